import Console
import DeskDoubles
import Dispatch
import Moderation
import Synchronization
import Terminal
import TerminalDoubles
import Testing
import Text
import Wording

@Suite("Who wants to leave, and stays")
struct LeavingTests {
    @Test("what was under way goes on where the moderator stays, since what is half done can't be kept")
    func goesOn() throws {
        let desk = try Scene.ten()
        let slow = SlowReadingDesk(desk)
        let screen = MemoryScreen(size: Size(columns: 120, rows: 40))
        let inbox = MemoryInbox()
        desk.draftFailure = .failed(.init(.noRoom, of: "d.new"))
        try inbox.type("/<space>konferenc<enter>Q", together: true)
        var isAnswered = false
        var isFound = false
        var framesAfter = 0
        screen.onShow = { surface in
            let lines = surface.textLines()
            inbox.advance(by: 1_000)
            if lines.contains(where: { $0.contains("Leave all the same?") }) {
                guard !isAnswered else { return }
                isAnswered = true
                desk.draftFailure = nil
                inbox.post(.key(.character("n")))
            } else if isAnswered {
                slow.goesOn.signal()
                isFound = lines.contains { $0.contains("Inese Kalniņa") }
                framesAfter += 1
                // One that goes on is there in a few frames; one that doesn't is not waited for.
                if isFound || framesAfter > 200 {
                    inbox.post(.key(.character("Q")))
                } else {
                    slow.rests(for: 10)
                    inbox.post(.resize(screen.size))
                }
            }
        }
        let start = Console.Start(
            desk: slow, language: .english, zone: FixedZone(seconds: 7_200), clock: { Scene.now })
        var queue = desk.queue
        let unsaved = Console.run(start, queue: &queue, screen: screen, inbox: inbox)
        #expect(isAnswered && isFound && unsaved.isEmpty)
    }

    @Test("what came while it was not certain who leaves is read by who stays")
    func isThere() throws {
        let desk = try Scene.ten()
        let screen = MemoryScreen(size: Size(columns: 120, rows: 40))
        let inbox = MemoryInbox()
        desk.draftFailure = .failed(.init(.noRoom, of: "d.new"))
        inbox.post(.key(.character("Q")))
        var isAnswered = false
        var isRead = false
        var framesAfter = 0
        screen.onShow = { surface in
            let lines = surface.textLines()
            inbox.advance(by: 1_000)
            if lines.contains(where: { $0.contains("Leave all the same?") }) {
                guard !isAnswered else { return }
                isAnswered = true
                desk.draftFailure = nil
                inbox.post(.key(.character("n")))
            } else if isAnswered {
                isRead = lines.contains { $0.contains("11 pending") }
                framesAfter += 1
                inbox.post(.key(.character(isRead || framesAfter > 200 ? "Q" : "j")))
            }
        }
        var start = Console.Start(
            desk: desk, language: .english, zone: FixedZone(seconds: 7_200), clock: { Scene.now })
        // Nobody watches any more when it comes.
        start.unwatch = {
            guard desk.queue.commentCount == 10 else { return }
            _ = try? desk.submit("Starp", by: Author(name: "Jauns"), to: Scene.slug)
        }
        var queue = desk.queue
        _ = Console.run(start, queue: &queue, screen: screen, inbox: inbox)
        #expect(isAnswered && isRead)
    }
}

/// A desk whose texts are not read before it is told so.
private final class SlowReadingDesk: ForwardingDesk {
    let base: InMemoryDesk
    let goesOn = DispatchSemaphore(value: 0)
    private let pause = DispatchSemaphore(value: 0)

    init(_ base: InMemoryDesk) { self.base = base }

    /// Lets the readers run for so many milliseconds.
    func rests(for milliseconds: Int) { _ = pause.wait(timeout: .now() + .milliseconds(milliseconds)) }

    func bodies(
        at places: [EntryPlace], through sieve: NeedleSieve?, _ visit: (Int, UnsafeRawBufferPointer) -> Bool
    ) throws(DeskError) {
        // The limit is for a console that never stays: then the test fails rather than hangs.
        _ = goesOn.wait(timeout: .now() + .seconds(20))
        goesOn.signal()
        try base.bodies(at: places, through: sieve, visit)
    }
}
