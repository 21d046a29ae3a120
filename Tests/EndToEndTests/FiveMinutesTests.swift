import Testing

@Suite("The five minutes of the README")
struct FiveMinutesTests {
    private static let backspace = "Backspace"

    /// What the README says, the keys it names there, and what the screen shows then.
    private static let steps: [(said: String, keys: String, shown: String)] = [
        ("`j` and `k` walk", "j", "2 of 108"), ("`j` and `k` walk", "k", "1 of 108"),
        ("`a` approves and goes on", "a", "approved #1"),
        ("`r` asks why: the hint line names a letter for each reason, `s` for spam", "rs", "rejected #2"),
        ("`u` takes your last act back", "u", "undone: rejected #2"), ("`U` does it again", "U", "redone: rejected #2"),
        ("`:6` and Enter", ":6\n", "#6  pending"), ("`=` tags all with the same text", "=", "5 tagged"),
        ("`;` `r` `s` rejects them together", ";rs", "rejected 5 comments as spam"),
        ("`u` brings them all back, tags too", "u", "their tags are back"),
        ("`C` takes the tags off", "C", "untagged 5"),
        ("`/` opens the query: add `has:link` and press Enter", "/has:link\n", "is:pending has:link"),
        ("`f` shows everything by this author", "f", "author:=\"Kredīts 24\""), ("`o` the releases", "o", "9 releases"),
        ("`q` closes a screen", "q", "2 of 2"), ("`Backspace` leads back from any list", backspace, "1 of 18"),
        ("at last to the first", backspace, "of 106, oldest first"),
        ("`/`, `has:phone ozolina` and Enter", "/has:phone ozolina\n", "#56  pending"),
        ("`x` shows it with the number replaced", "x", "[phone removed]"),
        ("`a` saves and approves", "a", "approved #56"),
        ("`a` saves. `Backspace`.", backspace, "#6  pending"), ("`t` for tomorrow morning", "wt", "Defer #6 until"),
        ("which Enter leaves open", "\n", "deferred #6"),
        ("`m` writes a note into its history", "mzvans\n", "noted on #7"),
        ("`h` is this comment's history", "h", "history  #7"), ("`H` the whole queue's", "qH", "history  after:7d"),
        ("`S` tells how long comments wait", "qS", "statistics"), ("On the first list `q` leaves", "qq", "status=0"),
    ]

    @Test("Done in order, each step does what it says", .timeLimit(.minutes(5)))
    func inOrder() async throws {
        let text = Repository.read("README.md")
        let queue = try TestQueue.fromSeeds()
        let terminal = try await queue.console()
        defer { withExtendedLifetime(queue) {} }
        for step in FiveMinutesTests.steps {
            let said = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            #expect(said.contains(step.said))
            if step.keys == FiveMinutesTests.backspace {
                try terminal.press("BSpace")
            } else {
                try terminal.type(step.keys)
            }
            try await terminal.wait(for: step.shown)
        }
    }
}
