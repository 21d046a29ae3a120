import Testing

@Suite("Keys in a real terminal", .serialized)
struct KeyTests {
    @Test("Neither Esc nor ^C nor ^S nor an unbound key does harm on the list")
    func harmless() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console(columns: 80, rows: 24)
        try terminal.type("tj")
        try await terminal.wait(for: "1 tagged")
        try terminal.press("C-s", "C-c")
        try terminal.type("j")
        try await terminal.wait(for: "#3 under the cursor, the tag kept") {
            $0.current?.number == 3 && $0.contains("1 tagged")
        }
        // A letter that follows at once would make another key of the Esc: z is bound neither way.
        try terminal.press("Escape", "z")
        let frame = try await terminal.wait(for: "not bound")
        #expect(frame.current?.number == 3)
        #expect(frame.contains("1 tagged"))
        #expect(try queue.history().allSatisfy { ["found", "release", "submit"].contains($0.text("do")) })
    }

    @Test("A Cyrillic letter acts as the key at its place, and the arrows as what they are")
    func otherLayouts() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console(columns: 80, rows: 24)
        try terminal.press("Down", "Down", "Up")
        try await terminal.wait(for: "#2 under the cursor") { $0.current?.number == 2 }
        try terminal.type("ф")
        try await terminal.wait(for: "approved #2")
        #expect(try queue.comment(2).text("state") == "approved")
    }

    @Test("Pasted text in a field is text, whatever it holds")
    func paste() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console(columns: 80, rows: 24)
        try terminal.type("/")
        try await terminal.wait(for: "the query") { $0.message.contains("is:pending") }
        try terminal.paste("numur\nq\u{1B}a")
        try await terminal.wait(for: "the pasted text in the field") { $0.message.contains("numur") }
        try terminal.press("Escape")
        try await terminal.wait(for: "the list as it was") { $0.hints.contains("? all keys") && $0.current != nil }
        #expect(try queue.sluice("count").output == "20\n")
    }

    @Test("A decision key that comes right after the cursor was moved for you is left alone")
    func guarded() async throws {
        let queue = try TestQueue(settings: #"{"guard":10}"#)
        let terminal = try await queue.console(columns: 80, rows: 24)
        try terminal.type("j")
        try await terminal.wait(for: "#2 under the cursor") { $0.current?.number == 2 }
        try terminal.type("a")
        try await terminal.wait(for: "#3 under the cursor") { $0.row(of: 2)?.state == "a" && $0.current?.number == 3 }
        try terminal.type("a")
        try await terminal.wait(for: "only just come up")
        #expect(try queue.comment(3).text("state") == "pending")
        try terminal.type("ka")
        try await terminal.wait(for: "approved") { $0.contains("already approved") }
    }

    @Test("A decision in the packet of the movement before it is left alone: nobody has seen that comment")
    func burst() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console(columns: 80, rows: 24)
        try terminal.type("Ga")
        try await terminal.wait(for: "#20 had only just come up")
        try terminal.type("r")
        try await terminal.wait(for: "Reject #20")
        #expect(try queue.sluice("count", "is:approved").output == "0\n")
    }

    @Test("The settings' language speaks on the screen, the keys stay")
    func latvian() async throws {
        let queue = try TestQueue(settings: #"{"language":"lv","guard":0,"site":"Iekšlietu ministrija"}"#)
        let terminal = try await queue.console(columns: 80, rows: 24)
        let frame = try await terminal.wait(for: "gaida 20")
        #expect(frame.lines[0].hasPrefix(" Iekšlietu ministrija"))
        try terminal.type("a")
        try await terminal.wait(for: "apstiprināts #1")
    }
}
