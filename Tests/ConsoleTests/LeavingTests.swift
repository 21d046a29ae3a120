import DeskDoubles
import Dispatch
import Moderation
import Synchronization
import Terminal
import TerminalDoubles
import Testing
import Text
import Wording

@testable import Console

@Suite("Who wants to leave, and stays")
struct LeavingTests {
    @Test("what was under way goes on where the moderator stays, since what is half done can't be kept")
    func goesOn() throws {
        let desk = try Scene.ten()
        let slow = SlowReadingDesk(desk)
        let start = Console.Start(
            desk: slow, language: .english, zone: FixedZone(seconds: 7_200), clock: { Scene.now })
        let stayed = try stay(desk, start, typing: "/<space>konferenc<enter>Q", until: "Inese Kalniņa") {
            inbox, screen in
            slow.goesOn.signal()
            slow.rests(for: 10)
            inbox.post(.resize(screen.size))
        }
        #expect(stayed.isShown && stayed.unsaved.isEmpty)
    }

    @Test("what came while it was not certain who leaves is read by who stays")
    func isThere() throws {
        let desk = try Scene.ten()
        var start = Console.Start(
            desk: desk, language: .english, zone: FixedZone(seconds: 7_200), clock: { Scene.now })
        // Nobody watches any more when it comes.
        start.unwatch = {
            guard desk.queue.commentCount == 10 else { return }
            _ = try? desk.submit("Starp", by: Author(name: "Jauns"), to: Scene.slug)
        }
        #expect(
            try stay(desk, start, typing: "Q", until: "11 pending") { inbox, _ in inbox.post(.key(.character("j"))) }
                .isShown)
    }

    /// Types keys that end the console, stays because nothing can be kept, and quits when a frame shows what is waited for.
    ///
    /// - Parameter meanwhile: Called for each frame that doesn't show it yet; brings another frame.
    private func stay(
        _ desk: InMemoryDesk, _ start: Console.Start, typing keys: String, until awaited: String,
        meanwhile: @escaping (MemoryInbox, MemoryScreen) -> Void
    ) throws -> (isShown: Bool, unsaved: [Console.Unsaved]) {
        let screen = MemoryScreen(size: Size(columns: 120, rows: 40))
        let inbox = MemoryInbox()
        desk.draftFailure = .failed(.init(.noRoom, of: "d.new"))
        try inbox.type(keys, together: true)
        var isAnswered = false
        var isShown = false
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
                isShown = lines.contains { $0.contains(awaited) }
                framesAfter += 1
                // What goes on is there in a few frames; what doesn't is not waited for.
                if isShown || framesAfter > 200 { inbox.post(.key(.character("Q"))) } else { meanwhile(inbox, screen) }
            }
        }
        var queue = desk.queue
        let unsaved = Console.run(start, queue: &queue, screen: screen, inbox: inbox)
        return (isShown, unsaved)
    }
}

/// A desk that reads no texts until it is told to.
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
