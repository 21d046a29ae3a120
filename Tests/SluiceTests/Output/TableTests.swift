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

    @Test(
        "A length of time in its two largest units",
        arguments: [
            (0, "0 s"), (59_999, "59 s"), (60_000, "1 min"), (3_599_000, "59 min"), (3_600_000, "1 h"),
            (11_400_000, "3 h 10 min"), (86_400_000, "1 d"), (183_600_000, "2 d 3 h"), (-5, "0 s"),
        ] as [(Int64, String)])
    func lengths(milliseconds: Int64, text: String) {
        #expect(TimeText.length(milliseconds).plain == text)
    }

    @Test("Times are local")
    func times() {
        let moment = Moment(milliseconds: 1_795_521_667_000)
        #expect(TimeText.minute(moment, FixedZone(seconds: 7_200)).plain == "2026-11-24 14:01")
        #expect(TimeText.second(moment, FixedZone()).plain == "2026-11-24 12:01:07")
    }
}
