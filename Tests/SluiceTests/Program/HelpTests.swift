import ArgumentParser
import Testing

@testable import sluice

@Suite("The help teaches: each page is kept as a file that a person can read")
struct HelpTests {
    @Test("The pages are as they were reviewed", arguments: ["sluice"] + Sluice.names)
    func pages(command: String) throws {
        let page = HelpTests.page(of: command)
        let path = HelpTests.folder + "/\(command).txt"
        let reviewed = (try? Program.read(path)).map { String(decoding: $0, as: UTF8.self) }
        if reviewed == nil { try Program.write(Array(page.utf8), to: path) }
        #expect(page == reviewed, "the page of \(command) differs from \(path); remove the file to take the new one")
    }

    @Test("A command asked for its help gives the same page", arguments: Sluice.names)
    func asked(command: String) throws {
        let error = #expect(throws: (any Error).self) {
            var asked = try Sluice.command([command, "--help"])
            try asked.run()
        }
        #expect(error.map { Sluice.fullMessage(for: $0, columns: 80) } == HelpTests.page(of: command))
    }

    @Test("Every page has examples, and no line is wider than a terminal", arguments: Sluice.names)
    func form(command: String) {
        let page = HelpTests.page(of: command)
        #expect(page.contains("Examples:"))
        for line in page.split(separator: "\n") where !line.hasPrefix("USAGE:") {
            #expect(line.count <= 80, "\(line)")
        }
    }

    @Test("The documents tell what each exit code means in the words of the help")
    func exitCodes() throws {
        let text = String(
            decoding: try Program.read(HelpTests.folder + "/../../../Documentation/commands.md"), as: UTF8.self)
        for status in ExitStatus.allCases { #expect(text.contains("\n| \(status.rawValue) | \(status.meaning) |\n")) }
    }

    private static func page(of command: String) -> String {
        let type = Sluice.configuration.subcommands.first { $0._commandName == command }
        return type.map { Sluice.helpMessage(for: $0, columns: 80) } ?? Sluice.helpMessage(columns: 80)
    }

    private static var folder: String {
        let file: StaticString = #filePath
        let path = file.description
        return path.split(separator: "/").dropLast(2).reduce("") { $0 + "/" + $1 } + "/Help"
    }
}
