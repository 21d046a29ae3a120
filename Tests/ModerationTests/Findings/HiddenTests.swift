import Corpus
import Moderation
import Testing

@Suite("Hidden characters and mixed scripts")
struct HiddenTests {
    @Test(
        "Hidden characters are counted by kind",
        arguments: [
            (
                "\u{202E}vl.vog.mei\u{202C} \u{1B}[2J\u{1B}]0;root\u{7}Steid\u{200B}zieties",
                [(.control, 3), (.direction, 2), (.withoutWidth, 1)]
            ),
            ("a\u{0}b\u{7F}\u{85}\r", [(.control, 4)]), ("a\r\nb\rc\r\r\n", [(.control, 2)]),
            ("\u{AD}\u{FEFF}\u{2060}", [(.withoutWidth, 3)]),
            ("\u{E0041}\u{E007F}", [(.tag, 2)]), ("\u{3164}\u{115F}", [(.filler, 2)]), ("\u{2028}", [(.separator, 1)]),
            ("\u{E000}\u{FFFE}", [(.unknown, 2)]), ("a\u{FE0F}", [(.withoutWidth, 1)]),
            ("a\u{E0100}\u{E0101}", [(.withoutWidth, 2)]), ("a\u{200D}b", [(.withoutWidth, 1)]),
            ("م\u{200C}a", [(.withoutWidth, 1)]), ("\u{301}a \u{301}", [(.mark, 2)]),
            ("a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", [(.mark, 2)]),
            ("\u{200B}\u{301}", [(.withoutWidth, 1), (.mark, 1)]),
            ("葛\u{E0100}", [(.withoutWidth, 1)]), ("7\u{FE0F}7", [(.withoutWidth, 1)]),
            // A text in the tags of a flag that is none
            ("\u{1F3F4}\u{E0068}\u{E0069}\u{E007F}", [(.tag, 3)]), ("😀\u{FE00}", [(.withoutWidth, 1)]),
        ] as [(String, [(Findings.HiddenKind, Int)])])
    func counts(text: String, expected: [(Findings.HiddenKind, Int)]) {
        let found = Findings(body: text, name: nil, words: WordMatcher([]))
        #expect(found.hidden == expected.map { Findings.Hidden(kind: $0.0, count: $0.1) })
        #expect(found.hiddenCount == expected.reduce(0) { $0 + $1.1 })
    }

    @Test(
        "What does its duty in an emoji, and what is seen, is not hidden",
        arguments: [
            "", "Labdien,\n\tkā klājas? ģķļņ – „labi”…", "Привет, ёж", "请问会议资料",
            "👍🏽 👨‍👩‍👧 ❤️ 1️⃣ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇱🇻",
            "e\u{301}", "می\u{200C}خواهم", "क्\u{200D}ष", "ന്\u{200D}മ", "السَّلَامُ עֲלֵיכֶם", "ā\u{301}\u{302}\u{303}",
            "\u{A0}\u{3000}",
        ])
    func leavesTheRest(text: String) {
        let name = text.contains("\n") ? nil : text
        #expect(Findings(body: text, name: name, words: WordMatcher([])).hidden.isEmpty)
    }

    @Test("Those of the name count too")
    func countsName() {
        let found = Findings(body: "\u{200B}", name: "An\u{200B}na\u{202E}", words: WordMatcher([]))
        let expected = [(Findings.HiddenKind.direction, 1), (.withoutWidth, 2)]
        #expect(found.hidden == expected.map { Findings.Hidden(kind: $0.0, count: $0.1) })
    }

    @Test("In a name nothing is laid out: a tab, a line feed and a CR count")
    func oneLine() {
        let found = Findings(body: "a\tb\r\nc", name: "An\tna\r\n", words: WordMatcher([]))
        #expect(found.hidden == [Findings.Hidden(kind: .control, count: 3)])
    }

    @Test("A name that mixes alphabets within a word is told letter by letter")
    func findsMixes() {
        let runs = Findings(body: "", name: "Аdmin", words: WordMatcher([])).mixedScripts
        #expect(runs == [.init(script: "Cyrillic", letters: "А"), .init(script: "Latin", letters: "dmin")])
        #expect(Findings(body: "", name: "Анна Anna", words: WordMatcher([])).mixedScripts.isEmpty)
        #expect(Findings(body: "Аdmin", name: nil, words: WordMatcher([])).isEmpty)
    }

    @Test("Of what is written in good faith nothing counts", arguments: Corpus.readable)
    func readable(family: Corpus.Family) {
        for text in family.texts {
            #expect(Findings(body: text, name: nil, words: WordMatcher([])).hidden.isEmpty, "\(text)")
        }
    }
}
