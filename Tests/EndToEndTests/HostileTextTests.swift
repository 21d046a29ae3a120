import Testing

@Suite("Hostile text in a real terminal", .serialized)
struct HostileTextTests {
    /// What must never be sent: the seeds' own attempts on the title, the clipboard, the screen and the reading direction.
    static let attempts = [
        "\u{1B}]0;", "\u{1B}]52;", "\u{1B}[5m", "\u{9B}31m", "\u{202E}", "\u{2066}", "\u{200B}", "\u{AD}", "\u{E0068}",
        "\u{3164}", "\u{7}",
    ]

    @Test("Paging through the seeds sends nothing of what the texts try", arguments: [(120, 40), (80, 24)])
    func paging(columns: Int, rows: Int) async throws {
        let queue = try TestQueue.fromSeeds()
        let count = try #require(try Int(queue.sluice("count").output.filter(\.isNumber)))
        let terminal = try await Terminal(columns: columns, rows: rows, environment: ["SLUICE_QUEUE": queue.path])
        let recording = try TemporaryFolder()
        try terminal.record(to: "\(recording.path)/sent")
        try terminal.start(Program.path)
        try await terminal.wait(for: "the list") { $0.current != nil }
        for _ in 1..<count { try terminal.type("jJ") }
        try await terminal.wait(for: "the newest comment") { $0.current?.rest.contains("王小明") == true }
        try terminal.type("q")
        try await terminal.wait(for: "status=0")

        let sent = recording.bytes(of: "sent")
        #expect(sent.count > 10_000)
        for attempt in HostileTextTests.attempts {
            #expect(!contains(sent, Array(attempt.utf8)), "\(attempt.unicodeScalars.map { $0.value }) was sent")
        }
    }

    @Test("Hidden characters are shown as what they are")
    func shown() async throws {
        let queue = try TestQueue.fromSeeds()
        let terminal = try await queue.console()
        try terminal.type("/")
        try await terminal.wait(for: "the query") { $0.message.hasPrefix(" /") }
        try terminal.type("parbaude")
        try terminal.press("Enter")
        let frame = try await terminal.wait(for: "⟨U+202E⟩")
        #expect(frame.contains("␛[2J"))
        #expect(frame.contains("iem.gov.lv.parbaude.example"))
        #expect(frame.contains("Cyrillic"))
    }

    @Test("On the command line neither, in a terminal")
    func commands() async throws {
        let queue = try TestQueue.fromSeeds()
        let terminal = try await Terminal(columns: 200, rows: 50, environment: ["SLUICE_QUEUE": queue.path])
        let recording = try TemporaryFolder()
        try terminal.record(to: "\(recording.path)/sent")
        try terminal.enter("clear; \(Program.path) list is:any; \(Program.path) show $(seq 1 100); echo all=told")
        try await terminal.wait(for: "all=told") { frame in frame.lines.contains("all=told") }
        let sent = recording.bytes(of: "sent")
        #expect(sent.count > 10_000)
        for attempt in HostileTextTests.attempts where attempt != "\u{7}" {
            #expect(!contains(sent, Array(attempt.utf8)), "\(attempt.unicodeScalars.map { $0.value }) was sent")
        }
    }

    private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        bytes.indices.dropLast(part.count - 1).contains {
            bytes[$0] == part[0] && bytes[$0..<$0 + part.count].elementsEqual(part)
        }
    }
}
