package import Moderation
package import Terminal
package import Wording

/// The screen program: one loop on one thread, which owns the queue.
///
/// It waits for events, gives all that have arrived to ``update(_:_:)``, carries out the effects, and draws once.
/// Whatever may block runs beside it and wakes it.
package enum Console {
    /// What the console is started with.
    package struct Start {
        package var desk: any Desk
        package var language: Language
        package var zone: any Zone
        /// The wall clock.
        package var clock: () -> Moment
        /// Called once, with a function that any thread may call when the journal may have grown or the settings may
        /// have changed. Returns whether it will be called at once; if only every now and then, or never, the
        /// moderator is told.
        package var watch: (@escaping @Sendable () -> Void) -> Bool = { _ in true }
        /// Called once when the console ends, while half-done work is still being kept: the kernel takes its time to end a watch.
        package var unwatch: () -> Void = {}
        /// Called with the signal that ends the console; a lost line counts as a hangup.
        package var ended: (Int32) -> Void = { _ in }
        /// The workers that read the texts of a search, beside the thread that draws and has little to do meanwhile.
        package var readers = SearchWorkers.one
        /// Lets the moderator edit a text in an editor of their own, and returns what came of it.
        package var edit: (EditJob) -> EditResult = { _ in .failed("") }
        /// Reads what is typed after `:` as the command line.
        package var grammar = CommandGrammar()
        /// Runs a command with its words on the shell's screen.
        package var command: ([String]) -> Void = { _ in }
        /// Who is looking on, where nobody may decide.
        package var onlooker: Login?
        /// The query to begin with, instead of what the last session left.
        package var query: Query?
        /// Present on the tour, which sets small tasks one after the other; called at the end with whether all were done.
        package var tour: ((_ isDone: Bool) -> Void)?
        /// Whether the terminal can show more than ASCII; if not, the moderator is told.
        package var isUnicode = true
        /// Roles of the settings' theme that do not exist, or whose look doesn't.
        package var themeProblems: [ThemeProblem] = []

        package init(
            desk: any Desk, language: Language, zone: any Zone, clock: @escaping () -> Moment
        ) {
            self.desk = desk
            self.language = language
            self.zone = zone
            self.clock = clock
        }
    }

    /// Something that failed after the moderator had left, and is told on the shell's screen instead.
    package struct Unsaved {
        package var message: DisplayText
        /// What kept the desk from it; `nil` where other moderators were first.
        package var error: DeskError?
        /// Whether it is half-done work rather than an act.
        package var isDraft = false
    }

    /// Runs until the moderator quits, or the line is lost. Half-done work is kept.
    ///
    /// - Returns: The acts that were under way at the end and failed.
    /// - Parameter queue: The desk's queue. It is moved into the loop, since a second reference would make its first
    ///   change copy all of it, and moved back at the end as it was last read.
    package static func run(_ start: Start, queue: inout Queue, screen: any Screen, inbox: any Inbox) -> [Unsaved] {
        var loop = Loop(start, queue: &queue, screen: screen, inbox: inbox)
        loop.run()
        queue = loop.model.queue
        start.tour?(loop.model.isTourDone)
        return loop.unsaved
    }
}

/// The loop, with what it keeps from one turn to the next.
private struct Loop {
    var model: Model
    let start: Console.Start
    let screen: any Screen
    let inbox: any Inbox
    let worker: Worker
    var isOver = false
    /// When the last frame was drawn.
    var drawnAt: Int64 = 0
    /// How many more turns prepare for the next key, and when the frame will have rested.
    var turnsAhead = 0
    var restsAt: Int64?
    /// The last key (at first, the one that moves down), and the frame that it would bring once more.
    var lastKey: Key?
    var foresight: Foresight?
    /// Whether a frame is to be drawn at once, and whether a search that goes on needs one before long.
    var isFrameDue = false
    var isFrameOwed = false

    /// The least time between two frames that only show a search's progress: the search needs the cores.
    private static let searchFrame: Int64 = 20
    /// How long a frame must stand before the moderator is taken to stay at it.
    private static let rest: Int64 = 150
    /// How many turns after a frame prepare for the next key: enough for the texts of more than a screen.
    private static let mostTurnsAhead = 40
    /// The input that had arrived when the last frame was written: it was typed before that frame could be seen.
    var typedAhead: [TimedEvent] = []
    /// Whether another program has had the terminal since the last frame. What was typed before the next frame can't
    /// have been meant for it.
    var wasLent = false
    /// Whether the line is lost, or the program was told to end: nothing more can be shown or asked.
    var isCutOff = false
    var unsaved: [Console.Unsaved] = []
    /// Effects put off while it was not certain that the program ends.
    var putOff: [Effect] = []

    init(_ start: Console.Start, queue: inout Queue, screen: any Screen, inbox: any Inbox) {
        model = Model(
            queue: queue, settings: start.desk.settings, access: start.desk.access, zone: start.zone,
            language: start.language, now: start.clock(), size: screen.size, grammar: start.grammar)
        model.onlooker = start.onlooker
        model.contact = start.desk.contact
        if start.tour != nil { model.tour = Tour(in: queue) }
        lastKey = model.keyMap.keys(of: .down).first
        worker = Worker(desk: start.desk, readers: start.readers, wake: inbox.waker)
        queue = Queue()
        self.start = start
        self.screen = screen
        self.inbox = inbox
    }

    mutating func run() {
        if !start.watch({ [worker] in worker.noteChange() }) { send(.notFollowing) }
        if !start.themeProblems.isEmpty { send(.themeProblems(start.themeProblems)) }
        send(.draft(start.desk.leftBehind(), query: start.query))
        if !start.isUnicode { send(.asciiOnly) }
        draw()
        worker.sites()
        while !isOver {
            let events = next(until: turnsAhead > 0 ? inbox.now : wakeTime())
            if events.isEmpty, turnsAhead > 0 {
                prepareAhead()
                continue
            }
            if let surface = foreseen(events) {
                show(surface)
                continue
            }
            send(.time(start.clock()))
            isFrameDue = events.isEmpty
            if events.isEmpty { meetTime() }
            for event in events where !isOver && !(wasLent && event.event.isTyped) { handle(event) }
            if isFrameOwed, inbox.now >= drawnAt + Loop.searchFrame { isFrameDue = true }
            if !isOver, isFrameDue { draw() }
            if isOver { finish() }
        }
    }

    /// The frame that was made ahead, if the events are exactly what it was made for; the model is then as the frame leaves it.
    private mutating func foreseen(_ events: [TimedEvent]) -> Surface? {
        guard let foresight, events.count == 1, case .key(let key) = events[0].event else { return nil }
        let now = start.clock()
        guard foresight.holds(for: key, at: now), model.size == screen.size else { return nil }
        // It holds the model before until the frame has been shown: freeing that takes a while.
        foresight.swapIn(&model, at: now)
        return foresight.surface
    }

    /// Waits for what is being saved. An act that has to go on after others' entries does so; one that waits for the
    /// lock says so, and can be given up. When half-done work can't be kept, the moderator is asked, and may stay:
    /// until the answer, nothing is stopped.
    private mutating func finish() {
        start.unwatch()
        foresight = nil
        // The wake-up may have come with the key that ended the program, and been missed.
        settle()
        while !model.pendingDecisions.isEmpty, !isCutOff {
            for event in next(until: nil) {
                switch event.event {
                case .wake: settle()
                case .key(let key) where model.isCancel(key) && key.code != .escape:
                    model.pendingDecisions.giveUp()
                    worker.giveUp()
                case .end(let signal):
                    isCutOff = true
                    if signal > 0 { start.ended(signal) }
                default: break
                }
            }
            if model.pendingDecisions.isWaiting { draw() }
        }
        // When nothing more comes, everything that can be settled is.
        repeat { worker.finish() } while settle()
        if !model.isOver, !isCutOff {
            isOver = false
            if !start.watch({ [worker] in worker.noteChange() }) { send(.notFollowing) }
            // Nothing was watched meanwhile.
            send(.changed)
            let effects = putOff
            putOff = []
            for effect in effects { carryOut(effect) }
            return draw()
        }
        worker.stopAll()
        if let error = model.drafts.error {
            unsaved.append(Console.Unsaved(message: model.notKept(error), error: error, isDraft: true))
        }
    }

    /// Takes what has come from the worker, and notes the acts that failed.
    ///
    /// - Returns: Whether anything has come.
    @discardableResult
    private mutating func settle() -> Bool {
        let messages = worker.collect()
        for message in messages {
            let before = model.log.count
            for effect in update(&model, message) {
                switch effect {
                case .decide, .answer, .news, .readAgain, .keep: carryOut(effect)
                default: putOff.append(effect)
                }
            }
            guard case .outcome(_, let result) = message, model.log.count > before else { continue }
            switch result {
            case .failure(let error): note(error)
            case .success(let outcome) where outcome.remaining == nil && !outcome.setApart.isEmpty: note(nil)
            case .success: break
            }
        }
        return !messages.isEmpty
    }

    private mutating func note(_ error: DeskError?) {
        guard let message = model.log.current?.text else { return }
        unsaved.append(Console.Unsaved(message: message, error: error))
    }

    private mutating func next(until deadline: Int64?) -> [TimedEvent] {
        guard !typedAhead.isEmpty else { return inbox.next(until: deadline) }
        defer { typedAhead = [] }
        return typedAhead
    }

    /// The time of the forward clock at which something changes by itself.
    private func wakeTime() -> Int64? {
        let frame = isFrameOwed ? drawnAt + Loop.searchFrame : nil
        let change = model.deadline().map { inbox.now + max(0, $0 - start.clock()) + 1 }
        return [frame, change, restsAt].compactMap { $0 }.min()
    }

    /// Does what is due by now.
    private mutating func meetTime() {
        if let at = restsAt, inbox.now >= at {
            restsAt = nil
            send(.rest)
            // What comes of that asks for a frame itself.
            isFrameDue = false
        } else {
            send(.deadline)
        }
    }

    /// Prepares a little of what the next key may need, so that its frame costs no more than drawing it.
    private mutating func prepareAhead() {
        send(.ahead)
        turnsAhead = model.parts.isReadyAhead ? 0 : turnsAhead - 1
        if model.parts.isReadyAhead, let lastKey { foresight = Foresight(of: lastKey, after: model) }
    }

    private mutating func handle(_ event: TimedEvent) {
        if event.event != .wake { isFrameDue = true }
        switch event.event {
        case .key(let key):
            lastKey = key
            send(.key(key, at: event.at))
        case .doubtful(let key, let unended): send(.doubtful(key, of: unended, at: event.at))
        case .paste(let text): send(.paste(text))
        case .resize(let size): send(.resize(size))
        case .click(let row, let column): send(.click(row: row, column: column))
        case .wheel(let row, let column, let lines): send(.wheel(row: row, column: column, lines: lines))
        case .wake:
            for message in worker.collect() {
                if message.isProgress { isFrameOwed = true } else { isFrameDue = true }
                send(message)
            }
        case .resumed: send(.resumed)
        case .terminalKnown: break
        case .end(let signal):
            isCutOff = true
            if signal > 0 { start.ended(signal) }
            send(.end)
        }
    }

    private mutating func send(_ message: Message) {
        // Something else has come. The foresight is dropped first: a change to a model that shares parts with another
        // would copy them.
        if foresight != nil {
            foresight = nil
            turnsAhead = max(turnsAhead, 1)
        }
        for effect in update(&model, message) { carryOut(effect) }
    }

    private mutating func carryOut(_ effect: Effect) {
        switch effect {
        case .decide(let command, let ticket): worker.decide(command, ticket: ticket)
        case .answer(let inquiry, let damage): inquiry.answer(damage)
        case .giveUp: worker.giveUp()
        case .news(let place): worker.news(after: place)
        case .readAgain: worker.readAgain()
        case .search(let job): worker.search(job)
        case .stopSearch: worker.stopSearch()
        case .stop(let number): worker.stop(number)
        case .look(let job): worker.look(job)
        case .compare(let comparison): worker.compare(comparison)
        case .tellPlace(let place, let pressed): worker.tellPlace(place, pressed: pressed)
        case .changeViews(let change, let place): worker.changeViews(change, after: place)
        case .count(let counting): worker.count(counting)
        case .judge(let job, let origin): worker.judge(job, of: origin)
        case .need(let places): answer(places)
        case .edit(let job): edit(job)
        case .run(let words):
            let command = start.command
            lend { $0.leave { command(words) } }
            send(.changed)
        case .keep(let draft, let place): worker.keep(draft, after: place)
        case .redraw: screen.invalidate()
        case .suspend:
            lend { $0.suspend() }
            send(.resize(screen.size))
        case .quit: isOver = true
        }
    }

    /// Reads the texts that the next frame shows, or a later one may show: a few small reads, at once.
    private mutating func answer(_ places: [EntryPlace]) {
        send(.texts(places.compactMap { try? start.desk.entry(at: $0) }))
    }

    private mutating func edit(_ job: EditJob) {
        var result = EditResult.failed("")
        let edit = start.edit
        lend { screen in screen.leave { result = edit(job) } }
        send(.edited(job, result))
    }

    /// Lends the terminal to another program. What is typed meanwhile, which nobody could see here, is dropped once
    /// pasted text is marked again; so is what was typed after the key that lent it.
    private mutating func lend(_ work: (any Screen) -> Void) {
        work(screen)
        screen.invalidate()
        inbox.dropTyped()
        wasLent = true
        send(.time(start.clock()))
        send(.lent)
    }

    private mutating func draw() {
        if model.size != screen.size { send(.resize(screen.size)) }
        send(.prepare)
        show(view(model, model.size))
    }

    private mutating func show(_ surface: Surface) {
        screen.show(surface)
        drawnAt = inbox.now
        restsAt = drawnAt + Loop.rest
        turnsAhead = Loop.mostTurnsAhead
        isFrameOwed = false
        send(.drawn(at: drawnAt))
        let waiting = inbox.waiting().filter { !(wasLent && $0.event.isTyped) }
        typedAhead = waiting.map { TimedEvent($0.event, at: min($0.at, drawnAt - 1)) }
        wasLent = false
    }
}

extension Message {
    /// Whether it only reports a search's progress: the end of one, and anything else, is worth a frame at once.
    fileprivate var isProgress: Bool {
        if case .found(_, let news) = self { !news.isDone } else { false }
    }
}
