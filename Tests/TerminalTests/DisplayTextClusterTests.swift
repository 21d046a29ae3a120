import Terminal
import Testing
import Text

@Suite("What stands in one place")
struct DisplayTextClusterTests {
    @Test(
        "What a person sees as one takes as many cells as a terminal gives it",
        arguments: [
            // Latvian, composed and decomposed; Cyrillic; Greek
            ("ā", [1]), ("a\u{304}", [1]), ("Š", [1]), ("ģ", [1]), ("й", [1]), ("и\u{306}", [1]), ("ώ", [1]),
            // Chinese, Japanese, Korean; full and half width
            ("王", [2]), ("の", [2]), ("ｶ", [1]), ("か\u{3099}", [2]), ("Ａ", [2]), ("。", [2]), ("　", [2]),
            ("\u{20000}", [2]), ("한", [2]), ("\u{1112}\u{1161}", [2]),
            ("\u{1112}\u{1161}\u{11AB}", [2]), ("가\u{11A8}", [2]),
            // Emoji
            ("😀", [2]), ("👍🏽", [2]), ("👩‍🚀", [3]), ("👩🏽‍🚀", [3]), ("👨‍👩‍👧‍👦", [3]), ("🏳️‍🌈", [3]), ("❤️‍🔥", [3]),
            ("🫱🏻‍🫲🏿", [3]), ("🏽", [9]), ("❤", [1]), ("❤\u{FE0F}", [2]), ("☺\u{FE0F}", [2]), ("⌚", [2]),
            ("⌚\u{FE0F}", [2]), ("⌚\u{FE0E}", [2, 8]), ("☺\u{FE0E}", [1]), ("©", [1]), ("©\u{FE0F}", [2]),
            ("a🏽", [1, 9]), ("👍🏽🏽", [2, 9]),
            // Flags and keycaps
            ("🇱🇻", [2]), ("🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}", [2]),
            ("1\u{FE0F}\u{20E3}", [2]), ("1\u{20E3}", [1]), ("#\u{FE0F}\u{20E3}", [2]),
            // Four marks
            ("e\u{301}\u{302}\u{303}\u{304}", [1]), ("x\u{20DD}", [1, 8]), ("x\u{489}", [1, 8]),
            // India and South-East Asia: spacing signs take a cell of their own
            ("क", [1]), ("कि", [1, 1]), ("कु", [1]), ("क\u{94D}", [1]), ("กี", [1]), ("กำ", [1, 1]), ("เก", [1, 1]),
            // Right to left
            ("ש", [1]), ("שׁ", [1]), ("ع", [1]), ("عَ", [1]),
            // What terminals place each in their own way, by its number: what Unicode 14 didn't have, with what stands on it; signs around
            // numbers; what is drawn over its neighbours; old Hangul
            ("\u{1FAE9}", [9]), ("\u{1FAC8}", [9]), ("\u{1FA89}", [9]), ("\u{323B0}", [9]),
            ("\u{1FAE9}\u{FE0F}", [9, 8]),
            ("\u{600}", [8]), ("\u{605}", [8]), ("\u{6DD}", [8]), ("\u{70F}", [8]), ("\u{890}", [8]), ("\u{8E2}", [8]),
            ("\u{110BD}", [9]), ("\u{FDFD}", [8]), ("\u{12219}", [9]), ("\u{1242B}", [9]), ("\u{2E3A}", [8]),
            ("\u{2E3B}", [8]),
            ("\u{A960}", [8]), ("\u{D7B0}", [8]), ("\u{1100}\u{D7B0}", [2, 8]), ("\u{A960}\u{1161}", [8, 8]),
            // Hidden: their names are as wide as they are long
            ("🇱", [9]), ("\u{301}", [8]), ("\u{200B}", [8]), ("\u{1B}", [1]), ("\u{E000}", [8]), ("\u{10FFFF}", [10]),
        ] as [(String, [Int])])
    func widths(text: String, cells: [Int]) {
        #expect(DisplayText(stranger: text).units.map(\.width) == cells)
    }

    @Test("No place holds what Unicode parts, and what it keeps together is only parted where both parts show")
    func unicodeClusters() {
        var texts = ExpectedBreaks.longer.map(Expected.init)
        for (row, first) in ExpectedBreaks.samples.enumerated() {
            let signs = Array(ExpectedBreaks.pairs[row])
            let parted = Array(ExpectedBreaks.parted[row])
            for (column, last) in ExpectedBreaks.samples.enumerated() {
                texts.append(Expected([first, last], parts: [signs[column] == "÷"]))
                texts.append(
                    Expected(
                        [first, "\u{308}", last],
                        parts: [parted[2 * column] == "÷", parted[2 * column + 1] == "÷"]))
            }
        }
        #expect(texts.count == 765)
        for text in texts { text.check() }
    }
}

/// A text, and whether Unicode parts it behind each character but the last.
private struct Expected {
    var scalars: [Unicode.Scalar]
    var parts: [Bool]

    init(_ scalars: [Unicode.Scalar], parts: [Bool]) {
        self.scalars = scalars
        self.parts = parts
    }

    /// Reads `0061 ÷ 1F1E6 × 1F1E7`.
    init(_ written: String) {
        let words = written.split(separator: " ")
        scalars = words.compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
        parts = words.compactMap { $0 == "÷" ? true : $0 == "×" ? false : nil }
    }

    func check() {
        let comment = Comment(rawValue: scalars.map { String($0.value, radix: 16) }.joined(separator: " "))
        #expect(scalars.count == parts.count + 1, comment)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        // The unit that begins at each byte.
        var units: [Int: DisplayText.Unit] = [:]
        var offset = 0
        for unit in DisplayText(stranger: String(text)).units {
            units[offset] = unit
            offset += unit.bytes
        }
        var end = 0
        for (index, isParted) in parts.enumerated() {
            end += UTF8.width(scalars[index])
            let next = units[end]
            if isParted {
                #expect(next != nil, comment)
            } else if let next {
                #expect(next.isHidden || scalars[index + 1].cellWidth > 0, comment)
            }
        }
    }
}
