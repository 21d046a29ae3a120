import Moderation
import Seeded
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
            ("18+", "18+ 18 118+", ["18+"]), ("e-pasts", "E-Pasts, e pasts, e–pasts; epasts", ["E-Pasts", "e–pasts"]),
            ("t.me", "t.me/x T.ME, at.me t.men t me", ["t.me", "T.ME"]), ("C++", "c++ C+++ C+ abc++", ["c++", "C++"]),
            ("c#*", "C# c#m", ["C#", "c#m"]), ("$$$", "a$$$b", ["$$$"]), ("☎", "Zvani ☎!", ["☎"]), ("👍🏽", "👍🏽 👍", ["👍🏽"]),
            ("*-pasts", "e-pasts pasts -pasts", ["e-pasts", "-pasts"]), ("a* -b", "ab -b, a-b", ["ab -b"]),
            ("it's", "IT’S its", ["IT’S"]),
            ("a*", "a ab ba", ["a", "ab"]), ("*a", "a ab ba", ["a", "ba"]), ("*ab", "abab aba", ["abab"]),
            ("x", "x", ["x"]),
            ("a * b", "a xx b, a b", ["a xx b"]), ("Š*a", "šta sta", ["šta", "sta"]), ("１8+", "18+", ["18+"]),
            ("слов*о", "словечко", ["словечко"]),
            ("* *", "viss", []), ("\u{200B}*\u{301}", "viss", []),
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

    @Test(
        "One pass over many lists finds what comparing each pattern with each word finds",
        arguments: 0..<20 as Range<UInt64>)
    func agrees(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        func word(_ letters: [String], _ most: Int) -> String {
            (0..<Int.random(in: 1...most, using: &generator)).map { _ in letters.randomElement(using: &generator) ?? ""
            }.joined()
        }
        let patterns = (0..<12).map { _ in word(["a", "b", "ā", "*", "-"], 5) }
        let matcher = WordMatcher([Settings.WordList(name: "l", patterns: patterns)])
        for _ in 0..<60 {
            let text = word(["a", "b", "Ā", " ", "-", "ж"], 12)
            let expected = patterns.contains { isFound($0, in: text) }
            let isPlain = Findings(body: text, name: nil, words: matcher).words.contains { $0.disguise == nil }
            #expect(isPlain == expected, "\(patterns) in \(text)")
        }
    }

    /// The slow and plain way: whether a pattern fits from some place to some other that are not within a word.
    private func isFound(_ pattern: String, in text: String) -> Bool {
        let text = Array(text.lowercased().replacing("ā", with: "a"))
        let pattern = Array(pattern.replacing("ā", with: "a"))
        guard pattern.contains(where: { $0 != "*" }) else { return false }
        func fits(_ index: Int, _ place: Int) -> Bool {
            if index == pattern.count {
                return place == text.count || !text[place].isLetter || !(place > 0 && text[place - 1].isLetter)
            }
            if pattern[index] == "*" {
                return fits(index + 1, place) || place < text.count && text[place].isLetter && fits(index, place + 1)
            }
            return place < text.count && text[place] == pattern[index] && fits(index + 1, place + 1)
        }
        return text.indices.contains { start in
            let isWithin = start > 0 && text[start - 1].isLetter && (text[start].isLetter || pattern[0] == "*")
            return !isWithin && fits(0, start)
        }
    }
}
