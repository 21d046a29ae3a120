import Testing

@testable import sluice

@Suite("The nearest command is the one with the fewest typing mistakes")
struct NearestCommandTests {
    @Test(
        "A letter left out, put in, exchanged or swapped is one mistake each",
        arguments: [
            ("", "", 0), ("list", "list", 0), ("lst", "list", 1), ("lisst", "list", 1), ("lost", "list", 1),
            ("lsit", "list", 1), ("undo", "redo", 2), ("", "abc", 3),
        ])
    func distance(one: String, other: String, mistakes: Int) {
        #expect(NearestCommand.distance(one, other) == mistakes)
        #expect(NearestCommand.distance(other, one) == mistakes)
    }

    @Test("A word without end takes no time: only its beginning counts")
    func longWord() {
        #expect(NearestCommand.distance(String(repeating: "x", count: 1_000_000), "list") == 64)
    }
}
