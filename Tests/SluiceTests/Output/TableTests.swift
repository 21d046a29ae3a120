import Moderation
import Terminal
import Testing

@testable import sluice

@Suite("Tables and times for people")
struct TableTests {
    @Test("Columns are as wide as their widest cell, the last one takes the rest, wide characters count two")
    func table() {
        var table = Table([.init("release"), .init("n", .right), .init("title")])
        table.add("brisele", "7", "Konference Briselē, kas ir pārāk gara")
        table.add("王小明", "12", "x")
        #expect(
            table.lines(width: 32).map(\.plain) == [
                "release   n  title", "brisele   7  Konference Briselē…", "王小明   12  x",
            ])
    }
}
