import Terminal
import TerminalDoubles
import Testing

/// A stranger's text and what is shown of it, with the hidden parts in braces.
struct Shown: Sendable, CustomTestStringConvertible {
    var text: String
    var shown: String
    init(_ text: String, _ shown: String) {
        self.text = text
        self.shown = shown
    }
    var testDescription: String {
        text.unicodeScalars.prefix(8).map { String($0.value, radix: 16, uppercase: true) }.joined(separator: " ")
    }
}

/// What a text shows, with `{` and `}` around what is in the role hidden.
func braced(_ text: DisplayText) -> String {
    var surface = Surface(size: Size(columns: max(text.width, 1), rows: 1))
    surface.put(text, row: 0, column: 0)
    var line = ""
    var isHidden = false
    for column in 0..<text.width {
        let cell = surface[0, column]
        if (cell.style.role == .hidden) != isHidden {
            isHidden.toggle()
            line += isHidden ? "{" : "}"
        }
        line += cell.text
    }
    return line + (isHidden ? "}" : "")
}

func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

@Suite("What is shown of a stranger's text")
struct DisplayTextFamiliesTests {
    static let hidden: [Shown] =
        (0..<0x20).map { Shown("a\(Unicode.Scalar(UInt8($0)))b", "a{\(Unicode.Scalar(UInt32(0x2400 + $0)) ?? " ")}b") }
        + (0x80..<0xA0).map {
            Shown("a\(Unicode.Scalar(UInt8($0)))b", "a{⟨U+00\(String($0, radix: 16, uppercase: true))⟩}b")
        }
        + [
            0x061C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x00AD,
            0x034F, 0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0x2061, 0x2064, 0x2065, 0x206A, 0x206F, 0xFEFF, 0x115F,
            0x1160,
            0x3164, 0xFFA0, 0x2800, 0x2028, 0x2029, 0xFFF9, 0xFFFA, 0xFFFB, 0xFE00, 0xFE0E, 0xFE0F, 0x180B, 0xE000,
            0xF8FF,
            0xFDD0, 0xFFFE, 0xFFFF, 0x0378, 0x1D173, 0xE0001, 0xE0020, 0xE0041, 0xE007F, 0xE0100, 0xE01EF, 0xF0000,
            0x10FFFD, 0x10FFFF, 0x1F1E6,
        ].compactMap { (value: UInt32) in
            guard let scalar = Unicode.Scalar(value) else { return nil }
            let hex = String(value, radix: 16, uppercase: true)
            return Shown("a\(scalar)b", "a{⟨U+\(String(repeating: "0", count: max(0, 4 - hex.count)))\(hex)⟩}b")
        }
        + [
            Shown("\u{7F}", "{␡}"), Shown("\u{1B}[2J\u{1B}]0;x\u{7}", "{␛}[2J{␛}]0;x{␇}"), Shown("a\r\nb", "a{␍␊}b"),
            Shown("\u{9B}31m", "{⟨U+009B⟩}31m"),
        ]

    @Test("What acts or doesn't show is told as what it is", arguments: hidden)
    func hiddenCharacters(_ example: Shown) {
        #expect(braced(DisplayText(stranger: example.text)) == example.shown)
    }

    @Test(
        "Marks without a base and beyond the fourth are told",
        arguments: [
            Shown("\u{301}a", "{⟨U+0301⟩}a"), Shown("a \u{301}b", "a {⟨U+0301⟩}b"),
            Shown("\u{1B}\u{301}", "{␛⟨U+0301⟩}"), Shown("\u{200B}\u{301}", "{⟨U+200B⟩⟨U+0301⟩}"),
            Shown("e\u{301}\u{302}\u{303}\u{304}\u{305}x", "e\u{301}\u{302}\u{303}\u{304}{⟨U+0305⟩}x"),
            Shown("e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}", "e\u{301}\u{301}\u{301}\u{301}{⟨U+0301×3⟩}"),
        ])
    func marks(_ example: Shown) {
        #expect(scalars(braced(DisplayText(stranger: example.text))) == scalars(example.shown))
    }

    @Test(
        "Many of the same are told once, with their number",
        arguments: [
            Shown("\u{200B}\u{200B}", "{⟨U+200B⟩⟨U+200B⟩}"), Shown("\u{200B}\u{200B}\u{200B}", "{⟨U+200B×3⟩}"),
            Shown(String(repeating: "\u{E0041}", count: 4000), "{⟨U+E0041×4000⟩}"),
        ])
    func floods(_ example: Shown) {
        #expect(braced(DisplayText(stranger: example.text)) == example.shown)
    }

    @Test(
        "Nobody can write what looks like a hidden character",
        arguments: [
            Shown("⟨U+202E⟩", "{⟨U+27E8⟩}U+202E⟩"), Shown("␛", "{⟨U+241B⟩}"), Shown("␡", "{⟨U+2421⟩}"),
            Shown("⟨x⟩", "⟨x⟩"), Shown("⟨U", "⟨U"),
        ])
    func imitation(_ example: Shown) {
        #expect(braced(DisplayText(stranger: example.text)) == example.shown)
    }

    static let readable = [
        "Skursteņslauķa mūsu pagastā nav!", "Olegs Petrovs: Спасибо за информацию", "请问会议资料有英文版吗？",
        "こんにちは、世界", "안녕하세요", "\u{1112}\u{1161}\u{11AB}", "שָׁלוֹם עוֹלָם", "السَّلَامُ عَلَيْكُمْ", "می\u{200C}خواهم", "क्षत्रिय हिन्दी",
        "क्\u{200D}ष", "ന്\u{200D}മ", "สวัสดีครับ ที่นี่", "Việt Nam", "a\u{304}", "👍 👍🏽 ❤️ ☺︎ 1️⃣ #️⃣ 🇱🇻🇪🇪 👩‍👩‍👧‍👦 👩🏽‍❤️‍💋‍👩🏽 🏳️‍🌈 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
        "100 € – „labi” «хорошо» 1 000", "日本語　全角", "①②③ ½ ✓ → ← ↳ …", "ᠮᠣᠩᠭᠣᠯ",
    ]

    @Test("What people write stays as it is", arguments: readable)
    func readableText(_ text: String) {
        let shown = DisplayText(stranger: text)
        #expect(scalars(shown.plain) == scalars(text))
        #expect(!braced(shown).contains("{"))
    }

    @Test(
        "Joiners outside of scripts and emoji that need them are told",
        arguments: [
            Shown("a\u{200D}b", "a{⟨U+200D⟩}b"), Shown("م\u{200C}a", "م{⟨U+200C⟩}a"), Shown("م\u{200C}", "م{⟨U+200C⟩}"),
            Shown("م\u{200C}\u{200C}م", "م{⟨U+200C⟩⟨U+200C⟩}م"), Shown("👍\u{200D}", "👍{⟨U+200D⟩}"),
            Shown("👍\u{200D}a", "👍{⟨U+200D⟩}a"), Shown("1\u{FE0F}", "1{⟨U+FE0F⟩}"),
            Shown("❤\u{FE0F}\u{FE0F}", "❤\u{FE0F}{⟨U+FE0F⟩}"), Shown("☺\u{FE0E}", "☺\u{FE0E}"),
            Shown("⌚\u{FE0E}", "⌚{⟨U+FE0E⟩}"), Shown("😀\u{FE0E}x", "😀{⟨U+FE0E⟩}x"), Shown("👍🏽\u{FE0E}", "👍🏽{⟨U+FE0E⟩}"),
            Shown("☺\u{FE0E}\u{FE0F}", "☺\u{FE0E}{⟨U+FE0F⟩}"), Shown("1\u{FE0E}\u{20E3}", "1{⟨U+FE0E⟩⟨U+20E3⟩}"),
            Shown("\u{1F3F4}\u{E0067}\u{E007F}", "\u{1F3F4}{⟨U+E0067⟩⟨U+E007F⟩}"),
        ])
    func joiners(_ example: Shown) {
        #expect(scalars(braced(DisplayText(stranger: example.text))) == scalars(example.shown))
    }

    @Test("A stranger's text never joins the words before or after it")
    func boundaries() {
        for text in ["\u{301}", "\u{FE0F}", "\u{200D}👍", "\u{1F1FB}", "\u{1161}", "\u{1F3FD}"] {
            let shown: DisplayText = "👍\(text)\(text)"
            let alone = DisplayText(stranger: text)
            #expect(shown == "👍" + alone + alone)
        }
        #expect(braced("\("\u{1F1F1}")\("\u{1F1FB}")") == "{⟨U+1F1F1⟩⟨U+1F1FB⟩}")
    }

    @Test("The program may write what a stranger may not")
    func programWords() {
        #expect(braced("shown as ␛ or ⟨U+202E⟩") == "shown as ␛ or ⟨U+202E⟩")
        #expect(braced("a\u{1B}") == "a{␛}")
    }
}
