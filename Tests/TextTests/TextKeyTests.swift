import Testing
import Text

@Suite("Keys of texts")
struct TextKeyTests {
    private func key(_ text: String) -> UInt64 {
        var scratch: [UInt8] = []
        return text.withBytes { TextKey.of($0, scratch: &scratch) }
    }

    @Test(
        "Texts that differ in case, diacritics, invisible characters and runs of white space only have one key",
        arguments: [
            ("Labdien, cilvēki!", "labdien, CILVEKI!"), ("a b", "a \n\t  b"), ("a b", "  a b \n"), ("a b", "a\u{A0}b"),
            ("ab", "a\u{200B}b"),
            ("", " \n "), ("a b", "a\u{2028}b"), ("a", "a\r\n"),
        ])
    func same(one: String, other: String) {
        #expect(key(one) == key(other))
    }

    @Test(
        "Other texts have other keys",
        arguments: [("a b", "ab"), ("", "a"), ("a", "b"), ("a", "aa"), ("abcdefgh", "abcdefgi"), ("a\u{0}", "a")])
    func different(one: String, other: String) {
        #expect(key(one) != key(other))
    }

    @Test("No two of many short texts share a key, and none is 0")
    func distinct() {
        var keys = Set<UInt64>()
        for number in 0..<30_000 { keys.insert(key("text \(number)")) }
        for length in 0..<300 { keys.insert(key(String(repeating: "z", count: length))) }
        #expect(keys.count == 30_300)
        #expect(!keys.contains(0))
    }

    @Test("A scratch array changes nothing")
    func scratch() {
        var scratch = Array("left over".utf8)
        for text in ["Viens", "divi  TRĪS", ""] {
            #expect(text.withBytes { TextKey.of($0, scratch: &scratch) } == key(text))
        }
    }
}
