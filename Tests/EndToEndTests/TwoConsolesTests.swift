import Testing

@Suite("Two moderators at once", .serialized)
struct TwoConsolesTests {
    @Test("A decision on a comment that has moved on is a conflict that says who and when")
    func conflict() async throws {
        let queue = try TestQueue()
        let anna = try await queue.console()
        let juris = try await queue.console(as: "juris")

        // Anna has tagged what juris decides meanwhile.
        try anna.type("tjt")
        try await anna.wait(for: "2 tagged")
        try juris.type("a")
        try await juris.wait(for: "approved #1")
        try await anna.wait(for: "the other's mark in place") { $0.row(of: 1)?.state == "a" }
        try await anna.wait(for: "juris approved #1")

        try anna.type(";r")
        try await anna.wait(for: "Reject")
        try anna.type("s")
        try await anna.wait(for: "set apart")
        #expect(try queue.comment(1).text("state") == "approved")
        #expect(try queue.comment(2).text("state") == "rejected")
        #expect(try queue.history().last?.numbers("on") == [2])
        try await anna.wait(for: "the one set apart still tagged") { $0.row(of: 1)?.isTagged == true }
    }

    @Test("Each sees where the other is, n passes over it, and one who has left is not seen any more")
    func company() async throws {
        let queue = try TestQueue()
        let anna = try await queue.console()
        let juris = try await queue.console(as: "juris")
        try juris.type("j")
        try await anna.wait(for: "juris #2")
        try await juris.wait(for: "anna #1")
        try anna.type("n")
        try await anna.wait(for: "#3 under the cursor") { $0.current?.number == 3 }
        try juris.type("Q")
        try await anna.wait(for: "nobody else") { !($0.lines.first ?? "juris").contains("juris") }
    }

    @Test("What a command submits arrives without moving a row")
    func arrival() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console(columns: 80, rows: 24)
        try terminal.type("jj")
        try await terminal.wait(for: "#3 under the cursor") { $0.current?.number == 3 }
        let submitted = try queue.sluice(
            "submit", "--release", "karsts", "--name", "Vēlais", "--body", "Vai vēl var jautāt?")
        #expect(submitted.status == 0, "\(submitted.errors)")
        #expect(submitted.output == "21\n")
        let frame = try await terminal.wait(for: "1 new")
        #expect(frame.current?.number == 3)
        #expect(frame.row(of: 21) == nil)
        try terminal.type("R")
        try terminal.type("G")
        try await terminal.wait(for: "#21 under the cursor") { $0.current?.number == 21 }
    }

    @Test("A version that is named and has passed is refused on the command line, with who did what")
    func staleVersion() throws {
        let queue = try TestQueue()
        let seen = try #require(try queue.comment(4).text("version"))
        #expect(try queue.sluice("approve", "4@\(seen)", as: "juris").status == 0)
        let late = try queue.sluice("reject", "4@\(seen)", "--reason", "spam")
        #expect(late.status == 1)
        #expect(late.errors.contains("juris"))
        #expect(try queue.comment(4).text("state") == "approved")
    }
}
