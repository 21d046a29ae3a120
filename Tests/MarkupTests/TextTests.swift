import Corpus
import Markup
import Seeded
import Testing

@Suite("Texts of markup")
struct TextTests {
    @Test(
        "References are taken out, and nothing else",
        arguments: [
            ("AT&amp;T", "AT&T"), ("&lt;b&gt;", "<b>"), ("&#8211;&#x2013;&ndash;", "–––"),
            ("&nbsp;&copy;&euro;", "\u{A0}©€"),
            ("&#039;&apos;", "''"), ("&amp;amp;", "&amp;"),
            ("a & b &; &unknown; &#; &#x; &#xZZ;", "a & b &; &unknown; &#; &#x; &#xZZ;"),
            ("?a=1&copy=2&lt", "?a=1&copy=2&lt"),
            ("&#0;&#xD800;&#x110000;&#99999999999;", "\u{FFFD}\u{FFFD}\u{FFFD}&#99999999999;"),
            ("&#150;", "–"), ("&#-5;&#+5;", "&#-5;&#+5;"), ("&thetasym;&Kcy;", "ϑ&Kcy;"),
        ])
    func references(text: String, decoded: String) {
        #expect(Entities.decoded(text).utf8.elementsEqual(decoded.utf8))
    }

    @Test(
        "HTML becomes text that a person can read",
        arguments: [
            ("<p>One.<br>Two 5 &lt; 6.</p><p>Three</p>", "One.\nTwo 5 < 6.\n\nThree"),
            ("<a href=\"https://e.example/?a=1&amp;b=2\">words</a> on", "words <https://e.example/?a=1&b=2> on"),
            ("<a href='https://e.example'>https://e.example</a>", "https://e.example"),
            ("<blockquote><p>cited</p><p>more</p></blockquote><p>answer</p>", "> cited\n>\n> more\n\nanswer"),
            ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
            ("  <p>\n  a\n  </p>\n <p>b</p> ", "a\n\nb"), ("5 < 6 <3 <", "5 < 6 <3 <"), ("a<!-- b -->c", "ac"),
            ("<img src=\"x.png\">", "<x.png>"), ("<pre>a\n  b</pre>", "a\n  b"), ("<script>x</script>", "x"), ("", ""),
            ("</p></blockquote></a><a>", ""), ("<p>x<", "x<"),
        ])
    func flat(html: String, text: String) {
        #expect(FlatText.of(html).utf8.elementsEqual(text.utf8), "\(FlatText.of(html))")
    }

    @Test("Where line feeds count, they end lines")
    func lineFeeds() {
        #expect(FlatText.of("a <b>b</b>\r\n\r\nc", lineFeed: .lineBreak) == "a b\n\nc")
    }

    @Test(
        "A stored text is read as text, and with a tag as it stands",
        arguments: [
            ("5 &lt; 6 &amp; 7", "5 < 6 & 7", false), ("a\r\nb\rc", "a\nb\rc", false), ("5 < 6", "5 < 6", false),
            ("<em>a</em> &amp; b", "<em>a</em> &amp; b", true), ("a</b", "a</b", true), ("<!-- x", "<!-- x", true),
            // What only looks like a tag once it is decoded, however deep, stays as it stands: else it would become one.
            ("&lt;script&gt;", "&lt;script&gt;", true), ("&amp;lt;b&amp;gt;", "&amp;lt;b&amp;gt;", true),
            ("&amp;#60;b", "&amp;#60;b", true), ("&amp;amp; &copy;", "&amp; ©", false),
        ])
    func stored(stored: String, body: String, isMarkup: Bool) {
        #expect(StoredText.isMarkup(stored) == isMarkup)
        #expect(StoredText.body(of: stored).utf8.elementsEqual(body.utf8))
    }

    @Test("What was read goes back so that it reads the same, and twice there and back changes nothing")
    func thereAndBack() {
        var random = SeededGenerator(seed: 2)
        let pieces = [
            "&", "<", ">", "amp;", "lt;", "#60;", "b", "/", "!", ";", "\r", "\n", " ", "ē", "&amp;", "&lt;",
            "\u{1F600}", "#38;", "x",
        ]
        for _ in 0..<50_000 {
            let stored = (0..<random.below(9)).map { _ in random.pick(pieces) }.joined()
            let body = StoredText.body(of: stored)
            let back = StoredText.stored(body)
            #expect(StoredText.body(of: back).utf8.elementsEqual(body.utf8), "\(stored.debugDescription)")
            #expect(StoredText.isMarkup(back) == StoredText.isMarkup(stored), "\(stored.debugDescription)")
        }
    }

    @Test("A text of our own written as text is read as the same text, whatever is in it")
    func ownText() {
        for text in Corpus.hostileTexts + Corpus.readable.flatMap(\.texts) {
            #expect(Entities.decoded(Entities.encoded(text)).utf8.elementsEqual(text.utf8))
            _ = FlatText.of(text)
            _ = StoredText.body(of: text)
        }
    }

    @Test("A chain of references takes time in proportion to its length")
    func chain() {
        let chain = "&" + String(repeating: "amp;", count: 200_000) + "lt;b"
        #expect(StoredText.isMarkup(chain))
        _ = FlatText.of(String(repeating: "<blockquote><a href=x>", count: 100_000))
    }

    @Test("What is written is well-formed and reads as what was meant")
    func writing() throws {
        var xml = XMLWriter()
        xml.open("a", [("b", "\"<&>\"")])
        xml.cdata("c", "x ]]> ]]]> <d> & \r\n")
        xml.element("e", "1 < 2 & \"3\"\u{1}\u{FFFE}")
        xml.close()
        #expect(xml.leftOut == 2)
        var unseen = XMLWriter()
        unseen.cdata("c", "a\u{9B}31m\u{202E}b👨\u{200D}👩")
        unseen.element("e", "a\u{9B}31m\u{2028}\n")
        let text = String(decoding: unseen.bytes, as: UTF8.self)
        #expect(!text.unicodeScalars.contains { ["\u{9B}", "\u{202E}", "\u{2028}"].contains($0) })
        #expect(text.contains("👨\u{200D}👩") && text.contains("&#8232;\n"))
        #expect(
            try Scan.events(unseen.bytes).filter { $0.hasPrefix("[") || $0.hasPrefix("\"") }.joined().contains("31m"))
        #expect(
            try Scan.events(xml.bytes).filter { $0 != "\"\n\t\"" && $0 != "\"\n\"" } == [
                "<a b=\"<&>\">", "<c>", "[x ]]> ]]]> <d> & ]", "\"\r\"", "[\n]", "</c>", "<e>", "\"1 < 2 & \"3\"\"",
                "</e>", "</a>",
            ])
    }
}
