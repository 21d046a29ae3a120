import Moderation
import Testing

@testable import Journal

/// One entry of every kind, and the line that format 1 makes of it.
struct Golden: CustomTestStringConvertible, Sendable {
    var name: String
    var entry: Entry
    /// The line up to its digest or chain.
    var head: String
    /// The content's value after its salt; `nil` for an entry without.
    var content: String?

    var testDescription: String { name }

    private static func entry(_ act: Act, _ content: Content? = nil) -> Entry {
        Entry(
            number: EntryNumber(act.verb == .found ? 1 : 4_294_967_295), at: Sample.now, by: Sample.anna, act: act,
            content: content)
    }

    private static func head(_ number: UInt32, _ rest: String) -> String {
        #"{"n":\#(number),"at":"2026-11-24T08:46:40.000Z","by":"anna","do":"# + rest
    }

    private static let ones = [1, 17, 4_294_967_295].map { CommentNumber($0) }

    static let all: [Golden] = [
        Golden(
            name: "found", entry: entry(.found(queue: "00000000-0000-4000-8000-00000000000a")),
            head: head(1, #""found","format":1,"queue":"00000000-0000-4000-8000-00000000000a""#)),
        Golden(
            name: "release with all members",
            entry: entry(
                .release(
                    Release(
                        slug: Sample.slug, title: "A \"title\"\u{7F}",
                        date: Sample.sure(CivilDate(year: 1, month: 2, day: 3)),
                        url: "https://a.example/?b=\\", summary: "s"))),
            head: head(
                4_294_967_295,
                #""release","release":"budget-2027","title":"A \"title\"\u007f","date":"0001-02-03","url":"https://a.example/?b=\\","summary":"s""#
            )
        ),
        Golden(
            name: "submit with all members",
            entry: entry(
                .submit(
                    Submission(
                        comment: CommentNumber(18), release: Sample.slug, parent: CommentNumber(17),
                        submitted: Moment(milliseconds: -1), source: Source(system: "disqus", id: "x:1"),
                        base: .rejected(Sample.spam))),
                Content(
                    author: Sample.author, body: "viens\n\tdivi\r\u{1}\u{85}\u{61C}\u{200E}\u{2028}\u{2066}€😀\u{200B}")),
            head: head(
                4_294_967_295,
                #""submit","comment":18,"release":"budget-2027","parent":17,"submitted":"1969-12-31T23:59:59.999Z","source":{"system":"disqus","id":"x:1"},"state":"rejected","reason":"spam""#
            ),
            content:
                #""author":{"name":"Jānis Bērziņš","email":"janis@example.org","site":"https://example.org","address":"192.0.2.7"},"body":"viens\n\tdivi\r\u0001\u0085\u061c\u200e\u2028\u2066€😀"#
                + "\u{200B}\""),
        Golden(
            name: "submit with the least",
            entry: entry(
                .submit(Submission(comment: CommentNumber(1), release: Sample.slug, submitted: Sample.now)),
                Content(author: Author(name: "A"), body: "b")),
            head: head(
                4_294_967_295,
                #""submit","comment":1,"release":"budget-2027","submitted":"2026-11-24T08:46:40.000Z""#),
            content: #""author":{"name":"A"},"body":"b""#),
        Golden(
            name: "submit that arrives approved",
            entry: entry(
                .submit(
                    Submission(comment: CommentNumber(1), release: Sample.slug, submitted: Sample.now, base: .approved)),
                Content(author: Author(name: "A"), body: "b")),
            head: head(
                4_294_967_295,
                #""submit","comment":1,"release":"budget-2027","submitted":"2026-11-24T08:46:40.000Z","state":"approved""#
            ),
            content: #""author":{"name":"A"},"body":"b""#),
        Golden(
            name: "approve", entry: entry(.approve(on: ones)),
            head: head(4_294_967_295, #""approve","on":[1,17,4294967295]"#)),
        Golden(
            name: "approve with a note", entry: entry(.approve(on: ones), Content(note: "ļoti labi")),
            head: head(4_294_967_295, #""approve","on":[1,17,4294967295]"#), content: #""note":"ļoti labi""#),
        Golden(
            name: "reject", entry: entry(.reject(on: ones, reason: Sample.spam)),
            head: head(4_294_967_295, #""reject","on":[1,17,4294967295],"reason":"spam""#)),
        Golden(
            name: "edit with a note", entry: entry(.edit(on: CommentNumber(5)), Content(body: "b", note: "n")),
            head: head(4_294_967_295, #""edit","on":[5]"#), content: #""body":"b","note":"n""#),
        Golden(
            name: "reopen", entry: entry(.reopen(on: [CommentNumber(5)])),
            head: head(4_294_967_295, #""reopen","on":[5]"#)),
        Golden(
            name: "defer", entry: entry(.defer(on: [CommentNumber(5)], until: Sample.now + 1)),
            head: head(4_294_967_295, #""defer","on":[5],"until":"2026-11-24T08:46:40.001Z""#)),
        Golden(
            name: "note", entry: entry(.note(on: ones), Content(note: "n")),
            head: head(4_294_967_295, #""note","on":[1,17,4294967295]"#), content: #""note":"n""#),
        Golden(
            name: "undo", entry: entry(.undo(entry: EntryNumber(9), on: ones)),
            head: head(4_294_967_295, #""undo","entry":9,"on":[1,17,4294967295]"#)),
        Golden(
            name: "erase", entry: entry(.erase(on: ones, blank: [EntryNumber(4), EntryNumber(6)])),
            head: head(4_294_967_295, #""erase","on":[1,17,4294967295],"blank":[4,6]"#)),
    ]

    static let salt = [UInt8](0..<16)
    static let saltDigits = "000102030405060708090a0b0c0d0e0f"

    /// The line, put together by hand.
    var line: [UInt8] {
        var head = head
        var rest = "\"}\n"
        if let content {
            let value = #"{"salt":"\#(Golden.saltDigits)","# + content + "}"
            head += #","digest":"\#(Golden.digest(value))""#
            rest = #"","content":"# + value + "}\n"
        }
        let chain = Golden.digest(String(repeating: "0", count: 64) + head)
        return [UInt8]((head + #","chain":""# + chain + rest).utf8)
    }

    private static func digest(_ text: String) -> String {
        [UInt8](text.utf8).withUnsafeBytes { String(decoding: HexDigest.digest(of: $0), as: UTF8.self) }
    }
}

@Suite("Entries as lines")
struct EntryWriterTests {
    @Test("An entry becomes the line that format 1 asks for, to the byte", arguments: Golden.all)
    func goldenLine(golden: Golden) {
        var writer = EntryWriter(after: Place.beginning.chain)
        var bytes: [UInt8] = []
        let length = writer.append(golden.entry, salt: Golden.salt, to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: golden.line, as: UTF8.self))
        #expect(bytes == golden.line)
        #expect(length == bytes.count)
    }

    @Test("A line reads back as the entry it was", arguments: Golden.all)
    func readsBack(golden: Golden) throws {
        let entry = try readEntry(golden.line)
        #expect(entry == golden.entry)
    }

    @Test("The digest of nothing and of abc are the standard's")
    func digests() {
        let empty = [UInt8]().withUnsafeBytes { String(decoding: HexDigest.digest(of: $0), as: UTF8.self) }
        #expect(empty == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        let abc = [UInt8]("abc".utf8).withUnsafeBytes { String(decoding: HexDigest.digest(of: $0), as: UTF8.self) }
        #expect(abc == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
