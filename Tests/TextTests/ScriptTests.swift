import Testing
import Text

@Suite("Scripts")
struct ScriptTests {
    @Test(
        "A letter belongs to its script",
        arguments: [
            ("a", .latin), ("ā", .latin), ("Ａ", .latin), ("ﬁ", .latin), ("а", .cyrillic), ("ѵ", .cyrillic),
            ("α", .greek), ("ա", .armenian),
            ("א", .hebrew), ("ع", .arabic), ("ა", .georgian), ("王", .han), ("\u{323B0}", .han), ("の", .hiragana),
            ("カ", .katakana),
            ("ㄅ", .bopomofo), ("한", .hangul), ("ก", .thai), ("क", .devanagari), ("Ꭰ", .cherokee), ("ⲁ", .coptic),
            ("ꓐ", .lisu),
            ("𐐀", .deseret), ("1", .common), (".", .common), ("😀", .common), ("𝐀", .common), ("\u{301}", .inherited),
            ("\u{378}", .common),
            ("\u{E0100}", .inherited), ("\u{E000}", .common), ("ꠀ", .other), ("\u{10FFFF}", .common),
        ] as [(Unicode.Scalar, Script)])
    func scripts(scalar: Unicode.Scalar, script: Script) {
        #expect(scalar.script == script)
    }

    @Test(
        "A word that mixes scripts is found",
        arguments: [
            ("Аnna", [(0..<2, .cyrillic), (2..<5, .latin)]),
            ("Anna Pеtrova", [(5..<6, .latin), (6..<8, .cyrillic), (8..<13, .latin)]),
            ("αpple", [(0..<2, .greek), (2..<6, .latin)]),
            ("Oʼ'Вr1an", [(0..<1, .latin), (4..<6, .cyrillic), (6..<10, .latin)]),
            ("a\u{301}б", [(0..<3, .latin), (3..<5, .cyrillic)]),
            ("a\u{200B}б", [(0..<1, .latin), (4..<6, .cyrillic)]),
        ] as [(String, [(Range<Int>, Script)])])
    func mixes(text: String, runs: [(Range<Int>, Script)]) throws {
        let mix = try #require(ScriptMix(in: text))
        #expect(mix.runs == runs.map { ScriptMix.Run(range: $0.0, script: $0.1) })
        #expect(mix.scripts.count == 2)
    }

    @Test(
        "Words that are written so by right are no mix",
        arguments: [
            "", "Anna", "Анна", "Anna Петрова", "Anna/Анна", "Jānis-Пётр", "東京タワーの", "NHKニュース", "KBS뉴스", "카카오톡2", "A1",
            "안녕 world", "😀a",
        ])
    func pure(text: String) {
        #expect(ScriptMix(in: text) == nil)
    }
}
