import Moderation
import Seeded
import Testing
import Text

@Suite("Listed words in disguise")
struct DisguiseTests {
    private static let latin = Settings.WordList(
        name: "latin",
        patterns: [
            "kredīt*", "viagra", "pārdodu", "muļķ*", "idiot*", "stulb*", "sūd*", "dirs*", "kazino", "porno*", "debil*",
            "fuck*", "shit*", "ass", "hell", "casino*", "sex", "sexy", "porn*", "cunt*", "bitch*", "tiganas",
        ])
    private static let cyrillic = Settings.WordList(
        name: "cyrillic",
        patterns: [
            "дурак*", "идиот*", "бляд*", "сука", "кредит*", "казино", "порно*", "дебил*", "хуй*", "пизд*", "жопа",
        ])
    private static let matcher = WordMatcher([latin, cyrillic])

    private func words(_ text: String, _ matcher: WordMatcher = matcher) -> [Findings.Word] {
        Findings(body: text, name: nil, words: matcher).words
    }

    @Test(
        "The usual disguises are taken off, and the word marked as it stands",
        arguments: [
            ("kredīti", nil), ("KREDITI", nil), ("kredits", nil), ("kreditus", nil), ("kr\u{200B}edīti", nil),
            ("mulkis", nil), ("крeдīti", .alphabets), ("viаgra", .alphabets), ("kr3dīti", .digits),
            ("v1agra", .digits), ("vi@gra", .digits), ("k r e d ī t i", .spaced), ("k.r.e.d.i.t.i", .parted),
            ("д у р а к", .spaced), ("kreeedīīīti", .repeated), ("kre-dīti", .parted), ("kre*dīti", .parted),
            ("k-r-e-d-ī-t-i", .parted), ("kre·dīti", .parted),
        ] as [(String, Findings.Disguise?)])
    func disguises(text: String, disguise: Findings.Disguise?) throws {
        for (before, after) in [("", ""), ("Ātrie ", ", zvaniet!"), ("«", "» (šodien)"), ("un\n", ".")] {
            let found = words(before + text + after)
            let word = try #require(found.first, "\(text)")
            // A word of mixed alphabets can be in both lists.
            #expect(found.count <= 2 && found.allSatisfy { $0.range == word.range })
            #expect(word.text == text && word.disguise == disguise)
            #expect(Array((before + text + after).utf8[...])[word.range].elementsEqual(text.utf8))
        }
    }

    @Test(
        "Disguises of other lists, and of several kinds at once",
        arguments: [
            ("fuuck", "fuck*", .repeated), ("блляядь", "бляд*", .repeated), ("p0rn", "porn*", .digits),
            ("id1ot", "idiot*", .digits), ("1diot", "idiot*", .digits), ("s3xy", "sexy", .digits),
            ("ti-ga-nas", "tiganas", .parted), ("f.u.c.k.i.n.g", "fuck*", .parted), ("дурaк", "дурак*", .alphabets),
            ("dурак", "дурак*", .alphabets), ("дур4к", "дурак*", .digits), ("1ди0т", "идиот*", .digits),
            ("a$$", "ass", .digits), ("asss", "ass", .repeated), ("б-л-я-д-ь", "бляд*", .parted),
            ("kr33dīti", "kredīt*", .digits), ("k r 3 d i t i", "kredīt*", .spaced),
            ("kreee-dīti", "kredīt*", .parted), ("kre-d1ti", "kredīt*", .parted), ("s​h​i​t", "shit*", nil),
            ("ｋｒ３ｄｉｔｉ", "kredīt*", .digits), ("kre__dīti", "kredīt*", .parted), ("fu'ck", "fuck*", .parted),
            ("жoпa", "жопа", .alphabets), ("k@z1n0", "kazino", .digits), ("ж0па", "жопа", .digits),
        ] as [(String, String, Findings.Disguise?)])
    func others(text: String, pattern: String, disguise: Findings.Disguise?) {
        let found = words("Tas \(text) te")
        #expect(found.map(\.text) == [text])
        #expect(found.map(\.pattern) == [pattern])
        #expect(found.map(\.disguise) == [disguise])
    }

    @Test("A single letter before a spaced word is no part of it")
    func spacedAfterALetter() {
        #expect(words("и д у р а к").map(\.text) == ["д у р а к"])
    }

    @Test("A word that mixes alphabets can be of a Latin and of a Russian list")
    func bothLists() {
        let found = words("кaзинo")
        #expect(found.map(\.pattern) == ["kazino", "казино"])
        #expect(found.map(\.list) == ["latin", "cyrillic"])
    }

    @Test("What people write in good faith is no hit", arguments: InnocentSentences.all)
    func innocent(sentence: String) {
        #expect(words(sentence).map { "\($0.text): \($0.pattern)" } == [])
    }

    @Test("There are two hundred such sentences, each once")
    func enough() {
        #expect(InnocentSentences.all.count == 200)
        #expect(Set(InnocentSentences.all).count == 200)
    }

    @Test(
        "A word of one alphabet is never read in another: no Russian text meets a Latin list",
        arguments: 0..<16 as Range<UInt64>)
    func oneAlphabet(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let letters = Array("абвгдежзиклмнопрстухАВЕКМНОРСТУХ".map(String.init))
        let signs = ["0", "1", "3", "4", "5", "7", "@", "$", "€", "-", ".", "*", " ", " ", "'", "·", ",", "!"]
        // Every short Latin word is listed.
        let latin = Array("abcdehikmnoprstuvxyz").map(String.init)
        let patterns = (0..<400).map { _ in
            (0..<Int.random(in: 2...4, using: &generator)).map { _ in latin.randomElement(using: &generator) ?? "" }
                .joined()
        }
        let matcher = WordMatcher([Settings.WordList(name: "l", patterns: patterns + patterns.map { $0 + "*" })])
        for _ in 0..<200 {
            let text = (0..<40).map { _ in
                let isSign = Int.random(in: 0..<4, using: &generator) == 0
                return (isSign ? signs : letters).randomElement(using: &generator) ?? ""
            }.joined()
            #expect(words(text, matcher).map(\.text) == [], "\(text)")
        }
    }

    @Test("Hidden words are found by queries as they are marked", arguments: 0..<8 as Range<UInt64>)
    func agreement(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "kre", "dīt", "i", "3", "е", "к", " ", " ", "-", ".", "a", "ss", "s", "дурак", "@", "k", "r", "\n",
        ]
        for _ in 0..<400 {
            let count = Int.random(in: 1...12, using: &generator)
            let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            let found = words(text)
            #expect(Folding.fold(text).withUnsafeBytes { Self.matcher.isFound(in: $0) } == !found.isEmpty, "\(text)")
            for word in found { #expect(cut(text, word.range) == word.text) }
            for list in Set(found.map(\.list)) {
                let ranges = found.filter { $0.list == list && $0.disguise != nil }.map(\.range)
                for (one, next) in zip(ranges, ranges.dropFirst()) { #expect(one.upperBound <= next.lowerBound) }
            }
        }
    }

    @Test(
        "An exception takes away what it holds, in the same disguise too",
        arguments: [
            (["kredīt*", "!kredītiestād*"], "kredītiestādes kredīti", ["kredīti"]),
            (["kredīt*", "!kredītiestād*"], "KREDITIESTADE kr3dītiestāde kredīīītiestāde", []),
            (["kredīt*", "!kredīt*"], "kredīti", []), (["*red*", "!red"], "red redīsi", ["redīsi"]),
            (["kredīt*", "!kredīta punkti"], "kredīta punkti un kredīta likme", ["kredīta"]),
            (["ātrs kredīts", "!kredīts"], "ātrs kredīts", ["ātrs kredīts"]),
            (["bot", "!boot"], "boot boooot bott", ["bott"]),
            (["!kredīts"], "kredīts", []), (["!!!"], "nu!!!", ["!!!"]),
        ])
    func exceptions(patterns: [String], text: String, expected: [String]) {
        let matcher = WordMatcher([
            Settings.WordList(name: "l", patterns: patterns),
            Settings.WordList(name: "other", patterns: ["!" + "kredīti"]),
        ])
        #expect(words(text, matcher).map(\.text) == expected)
        #expect(Folding.fold(text).withUnsafeBytes { matcher.isFound(in: $0) } == !expected.isEmpty)
    }

    @Test("Texts made to be slow take linear time: a long one of each kind ends")
    func long() {
        for piece in ["a.", "a ", "a1", "аa", "aa", "@a", "k-", "kredīt", "ж ", "a'"] {
            let text = String(repeating: piece, count: 60_000 / piece.utf8.count)
            _ = words(text)
        }
    }
}
