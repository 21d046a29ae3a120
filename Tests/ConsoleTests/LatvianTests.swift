import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("A shift in Latvian")
struct LatvianTests {
    @Test("a whole shift in Latvian: nothing English is left on the screen")
    func shift() throws {
        let driver = Driver(try Scene.ten(), language: .latvian)
        let english = [
            " pending ", " approve ", "reject", " tagged", "undo", "all keys", "submitted", "release ", "author ",
            "found ", "record ", "oldest first", "all shown", "entries", "decided",
        ]
        for keys in [
            "a", "rs", "<space>", "S", "q", "H", "q", "h", "q", "?", "q", "o", "q", "w", "<esc>", "m", "<esc>", "R",
        ] {
            try driver.type(keys)
            let text = driver.text.split(separator: "\n").map { $0.replacing("is:pending", with: "") }.joined()
            for word in english { #expect(!text.contains(word), "\(keys): \(word)") }
        }
    }
}
