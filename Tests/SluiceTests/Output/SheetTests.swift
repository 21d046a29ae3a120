import Corpus
import DeskDoubles
import JSON
import Moderation
import Terminal
import Testing

@testable import sluice

@Suite("One comment with everything about it")
struct SheetTests {
    @Test("On a terminal: what it is, its text, its history, nothing raw")
    func people() throws {
        let text = try sheet(2, .people(columns: 78))
        #expect(
            text == """
                #2  approved, edited   submitted 2026-11-24 14:00   version 8
                release   Konference␉Briselē, 2026-11-20 (brisele)
                author    Juris K.
                e-mail    juris@example.lv
                site      https://juris.example
                address   192.0.2.88
                record    1 approved, none rejected
                reply to  #1 Līga␉Ozoliņa, pending
                source    web 8812

                │ Cik?

                history
                5  2026-11-24 14:00:00  web    submit   brisele
                7  2026-11-24 14:00:00  juris  edit     “īsāk”
                8  2026-11-24 14:00:00  juris  approve

                """)
    }

    @Test("A name can't pass for an e-mail or an address", arguments: [40, 78])
    func name(columns: Int) throws {
        let desk = InMemoryDesk.sample
        let name = "Anna, anna@example.lv, 192.0.2.1"
        try desk.submit("Sveiki!", by: Author(name: name, site: "x, y@example.lv"), to: try #require(Slug("brisele")))
        let session = Session.sample(desk)
        var output = Output(.people(columns: columns))
        let record = try #require(try session.record(CommentNumber(4)))
        try CommentSheet(session: session, record: record).write(to: &output)
        let lines = output.text.split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.hasPrefix("author    Anna, anna@example.lv") })
        #expect(lines.contains("site      x, y@example.lv"))
        #expect(!lines.contains { $0.hasPrefix("e-mail") || $0.hasPrefix("address") })
    }

    @Test("Hostile text is shown, never sent")
    func hostile() throws {
        let text = try sheet(1, .people(columns: 78))
        #expect(text.split(separator: "\n").allSatisfy { Corpus.forbidden(in: String($0)).isEmpty })
        #expect(text.contains("│ Paldies!\n│ ␛[2J⟨U+202E⟩mei⟨U+202C⟩ ⟨U+200B⟩\n"))
    }

    @Test("No line of a stranger's text or note can pass for one of the program's")
    func imitation() throws {
        let desk = InMemoryDesk.sample
        let anna = try #require(Login("anna"))
        let claim =
            "\n\nhistory\n9  2026-11-24 14:00:00  anna  approve\nfound     nothing\n── 2 of 3 ──\n│ #2  approved"
        try desk.submit("Sveiki!" + claim, by: Author(name: "X"), to: try #require(Slug("brisele")))
        try desk.write(.note(on: [CommentNumber(4)]), by: anna, content: Content(note: "ok; undone by 7" + claim))
        let session = Session.sample(desk)
        for columns in [40, 78] {
            var output = Output(.people(columns: columns))
            let record = try #require(try session.record(CommentNumber(4)))
            try CommentSheet(session: session, record: record).write(to: &output)
            let lines = output.text.split(separator: "\n").map(String.init)
            #expect(lines.count { $0 == "history" } == 1)
            #expect(!lines.contains { $0.hasPrefix("found") || $0.hasPrefix("──") || $0.hasPrefix("9") })
            #expect(lines.contains("│ history") && lines.contains("│ │ #2  approved"))
            // What a note says stands behind its first quotation mark.
            #expect(lines.contains { $0.contains("“ok; undone by 7") })
        }
    }

    @Test("Histories stand in columns, name the act that undo and redo are about, and call a redo redo")
    func rows() throws {
        let desk = InMemoryDesk.sample
        let anna = try #require(Login("anna"))
        try desk.write(.undo(entry: EntryNumber(9), on: [CommentNumber(3)]), by: anna)
        try desk.write(.undo(entry: EntryNumber(10), on: [CommentNumber(3)]), by: try #require(Login("zane-garā")))
        let session = Session.sample(desk)
        let lines = try [7, 9, 10, 11].compactMap { try session.historyLine(EntryNumber($0)) }
        func text(_ columns: Int, isCut: Bool) -> [String] {
            HistoryLine.rows(lines, zone: session.zone, columns: columns, showsComments: true, isCut: isCut)
                .map { $0.plain }
        }
        #expect(
            text(100, isCut: true) == [
                " 7  2026-11-24 14:00:00  juris      edit    #2  “īsāk”",
                " 9  2026-11-24 14:00:00  anna       reject  #3  spam; “atkal␊viņi”",
                "10  2026-11-24 14:00:00  anna       undo    #3  of 9; undone by 11",
                "11  2026-11-24 14:00:00  zane-garā  redo    #3  of 9",
            ])
        #expect(text(40, isCut: false).allSatisfy { $0.first?.isNumber ?? false || $0.hasPrefix(" ") })
        var query = HistoryQuery(.everything, verbs: [.undo])
        for (redo, entries) in [(nil, [10, 11]), (true, [11]), (false, [10])] as [(Bool?, [UInt32])] {
            query.redo = redo
            let found = try query.run(queue: desk.queue, desk: desk, context: session.context)
            #expect(found.map(\.rawValue) == entries)
        }
    }

    @Test("To a pipe: a name and its value a line")
    func tabs() throws {
        let text = try sheet(3, .tabs)
        #expect(text.hasPrefix("number\t3\nversion\t9\nstate\trejected\nreason\tspam\ndeferred\t\nrelease\tterehova\n"))
        #expect(text.hasSuffix("history\t9\t2026-11-24T12:00:00.000Z\tanna\treject\t3\t\tspam\t\t\t\tatkal\\nviņi\n"))
    }

    @Test("As JSON: the comment's object and its history")
    func json() throws {
        let node = try JSONReader.read(Array(try sheet(2, .json).utf8))
        guard case .array(let history)? = node["history"]?.value else {
            Issue.record("no history")
            return
        }
        #expect(history.count == 3)
        guard case .object(let members) = node.value else { return }
        #expect(
            members.map(\.key) == [
                "number", "version", "release", "parent", "state", "reason", "deferred", "author", "body", "submitted",
                "edited", "source", "history",
            ])
    }

    private func sheet(_ number: UInt32, _ form: OutputForm) throws -> String {
        let session = Session.sample()
        var output = Output(form)
        let record = try #require(try session.record(CommentNumber(number)))
        try CommentSheet(session: session, record: record).write(to: &output)
        return output.text
    }
}
