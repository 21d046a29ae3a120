import Testing

@Suite("What the shell offers")
struct CompletionTests {
    @Test("A script is made for each shell", arguments: ["bash", "zsh", "fish"])
    func scripts(shell: String) throws {
        let run = try Program().run("--generate-completion-script", shell)
        #expect(run.status == 0)
        #expect(run.output.utf8.count > 1_000)
    }

    @Test(
        "Words are completed from the queue that the line names",
        arguments: [
            ("list", "positional@0", "is:re", ["is:rejected", "is:reply"]),
            ("list", "positional@0", "-release:b", ["-release:brisele"]),
            ("list", "positional@0", "reason:du", ["reason:duplicate"]),
            ("reject", "--reason", "s", ["spam"]), ("submit", "--release", "", ["brisele"]),
            ("approve", "positional@0", "", ["1", "2", "3", "4"]), ("approve", "positional@0", "3", ["3"]),
        ])
    func words(command: String, argument: String, typed: String, offered: [String]) throws {
        let program = try Program.withComments()
        let words = ["---completion", command, "--", argument, "2", "\(typed.utf8.count)", "sluice", command, typed]
        #expect(try program.run(words.map { Array($0.utf8) }).lines == offered)
    }

    @Test("Without a queue nothing is offered, and nothing is said")
    func noQueue() throws {
        let run = try Program().run("---completion", "approve", "--", "positional@0", "2", "0", "sluice", "approve", "")
        #expect(run.output.split(separator: "\n").isEmpty)
        #expect(run.errors.isEmpty)
    }
}
