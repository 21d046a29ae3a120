import Moderation
import Testing

@testable import sluice

@Suite("The word that was probably meant is near to what was typed")
struct NearestWordTests {
    @Test(
        "A letter left out, put in, exchanged or swapped is one mistake each",
        arguments: [
            ("", "", 0), ("list", "list", 0), ("lst", "list", 1), ("lisst", "list", 1), ("lost", "list", 1),
            ("lsit", "list", 1), ("undo", "redo", 2), ("", "abc", 3),
        ])
    func distance(one: String, other: String, mistakes: Int) {
        #expect(NearestWord.distance(Array(one.utf8), Array(other.utf8)) == mistakes)
        #expect(NearestWord.distance(Array(other.utf8), Array(one.utf8)) == mistakes)
    }

    @Test("A command is suggested where it is near, and none where it isn't", arguments: ["foo", "x", "gibberish"])
    func far(word: String) {
        let failure = #expect(throws: Failure.self) { try ArgumentLine.arranged([word]) }
        #expect(failure?.line == "sluice: no command “\(word)”; sluice --help names them all")
    }

    @Test("A word without end takes no time")
    func longWord() {
        #expect(NearestWord.to(String(repeating: "x", count: 1_000_000).utf8, among: Sluice.names) == nil)
    }
}
