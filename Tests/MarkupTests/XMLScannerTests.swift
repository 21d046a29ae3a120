import Markup
import Seeded
import Testing

@Suite("Scanning XML")
struct XMLScannerTests {
    private static let sound: [(String, [String])] = [
        ("<a/>", ["<a>", "</a>"]),
        ("<?xml version=\"1.0\"?><!-- <b> --><a>x</a>\n", ["<a>", "\"x\"", "</a>"]),
        ("<a>1<b c=\"2\" d='3'>4</b>5</a>", ["<a>", "\"1\"", "<b c=2 d=3>", "\"4\"", "</b>", "\"5\"", "</a>"]),
        ("<a><![CDATA[x]]]]><![CDATA[>y]]></a>", ["<a>", "[x]]>y]", "</a>"]),
        ("<a>&lt;&amp;&#65;&#x42;&quot;</a>", ["<a>", "\"<&AB\"\"", "</a>"]),
        ("<!DOCTYPE a><a:b x:y=\"&amp;\"/>", ["<a:b x:y=&>", "</a:b>"]),
        ("<a b=\"1>2\"></a >", ["<a b=1>2>", "</a>"]),
        ("<ā>ē</ā>", ["<ā>", "\"ē\"", "</ā>"]),
        ("<a><!-- - -- ]]> --><?php <b> ?>x</a>", ["<a>", "\"x\"", "</a>"]),
    ]

    private static let unsound: [(String, [String])] = [
        // Something before the first tag.
        ("`\u{FEFF}<a>x</a>", ["<a>", "\"x\"", "</a>"]),
        // An ampersand and a smaller-than by themselves.
        ("<a>1 & 2 &c; < 3 <4</a>", ["<a>", "\"1 & 2 &c; < 3 <4\"", "</a>"]),
        ("<a>http://x/?a=1&b=2&copy=3</a>", ["<a>", "\"http://x/?a=1&b=2&copy=3\"", "</a>"]),
        // Control characters.
        ("<a>\u{11}x\u{5}\u{0}</a>", ["<a>", "\"\u{11}x\u{5}\u{0}\"", "</a>"]),
        // Attributes without quotation marks and values.
        ("<a b=1 c d =2>x</a>", ["<a b=1 c= d=2>", "\"x\"", "</a>"]),
        // Something after the last tag.
        ("<a>x</a> y &", ["<a>", "\"x\"", "</a>"]),
    ]

    @Test("What is well-formed is read", arguments: sound)
    func wellFormed(text: String, events: [String]) throws {
        #expect(try Scan.events(text) == events)
    }

    @Test("What is ill-formed is read where the meaning is plain", arguments: unsound)
    func illFormed(text: String, events: [String]) throws {
        #expect(try Scan.events(text) == events)
    }

    @Test("In whatever pieces a file comes, the same is read", arguments: sound + unsound)
    func pieces(text: String, events: [String]) throws {
        for length in 1...7 { #expect(try Scan.events(text, pieces: length) == events) }
    }

    @Test(
        "What is not plain is told with its place",
        arguments: [
            ("", .noElement, 1, 1), ("text", .noElement, 1, 5),
            ("<a>\n <b>x", .neverClosed(element: Array("b".utf8)), 2, 2),
            ("<a>\nā<b></a>", .closes(element: Array("a".utf8), instead: Array("b".utf8)), 2, 5),
            ("<a></a></b>", .closes(element: Array("b".utf8), instead: []), 1, 8),
            ("<a>\n<![CDATA[x]]", .cutOff, 2, 1), ("<a><!-- x", .cutOff, 1, 4), ("<a>x</", .cutOff, 1, 5),
            ("<a b=\"c></a>", .cutOff, 1, 1), ("<a><![CDA", .cutOff, 1, 4),
        ] as [(String, MarkupFault.Kind, Int, Int)])
    func faults(text: String, kind: MarkupFault.Kind, line: Int, column: Int) {
        for length in [1, 3, Int.max] {
            #expect(throws: MarkupFault(kind, at: MarkupPlace(line: line, column: column))) {
                try Scan.events(text, pieces: length)
            }
        }
    }

    @Test("Neither depth nor the length of a tag is without bounds")
    func bounds() {
        #expect(throws: MarkupFault.self) { try Scan.events(String(repeating: "<a>", count: 100_000)) }
        let tag = "<a b=\"" + String(repeating: "x", count: XMLScanner.longestTag + 1)
        #expect(throws: MarkupFault(.tooLong, at: MarkupPlace(line: 1, column: 1))) {
            try Scan.events(tag, pieces: 1 << 16)
        }
    }

    @Test("A file cut off anywhere inside gives a fault")
    func cutAnywhere() {
        let file = Array("<a b='1'>x &amp; <c/><![CDATA[y]]><!-- z --></a>".utf8)
        for count in 0..<file.count {
            #expect(throws: MarkupFault.self) { try Scan.events(Array(file.prefix(count)), pieces: 5) }
        }
    }

    @Test("Whatever the bytes, the scanner ends, and pieces make no difference")
    func hostile() {
        var random = SeededGenerator(seed: 1)
        let alphabet = Array("<>/!?-[]CDATA&;#x1\"'= ab\n".utf8) + [0, 0xC3, 0xA4, 0xFF]
        for _ in 0..<20_000 {
            let bytes = (0..<random.below(40)).map { _ in random.pick(alphabet) }
            let whole = Result { () throws(MarkupFault) in try Scan.events(bytes) }
            let pieces = Result { () throws(MarkupFault) in try Scan.events(bytes, pieces: 1 + random.below(4)) }
            #expect(whole == pieces, "\(bytes)")
        }
    }
}
