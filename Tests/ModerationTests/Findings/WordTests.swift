import Moderation
import Testing

@Suite("Listed words")
struct WordTests {
    @Test(
        "A pattern finds whole words, whatever their case and diacritics",
        arguments: [
            ("kredīts", "Ātrie KREDITS un kredīti", ["KREDITS"]),
            ("kredīt*", "Kredīti, kredits; akredits", ["Kredīti", "kredits"]),
            ("*kredits", "mikrokredīts kredīts", ["mikrokredīts", "kredīts"]),
            ("*red*", "kredīti sarkans red", ["kredīti", "red"]),
            ("k*s", "kredīts ks k kas? kasē", ["kredīts", "ks", "kas"]),
            ("ātrais kredīts", "Ātrais  kredīts!", ["Ātrais  kredīts"]),
            ("ātr* kredīt*", "ātrie kredīti, ātri", ["ātrie kredīti"]),
            ("a*b*a*b", "aabab ab abab", ["aabab", "abab"]),
            ("kredīts", "kre\u{200B}dīts k\u{AD}redīts", ["kre\u{200B}dīts", "k\u{AD}redīts"]),
            ("cafe", "cafe\u{301} cafeteria", ["cafe\u{301}"]), ("слово", "СЛОВО словом", ["СЛОВО"]),
            ("*", "viss", []), ("", "viss", []), ("a", "", []), ("straße", "STRASSE", ["STRASSE"]),
            ("18+", "18+ 18", []),
        ])
    func finds(pattern: String, text: String, expected: [String]) {
        let matcher = WordMatcher([Settings.WordList(name: "reklāma", patterns: [pattern])])
        let found = Findings(body: text, name: nil, words: matcher).words
        #expect(found.map(\.text) == expected)
        #expect(found.map { cut(text, $0.range) } == expected)
        #expect(found.allSatisfy { $0.list == "reklāma" })
    }

    @Test("Each list tells its name; of several patterns of a list the longest hit counts")
    func tellsLists() {
        let matcher = WordMatcher([
            Settings.WordList(name: "one", patterns: ["ātrais", "ātrais kredīts", "ātr*"]),
            Settings.WordList(name: "two", patterns: ["kredīts"]),
        ])
        let found = Findings(body: "ātrais kredīts", name: nil, words: matcher).words
        #expect(found.map(\.list) == ["one", "two"])
        #expect(found.map(\.text) == ["ātrais kredīts", "kredīts"])
    }
}
