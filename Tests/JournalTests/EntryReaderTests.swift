import Moderation
import Testing

@testable import Journal

/// A line that format 1 refuses: a golden one with a piece of it replaced, its digest and chain made right again.
struct BadLine: CustomTestStringConvertible, Sendable {
    var name: String
    var golden: String
    var replacing: String
    var with: String
    var kind: Damage.Kind = .form

    var testDescription: String { name }

    static let all: [BadLine] = [
        BadLine(name: "space after a comma", golden: "approve", replacing: #","by""#, with: #", "by""#),
        BadLine(
            name: "member order", golden: "reject", replacing: #""on":[1,17,4294967295],"reason":"spam""#,
            with: #""reason":"spam","on":[1]"#),
        BadLine(name: "unknown member", golden: "approve", replacing: #","on""#, with: #","of":1,"on""#),
        BadLine(name: "member twice", golden: "approve", replacing: #","do""#, with: #","by":"anna","do""#),
        BadLine(name: "unknown verb", golden: "approve", replacing: "approve", with: "accept"),
        BadLine(name: "sign", golden: "approve", replacing: "[1,", with: "[-1,"),
        BadLine(name: "plus", golden: "approve", replacing: "[1,", with: "[+1,"),
        BadLine(name: "leading zero", golden: "approve", replacing: "[1,", with: "[01,"),
        BadLine(name: "comment zero", golden: "approve", replacing: "[1,", with: "[0,"),
        BadLine(name: "fraction", golden: "approve", replacing: "[1,", with: "[1.0,"),
        BadLine(name: "exponent", golden: "approve", replacing: "[1,", with: "[1e0,"),
        BadLine(name: "number too large", golden: "approve", replacing: "4294967295]", with: "4294967296]"),
        BadLine(name: "on twice the same", golden: "approve", replacing: "[1,17", with: "[17,17"),
        BadLine(name: "on descending", golden: "approve", replacing: "[1,17", with: "[18,17"),
        BadLine(name: "on empty", golden: "reopen", replacing: "[5]", with: "[]"),
        BadLine(name: "edit of two", golden: "edit with a note", replacing: "[5]", with: "[5,6]"),
        BadLine(name: "blank descending", golden: "erase", replacing: "[4,6]", with: "[6,4]"),
        BadLine(name: "blank missing", golden: "erase", replacing: #","blank":[4,6]"#, with: ""),
        BadLine(name: "null member", golden: "reject", replacing: #""spam""#, with: "null"),
        BadLine(
            name: "empty optional member", golden: "release with all members", replacing: #""summary":"s""#,
            with: #""summary":"""#),
        BadLine(
            name: "empty title", golden: "release with all members", replacing: #""A \"title\"\u007f""#, with: #""""#),
        BadLine(name: "30 February", golden: "release with all members", replacing: "0001-02-03", with: "2026-02-30"),
        BadLine(name: "year 0", golden: "release with all members", replacing: "0001-02-03", with: "0000-02-03"),
        BadLine(
            name: "31 April", golden: "defer", replacing: "2026-11-24T08:46:40.001Z", with: "2026-04-31T08:46:40.001Z"),
        BadLine(name: "second 60", golden: "defer", replacing: "40.001Z", with: "60.001Z"),
        BadLine(name: "hour 24", golden: "defer", replacing: "T08:46:40.001Z", with: "T24:00:00.000Z"),
        BadLine(name: "two decimals", golden: "defer", replacing: "40.001Z", with: "40.01Z"),
        BadLine(name: "an offset", golden: "defer", replacing: "40.001Z", with: "40.001+00:00"),
        BadLine(name: "slug of a path", golden: "submit with the least", replacing: "budget-2027", with: "../budget"),
        BadLine(name: "slug empty", golden: "submit with the least", replacing: #""budget-2027""#, with: #""""#),
        BadLine(name: "reason in capitals", golden: "reject", replacing: "spam", with: "Spam"),
        BadLine(name: "by with a space", golden: "approve", replacing: #""anna""#, with: #""an na""#),
        BadLine(name: "by with an escaped control", golden: "approve", replacing: #""anna""#, with: #""an\u0001na""#),
        BadLine(name: "by empty", golden: "approve", replacing: #""anna""#, with: #""""#),
        BadLine(name: "UUID in capitals", golden: "found", replacing: "00000000000a", with: "00000000000A"),
        BadLine(name: "UUID with braces", golden: "found", replacing: "00000000-0000", with: "{0000000-0000"),
        BadLine(name: "format 2", golden: "found", replacing: #""format":1"#, with: #""format":2"#),
        BadLine(name: "found not first", golden: "found", replacing: #"{"n":1,"#, with: #"{"n":2,"#, kind: .unlawful),
        BadLine(
            name: "first not found", golden: "approve", replacing: #"{"n":4294967295,"#, with: #"{"n":1,"#,
            kind: .unlawful),
        BadLine(
            name: "state pending", golden: "submit that arrives approved", replacing: #""approved""#,
            with: #""pending""#),
        BadLine(
            name: "state erased", golden: "submit that arrives approved", replacing: #""approved""#, with: #""erased""#),
        BadLine(
            name: "rejected without a reason", golden: "submit with all members", replacing: #","reason":"spam""#,
            with: ""),
        BadLine(
            name: "approved with a reason", golden: "submit that arrives approved", replacing: #""approved""#,
            with: #""approved","reason":"spam""#),
        BadLine(name: "source without an id", golden: "submit with all members", replacing: #","id":"x:1""#, with: ""),
        BadLine(
            name: "parent zero", golden: "submit with all members", replacing: #""parent":17"#, with: #""parent":0"#,
            kind: .unlawful),
        BadLine(name: "raw control", golden: "approve with a note", replacing: "ļoti", with: "\u{1}"),
        BadLine(name: "raw DEL", golden: "approve with a note", replacing: "ļoti", with: "\u{7F}"),
        BadLine(name: "raw C1", golden: "approve with a note", replacing: "ļoti", with: "\u{85}"),
        BadLine(name: "raw right-to-left override", golden: "approve with a note", replacing: "ļoti", with: "\u{202E}"),
        BadLine(name: "capital hex", golden: "approve with a note", replacing: "ļoti", with: #"\u007F"#),
        BadLine(
            name: "escape where there is a short one", golden: "approve with a note", replacing: "ļoti",
            with: #"\u000a"#),
        BadLine(name: "escaped solidus", golden: "approve with a note", replacing: "ļoti", with: #"\/"#),
        BadLine(
            name: "escape where none is needed", golden: "approve with a note", replacing: "ļoti", with: #"\u0041"#),
        BadLine(name: "escaped zero-width space", golden: "approve with a note", replacing: "ļoti", with: #"\u200b"#),
        BadLine(name: "U+0000", golden: "approve with a note", replacing: "ļoti", with: #"\u0000"#),
        BadLine(name: "half of a surrogate pair", golden: "approve with a note", replacing: "ļoti", with: #"\ud83d"#),
        BadLine(name: "\\b", golden: "approve with a note", replacing: "ļoti", with: #"\b"#),
        BadLine(name: "salt of 31 digits", golden: "note", replacing: #"{"salt":"00"#, with: #"{"salt":"0"#),
        BadLine(name: "salt in capitals", golden: "note", replacing: #"0e0f""#, with: #"0E0F""#),
        BadLine(name: "note missing", golden: "note", replacing: #","note":"n"}"#, with: "}"),
        BadLine(
            name: "note before body", golden: "edit with a note", replacing: #""body":"b","note":"n""#,
            with: #""note":"n","body":"b""#),
        BadLine(name: "body of a note", golden: "note", replacing: #""note":"n"}"#, with: #""body":"n"}"#),
        BadLine(name: "content empty", golden: "approve with a note", replacing: #","note":"ļoti labi"}"#, with: "}"),
        BadLine(
            name: "author's members", golden: "submit with all members",
            replacing: #""email":"janis@example.org","site":"https://example.org""#,
            with: #""site":"https://example.org","email":"janis@example.org""#),
    ]

    /// The line, with its digest and chain made for what it says now.
    var line: [UInt8] {
        let golden = Sample.sure(Golden.all.first { $0.name == self.golden })
        let whole = String(decoding: golden.line, as: UTF8.self)
        let parts = whole.split(separator: #","chain":""#, maxSplits: 1).map(String.init)
        var head = Golden.head(parts[0])
        var content: String?
        if golden.content != nil {
            let value = String(parts[1].dropFirst(64 + #"","content":"#.count).dropLast(2))
            content = value.replacing(replacing, with: with)
            if content == value { head = head.replacing(replacing, with: with) }
        } else {
            head = head.replacing(replacing, with: with)
        }
        precondition(head != Golden.head(parts[0]) || content.map { !whole.contains($0) } ?? false, name)
        return Golden.line(head: head, content: content)
    }
}

extension Golden {
    /// The head without its digest.
    static func head(_ head: String) -> String {
        head.split(separator: #","digest":""#, maxSplits: 1).first.map(String.init) ?? head
    }

    /// A line of a head and a content's value, with digest and chain.
    static func line(head: String, content: String?) -> [UInt8] {
        func digest(_ text: String) -> String {
            [UInt8](text.utf8).withUnsafeBytes { String(decoding: HexDigest.digest(of: $0), as: UTF8.self) }
        }
        var head = head
        var rest = "\"}\n"
        if let content {
            head += #","digest":"\#(digest(content))""#
            rest = #"","content":"# + content + "}\n"
        }
        return [UInt8]((head + #","chain":""# + digest(String(repeating: "0", count: 64) + head) + rest).utf8)
    }
}

@Suite("Lines that are refused")
struct EntryReaderTests {
    @Test("A line that is not canonical is refused", arguments: BadLine.all)
    func refused(bad: BadLine) {
        let line = bad.line
        let damage = #expect(throws: Damage.self) {
            try readEntry(line, at: 1_000)
        }
        #expect(damage?.kind == bad.kind)
        #expect((1_000...1_000 + line.count).contains(damage?.byte ?? 0))
    }

    @Test("Bytes that are not UTF-8 are damage of their own kind")
    func encoding() {
        var line = Golden.all.first { $0.name == "note" }?.line ?? []
        // The note's only letter becomes half of a character.
        if let place = line.lastIndex(of: UInt8(ascii: "n")) { line[place] = 0xC4 }
        let damage = #expect(throws: Damage.self) {
            try readEntry(line)
        }
        #expect(damage?.kind == .encoding)
    }

    @Test("A text that doesn't match its digest is damage")
    func digest() {
        var line = Golden.all.first { $0.name == "note" }?.line ?? []
        if let place = line.lastIndex(of: UInt8(ascii: "n")) { line[place] = UInt8(ascii: "m") }
        let damage = #expect(throws: Damage.self) {
            try readEntry(line)
        }
        #expect(damage?.kind == .digest)
    }

    struct Limit: CustomTestStringConvertible, Sendable {
        var member: String
        var most: Int
        var testDescription: String { member }
    }

    @Test(
        "Texts may be as long as the limits say, and not a byte longer",
        arguments: [
            Limit(member: "name", most: 200), Limit(member: "email", most: 254), Limit(member: "site", most: 2_048),
            Limit(member: "address", most: 64), Limit(member: "body", most: 65_536),
        ])
    func limits(limit: Limit) throws {
        // An escape counts as what it stands for: two bytes here, six in the line.
        for (count, isLawful) in [(limit.most, true), (limit.most + 2, false)] {
            let text = String(repeating: "\u{85}", count: count / 2)
            var author = Author(name: "A")
            var body = "b"
            switch limit.member {
            case "name": author.name = text
            case "email": author.email = text
            case "site": author.site = text
            case "address": author.address = text
            default: body = text
            }
            var entry = Sample.sure(Golden.all.first { $0.name == "submit with the least" }).entry
            entry.content = Content(author: author, body: body)
            var line: [UInt8] = []
            var writer = EntryWriter(after: Place.beginning.chain)
            writer.append(entry, salt: Golden.salt, to: &line)
            if isLawful {
                let read = try readEntry(line)
                #expect(read == entry)
                #expect(throws: Never.self) { try EntryLimits.check(entry) }
            } else {
                #expect(throws: Damage.self) {
                    try readEntry(line)
                }
                #expect(throws: EntryLimits.Breach.tooLong(member: limit.member, count: count, most: limit.most)) {
                    try EntryLimits.check(entry)
                }
            }
        }
    }
}
