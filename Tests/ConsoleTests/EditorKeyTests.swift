import Terminal
import Testing

@testable import Console

@Suite("The editor's keys are told")
struct EditorKeyTests {
    private static let letters = Array("abcdefghijklmnopqrstuvwxyz\\_@").map { Key.Code.character($0) }
    private static let named: [Key.Code] = [
        .enter, .tab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
    ]

    @Test("Every key that the editor of a text takes stands in the documents")
    func text() throws {
        let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let page = String(decoding: try #require(Frame.read("/\(folder)/Documentation/keys.md")), as: UTF8.self)
        let start = try #require(page.firstRange(of: "## The editor\n")?.upperBound)
        let section = page[start...].prefix(upTo: page[start...].firstRange(of: "\n## ")?.lowerBound ?? page.endIndex)
        let told = Set(
            section.split { $0 == "`" || $0.isWhitespace }.compactMap { Key(notation: String($0)) })
        var candidates = EditorKeyTests.named.map { Key($0) }
        for code in EditorKeyTests.letters + EditorKeyTests.named {
            candidates.append(Key(code, control: true))
            candidates.append(Key(code, alt: true))
        }
        candidates += [Key(.character("<"), alt: true), Key(.character(">"), alt: true)]
        var taken = 0
        for key in candidates {
            var editor = TextEditor("one two\nthree", limit: 100)
            guard editor.press(key, columns: 20, rows: 5) != .ignored else { continue }
            taken += 1
            #expect(told.contains(key), "\(key)")
        }
        #expect(taken > 30)
    }
}
