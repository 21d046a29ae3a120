import Testing

@Suite("The manual pages")
struct ManualTests {
    @Test("Every command has a page, and mandoc finds nothing to warn of")
    func pages() throws {
        let folder = try TemporaryFolder()
        let environment = Program.environment.merging(["SLUICE_BINARY": Program.path]) { $1 }
        let made = try Run.program(
            ["\(Repository.folder)/script/manual", "\(folder.path)/man"], environment: environment)
        #expect(made.status == 0, "\(made.errors)")

        let help = try Run.program([Program.path, "--help"], environment: environment).output
        let commands = help.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
            .compactMap { $0.split(separator: " ").first }.filter { $0.allSatisfy { ("a"..."z").contains($0) } }
            .filter { $0 != "sluice" }
        #expect(commands.contains("approve") && commands.contains("verify"))
        let pages =
            ["man1/sluice.1", "man7/sluice-keys.7", "man7/sluice-queries.7", "man5/sluice-settings.5"]
            + ["man5/sluice-journal.5"] + Set(commands).sorted().map { "man1/sluice-\($0).1" }
        let lint = try Run.program(
            ["mandoc", "-T", "lint", "-W", "warning"] + pages.map { "\(folder.path)/man/\($0)" },
            environment: environment)
        #expect(lint.status == 0, "\(lint.output)\(lint.errors)")
        // A quotation mark inside a macro's line is its end, unless it is written as a sign.
        let keys = try Run.program(
            ["mandoc", "-T", "utf8", "\(folder.path)/man/man7/sluice-keys.7"], environment: environment)
        let shown = keys.output.replacing(/.\u{8}/, with: "")
        #expect(shown.contains("--note \"one wave\""))
    }
}
