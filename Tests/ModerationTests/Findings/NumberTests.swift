import Moderation
import Testing

@Suite("Telephone numbers and personal codes")
struct NumberTests {
    @Test(
        "Telephone numbers",
        arguments: [
            ("Zvaniet man: 20000000, es visu izstāstīšu", ["20000000"]), ("2000 0000", ["2000 0000"]),
            ("20 000 000!", ["20 000 000"]), ("67-219-263", ["67-219-263"]), ("tel.67219263", ["67219263"]),
            ("+371 20000000", ["+371 20000000"]), ("+371 67 219 263", ["+371 67 219 263"]),
            ("(+371) 67219263", ["+371) 67219263"]), ("00371 20000000", ["00371 20000000"]),
            ("37120000000", ["37120000000"]), ("371 20000000", ["371 20000000"]),
            ("20000000 67219263", ["20000000", "67219263"]), ("20000000/67219263", ["20000000", "67219263"]),
            ("+44 20 7946 0958", ["+44 20 7946 0958"]), ("+1 (555) 010-0123", ["+1 (555) 010-0123"]),
            ("+371 20000000 100", ["+371 20000000"]), ("00 44 20 7946 0958", []), ("80001234", ["80001234"]),
            ("20\u{A0}000\u{A0}000", ["20\u{A0}000\u{A0}000"]),
        ])
    func findsPhones(text: String, phones: [String]) {
        let found = findings(text)
        #expect(found.phones.map(\.text) == phones)
        #expect(found.phones.map { cut(text, $0.range) } == phones)
        #expect(found.personalCodes.isEmpty)
    }

    @Test(
        "Other numbers are left alone",
        arguments: [
            "2010-10-15", "2009-2010", "2009 2010", "15.10.2010", "20101015x", "x20000000", "20000000 eiro",
            "25 000 000 €",
            "25000000 Ls", "12345678", "2000000", "200000000", "3,14159265", "0.20000000", "192.0.2.41", "LV20000000",
            "26.11.2026 12:30", "+123", "+1234567890123456", "00123", "http://a.example/20000000",
            "20000000@example.lv",
            "4,20000000", "",
        ])
    func leavesNumbers(text: String) {
        #expect(findings(text).phones.isEmpty)
        #expect(findings(text).personalCodes.isEmpty)
    }

    @Test(
        "Latvian personal codes",
        arguments: [
            ("p.k. 010190-12345.", ["010190-12345"]), ("311299–20000", ["311299–20000"]),
            ("320000-12345", ["320000-12345"]), ("391234-56789", ["391234-56789"]),
            // Without a hyphen the last digit must check: 161175-19997 is the example of the rule.
            ("16117519997", ["16117519997"]), ("16117519998", []), ("010190 12345", []),
            ("321390-12345", ["321390-12345"]),
            ("011390-12345", []), ("000190-12345", []), ("010190-32345", []), ("010190-1234", []),
            ("1010190-12345", []), ("010190-123456", []), ("x010190-12345", []), ("311234-56789", []),
        ])
    func findsCodes(text: String, codes: [String]) {
        let found = findings(text)
        #expect(found.personalCodes.map(\.text) == codes)
        #expect(found.personalCodes.map { cut(text, $0.range) } == codes)
        #expect(found.phones.isEmpty)
    }

    private func findings(_ text: String) -> Findings {
        Findings(body: text, name: nil, words: WordMatcher([]))
    }
}
