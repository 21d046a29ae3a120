import Testing

@Suite("A moderator's session in a real terminal", .serialized)
struct SessionTests {
    @Test("Walking, approving, rejecting, editing and a bulk with its undo leave the history that they should")
    func morning() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console()
        try await terminal.wait(for: "20 pending")

        try terminal.type("jj")
        try await terminal.wait(for: "#3 under the cursor") { $0.current?.number == 3 }
        try terminal.type("g")
        try await terminal.wait(for: "#1 under the cursor") { $0.current?.number == 1 }

        try terminal.type("a")
        try await terminal.wait(for: "approved #1")
        try await terminal.wait(for: "the cursor on the next pending one") {
            $0.row(of: 1)?.state == "a" && $0.current?.number == 2
        }
        try terminal.type("r")
        try await terminal.wait(for: "Reject #2")
        try terminal.type("s")
        try await terminal.wait(for: "rejected #2")
        try await terminal.wait(for: "18 pending")

        try terminal.type("e")
        try await terminal.wait(for: "the editor") { $0.hints.contains("^X") }
        try terminal.type("Labots. ")
        try terminal.press("C-x")
        try await terminal.wait(for: "Save this edit of #3")
        try terminal.type("a")
        try await terminal.wait(for: "the edited comment approved") {
            $0.row(of: 3)?.state == "a" && $0.row(of: 3)?.isEdited == true
        }

        try terminal.type("#6")
        try terminal.press("Enter")
        try await terminal.wait(for: "#6 under the cursor") { $0.current?.number == 6 }
        for _ in 6...17 { try terminal.press("Space") }
        try await terminal.wait(for: "twelve tags") { $0.contains("12 tagged") && $0.hints.contains("reject 12") }
        try terminal.type("r")
        try await terminal.wait(for: "Reject 12 tagged")
        try terminal.type("s")
        try await terminal.wait(for: "rejected 12 comments")
        try await terminal.wait(for: "5 pending")

        try terminal.type("u")
        try await terminal.wait(for: "the bulk taken back") {
            $0.contains("17 pending") && $0.contains("12 tagged") && $0.row(of: 6)?.state == " "
        }

        try terminal.type("H")
        try await terminal.wait(for: "the queue's history") { frame in
            frame.lines.contains { $0.contains("undo") && $0.contains("12 comments") }
        }
        try terminal.type("q")
        try await terminal.wait(for: "the list again") { $0.current != nil && $0.contains("12 tagged") }
        try terminal.type("q")
        try await terminal.wait(for: "status=0")

        try expectTheMorning(in: queue)
    }

    @Test("After the colon the command line's own words decide, and its other verbs run on the shell's screen")
    func colon() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console()
        try terminal.type(":reject 6 7 8 --reason spam --note 'one wave'")
        try await terminal.wait(for: "the line") { $0.message.contains("one wave") }
        try terminal.press("Enter")
        try await terminal.wait(for: "rejected 3 comments")
        let last = try #require(try queue.history().last)
        #expect(last.numbers("on") == [6, 7, 8])
        #expect(last.text("by") == "anna")
        try terminal.type("u")
        try await terminal.wait(for: "20 pending")

        for key in ["Enter", "Escape"] {
            try terminal.type(":history --by anna")
            try terminal.press("Enter")
            try await terminal.wait(for: "the history on the shell's screen") {
                $0.contains("one wave") && $0.contains("Enter or Esc goes back")
            }
            try terminal.press(key)
            try await terminal.wait(for: "the list again") { $0.current != nil && $0.contains("20 pending") }
        }

        try terminal.type(":approve 6 --as juris")
        try terminal.press("Enter")
        try await terminal.wait(for: "--as is for the shell")
        try terminal.press("C-c")
        try terminal.type("q")
        try await terminal.wait(for: "status=0")
    }

    /// What the commands tell of the session above, in all the forms that they have.
    private func expectTheMorning(in queue: TestQueue) throws {
        let verbs = try queue.history().map { $0.text("do") }.suffix(6)
        #expect(verbs == ["approve", "reject", "edit", "approve", "reject", "undo"])
        let undone = try #require(try queue.history().dropLast().last)
        #expect(undone.numbers("on") == Array(6...17))
        #expect(undone.text("undone") == (try queue.history().last?.text("n")))
        #expect(try queue.history().allSatisfy { $0.text("by") != nil && $0.text("at") != nil })

        #expect(try queue.comment(1).text("state") == "approved")
        #expect(try queue.comment(2).text("reason") == "spam")
        let edited = try queue.comment(3)
        #expect(edited.text("edited") == "true")
        #expect(edited.text("body")?.contains("Labots.") == true)

        let pending = try JSONLine.all(in: queue.sluice("list", "--json").output)
        #expect(pending.compactMap { $0.text("number") } == (4...20).map(String.init))
        #expect(try queue.sluice("count").output == "17\n")
        let verified = try queue.sluice("verify")
        #expect(verified.status == 0, "\(verified.output)\(verified.errors)")
        try expectIndependentVerifier(accepts: queue)
    }

    @Test("A wave of copies is rejected with five keys and taken back with two")
    func wave() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console(columns: 80, rows: 24)
        try terminal.type("#9")
        try terminal.press("Enter")
        try await terminal.wait(for: "#9 under the cursor") { $0.current?.number == 9 }
        try terminal.type("=")
        try await terminal.wait(for: "12 tagged")
        try terminal.type(";r")
        try await terminal.wait(for: "Reject 12 tagged")
        try terminal.type("s")
        try await terminal.wait(for: "8 pending")
        try terminal.type("u")
        try await terminal.wait(for: "20 pending")
        try terminal.type("Q")
        try await terminal.wait(for: "status=0")
        #expect(try queue.sluice("count", "reason:spam").output == "0\n")
    }

    @Test("Tags, query and a half-typed text are there again at the next start")
    func kept() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console()
        try terminal.type("tjt")
        try await terminal.wait(for: "2 tagged")
        try terminal.type("e")
        try await terminal.wait(for: "the editor") { $0.hints.contains("^X") }
        try terminal.type("Pusteikums")
        try await terminal.wait(for: "Pusteikums")
        try terminal.press("Escape")
        try await terminal.wait(for: "the list again") { $0.hints.contains("? all keys") && $0.current != nil }
        try terminal.type("q")
        try await terminal.wait(for: "status=0")
        #expect(try queue.history().allSatisfy { $0.text("do") != "edit" })

        let again = try await queue.console()
        try await again.wait(for: "the tags again") { $0.contains("2 tagged") }
        try again.type("e")
        try await again.wait(for: "Pusteikums")
    }
}

/// Lets the verifier that shares no line with the program check the journal.
func expectIndependentVerifier(accepts queue: TestQueue, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let run = try Run.program(
        ["python3", "\(Repository.folder)/Documentation/verify.py", queue.journal], environment: Program.environment)
    #expect(run.status == 0, "\(run.output)\(run.errors)", sourceLocation: sourceLocation)
}
