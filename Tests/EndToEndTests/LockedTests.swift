import Testing

@Suite("A queue that somebody else holds", .serialized)
struct LockedTests {
    @Test("A decision that waits for the lock is told, can be given up, and is taken once the lock is free")
    func waiting() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console(columns: 100, rows: 30)
        let other = try await Terminal()
        try other.enter("flock \(queue.path)/queue.lock sh -c 'echo held=now; read line'")
        try await other.wait(for: "the lock") { $0.lines.contains("held=now") }

        try terminal.type("a")
        let frame = try await terminal.wait(for: "waiting for the queue: locked")
        #expect(frame.message.hasSuffix("^C give up"))
        try terminal.press("C-c")
        try await terminal.wait(for: "given up: #1 is as it was")
        #expect(try terminal.frame().lines[0].contains("20 pending"))

        try terminal.type("a")
        try await terminal.wait(for: "waiting for the queue: locked")
        try other.press("Enter")
        try await terminal.wait(for: "approved #1")
        #expect(try queue.comment(1).text("state") == "approved")
        #expect(try queue.history().count { $0.text("do") == "approve" } == 1)
    }

    @Test(
        "Leaving while a decision waits says what it waits for; what failed is told on the shell's screen, with its exit code"
    )
    func leaving() async throws {
        let queue = try TestQueue()
        let other = try await Terminal()
        try other.enter("flock \(queue.path)/queue.lock sh -c 'echo held=now; read line'")
        try await other.wait(for: "the lock") { $0.lines.contains("held=now") }
        let terminal = try await queue.console(columns: 100, rows: 30)

        try terminal.type("aq")
        try await terminal.wait(for: "waiting for the queue: locked")
        try terminal.press("C-c")
        // Query, tags and place can't be kept either while the queue is held.
        try await terminal.wait(for: "Leave all the same?")
        try terminal.type("y")
        let frame = try await terminal.wait(for: "status=74")
        #expect(frame.lines.contains { $0.hasPrefix("sluice: given up: #1 is as it was") })
        try other.press("Enter")
        #expect(try queue.comment(1).text("state") == "pending")
        #expect(try queue.sluice("verify").status == 0)
    }
}
