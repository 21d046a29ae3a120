package import Moderation
internal import Synchronization
package import Text

extension InMemoryDesk {
    package var currentSettings: CurrentSettings { state.withLock { $0.settings } }

    package func followSettings() {}

    package func news(after place: Place) throws(DeskError) -> EntryBatch {
        try state.withLock { (state) throws(DeskError) in
            try state.failIfAsked()
            return try state.tail(after: place)
        }
    }

    package func decide(
        _ command: Command, following wait: LockWait?, taking take: (EntryBatch) throws(Damage) -> Bool
    ) throws(DeskError) -> Outcome {
        defer { tell() }
        return try state.withLock { (state) throws(DeskError) in
            if case .readOnly(let reason) = state.settings.limit(state.access) { throw .readOnly(reason) }
            if let reason = state.settings.refusal(of: command.by) { throw .readOnly(reason) }
            if let fault = command.fault(settings: state.settings.settings) { throw .invalid(fault) }
            if let lockHolder = state.lockHolder { throw .locked(process: lockHolder) }
            try state.failIfAsked()
            let tail = try state.tail(after: command.after)
            let number = EntryNumber(UInt32(state.entries.count + 1))
            let resolved = CommandResolver.resolve(command, tail: tail, number: number, at: state.now)
            if state.asksQueues, !tail.isEmpty, try !state.isTaken(tail, by: take), resolved.entry != nil {
                return Outcome(
                    tail: tail, entry: nil, done: [], setApart: [],
                    remaining: CommandResolver.remaining(of: command, after: tail))
            }
            if let entry = resolved.entry {
                try state.write(entry.act, by: entry.by, content: entry.content)
            }
            defer { state.remarks = [] }
            return Outcome(
                tail: try state.tail(after: command.after), entry: resolved.entry?.number, done: resolved.done,
                setApart: resolved.setApart, remarks: state.remarks)
        }
    }

    package func submit(
        _ batch: [NewComment], by login: Login, queue: inout Queue, allOrNothing: Bool
    ) throws(DeskError) -> Submitted {
        defer { tell() }
        return try state.withLock { (state) throws(DeskError) in
            if case .readOnly(let reason) = state.access { throw .readOnly(reason) }
            try state.catchUp(&queue)
            var gate = SubmissionGate(queue: queue, now: state.now) { [state] (place) throws(DeskError) in
                try state.entry(at: place)
            }
            var contents: [Content] = []
            var submitted = Submitted()
            for comment in batch {
                let refusal = SubmissionGate.refusal(of: comment)
                let result = if let refusal { SubmitResult.refused(refusal) } else { try gate.judge(comment) }
                if case .added = result { contents.append(comment.content) }
                submitted.results.append(result)
            }
            if allOrNothing, submitted.results.contains(where: \.isRefusal) {
                submitted.results = submitted.results.map { $0.isRefusal ? $0 : .refused(.notAlone) }
                return submitted
            }
            for (submission, content) in zip(gate.accepted, contents) {
                try state.write(.submit(submission), by: login, content: content)
            }
            try state.catchUp(&queue)
            return submitted
        }
    }

    @discardableResult
    package func release(
        _ release: Release, by login: Login, queue: inout Queue
    ) throws(DeskError) -> (entry: EntryNumber?, remarks: [Remark]) {
        defer { tell() }
        return try state.withLock { (state) throws(DeskError) in
            if case .readOnly(let reason) = state.settings.limit(state.access) { throw .readOnly(reason) }
            if let reason = state.settings.refusal(of: login) { throw .readOnly(reason) }
            do throws(GateRules.Breach) {
                try GateRules.check(release)
            } catch {
                throw .invalid(.unfit(error))
            }
            try state.catchUp(&queue)
            if let present = queue.release(release.slug), present.isSame(as: release) { return (nil, []) }
            let entry = try state.write(.release(release), by: login, content: nil)
            try state.catchUp(&queue)
            return (entry, [])
        }
    }

    package func watch(_ changed: @escaping @Sendable () -> Void) throws(DeskError) -> any Watch {
        try state.withLock { (state) throws(DeskError) in
            try state.failIfAsked()
            let watch = InMemoryWatch(self)
            state.watches[ObjectIdentifier(watch)] = changed
            return watch
        }
    }

    /// Calls all watches.
    func tell() {
        let watches = state.withLock { Array($0.watches.values) }
        for watch in watches { watch() }
    }

    package func lendText(_ text: String) throws(DeskError) -> String { "/dev/null" }

    package func leaveLentText() -> String { "/dev/null" }

    package func takeBackText() {}

    package func owesCheckpoint(of queue: Queue) -> Bool { false }

    package func leaveCheckpoint(of queue: Queue, hindered: (Remark) -> Void) -> Bool { false }

    package func entry(at place: EntryPlace) throws(DeskError) -> Entry {
        try state.withLock { (state) throws(DeskError) in
            try state.failIfAsked()
            return try state.entry(at: place)
        }
    }

    package func bodies(
        at places: [EntryPlace], through sieve: NeedleSieve?, _ visit: (Int, UnsafeRawBufferPointer) -> Bool
    ) throws(DeskError) {
        // Copied first: `visit` may call this desk again.
        let bodies = try state.withLock { (state) throws(DeskError) -> [String?] in
            try state.failIfAsked()
            return try places.map { (place) throws(DeskError) in
                try state.index(of: place).flatMap { state.entries[$0].content?.body }
            }
        }
        for (index, body) in bodies.enumerated() {
            guard var body else { continue }
            let goesOn = body.withUTF8 { body in
                let body = UnsafeRawBufferPointer(body)
                return sieve?.mayHold(body) == false || visit(index, body)
            }
            guard goesOn else { return }
        }
    }

    package func leftBehind() -> LeftBehind {
        state.withLock { state in
            var left = LeftBehind(draft: state.draft)
            left.views = state.views
            return left
        }
    }

    package func tellPlace(_ place: CommentNumber?, pressed: Moment?) {
        state.withLock { $0.told.append(place) }
    }

    package func others() -> [Presence] { state.withLock { $0.others } }

    package func ownViews() -> [NamedView] { state.withLock { $0.views } }

    package func changeViews(_ change: ViewChange, after place: Place) throws(DeskError) -> [NamedView]? {
        try state.withLock { (state) throws(DeskError) in
            if let failure = state.draftFailure { throw failure }
            if state.entries.contains(where: { $0.act.verb == .erase && $0.number.rawValue > place.entry }) {
                return nil
            }
            state.views = state.views.changed(by: change, beside: state.settings.settings.views)
            return state.views
        }
    }

    package func keep(_ draft: Draft?, after place: Place) throws(DeskError) -> Bool {
        try state.withLock { (state) throws(DeskError) in
            if let failure = state.draftFailure { throw failure }
            let erased = state.entries.filter { $0.act.verb == .erase }
            let isBehind = erased.contains { $0.number.rawValue > place.entry }
            var kept = draft?.without(Set(erased.flatMap { $0.act.on.map(\.rawValue) }))
            if isBehind {
                kept?.query = ""
                kept?.notes = []
            }
            state.draft = kept.flatMap { $0.isEmpty ? nil : $0 }
            return !isBehind
        }
    }
}

extension InMemoryDesk.Contents {
    /// Has a caller's queue apply a tail.
    func isTaken(_ tail: EntryBatch, by take: (EntryBatch) throws(Damage) -> Bool) throws(DeskError) -> Bool {
        do throws(Damage) {
            return try take(tail)
        } catch {
            throw .damaged(error)
        }
    }

    /// Has a queue apply what it has not applied yet.
    func catchUp(_ queue: inout Queue) throws(DeskError) {
        if let lockHolder { throw .locked(process: lockHolder) }
        let news = try tail(after: queue.place)
        do throws(Damage) {
            try queue.applyNew(of: news)
        } catch {
            throw .damaged(error)
        }
    }

    mutating func failIfAsked() throws(DeskError) {
        if !failures.isEmpty { throw failures.removeFirst() }
    }

    /// Appends an entry if the state machine accepts it; an erasure blanks what it lists.
    @discardableResult
    mutating func append(_ act: Act, by login: Login, content: Content?) throws(Damage) -> EntryNumber {
        let entry = Entry(
            number: EntryNumber(UInt32(entries.count + 1)), at: now, by: login, act: act, content: content)
        // Lengths are nominal: no bytes stand behind them, but no two entries share a place.
        let place = EntryPlace(mark: end, extent: 200, origin: origin)
        var tail = EntryBatch(end: self.place)
        tail.append(entry, place: place)
        try queue.apply(tail)
        entries.append(entry)
        places.append(place)
        end += place.extent
        if case .erase(_, let blank) = act {
            for number in blank {
                entries[Int(number.rawValue) - 1].content = nil
                entries[Int(number.rawValue) - 1].isBlanked = true
            }
        }
        return entry.number
    }

    /// The place of a reader that has read everything.
    var place: Place {
        Place(entry: UInt32(entries.count), mark: end, proof: Place.beginning.proof, origin: origin)
    }

    /// What was appended after a place.
    func tail(after place: Place) throws(DeskError) -> EntryBatch {
        guard place.entry == 0 || place.origin == origin, Int(place.entry) <= entries.count else { throw .replaced }
        var tail = EntryBatch(end: place)
        for index in Int(place.entry)..<entries.count {
            tail.append(entries[index], place: places[index])
        }
        tail.end = self.place
        return tail
    }

    /// Makes everything again for another file with these entries.
    mutating func startAnew() {
        origin += 1
        places = entries.indices.map { EntryPlace(mark: $0 * 200, extent: 200, origin: origin) }
        end = entries.count * 200
        queue = Queue()
        guard let all = try? tail(after: .beginning) else { return }
        try? queue.apply(all)
    }

    /// Finds the entry at a place: an index of ``entries``.
    func index(of place: EntryPlace) throws(DeskError) -> Int? {
        guard place.origin == origin else { throw .replaced }
        let index = place.mark / 200
        return places.indices.contains(index) && places[index] == place ? index : nil
    }

    /// The entry at a place.
    func entry(at place: EntryPlace) throws(DeskError) -> Entry {
        guard let index = try index(of: place) else { throw .replaced }
        return entries[index]
    }

    /// Appends an entry that has been judged.
    @discardableResult
    mutating func write(_ act: Act, by login: Login, content: Content?) throws(DeskError) -> EntryNumber {
        do throws(Damage) {
            return try append(act, by: login, content: content)
        } catch {
            throw .damaged(error)
        }
    }
}

/// A watch of a desk in memory: it is told by the writer, on the writer's thread.
private final class InMemoryWatch: Watch {
    private let desk: InMemoryDesk

    init(_ desk: InMemoryDesk) {
        self.desk = desk
    }

    deinit {
        cancel()
    }

    func cancel() {
        desk.state.withLock { $0.watches[ObjectIdentifier(self)] = nil }
    }
}
