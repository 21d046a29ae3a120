import Glibc
import Terminal
import Testing

@testable import Console

@Suite("The documents")
struct KeyTableTests {
    /// The README's table of keys, as the registry of actions has it.
    private var table: String {
        let keyMap = KeyMap.make(from: [:]).0
        let phrases = Language.english.phrases
        var lines = ["| | key | does | name |", "|---|---|---|---|"]
        for group in HelpGroup.allCases {
            var title = phrases.title(group).plain
            for line in HelpLine.allCases where line.group == group {
                let names = line.actions.map { "`\($0.rawValue)`" }.joined(separator: " ")
                let keys = line.keys(keyMap).plain
                lines.append("| \(title) | `\(keys)` | \(phrases.title(line).plain) | \(names) |")
                title = ""
            }
        }
        return lines.joined(separator: "\n")
    }

    /// With `SLUICE_WRITE_TABLES` set, the table is written into the README instead.
    @Test("The README's table of keys is the registry's")
    func keys() throws {
        let readme = House.read("README.md")
        let start = try #require(readme.firstRange(of: "## Keys\n\n")?.upperBound)
        let end = try #require(readme[start...].firstRange(of: "\n\n")?.lowerBound)
        guard getenv("SLUICE_WRITE_TABLES") == nil else {
            return House.write(readme[..<start] + table + readme[end...], to: "README.md")
        }
        #expect(readme[start..<end] == table)
    }
}
