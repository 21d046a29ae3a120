import Terminal
import TerminalDoubles
import Testing

@Suite("The inbox and the screen in memory")
struct MemoryInboxTests {
    @Test("Batches are given one at a time, wake-ups first")
    func batches() throws {
        let inbox = MemoryInbox(now: 5)
        try inbox.type("jk")
        inbox.advance(by: 10)
        try inbox.type("ab", together: true)
        inbox.waker()
        inbox.waker()
        #expect(
            inbox.next(until: nil) == [TimedEvent(.wake, at: 15), TimedEvent(.key(.character("j")), at: 5)])
        #expect(inbox.next(until: nil) == [TimedEvent(.key(.character("k")), at: 5)])
        #expect(inbox.next(until: nil).count == 2)
    }

    @Test("A deadline moves the clock when nothing is there")
    func deadline() {
        let inbox = MemoryInbox()
        #expect(inbox.next(until: 300).isEmpty)
        #expect(inbox.now == 300)
        #expect(inbox.next(until: 100).isEmpty)
        #expect(inbox.now == 300)
    }

    @Test("Another thread's call ends the wait")
    func waking() async {
        let inbox = MemoryInbox()
        let waker = inbox.waker
        let task = Task.detached { waker() }
        #expect(inbox.next(until: nil).map(\.event) == [.wake])
        await task.value
    }

    @Test("The screen keeps every frame")
    func screen() {
        let screen = MemoryScreen(size: Size(columns: 3, rows: 1))
        #expect(screen.frame == Surface(size: Size(columns: 3, rows: 1)))
        var surface = Surface(size: screen.size)
        surface.put("abc", row: 0, column: 0)
        screen.show(surface)
        screen.leave { screen.invalidate() }
        screen.suspend()
        #expect(screen.frame.textLines() == ["abc"])
        #expect([screen.shown.count, screen.leaves, screen.invalidations, screen.suspensions] == [1, 1, 1, 1])
    }
}
