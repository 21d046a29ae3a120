import Testing

@Suite("publish --watch", .serialized)
struct WatchTests {
    @Test("ends at nothing that may pass, says each trouble once, and withdraws what was rejected meanwhile")
    func goesOn() async throws {
        let queue = try TestQueue()
        #expect(try queue.sluice("approve", "1", "2").status == 0)
        // It does not depend on the settings.
        let broken = try queue.bash("echo '{' > \"$SLUICE_QUEUE/settings.json\"")
        #expect(broken.status == 0)
        let terminal = try await Terminal(columns: 100, rows: 40, environment: ["SLUICE_QUEUE": queue.path])
        try terminal.start("\(Program.path) publish --watch \(queue.path)/../site")
        try await terminal.wait(for: "1 written, 0 removed")
        #expect(try queue.bash("echo '{\"guard\":0}' > \"$SLUICE_QUEUE/settings.json\"").status == 0)

        let whole = queue.bytesOfJournal()
        try queue.writeJournal(whole + Array("foreign\n".utf8))
        try await terminal.wait(for: "goes on trying")
        try queue.writeJournal(whole)
        try await terminal.wait(for: "publishing goes on")

        // The folder is away for a moment, and another queue stands in its place.
        let away = #"mv "$SLUICE_QUEUE" away && "$SLUICE" --queue "$SLUICE_QUEUE" init"#
        #expect(try queue.bash(away).status == 0)
        try await terminal.wait(for: "shows another queue")
        let back = #"mv "$SLUICE_QUEUE" other && mv away "$SLUICE_QUEUE""#
        #expect(try queue.bash(back).status == 0)
        #expect(try queue.sluice("reject", "--reason", "spam", "1", "2").status == 0)
        let frame = try await terminal.wait(for: "0 written, 1 removed")
        #expect(frame.lines.filter { $0.contains("shows another queue") }.count == 1)
        #expect(try queue.bash("ls site").output == "")
        try terminal.press("C-c")
        // ^C ends what the shell was to do next, too.
        try await terminal.wait(for: "the shell's prompt") { $0.last == "ready$" }
    }
}
