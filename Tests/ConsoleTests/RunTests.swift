import DeskDoubles
import Dispatch
import Moderation
import Synchronization
import Terminal
import TerminalDoubles
import Testing
import Wording

@testable import Console

@Suite("The loop")
struct RunTests {
    /// A desk whose console decides as soon as a frame has been shown: what is tested here is not whether it was read.
    private func ten() throws -> InMemoryDesk { try Scene.ten(settings: unguarded) }

    private var unguarded: Settings {
        var settings = Settings()
        settings.guardTime = 0
        return settings
    }

    private func run(_ desk: InMemoryDesk, _ keys: String, together: Bool = false) throws -> (MemoryScreen, Queue) {
        let (screen, queue, _) = try runToEnd(desk, keys, together: together)
        return (screen, queue)
    }

    private func runToEnd(
        _ desk: InMemoryDesk, _ keys: String, together: Bool = false, meanwhile: () throws -> Void = {}
    ) throws -> (MemoryScreen, Queue, [Console.Unsaved]) {
        let screen = MemoryScreen(size: Size(columns: 120, rows: 40))
        let inbox = MemoryInbox()
        var next = try [Key](notation: keys)[...]
        if together {
            inbox.post(next.map { .key($0) } + [.key(.character("Q"))])
        } else {
            // Each key is typed a second after the frame before it was seen, and what it did was saved.
            screen.onShow = { surface in
                let isBusy = surface.textLines().contains {
                    $0.contains("saving") || $0.contains("searching the texts")
                }
                guard !isBusy else { return }
                inbox.advance(by: 1_000)
                inbox.post(.key(next.popFirst() ?? .character("Q")))
            }
        }
        let start = Console.Start(
            desk: desk, language: .english, zone: FixedZone(seconds: 7_200), clock: { Scene.now })
        var queue = desk.queue
        try meanwhile()
        let unsaved = Console.run(start, queue: &queue, screen: screen, inbox: inbox)
        return (screen, queue, unsaved)
    }

    @Test("decisions reach the desk through the worker, and the program ends with everything saved")
    func decides() throws {
        let desk = try ten()
        let (screen, queue) = try run(desk, "ars")
        #expect(desk.queue.counts(at: Scene.now).approved == 1)
        #expect(desk.queue.counts(at: Scene.now).rejected == 1)
        #expect(queue.entryCount == desk.entries.count)
        #expect(screen.shown.count >= 4)
    }

    @Test("what was pressed just before the end is saved too")
    func lastAct() throws {
        let desk = try ten()
        _ = try run(desk, "a", together: true)
        #expect(desk.queue.state(of: Scene.number(1)) == .approved)
    }

    @Test("a decision after movements that were foreseen hits what they led to")
    func foreseen() throws {
        let desk = try ten()
        let screen = MemoryScreen(size: Size(columns: 120, rows: 40))
        let inbox = UnhurriedInbox(keys: try [Key](notation: "jjjjkaQ"))
        let start = Console.Start(
            desk: desk, language: .english, zone: FixedZone(seconds: 7_200), clock: { Scene.now + inbox.now })
        var queue = desk.queue
        _ = Console.run(start, queue: &queue, screen: screen, inbox: inbox)
        #expect(queue.state(of: Scene.number(4)) == .approved)
        #expect(queue.counts(at: Scene.now).approved == 1)
    }

    @Test("500 keys at once are drawn once")
    func together() throws {
        let desk = try ten()
        let (screen, _) = try run(desk, String(repeating: "jk", count: 250), together: true)
        #expect(screen.shown.count <= 3)
    }

    @Test(
        "what lies in the input when a frame has been written was typed before that could be seen",
        arguments: [
            ("", "a"), ("j", "a"), ("G", "rs"), ("*", "a"), ("<enter>n", "a"), ("?/approve<enter><enter>", "y"),
        ])
    func typedAhead(moving: String, deciding: String) throws {
        for isTypedAhead in [true, false] {
            let desk = try ten()
            let screen = MemoryScreen(size: Size(columns: 120, rows: 40))
            let inbox = MemoryInbox()
            func events(_ keys: String) throws -> [Event] { try [Key](notation: keys).map { .key($0) } }
            let (first, second) = (try events(moving), try events(deciding))
            var batches = (moving.isEmpty ? [] : [first]) + (isTypedAhead ? [] : [second])
            var isAhead = isTypedAhead
            // At the frame that shows where the first keys have led, the second lie there already or come later.
            screen.onShow = { surface in
                guard !surface.textLines().contains(where: { $0.contains("saving") }) else { return }
                inbox.advance(by: 1_000)
                if batches.isEmpty, isAhead {
                    isAhead = false
                    inbox.typeAhead(second)
                } else {
                    inbox.post(batches.isEmpty ? [.end(signal: 0)] : batches.removeFirst())
                }
            }
            let start = Console.Start(
                desk: desk, language: .english, zone: FixedZone(seconds: 7_200), clock: { Scene.now })
            var queue = desk.queue
            _ = Console.run(start, queue: &queue, screen: screen, inbox: inbox)
            #expect((desk.entries.count == 14) == isTypedAhead)
        }
    }

    @Test(
        "what is typed while another program has the terminal does nothing, nor what was typed behind the key that lent it"
    )
    func lent() throws {
        let desk = try ten()
        let screen = MemoryScreen(size: Size(columns: 120, rows: 40))
        let inbox = MemoryInbox()
        var isFirst = true
        screen.onShow = { _ in
            inbox.advance(by: 1_000)
            defer { isFirst = false }
            inbox.post(isFirst ? [.key(.character("E")), .key(.character("a"))] : [.end(signal: 0)])
            if isFirst { return }
            inbox.typeAhead([.key(.character("a"))])
        }
        var start = Console.Start(
            desk: desk, language: .english, zone: FixedZone(seconds: 7_200), clock: { Scene.now })
        var edits = 0
        start.edit = { _ in
            edits += 1
            inbox.post(.paste("a"), .key(.character("a")), .click(row: 3, column: 4))
            return .failed("no editor")
        }
        var queue = desk.queue
        _ = Console.run(start, queue: &queue, screen: screen, inbox: inbox)
        #expect(edits == 1)
        #expect(desk.entries.count == 14)
    }

    @Test("place and tags are kept when the program ends")
    func keeps() throws {
        let desk = try ten()
        _ = try run(desk, "jj<space>")
        let draft = try #require(try desk.draft())
        #expect(draft.place == Scene.number(4))
        #expect(draft.tags.map(\.number) == [Scene.number(3)])
    }

    @Test("a search runs beside the loop, and its hits come as rows")
    func search() throws {
        let desk = try ten()
        let (screen, _) = try run(desk, "/konferenc<enter>jj")
        #expect(screen.frame.textLines()[0].contains("konferenc"))
        #expect(screen.frame.textLines().contains { $0.contains("Inese Kalniņa") })
    }

    @Test("an act that fails after the end is given back, with what kept it")
    func unsaved() throws {
        let desk = try ten()
        desk.lockHolder = 4_182
        let (_, _, unsaved) = try runToEnd(desk, "a", together: true)
        #expect(unsaved.count == 1)
        #expect(unsaved.first?.error == .locked(process: 4_182))
        #expect(unsaved.first?.message.plain.contains("#1 is as it was") == true)
        #expect(desk.queue.state(of: Scene.number(1)) == .pending)
    }

    @Test("an act that others were before is given back too, what was done is not")
    func conflict() throws {
        let desk = try ten()
        let (_, _, unsaved) = try runToEnd(desk, "aja", together: true) {
            try desk.write(.reject(on: [Scene.number(1)], reason: Scene.name(ReasonCode("spam"))), by: Scene.juris)
        }
        #expect(unsaved.map(\.error) == [nil])
        #expect(unsaved.first?.message.plain.hasPrefix("not done: juris rejected #1 as spam") == true)
        #expect(try runToEnd(ten(), "a", together: true).2.isEmpty)
    }

    @Test("what is half done does not wait behind decisions")
    func besideDecisions() throws {
        let desk = try ten()
        let slow = SlowDesk(desk)
        let inbox = MemoryInbox()
        inbox.post([.key(.character("a")), .key(.character("Q"))])
        let start = Console.Start(
            desk: slow, language: .english, zone: FixedZone(seconds: 7_200), clock: { Scene.now })
        var queue = desk.queue
        #expect(
            Console.run(start, queue: &queue, screen: MemoryScreen(size: Size(columns: 80, rows: 24)), inbox: inbox)
                .isEmpty)
        #expect(slow.wasKeptFirst)
        #expect(desk.queue.state(of: Scene.number(1)) == .approved)
    }

    @Test("who leaves although what is half done can't be kept is told on the way out", arguments: [true, false])
    func leavesUnkept(leaves: Bool) throws {
        let desk = try ten()
        desk.draftFailure = .failed(.init(.noRoom, of: "d.new"))
        let screen = MemoryScreen(size: Size(columns: 80, rows: 24))
        let inbox = MemoryInbox()
        var isAnswered = false
        inbox.post(.key(.character("Q")))
        screen.onShow = { surface in
            guard surface.textLines().contains(where: { $0.contains("Leave all the same?") }) else {
                if isAnswered { inbox.post(.key(.character("Q"))) }
                return
            }
            inbox.advance(by: 1_000)
            if !leaves { desk.draftFailure = nil }
            isAnswered = true
            inbox.post(.key(.character(leaves ? "y" : "n")))
        }
        let start = Console.Start(
            desk: desk, language: .english, zone: FixedZone(seconds: 7_200), clock: { Scene.now })
        var queue = desk.queue
        let unsaved = Console.run(start, queue: &queue, screen: screen, inbox: inbox)
        #expect(isAnswered)
        #expect(unsaved.count == (leaves ? 1 : 0))
        #expect(unsaved.allSatisfy { $0.isDraft })
        #expect(unsaved.allSatisfy { $0.message.plain.hasPrefix("not kept: no space left") })
    }

    @Test(
        "a queue that can't be read any more doesn't hold up the end",
        arguments: [Event.key(.character("Q")), .end(signal: 0)])
    func endsUnread(end: Event) throws {
        let screen = MemoryScreen(size: Size(columns: 80, rows: 24))
        let inbox = MemoryInbox()
        inbox.post(end)
        screen.onShow = { surface in
            guard surface.textLines().contains(where: { $0.contains("Leave all the same?") }) else { return }
            inbox.advance(by: 1_000)
            inbox.post(.key(.character("y")))
        }
        let desk = try ten()
        let start = Console.Start(
            desk: UnreadableDesk(desk), language: .english, zone: FixedZone(seconds: 7_200), clock: { Scene.now })
        var queue = desk.queue
        let unsaved = Console.run(start, queue: &queue, screen: screen, inbox: inbox)
        #expect(unsaved.map(\.isDraft) == [true])
    }

    @Test("what the worker brings together with the key that leaves is not waited for again")
    func wakeWithQuit() throws {
        let desk = try Scene.desk(settings: unguarded)
        for _ in 0..<2 { try desk.submit("Tas pats", by: Author(name: "Jauns"), to: Scene.slug) }
        let inbox = QuittingInbox { desk.queue.state(of: Scene.number(1)) == .approved }
        let start = Console.Start(
            desk: desk, language: .english, zone: FixedZone(seconds: 7_200), clock: { Scene.now })
        var queue = desk.queue
        let screen = MemoryScreen(size: Size(columns: 120, rows: 40))
        // The texts have been read by then, so that the next wake-up is the act's.
        screen.onShow = { surface in
            guard surface.textLines().contains(where: { $0.contains("the same text in 1 other") }) else { return }
            inbox.act()
        }
        #expect(Console.run(start, queue: &queue, screen: screen, inbox: inbox).isEmpty)
        #expect(queue.state(of: Scene.number(1)) == .approved)
        // If it had waited for keys that it already had, only the end of the line would have ended it.
        #expect(inbox.isWaitedForAtTheEnd == false)
    }
}

/// An inbox that puts the key that leaves into the same batch as the wake-up of a finished act, before it.
private final class QuittingInbox: Inbox {
    private let base = MemoryInbox()
    private let isDone: () -> Bool
    private var hasActed = false
    private var hasQuit = false
    private(set) var isWaitedForAtTheEnd = false

    init(isDone: @escaping () -> Bool) { self.isDone = isDone }

    var now: Int64 { base.now }
    var waker: @Sendable () -> Void { base.waker }

    func act() {
        guard !hasActed else { return }
        hasActed = true
        base.advance(by: 1_000)
        base.post(.key(.character("a")))
    }

    func next(until deadline: Int64?) -> [TimedEvent] {
        if hasQuit {
            isWaitedForAtTheEnd = true
            return [TimedEvent(.end(signal: 0), at: now)]
        }
        let events = base.next(until: nil)
        guard events.contains(where: { $0.event == .wake }), isDone() else { return events }
        hasQuit = true
        return [TimedEvent(.key(.character("Q")), at: now)] + events
    }
}

/// A desk that wants its caller to read on before it keeps anything, and can't be read.
private final class UnreadableDesk: ForwardingDesk {
    let base: InMemoryDesk

    init(_ base: InMemoryDesk) { self.base = base }

    func news(after place: Place) throws(DeskError) -> EntryBatch {
        throw .failed(StorageFailure(.missing, of: "queue.jsonl"))
    }

    func keep(_ draft: Draft?, after place: Place) throws(DeskError) -> Bool { false }
}

/// A desk whose decisions take as long as it takes until something half done has been kept.
private final class SlowDesk: ForwardingDesk {
    let base: InMemoryDesk
    private let kept = DispatchSemaphore(value: 0)
    private let isFirst = Atomic(false)

    init(_ base: InMemoryDesk) { self.base = base }

    var wasKeptFirst: Bool { isFirst.load(ordering: .acquiring) }

    func decide(
        _ command: Command, following wait: LockWait?, taking take: (EntryBatch) throws(Damage) -> Bool
    ) throws(DeskError) -> Outcome {
        // The limit is for a console that never keeps: then the test fails rather than hangs.
        isFirst.store(kept.wait(timeout: .now() + .seconds(20)) == .success, ordering: .releasing)
        return try base.decide(command, following: wait, taking: take)
    }

    func keep(_ draft: Draft?, after place: Place) throws(DeskError) -> Bool {
        defer { kept.signal() }
        return try base.keep(draft, after: place)
    }
}

/// An inbox in which each key comes once everything has been prepared for it.
private final class UnhurriedInbox: Inbox {
    private let inner = MemoryInbox()
    private var keys: ArraySlice<Key>

    init(keys: [Key]) { self.keys = keys[...] }

    var now: Int64 { inner.now }
    var waker: @Sendable () -> Void { inner.waker }
    func waiting() -> [TimedEvent] { [] }

    func next(until deadline: Int64?) -> [TimedEvent] {
        if deadline.map({ $0 > now }) ?? true, let key = keys.popFirst() { inner.post(.key(key)) }
        return inner.next(until: deadline)
    }
}
