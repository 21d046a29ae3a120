import DeskDoubles
import Moderation
import Terminal
import Testing

@testable import sluice

@Suite("Lists for pipes and for people")
struct ListTests {
    private let session = Session.sample()
    private let all = [CommentNumber(1), CommentNumber(2), CommentNumber(3)]

    @Test("To a pipe a comment is a line that begins with number and version")
    func tabs() throws {
        var output = Output(.tabs)
        try CommentRows(session: session).write(all, to: &output)
        #expect(
            output.text == """
                1@4\tpending\t\t\tbrisele\t2026-11-24T12:00:00.000Z\tLīga\\tOzoliņa\t\tPaldies!\\n\\u001b[2J\\u202emei\\u202c \\u200b
                2@8\tapproved\t\t\tbrisele\t2026-11-24T12:00:00.000Z\tJuris K.\tedited\tCik?
                3@9\trejected\tspam\t\tterehova\t2026-11-24T12:00:00.000Z\tKredīts 24\t\tKredīti

                """)
    }

    @Test("On a terminal a comment is a line that fits, with what is strange made visible")
    func people() throws {
        var output = Output(.people(columns: 72))
        try CommentRows(session: session).write(all, to: &output)
        #expect(
            output.text == """
                #1  pending     2026-11-24 14:00  Līga␉Ozoliņa        Paldies! ␛[2J…
                #2  approved e  2026-11-24 14:00  Juris K.            Cik?
                #3  rejected    2026-11-24 14:00  Kredīts 24          Kredīti

                """)
    }

    @Test("Erased comments keep their line, without name and text")
    func erased() throws {
        let desk = InMemoryDesk.sample
        try desk.write(.erase(on: [CommentNumber(3)], blank: [EntryNumber(6), EntryNumber(9)]), by: .form)
        var output = Output(.tabs)
        try CommentRows(session: Session.sample(desk)).write(all, to: &output)
        #expect(output.text.hasSuffix("\n3@10\terased\t\t\tterehova\t2026-11-24T12:00:00.000Z\t\t\t\n"))
    }
}
