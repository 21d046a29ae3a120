import Moderation
import Seeded
import Testing

@Suite("Queries made of anything")
struct QueryGarbageTests {
    @Test("Random text is read or refused, and what is read reads back as itself", arguments: 0..<40 as Range<UInt64>)
    func random(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "a", "ā", " ", "  ", "(", ")", "\"", "\\", "-", ":", ",", "OR", "NOT", " OR ", " NOT ", "is:", "pending",
            "number:", "1..2", "before:", "7d", "2026-11-24", "author:", "by:", "\u{301}", "👍", "\u{0}", "\u{202E}",
            "\u{A0}", "\n", "e\u{301}", "release:", "x", "..", "#", "entry:4", "same:2", "like:2", "has:link",
        ]
        for _ in 0..<250 {
            let count = Int.random(in: 0...30, using: &generator)
            let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            do {
                let query = try Query(text)
                let again = try Query(query.text)
                #expect(again.node == query.node)
                #expect(again.text.utf8.elementsEqual(query.text.utf8))
            } catch {
                #expect(error.column >= 1 && error.column <= text.count + 1)
            }
        }
    }

    @Test(
        "The longest hostile texts are read or refused at once",
        arguments: ["(", ")", "-", "\"", "\\", ":", ",", "a ", "a OR ", "NOT ", "\u{301}", "is:", "a:", "()", "-("])
    func hostile(piece: String) {
        for count in [4_096 / piece.utf8.count, 1_000_000] {
            let text = String(repeating: piece, count: count)
            do {
                let query = try Query(text)
                #expect(query.text.utf8.count <= 4_096)
            } catch {
                #expect(error.column >= 1)
            }
        }
    }
}
