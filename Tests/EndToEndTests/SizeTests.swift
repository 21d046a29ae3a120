import Testing

@Suite("The size of the terminal", .serialized)
struct SizeTests {
    @Test("Another size keeps the current comment, the tags and a half-typed text")
    func resize() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console(columns: 120, rows: 40)
        try terminal.type("tjtjj")
        try await terminal.wait(for: "#4 under the cursor") { $0.current?.number == 4 && $0.contains("2 tagged") }
        for (columns, rows) in [(80, 24), (60, 15), (200, 50), (59, 11)] {
            try terminal.resize(columns: columns, rows: rows)
            try await terminal.wait(for: "the current comment at \(columns)x\(rows)") {
                $0.lines.count == rows && $0.current?.number == 4
            }
        }
        try terminal.resize(columns: 29, rows: 5)
        try await terminal.wait(for: "a screen without the list") { $0.lines.count == 5 && $0.current == nil }
        #expect(try !terminal.frame().lines.allSatisfy(\.isEmpty))

        try terminal.resize(columns: 120, rows: 40)
        try await terminal.wait(for: "all of it again") { $0.current?.number == 4 && $0.contains("2 tagged") }
        try terminal.type("e")
        try await terminal.wait(for: "the editor") { $0.hints.contains("^X") }
        try terminal.type("Pusteikums")
        try terminal.resize(columns: 70, rows: 20)
        try await terminal.wait(for: "the text at the new size") { $0.lines.count == 20 && $0.contains("Pusteikums") }
    }

    @Test("No size is too small or too strange, and none loses the place")
    func extremes() async throws {
        let queue = try TestQueue()
        let terminal = try await queue.console(columns: 80, rows: 24)
        try terminal.type("jjt")
        try await terminal.wait(for: "1 tagged")
        for (columns, rows) in [(1, 1), (2, 2), (1, 40), (300, 2), (30, 6), (29, 6)] {
            try terminal.resize(columns: columns, rows: rows)
            try await terminal.wait(for: "\(columns)x\(rows)") { $0.lines.count == rows }
            try terminal.type("jk")
        }
        try terminal.resize(columns: 80, rows: 24)
        try await terminal.wait(for: "the place again") {
            $0.lines.count == 24 && $0.current?.number == 3 && $0.contains("1 tagged")
        }
    }

    @Test("Every line of a screen fits, whatever the texts hold", arguments: [(120, 40), (80, 24), (60, 15)])
    func fits(columns: Int, rows: Int) async throws {
        let queue = try TestQueue.fromSeeds()
        let terminal = try await queue.console(columns: columns, rows: rows)
        try terminal.type("G")
        let last = try await terminal.wait(for: "the newest comment") { $0.current?.rest.contains("王小明") == true }
        #expect(last.lines.count == rows)
        #expect(last.hints.hasSuffix("? all keys"))
    }
}
