import Testing

@testable import sluice

@Suite("The command line is put into the order that the parser reads")
struct ArgumentLineTests {
    struct Case: CustomTestStringConvertible {
        var typed: String
        var arranged: [String]

        init(_ typed: String, _ arranged: String...) {
            self.typed = typed
            self.arranged = arranged
        }

        var testDescription: String { typed }
    }

    @Test(
        "Words of a query go behind --, options before it",
        arguments: [
            Case("list", "list"),
            Case("list author:liga", "list", "author:liga"),
            Case("list -has:link --json is:any", "list", "--json", "--", "-has:link", "is:any"),
            Case(
                "list a --sort newest b --limit 3 -c", "list", "--sort", "newest", "--limit", "3", "--", "a", "b", "-c"),
            Case("list --sort=newest a", "list", "--sort=newest", "a"),
            Case("list a -- --json -b", "list", "--", "a", "--json", "-b"),
            Case("list -h", "list", "--", "-h"),
            Case("list --help", "list", "--help"),
            Case("count -is:any", "count", "--", "-is:any"),
            Case("history --by juris 17", "history", "--by", "juris", "17"),
            Case("review --plain -is:deferred", "review", "--plain", "--", "-is:deferred"),
        ])
    func queries(_ row: Case) throws {
        #expect(try arranged(row.typed) == row.arranged)
    }

    @Test(
        "--where takes the words that follow it and are no options",
        arguments: [
            Case("approve 17 18", "approve", "17", "18"),
            Case("approve -", "approve", "--", "-"),
            Case(
                "approve --where is:pending -has:link --note why", "approve", "--note", "why",
                "--where=is:pending -has:link"),
            Case("approve --where=is:pending a", "approve", "--where=is:pending a"),
            Case("approve 17 --where a", "approve", "--where=a", "--", "17"),
            Case("approve --where a -- --b", "approve", "--where=a --b"),
            Case("reject --reason spam 17 --note -x", "reject", "--reason", "spam", "--note", "-x", "--", "17"),
            Case("approve --where --dry-run", "approve", "--dry-run", "--where="),
        ])
    func targets(_ row: Case) throws {
        #expect(try arranged(row.typed) == row.arranged)
    }

    @Test(
        "The queue and the moderator may be named before the command",
        arguments: [
            Case("--queue q list a", "list", "--queue", "q", "a"),
            Case("--as anna --queue=q undo 4", "undo", "--as", "anna", "--queue=q", "4"),
            Case("--queue q", "review", "--queue", "q"),
            Case("", "review"),
            Case("-author:liga x", "review", "--", "-author:liga", "x"),
            Case("--queue q -author:liga", "review", "--queue", "q", "--", "-author:liga"),
            Case("--queue q --help", "--help"),
            Case("-h", "--help"),
            Case("help submit", "help", "submit"),
            Case("submit --release r --body -x", "submit", "--release", "r", "--body", "-x"),
        ])
    func globals(_ row: Case) throws {
        #expect(try arranged(row.typed) == row.arranged)
    }

    @Test("What the shell asks for completions passes as it is")
    func completion() throws {
        let words = ["---completion", "list", "--", "positional@0", "1", "0", "a"]
        #expect(try ArgumentLine.arranged(words) == words)
    }

    @Test(
        "An unknown first word is an error that names the nearest command",
        arguments: [
            ("aprove", "approve"), ("lst", "list"), ("histroy", "history"), ("Undo", "undo"), ("release's", "releases"),
            ("count-", "count"),
        ])
    func unknown(word: String, nearest: String) {
        let failure = #expect(throws: Failure.self) { try arranged(word) }
        #expect(failure?.status == .usage)
        #expect(failure?.line.contains("did you mean “\(nearest)”?") == true)
    }

    @Test("An unknown first word that attacks the terminal is shown, not sent")
    func hostileWord() {
        let failure = #expect(throws: Failure.self) {
            try ArgumentLine.arranged(["\u{1B}[2J\u{202E}"])
        }
        #expect(failure?.line.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" } == false)
        #expect(failure?.line.contains("␛[2J⟨U+202E⟩") == true)
    }

    @Test(
        "Every option with a value, of a command that takes a query or targets, is known from the command's own declaration"
    )
    func valuedOptions() throws {
        for command in Sluice.names {
            let reading = try #require(Sluice.reading(of: command))
            guard reading.words != .plain else { continue }
            #expect(try HelpDump.optionsWithValue(of: command).subtracting(["--where"]) == reading.valued, "\(command)")
        }
    }

    private func arranged(_ typed: String) throws -> [String] {
        try ArgumentLine.arranged(typed.split(separator: " ").map(String.init))
    }

    @Test(
        "An option without its value is told, and takes nothing else for it",
        arguments: [
            ["approve", "14", "--note"], ["approve", "--note=", "14"], ["list", "is:any", "--sort"],
            ["reject", "14", "--reason="],
        ])
    func missingValue(words: [String]) {
        #expect(throws: Failure.self) { try ArgumentLine.arranged(words) }
    }
}
