import Interchange
import Moderation
import Testing

@Suite("The lines between a sync and its helper")
struct WireTests {
    private static let text = SiteText(state: "hold", text: "rinda\n\"citāts\" \\ 😀 \u{1B}")
    private static let allOrders: [WireOrder] = [
        .hello(
            WireSite(url: "https://iem.example", user: "anna", database: "/x", pages: "https://p.example"),
            secret: "ab cd"),
        .hello(WireSite(), secret: nil), .list(after: "8812"), .get(["1", "2"]), .threads(["7"]), .totals,
        .set("8812", seen: text, want: SiteText(state: "approved", text: "")),
    ]

    @Test("An order is read as it was written, on one line", arguments: allOrders)
    func orders(order: WireOrder) throws {
        let line = order.line
        #expect(line.last == 0x0A && !line.dropLast().contains(0x0A))
        #expect(try WireOrder(line: Array(line.dropLast())) == order)
    }

    @Test(
        "What is no order is refused",
        arguments: ["", "{}", "[]", "{\"do\":\"delete\"}", "{\"do\":\"set\",\"id\":\"1\"}"])
    func noOrder(line: String) {
        #expect(throws: SiteFault.self) { try WireOrder(line: Array(line.utf8)) }
    }

    private static let allAnswers: [WireAnswer] = [
        .hello(SiteGreeting(system: "isso:a", title: "A", states: ["hold", "approved"], compareAndSet: false)),
        .comment(
            SiteComment(
                id: "1", thread: "7", parent: "3", held: text, isHTML: true,
                author: Author(name: "Līga", email: "l@example.lv", site: "https://a.example", address: "192.0.2.1"),
                submitted: Moment(milliseconds: 1_795_510_000_123), isComment: false, isStable: false)),
        .comment(SiteComment(id: "1", thread: "7", held: text)),
        .thread(SiteThread(id: "7", title: "T", url: "u", date: "2026-11-01")), .thread(SiteThread(id: "7")),
        .thread(SiteThread(id: "8", isHidden: true)), .busy,
        .gone("9"), .end(3), .totals([SiteTotal(state: "hold", count: 2), SiteTotal(state: "approved", count: 0)]),
        .set("1", .done(text)), .set("1", .changed), .set("1", .gone), .set("1", .refused("no-trash")),
        .set("1", .unknown), .error(exit: 77, "no"),
    ]

    @Test("An answer is read as it was written, on one line", arguments: allAnswers.indices)
    func answers(index: Int) throws {
        let line = Self.allAnswers[index].line
        #expect(line.last == 0x0A && !line.dropLast().contains(0x0A))
        let read = try #require(WireAnswer(line: Array(line.dropLast())))
        #expect(read.line == line)
    }
}
