import Moderation
import Testing

@Suite("What an editor does by habit")
struct EditedTextTests {
    /// A text, what an editor may make of it, and whether that is a habit.
    struct Case: Sendable, CustomTestStringConvertible {
        var original: String
        var typed: String
        /// What is meant; the original where it is `nil`.
        var meant: String?

        init(_ original: String, _ typed: String, _ meant: String? = nil) {
            (self.original, self.typed, self.meant) = (original, typed, meant)
        }

        var testDescription: String { "\(original.debugDescription) \(typed.debugDescription)" }
    }

    private static let habits: [Case] = [
        Case("a", "a"), Case("a", "a\n"), Case("a", "a\r\n"), Case("a", "\u{FEFF}a"), Case("a", "\u{FEFF}a\r\n"),
        Case("a\nb", "a\r\nb\r\n"), Case("a\r\nb", "a\nb\n"), Case("a\r\nb\nc", "a\nb\nc"),
        Case("a\r\nb\nc", "a\r\nb\r\nc\r\n"),
        Case("a\n", "a"), Case("a\r\n", "a"), Case("a\r\n", "a\n"), Case("a\n\n", "a\n"),
        Case("\u{FEFF}a", "\u{FEFF}a\n"),
        Case("a\r\r\nb", "a\r\r\nb\n"), Case("a\rb", "a\rb\n"), Case("", "\n"), Case("", ""), Case("\n", "\r\n"),
        Case("ē\u{301}\r\n", "ē\u{301}\n"),
        // A mark before the one that stands there, CR alone as an end of lines, and one at the end that comes or goes.
        Case("\u{FEFF}a", "\u{FEFF}\u{FEFF}a"), Case("\u{FEFF}a\nb", "\u{FEFF}\u{FEFF}a\r\nb\r\n"),
        Case("\u{FEFF}\u{FEFF}a", "\u{FEFF}\u{FEFF}\u{FEFF}a\n"),
        Case("a\nb", "a\rb\r"), Case("a\nb", "a\rb"), Case("a\r\nb\r\n", "a\rb\r"),
        Case("a\r\nb\nc", "\u{FEFF}a\rb\rc\r"),
        Case("a", "a\r"), Case("a\nb", "a\nb\r"), Case("a\r", "a"), Case("a\r", "a\n"), Case("a\r", "a\r\n"),
        Case("a\nb\r", "a\nb"), Case("a\r\nb\r", "a\nb\n"), Case("\r", ""), Case("a\rb\r", "a\rb"),
        Case("a\n\r", "a\n"),
    ]

    private static let edits: [Case] = [
        Case("a", "b\n", "b"), Case("a", "a\n\n", "a\n"), Case("a\n\n", "a", "a"), Case("a", "", ""),
        Case("\u{FEFF}a", "a", "a"), Case("a", "\u{FEFF}\u{FEFF}a", "\u{FEFF}a"), Case("a", "a\rb", "a\nb"),
        Case("a\rb", "a\rc", "a\rc"), Case("a\r\nb", "a\rx\rb\r", "a\r\nx\r\nb"), Case("a\nb\r", "x\nb\n", "x\nb\r"),
        Case("a\r", "b", "b"), Case("a\r", "b\r", "b\r"), Case("\u{FEFF}a", "\u{FEFF}\u{FEFF}b", "\u{FEFF}b"),
        // Canonically equal is not equal.
        Case("\u{113}", "e\u{304}\n", "e\u{304}"),
        // Lines that were left alone end as they did; a new one as the one before.
        Case("a\r\nb\r\nc", "a\nx\nc\n", "a\r\nx\r\nc"), Case("a\nb\nc", "a\r\nx\r\nc\r\n", "a\nx\nc"),
        Case("a\r\nb\nc\nd", "a\nb\nx\nd", "a\r\nb\nx\nd"), Case("a\nb\r\nc", "a\nx\nb\nc", "a\nx\nb\r\nc"),
        Case("a\r\nb", "a\nb\nc\n", "a\r\nb\r\nc"), Case("a\r\nb\r\n", "a\nb\nc\n", "a\r\nb\r\nc\r\n"),
        Case("a\r\nb\r\nc", "a\nc", "a\r\nc"), Case("a", "a\r\nb\r\n", "a\nb"),
        Case("a\r\nb\r\n", "x\n", "x\r\n"), Case("a\r\nb", "\u{FEFF}x\ny", "x\r\ny"),
    ]

    @Test("is no change: the text is the one before, byte for byte", arguments: habits)
    func habit(_ example: Case) {
        let meant = EditedText.meant(example.typed, from: example.original)
        #expect(Array(meant.utf8) == Array(example.original.utf8))
        #expect(EditedText.isUnchanged(example.typed, from: example.original))
    }

    @Test("is taken back from a text that was edited", arguments: edits)
    func edit(_ example: Case) {
        let meant = EditedText.meant(example.typed, from: example.original)
        #expect(Array(meant.utf8) == Array((example.meant ?? example.original).utf8))
        #expect(!EditedText.isUnchanged(example.typed, from: example.original))
    }

    @Test("leaves alone what a mark stands for, though it looks like a habit")
    func marks() {
        // A CR before a line feed that was spelled out is the text's own.
        let read = EditedText.meant("a<CR>\nb\n", from: "a\r\r\nb") { text in
            text == "a<CR>\nb\n" ? "a\r\nb\n" : text
        }
        #expect(Array(read.utf8) == Array("a\r\r\nb".utf8))
    }
}
