import Corpus
import JSON
import Testing

@Suite("The corpus in a real terminal", .serialized)
struct CorpusTests {
    private let recording: TemporaryFolder

    init() throws {
        recording = try TemporaryFolder()
    }

    /// Opens the console on a queue, with every byte recorded.
    private func console(_ queue: TestQueue, columns: Int, rows: Int) async throws -> Terminal {
        let terminal = try await Terminal(columns: columns, rows: rows, environment: ["SLUICE_QUEUE": queue.path])
        try terminal.record(to: "\(recording.path)/sent")
        try terminal.start(Program.path)
        try await terminal.wait(for: "the list") { $0.current != nil }
        return terminal
    }

    /// For looking at the corpus by other means (`script/test-terminals`): leaves its queue in a folder.
    @Test("The queue of the corpus is left where it is asked for", .enabled(if: Program.corpusFolder != nil))
    func kept() throws {
        let queue = try TestQueue.fromCorpus()
        let folder = try #require(Program.corpusFolder)
        let run = try Run.program(["cp", "-R", queue.path, folder], environment: Program.environment)
        #expect(run.status == 0, "\(run)")
    }

    private func intruders(isCurses: Bool) -> [String] {
        let bytes = recording.bytes(of: "sent")
        return bytes.count < 1_000 ? ["nothing was recorded"] : SentBytes(bytes).intruders(isCurses: isCurses)
    }

    @Test("List and comment: every row stays in place, and nothing but the screen's own orders is sent")
    func listAndComment() async throws {
        let queue = try TestQueue.fromCorpus()
        let count = try #require(try Int(queue.sluice("count").output.filter(\.isNumber)))
        let terminal = try await console(queue, columns: 120, rows: 40)
        for number in 1...count {
            // The line between list and comment stays where it is, whatever is in the list and beside it.
            let places = try await terminal.settled(for: "the rows of #\(number) in place") { frame, terminal in
                guard frame.current?.number == number else { return false }
                let found = try terminal.places(of: "│", atMost: 60)
                return (1...36).allSatisfy { found.contains(Terminal.Place(row: $0, column: 52)) }
            }
            #expect(places, "#\(number)")
            try terminal.type("J")
            if number < count { try terminal.type("j") }
        }
        try terminal.type("q")
        try await terminal.wait(for: "status=0")
        #expect(intruders(isCurses: true) == [])
    }

    @Test("Full screen and stacked, in every size", arguments: [(80, 24), (60, 15), (41, 11), (33, 7)])
    func smaller(columns: Int, rows: Int) async throws {
        let queue = try TestQueue.fromCorpus()
        let count = try #require(try Int(queue.sluice("count").output.filter(\.isNumber)))
        let terminal = try await console(queue, columns: columns, rows: rows)
        for _ in 1..<count { try terminal.type("jJ") }
        try terminal.type("gg")
        try terminal.press("Enter")
        for _ in 1..<count { try terminal.type(" n") }
        try terminal.type("QQ")
        try await terminal.wait(for: "status=0")
        #expect(intruders(isCurses: true) == [])
    }

    @Test("Histories, releases, statistics, messages, questions, prompts and what is typed into them")
    func otherScreens() async throws {
        let queue = try TestQueue.fromCorpus()
        let texts = Corpus.hostile.flatMap { $0.texts.prefix(3) }
        for (index, text) in texts.enumerated() {
            let number = "\(index + 1)"
            let note = try queue.sluice("note", number, "--note", "why \(text)")
            #expect(note.status == 0, "\(note)")
            if index % 3 == 0 {
                _ = try queue.sluice("edit", number, "--body", "then \(text) now", "--note", "\(text) out")
            }
            if index % 3 == 1 { _ = try queue.sluice("approve", number, as: "juris\u{202E}") }
        }
        let terminal = try await console(queue, columns: 120, rows: 40)
        try terminal.type("H" + String(repeating: "j", count: 60) + "qoS")
        try terminal.press("C-c")
        try terminal.type("4g" + String(repeating: "Jjh", count: 5) + "q")
        for text in texts {
            try terminal.type("/")
            try terminal.press("C-u")
            try terminal.paste("befor:\(text)")
            // ^C cancels what Esc does: an Esc with letters close behind it is another key.
            try terminal.press("Enter", "C-c")
            try terminal.type(":")
            try terminal.paste(text)
            try terminal.press("Tab", "Enter", "C-c")
            try terminal.type("gm")
            try terminal.paste(text)
            try terminal.press("Enter")
            try terminal.type("e")
            try terminal.paste(text)
            try terminal.press("C-x")
            try terminal.type("n")
            try terminal.press("C-c")
        }
        try terminal.type("*rsnua!")
        try terminal.press("C-c")
        try terminal.type("?")
        try terminal.press("C-c")
        try terminal.type("QQQ")
        // 75: ^C came while the act was on its way to the disk, and gave it up.
        let last = try await terminal.waitForEnd()
        #expect(last.lines.contains { $0.hasPrefix("status=0") || $0.hasPrefix("status=75") }, "\(last.lines)")
        #expect(intruders(isCurses: true) == [])
    }

    @Test("Commands on a terminal: what they list, show and complain of")
    func commands() async throws {
        let queue = try TestQueue.fromCorpus()
        var script = "exec 2>&1\n"
        func line(_ words: String...) {
            let quoted = words.map {
                "'" + $0.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
            }
            script += quoted.joined(separator: " ") + "\n"
        }
        for words in [["list", "is:any"], ["releases"], ["history"], ["stats"], ["list", "--json"], ["states"]] {
            script += "'\(Program.path)' \(words.joined(separator: " "))\n"
        }
        script += "'\(Program.path)' show $(seq 1 \(Corpus.hostileTexts.count))\n"
        for text in Corpus.hostile.flatMap({ $0.texts.prefix(2) }) {
            line(Program.path, "list", "befor:\(text)")
            line(Program.path, text)
            line(Program.path, "show", text)
            line(Program.path, "approve", "--where", "is:\(text)")
            line(Program.path, "reject", "1", "--reason", text)
            line(Program.path, "note", "1", "--note", text)
            line(Program.path, "history", "1")
            line(Program.path, "--queue", "/nowhere/\(text)", "list")
            line(Program.path, "list", "--sort", text)
            line(Program.path, "list", "--as", "a\(text)")
            line(Program.path, "defer", "1", "--until", text)
            line(Program.path, "release", "r", "--title", text, "--date", text)
            line(Program.path, "submit", "--release", "family-0", "--name", text, "--body", text)
            line(Program.path, "init", "--from", "/nowhere/\(text)")
            line(Program.path, "publish", "/nowhere/\(text)")
        }
        for bytes in Corpus.notUTF8.map(\.bytes) {
            let octal = bytes.map { "\\" + String($0, radix: 8) }.joined()
            script += "'\(Program.path)' list $'\(octal)'\n'\(Program.path)' --queue $'/nowhere/\(octal)' list\n"
        }
        for text in Corpus.hostile.flatMap({ $0.texts.prefix(2) }) {
            line(
                "printf", "%s",
                TestQueue.object {
                    $0.key(text)
                    $0.string(text)
                })
            script.removeLast()
            script += " > \"$SLUICE_QUEUE/settings.json\"\n'\(Program.path)' list --limit 1\n"
        }
        script += "echo all=told\n"
        try recording.write(script, to: "script")
        let terminal = try await Terminal(columns: 80, rows: 24, environment: ["SLUICE_QUEUE": queue.path])
        try terminal.record(to: "\(recording.path)/sent")
        try terminal.enter("bash '\(recording.path)/script' < /dev/null")
        try await terminal.wait(for: "the end") { $0.lines.contains("all=told") }
        #expect(intruders(isCurses: false) == [])
        #expect(recording.bytes(of: "sent").count > 100_000)
    }
}

extension Terminal {
    /// Waits until a condition that itself asks the terminal holds.
    fileprivate func settled(
        for what: String, until condition: (Frame, Terminal) throws -> Bool
    ) async throws -> Bool {
        try await wait(for: what) { try condition($0, self) }
        return true
    }
}
