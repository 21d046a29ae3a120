import Terminal
import Testing

@Suite("The first words of a text")
struct OpeningTests {
    @Test(
        "The first words of a text are one line, cut at a whole character",
        arguments: [("a\n\n b\t c", 20, "a b c"), ("ābece", 3, "āb…"), ("\n\n", 5, ""), ("", 5, "")])
    func firstWords(text: String, width: Int, words: String) {
        var text = text
        #expect(text.withUTF8 { DisplayText(openingOf: UnsafeRawBufferPointer($0), width: width).plain } == words)
    }

    @Test("A long text is cut without breaking a character, whatever byte the cut falls on")
    func longWords() {
        for padding in 0..<4 {
            var text = String(repeating: "x", count: padding) + String(repeating: "王", count: 500)
            let words = text.withUTF8 { DisplayText(openingOf: UnsafeRawBufferPointer($0), width: 10).plain }
            #expect(!words.unicodeScalars.contains("\u{FFFD}"))
            #expect(words.hasSuffix("…"))
        }
    }

    @Test("No more is kept than fits, wherever the limit falls among words and blanks", arguments: 0..<4)
    func bounded(padding: Int) {
        var text = String(repeating: "x", count: padding) + String(repeating: "aā \n", count: 2_000)
        let words = text.withUTF8 { DisplayText.openingWords(of: UnsafeRawBufferPointer($0), width: 10) }
        #expect(words.utf8.count <= 10 * 8 + 65 && words.utf8.count > 100)
        #expect(!words.unicodeScalars.contains("\u{FFFD}"))
    }

    @Test("Blanks before the first word don't count, however many they are")
    func blanks() {
        var text = String(repeating: " \n\u{B}", count: 1_000) + "word"
        #expect(text.withUTF8 { DisplayText(openingOf: UnsafeRawBufferPointer($0), width: 10).plain } == "word")
    }
}
