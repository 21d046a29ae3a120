import Corpus
import Moderation
import Testing

@Suite("What the gate asks of a text")
struct GateRulesTests {
    private func breach(
        name: String = "Līga", email: String? = nil, body: String = "Paldies!", source: Source? = nil
    ) throws -> GateRules.Breach? {
        let comment = NewComment(
            release: try #require(Slug("r")), author: Author(name: name, email: email), body: body, source: source)
        do throws(GateRules.Breach) {
            try GateRules.check(comment)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "What is one line holds no control and no separator of lines",
        arguments: Array(1...0x1F as ClosedRange<UInt32>) + Array(0x7F...0x9F) + [0x2028, 0x2029])
    func oneLine(value: UInt32) throws {
        let scalar = try #require(Unicode.Scalar(value))
        let text = "ab\(scalar)c"
        #expect(try breach(name: text) == .control(member: "name", scalar, column: 3))
        #expect(try breach(email: text) == .control(member: "email", scalar, column: 3))
        #expect(
            try breach(source: Source(system: "web", id: text)) == .control(member: "source's id", scalar, column: 3))
        #expect(try breach(body: text) == nil)
    }

    @Test("Thirty marks in a row come in, one more doesn't, wherever they stand")
    func marks() throws {
        let most = "a" + String(repeating: "\u{301}", count: GateRules.marks)
        #expect(try breach(name: most, body: "\(most) \(most)\n\(most)") == nil)
        #expect(try breach(body: "x\n\(most)\u{302}") == .marks(member: "body", line: 2, column: 32))
        #expect(try breach(name: "\(most)\u{302}") == .marks(member: "name", line: 1, column: 32))
        #expect(try breach(body: String(repeating: "\u{489}", count: 31)) != nil)
    }

    @Test(
        "A name and a body in which nothing can be seen are empty",
        arguments: [
            " ", "\u{A0}\u{3000}", "\u{200B}", "\u{200E}\u{202E}", "\u{AD}\u{2060}\u{FEFF}", "\u{3164}", "\u{2800}",
            "\u{2065}", "\u{FFF0}\u{FFF8}", "\u{E0000}\u{E0FFF}",
            "\u{FE0F}",
            "\u{E0041}", "\u{301}", "\u{34F} \u{301}", "\u{FFF9}",
        ])
    func invisible(text: String) throws {
        #expect(try breach(name: text) == .invisible(member: "name"))
        #expect(try breach(body: text + "\n\t\r\n") == .invisible(member: "body"))
        #expect(try breach(name: text + ".", body: "\u{1F44D}" + text) == nil)
    }

    @Test("A body has a limit of lines")
    func lines() throws {
        let most = String(repeating: "\n", count: GateRules.lines - 1) + "x"
        #expect(try breach(body: most) == nil)
        #expect(try breach(body: most + "\n") == .lines(member: "body", count: GateRules.lines + 1))
    }

    @Test("A release's title and URL are one line, its summary is a text")
    func releases() throws {
        let slug = try #require(Slug("r"))
        let date = try #require(CivilDate("2026-01-01".utf8))
        func release(title: String = "T", url: String? = nil, summary: String? = nil) -> Release {
            Release(slug: slug, title: title, date: date, url: url, summary: summary)
        }
        #expect(throws: GateRules.Breach.self) { try GateRules.check(release(title: "a\u{1B}[777m")) }
        #expect(throws: GateRules.Breach.self) { try GateRules.check(release(url: "http://a\nb")) }
        try GateRules.check(release(summary: "one\ntwo"))
    }

    @Test("What people write in good faith comes in, as a name and as a body", arguments: Corpus.readable)
    func readable(family: Corpus.Family) throws {
        for text in family.texts { #expect(try breach(name: text, body: text) == nil, "\(text)") }
    }
}
