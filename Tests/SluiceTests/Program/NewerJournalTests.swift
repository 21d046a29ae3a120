import Testing

@testable import Journal

@Suite("A journal that a newer sluice has written to")
struct NewerJournalTests {
    /// Appends an entry with a verb that format 1 doesn't have.
    private func appendNewer(to program: Program) throws {
        let bytes = try Program.read(program.journal)
        let lines = bytes.split(separator: 0x0A)
        let key = Array(#","chain":""#.utf8)
        let last = Array(try #require(lines.last))
        let start = try #require(last.firstRange(of: key)).upperBound
        let head = Array(
            #"{"n":\#(lines.count + 1),"at":"2026-11-24T09:12:44.031Z","by":"zane","do":"wave","on":[1]"#.utf8)
        let chain = last[start..<start + 64].withUnsafeBytes { previous in
            head.withUnsafeBytes { HexDigest.chain(after: previous, head: $0) }
        }
        try Program.write(bytes + head + key + chain + Array("\"}\n".utf8), to: program.journal)
    }

    @Test(
        "what stands before is shown with a warning",
        arguments: [
            "list is:any", "count", "show 1", "history", "history 1", "stats", "releases", "verify", "review --plain",
            "list --json",
        ])
    func shown(words: String) throws {
        let program = try Program.withComments()
        let words = words.split(separator: " ").map { Array($0.utf8) }
        let before = try program.run(words, input: Array("q\n".utf8))
        let entries = try Program.read(program.journal).count { $0 == 0x0A }
        try appendNewer(to: program)
        let run = try program.run(words, input: Array("q\n".utf8))
        #expect(run.status == 0, "\(run)")
        #expect(run.output == before.output)
        #expect(run.errors.contains("written by a newer sluice (entry \(entries + 1))"))
        #expect(!run.errors.contains("damage"))
    }

    @Test(
        "nothing is written, published or copied",
        arguments: [
            "approve 2", "approve --where is:any", "reject 2 --reason spam", "note 1 --note n", "edit 1 --body b",
            "reopen 1", "defer 2 --until 2d", "undo", "redo", "erase 2", "release brisele --title T --date 2026-11-20",
            "submit --release brisele --name A --body B", "submit -", "publish PUBLIC", "publish PUBLIC --watch",
            "backup COPY", "export", "export --json", "approve 2 --dry-run", "repair --yes", "repair --dry-run",
        ])
    func refused(words: String) throws {
        let program = try Program.withComments()
        _ = try program.run("approve", "1")
        try appendNewer(to: program)
        let bytes = try Program.read(program.journal)
        let names = Program.names(in: program.queue).sorted()
        #expect(Program.makeFolder(program.folder + "/public"))
        let words = words.split(separator: " ").map { word in
            switch word {
            case "PUBLIC": program.folder + "/public"
            case "COPY": program.folder + "/copy"
            default: String(word)
            }
        }
        let comment = #"{"release":"brisele","author":{"name":"A"},"body":"B"}"# + "\n"
        let run = try program.run(words.map { Array($0.utf8) }, input: Array(comment.utf8))
        #expect(run.status == 65, "\(run)")
        #expect(run.output.isEmpty)
        #expect(run.errors.contains("written by a newer sluice (entry"))
        #expect(!run.errors.contains("damage"))
        #expect(try Program.read(program.journal) == bytes)
        #expect(Program.names(in: program.queue).sorted() == names)
        #expect(Program.names(in: program.folder + "/public").isEmpty)
        #expect(Program.names(in: program.folder + "/copy").isEmpty)
    }

    @Test("verify says up to where it checked, and that no head behind that can be compared")
    func verified() throws {
        let program = try Program.withComments()
        let head = try program.run("verify").lines[0]
        try appendNewer(to: program)
        let run = try program.run("verify", "--json", "--against", head)
        #expect(run.status == 0)
        #expect(run.output.contains(#""holdsHead":true,"newer":7,"damage":null"#), "\(run)")
        #expect(run.errors.contains("checked up to entry 6"))
        let beyond = try program.run("verify", "--against", "7:" + String(repeating: "0", count: 64))
        #expect(beyond.status == 65)
        #expect(beyond.errors.contains("can't be told"))
    }
}
