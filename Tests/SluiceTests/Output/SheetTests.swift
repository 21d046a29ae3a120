import Corpus
import JSON
import Moderation
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
                author    Juris K., juris@example.lv, https://juris.example, 192.0.2.88
                record    1 approved, none rejected
                reply to  #1 Līga␉Ozoliņa
                source    web 8812

                Cik?

                history
                5  2026-11-24 14:00:00  web  submit  brisele
                7  2026-11-24 14:00:00  juris  edit  īsāk
                8  2026-11-24 14:00:00  juris  approve

                """)
    }

    @Test("Hostile text is shown, never sent")
    func hostile() throws {
        let text = try sheet(1, .people(columns: 78))
        #expect(text.split(separator: "\n").allSatisfy { Corpus.forbidden(in: String($0)).isEmpty })
        #expect(text.contains("Paldies!\n␛[2J⟨U+202E⟩mei⟨U+202C⟩ ⟨U+200B⟩\n"))
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
