import Moderation
import Testing

@Suite("What a draft may not keep")
struct DraftTests {
    private var names: ErasedNames {
        var names = ErasedNames()
        names.add(name: "Jānis  Bērziņš", email: "janis@example.org", address: "192.0.2.7")
        names.add(name: "Bo", email: nil, address: nil)
        names.add(name: "\u{301}", email: "", address: nil)
        return names
    }

    @Test(
        "a note that names somebody, whatever case, marks and blanks",
        arguments: [
            ("jānis bērziņš", true), ("JANIS BERZINS raksta", true), ("Jānis\u{00A0}\tBērziņš", true),
            ("Ja\u{304}nis Be\u{304}rzin\u{327}s\u{30C}", true), ("J\u{200B}ānis Bērziņš", true),
            ("sūtīts uz JANIS@example.ORG.", true), ("no 192.0.2.7", true), ("bo?", true), ("labojums", false),
            ("Jānis", false), ("", false), ("janis @ example.org", false),
        ])
    func note(text: String, isNamed: Bool) {
        #expect(names.areIn(text) == isNamed)
        #expect(!ErasedNames().areIn(text))
    }

    @Test(
        "a query that asks for somebody, also by a part of a name",
        arguments: [
            ("author:bērziņš", true), ("email:example", true), ("address:192.0", true), ("is:pending -janis", true),
            ("(a OR author:ber)", true), ("author:\"jānis \\\"", false), ("is:pending", false),
            ("is:any release:budget", false),
            ("janitors", false), ("author:kārlis", false), ("", false),
        ])
    func query(text: String, isNamed: Bool) {
        #expect(names.areIn(query: text) == isNamed)
    }

    private func text(_ body: String, _ number: UInt32, at: Int64, isSeen: Bool = false) -> Draft.Text {
        var text = Draft.Text(
            target: Target(number: CommentNumber(number), version: EntryNumber(9)), body: body,
            at: Moment(milliseconds: at))
        text.isSeen = isSeen
        return text
    }

    @Test("Texts are joined by comment, each once; what one of several sessions has not shown counts as not seen")
    func joining() {
        var newer = Draft(texts: [text("b", 1, at: 2, isSeen: true)], query: "x", order: .newest)
        newer.texts[0].older = [text("a", 1, at: 1, isSeen: true)]
        let older = Draft(texts: [text("a", 1, at: 1), text("c", 1, at: 3), text("d", 2, at: 0)], query: "y")
        let joined = Draft.joining([newer, older])
        #expect(joined?.texts.map(\.body) == ["d", "c"])
        #expect(joined?.texts.last?.older.map(\.body) == ["b", "a"])
        #expect(joined?.texts.last?.isSeen == false)
        #expect(joined?.query == "x")
        #expect(joined?.order == .newest)
        #expect(Draft.joining([newer]) == newer)
        #expect(Draft.joining([]) == nil)
    }

    @Test("What belongs to erased comments goes")
    func without() {
        var draft = Draft(texts: [text("a", 1, at: 1), text("b", 2, at: 1)], tags: [text("", 1, at: 0).target])
        draft.notes = [
            Draft.Note(number: CommentNumber(1), verb: .note, text: "n", at: Moment(milliseconds: 0)),
            Draft.Note(number: nil, verb: .note, text: "n", at: Moment(milliseconds: 0)),
        ]
        let rest = draft.without([1])
        #expect(rest.texts.map(\.body) == ["b"])
        #expect(rest.tags == [])
        #expect(rest.notes.count == 1)
    }
}
