import Glibc
import Testing

@Suite("Whatever ends or stops the program, the terminal is put back", .serialized)
struct InterruptionTests {
    @Test(
        "A signal that ends the program leaves the terminal as it was",
        // A trap of Swift is the last of them.
        arguments: [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL])
    func ending(signal: Int32) async throws {
        let queue = try TestQueue()
        let terminal = try await Terminal(environment: ["SLUICE_QUEUE": queue.path])
        try terminal.enter("ulimit -c 0")
        let modes = try terminal.modes()
        try terminal.start(Program.path)
        try await terminal.wait(for: "20 pending")
        #expect(try terminal.modes() != modes)
        #expect(try terminal.flags().alternateScreen)

        try terminal.signal(signal)
        try await terminal.wait(for: "status=\(128 + signal)")
        #expect(try terminal.modes() == modes)
        #expect(try !terminal.flags().alternateScreen)
        #expect(try terminal.flags().cursor)
        #expect(try queue.sluice("verify").status == 0)
    }

    @Test("A lost connection keeps the tags and the half-typed text")
    func lostConnection() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console()
        try terminal.type("tj")
        try await terminal.wait(for: "#2 under the cursor") { $0.current?.number == 2 }
        try terminal.type("e")
        try await terminal.wait(for: "the editor") { $0.hints.contains("^X") }
        try terminal.type("Pusteikums")
        try await terminal.wait(for: "Pusteikums")
        try terminal.signal(SIGHUP)
        try await terminal.waitForEnd()

        let again = try await queue.console()
        try await again.wait(for: "the tag again") { $0.contains("1 tagged") }
        try again.type("e")
        try await again.wait(for: "Pusteikums")
    }

    @Test("Killed outright, what was typed a moment ago is offered at the next start")
    func killed() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console()
        try terminal.type("j")
        try await terminal.wait(for: "#2 under the cursor") { $0.current?.number == 2 }
        try terminal.type("e")
        try await terminal.wait(for: "the editor") { $0.hints.contains("^X") }
        try terminal.type("Pusteikums")
        try await terminal.wait(for: "the draft on the disk") { _ in queue.hasDraft(holding: "Pusteikums") }
        try terminal.signal(SIGKILL)
        try await terminal.wait(for: "status=137")
        #expect(try queue.sluice("verify").status == 0)

        let again = try await queue.console()
        try await again.wait(for: "the offer") { $0.message.contains("an edit of #2, half typed at") }
        try again.type("e")
        try await again.wait(for: "Pusteikums")
    }

    @Test("Suspended it gives the terminal back, and continued it is where it was")
    func suspended() async throws {
        let queue = try TestQueue()
        let terminal = try await Terminal(environment: ["SLUICE_QUEUE": queue.path])
        let modes = try terminal.modes()
        try terminal.start(Program.path)
        try await terminal.wait(for: "20 pending")
        try terminal.type("jj")
        try await terminal.wait(for: "#3 under the cursor") { $0.current?.number == 3 }

        try terminal.press("C-z")
        try await terminal.wait(for: "the shell") { $0.contains("Stopped") && $0.last == "ready$" }
        #expect(try terminal.modes() == modes)
        #expect(try !terminal.flags().alternateScreen)
        try terminal.enter("fg")
        try await terminal.wait(for: "the list again") { $0.current?.number == 3 && $0.contains("? all keys") }
        try terminal.type("k")
        try await terminal.wait(for: "#2 under the cursor") { $0.current?.number == 2 }
    }

    @Test("A program that the console has started ends with it", arguments: [SIGHUP, SIGTERM])
    func started(signal: Int32) async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console()
        try terminal.type(":publish \(queue.path)/published --watch\n")
        try await terminal.wait(for: "the shell's screen") { !$0.contains("? all keys") }
        try await terminal.wait(for: "the first files") { _ in
            access("\(queue.path)/published", F_OK) == 0
        }
        try terminal.signal(signal)
        try await terminal.wait(for: "status=\(128 + signal)")
    }
}
