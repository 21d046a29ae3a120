import Testing

@Suite("Terminals that can do little, or are none", .serialized)
struct PoorTerminalTests {
    @Test(
        "A terminal that cannot move its cursor is told, with what to use instead",
        arguments: ["dumb", "no-such-terminal"])
    func dumb(name: String) async throws {
        let queue = try TestQueue()
        let terminal = try await Terminal(environment: ["SLUICE_QUEUE": queue.path])
        let modes = try terminal.modes()
        try terminal.enter("export TERM=\(name)")
        try terminal.start(Program.path)
        let frame = try await terminal.wait(for: "status=64")
        #expect(frame.contains("sluice review --plain") || frame.contains("sluice list"))
        #expect(try terminal.modes() == modes)
    }

    @Test("Without a terminal the console is told so, with what to use instead")
    func noTerminal() throws {
        let run = try TestQueue().sluice()
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("sluice review --plain") || run.errors.contains("sluice list"))
    }

    @Test(
        "On every terminal that can move its cursor it works, and a bare one gets no colours",
        arguments: ["vt100", "xterm", "linux", "xterm-256color", "screen"])
    func kinds(name: String) async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console(columns: 80, rows: 24, term: name)
        try terminal.press("Down")
        try await terminal.wait(for: "#2 under the cursor") { $0.current?.number == 2 }
        try terminal.type("a")
        let frame = try await terminal.wait(for: "approved #2")
        #expect(frame.row(of: 2)?.state == "a")
        #expect(frame.lines[0].contains("19 pending"))
        #expect(frame.hints.hasSuffix("? all keys"))
        if name == "vt100" { #expect(try !terminal.colouredFrame().contains("\u{1B}[32m")) }
        try terminal.type("q")
        let left = try await terminal.wait(for: "status=0")
        // Where there is no second screen, what comes next doesn't write over the last line.
        if ["vt100", "linux"].contains(name) { #expect(left.lines.contains { $0.hasPrefix(" approved #2") }) }
    }

    @Test("Without colours every state is still told")
    func noColours() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console(environment: ["NO_COLOR": "1"])
        try terminal.type("a")
        try await terminal.wait(for: "the letter") { $0.row(of: 1)?.state == "a" }
        let colours = try terminal.colouredFrame().split(separator: "\u{1B}[").dropFirst().compactMap {
            $0.split(separator: "m").first
        }
        #expect(!colours.flatMap { $0.split(separator: ";") }.contains { (30...37).contains(Int($0) ?? 0) })
    }

    @Test("In a locale that is not UTF-8 it says so, and the file loses nothing")
    func otherLocale() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console(environment: ["LANG": "C", "LC_ALL": "C"])
        try await terminal.wait(for: "UTF-8")
        try terminal.type("a")
        try await terminal.wait(for: "19 pending")
        #expect(try queue.comment(1).text("author", "name") == "Lasītājs 1")
    }
}
