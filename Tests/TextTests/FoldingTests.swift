import Seeded
import Testing

@testable import Text

@Suite("Folding")
struct FoldingTests {
    @Test(
        "Case and diacritics go",
        arguments: [
            ("", ""), ("Cilvēku", "cilveku"), ("ĀČĒĢĪĶĻŅŠŪŽ āčēģīķļņšūž", "acegiklnsuz acegiklnsuz"), ("Ŗ Ō", "r o"),
            ("ß", "ss"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("ẞ", "ss"), ("ſ", "s"),
            ("İstanbul", "istanbul"), ("ısı", "isi"), ("I", "i"),
            ("ΣΊΣΥΦΟΣ", "σισυφοσ"), ("Σίσυφος", "σισυφοσ"), ("ᾳ", "α"), ("ΐ", "ι"),
            ("Ёлка", "елка"), ("Чайка", "чаика"), ("ЇЖАК", "іжак"), ("Ґанок", "ганок"), ("ЩЪ", "щъ"),
            ("Łódź", "lodz"), ("Øresund", "oresund"), ("Đà Nẵng", "da nang"), ("Ħ", "h"), ("Æsop", "aesop"),
            ("œuvre", "oeuvre"),
            ("ﬁne", "fine"), ("…", "..."), ("№", "no"), ("Ｆｕｌｌ", "full"), ("𝐌𝐚𝐭𝐡", "math"), ("㎏", "kg"), ("²", "2"),
            ("①", "1"),
            ("ŉ", "'n"), ("ǆ", "dz"), ("և", "եւ"),
            ("Ա", "ա"), ("Ა", "ა"), ("Ꭰ", "Ꭰ"), ("ꭰ", "Ꭰ"), ("שָׁלוֹם", "שלום"), ("مُحَمَّد", "محمد"), ("آ", "ا"),
            ("が", "か"), ("ｶﾞ", "カ"), ("王", "王"), ("한", "\u{1112}\u{1161}\u{11AB}"), ("\u{F900}", "豈"),
            ("कि", "कि"), ("กี่", "กี่"), ("´", "´"), ("a\u{300}\u{301}b", "ab"),
        ])
    func foldings(text: String, folded: String) {
        #expect(Array(folded.utf8) == Folding.fold(text))
    }

    @Test(
        "Nothing without width can hide a word",
        arguments: [
            "\u{AD}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{202E}", "\u{61C}", "\u{FE0F}",
            "\u{E0061}", "\u{34F}", "\u{3164}", "\u{E0101}",
        ])
    func hiding(character: String) {
        #expect(Folding.fold("via" + character + "gra") == Array("viagra".utf8))
    }

    @Test(
        "Every blank is a space",
        arguments: ["\u{A0}", "\u{1680}", "\u{2003}", "\u{202F}", "\u{3000}", "\u{2028}", "\u{2029}", "\u{85}"])
    func blanks(character: String) {
        #expect(Folding.fold(character) == [0x20])
    }

    @Test(
        "Quotation marks, dashes and digits of all kinds are those of ASCII, and nothing stretches a word",
        arguments: [
            ("‘a’ ‚b‛ ‹c› 'd' ′ ʼ", "'a' 'b' 'c' 'd' ' '"), ("“a” „b‟ «c» \"d\" ″ 〝", "\"a\" \"b\" \"c\" \"d\" \" \""),
            ("a–b—c-d‐e‑f‒g―h−i﹣j－k⁃l", "a-b-c-d-e-f-g-h-i-j-k-l"), ("it’s", "it's"), ("مــحــمد", "محمد"), ("ߺa", "a"),
            ("０１２３", "0123"), ("𝟎𝟙𝟤𝟯𝟺", "01234"), ("²¹⁰₉", "2109"), ("1\u{FE0F}\u{20E3}2\u{20E3}", "12"),
            ("٣٤۵", "345"),
            ("१२३", "123"), ("①⑫❸⓿", "11230"), ("＋３７１", "+371"),
        ])
    func signs(text: String, folded: String) {
        #expect(String(folding: text) == folded)
    }

    @Test("Control characters stay", arguments: ["\t", "\n", "\r", "\u{0}", "\u{1B}", "\u{7F}", "\u{9B}"])
    func controls(character: String) {
        #expect(Folding.fold(character) == Array(character.utf8))
    }

    @Test("Composed and decomposed spellings fold alike, all over Unicode")
    func equivalents() {
        let differing = (UInt32(0xC0)...0x33FFF).compactMap(Unicode.Scalar.init).filter { scalar in
            guard let decomposed = scalar.canonicallyDecomposed else { return false }
            return Folding.fold(String(scalar)) != Folding.fold(decomposed)
        }
        #expect(differing.isEmpty)
    }

    @Test("Capitals and small letters fold alike, all over Unicode")
    func cases() {
        let differing = (UInt32(0x41)...0x33FFF).compactMap(Unicode.Scalar.init).filter { scalar in
            let properties = scalar.properties
            guard properties.changesWhenLowercased else { return false }
            return Folding.fold(String(scalar)) != Folding.fold(properties.lowercaseMapping)
        }
        #expect(differing.isEmpty)
    }

    @Test("Folding what is folded changes nothing, and texts fold piece by piece", arguments: 1...40)
    func idempotentAndPieceByPiece(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let (one, other) = (
                RandomText.text(most: 60, using: &generator), RandomText.text(most: 60, using: &generator)
            )
            let folded = Folding.fold(one)
            #expect(Folding.fold(String(decoding: folded, as: UTF8.self)) == folded)
            var joined = String.UnicodeScalarView(one.unicodeScalars)
            joined.append(contentsOf: other.unicodeScalars)
            #expect(Folding.fold(String(joined)) == folded + Folding.fold(other))
        }
    }

    @Test("The fast way over bytes folds as the slow one over characters does", arguments: 1...40)
    func bytesAndScalars(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<20 {
            let text = RandomText.text(most: 200, using: &generator)
            var slow: [UInt8] = []
            for scalar in text.unicodeScalars { FoldingPass.fold(scalar.value) { Decoding.append($0, to: &slow) } }
            #expect(Folding.fold(text) == slow)
            let (bytes, origins) = text.withBytes { Folding.foldWithOrigins($0) }
            #expect(bytes == slow)
            #expect(origins.count == bytes.count)
            #expect(origins == origins.sorted())
        }
    }

    @Test("Every character folds the fast way as it does the slow way, at every place in a word")
    func everyScalar() {
        var differing: [UInt32] = []
        for value in UInt32(0)...0x33FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var slow = Array("abcdefgh".utf8.prefix(Int(value % 9)))
            let text = String(decoding: slow, as: UTF8.self) + String(scalar)
            FoldingPass.fold(value) { Decoding.append($0, to: &slow) }
            if Folding.fold(text) != slow { differing.append(value) }
        }
        #expect(differing.isEmpty)
    }

    @Test("Text that grows to many times its length fits", arguments: [1, 7, 8, 100, 1000])
    func growth(count: Int) {
        let once = Folding.fold("\u{FDFA}")
        #expect(once.count == 33)
        #expect(
            Folding.fold(String(repeating: "\u{FDFA}", count: count))
                == Array(repeatElement(once, count: count).joined()))
    }

    @Test("The output is appended to")
    func appending() {
        var output = Array("ā".utf8)
        "Ā".withBytes { Folding.fold($0, into: &output) }
        #expect(output == Array("āa".utf8))
    }

    @Test("Bytes that are no UTF-8 do no harm", arguments: 1...20)
    func damagedBytes(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for length in 0..<40 {
            let bytes = (0..<length).map { _ in
                UInt8.random(in: 0...255, using: &generator) | UInt8.random(in: 0...255, using: &generator)
            }
            var output: [UInt8] = []
            bytes.withUnsafeBytes { Folding.fold($0, into: &output) }
            #expect(output.count <= 40 * 33)
        }
    }
}

extension Unicode.Scalar {
    /// The canonical decomposition, where the standard library's own equivalence can be made to tell it: letters with marks.
    var canonicallyDecomposed: String? {
        let marks: [Unicode.Scalar] = [
            "\u{300}", "\u{301}", "\u{302}", "\u{303}", "\u{304}", "\u{306}", "\u{307}", "\u{308}", "\u{30A}",
            "\u{30C}", "\u{323}", "\u{327}", "\u{328}",
        ]
        guard properties.name?.contains(" WITH ") == true, let base = properties.name?.split(separator: " WITH ").first
        else { return nil }
        guard value < 0x250,
            let letter = (UInt32(0x41)...0x7A).compactMap(Unicode.Scalar.init).first(where: {
                $0.properties.name == String(base)
            })
        else { return nil }
        return marks.lazy.map { String(letter) + String($0) }.first { $0 == String(self) }
    }
}
