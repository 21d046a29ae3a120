/// What every desk does with a command under its lock, however it stores entries.
///
/// ``StateMachine`` has judged the command on the caller's queue, up to ``Command/after``. Since then three things
/// can have changed. A target that an entry has changed meanwhile is set apart as a conflict. So is a target that the
/// clock has overtaken: a deferral into the past, or the reopening of a deferral that has run out. And the settings
/// may have taken away the right to decide, which the desk checks itself (``CurrentSettings/refusal(of:)``). For
/// everything else the judgement holds.
package enum CommandResolver {
    /// What to write for a command, and what it does not reach.
    package struct Result: Sendable {
        /// The entry to write; `nil` when no target is left.
        package var entry: Entry?
        /// The comments that the entry names, ascending.
        package var done: [CommentNumber]
        /// The targets that it does not name, ascending, each with why.
        package var setApart: [SetApart]
    }

    /// Works out what to write for a command.
    ///
    /// - Parameters:
    ///   - tail: Everything that was appended after ``Command/after``.
    ///   - number: The number that the entry would get.
    ///   - at: The writer's clock.
    package static func resolve(_ command: Command, tail: EntryBatch, number: EntryNumber, at now: Moment) -> Result {
        let rest = inTime(remaining(of: command, after: tail), at: now)
        let done = rest.targets.map(\.number)
        let setApart = rest.setApart.sorted { $0.number < $1.number }
        guard let act = act(of: rest, on: done) else { return Result(entry: nil, done: [], setApart: setApart) }
        let entry = Entry(number: number, at: now, by: command.by, act: act, content: content(of: command))
        return Result(entry: entry, done: done, setApart: setApart)
    }

    /// What is left of a command after a tail: the targets that the tail does not change. The others are set apart.
    ///
    /// Of an erasure, those blankings are left that belong to these targets and that the tail has not listed.
    package static func remaining(of command: Command, after tail: EntryBatch) -> Command {
        var rest = command
        rest.after = tail.end
        guard !tail.isEmpty else { return rest }
        let moved = conflicts(of: command.targets, in: tail)
        rest.targets = []
        rest.targets.reserveCapacity(command.targets.count)
        for (index, target) in command.targets.enumerated() {
            if let entry = moved[index] {
                rest.setApart.append(SetApart(number: target.number, refusal: .conflict(tail.conflict(entry))))
            } else {
                rest.targets.append(target)
            }
        }
        if !command.blankings.isEmpty {
            let left = Set(rest.targets.map(\.number))
            let listed = tail.listed
            rest.blankings = command.blankings.filter {
                $0.goes(with: left) && !listed.contains($0.entry.rawValue)
            }
            rest.settleErasure()
        }
        return rest
    }

    /// Sets apart what the clock has overtaken since the caller judged.
    private static func inTime(_ command: Command, at now: Moment) -> Command {
        let overtaken = StateMachine.refusal(of: command.decision, at: now)
        func hasRunOut(_ end: Moment) -> Bool { !Deferral.holds(until: end, at: now) }
        guard overtaken != nil || command.deferralEnds.values.contains(where: hasRunOut) else { return command }
        var rest = command
        rest.targets = []
        for target in command.targets {
            let isLate = command.deferralEnds[target.number].map(hasRunOut) ?? false
            if let refusal = overtaken ?? (isLate ? .alreadyPending : nil) {
                rest.setApart.append(SetApart(number: target.number, refusal: refusal))
            } else {
                rest.targets.append(target)
            }
        }
        return rest
    }

    /// Finds for each target the last entry of the tail that changes it: an index of ``EntryBatch/entries``.
    private static func conflicts(of targets: [Target], in tail: EntryBatch) -> [Int?] {
        var moved = [Int?](repeating: nil, count: targets.count)
        for (index, entry) in tail.entries.enumerated() {
            for number in tail.on(entry) {
                if let target = targets.index(of: CommentNumber(number)) { moved[target] = index }
            }
        }
        return moved
    }

    private static func act(of command: Command, on done: [CommentNumber]) -> Act? {
        guard let first = done.first else { return nil }
        switch command.decision {
        case .approve: return .approve(on: done)
        case .reject(let reason): return .reject(on: done, reason: reason)
        case .edit: return done.count == 1 ? .edit(on: first) : nil
        case .reopen: return .reopen(on: done)
        case .defer(let until): return .defer(on: done, until: until)
        case .note: return .note(on: done)
        case .undo(let entry): return .undo(entry: entry, on: done)
        case .erase(let blank): return .erase(on: done, blank: blank)
        }
    }

    private static func content(of command: Command) -> Content? {
        switch command.decision {
        case .edit(let body): Content(body: body, note: command.note)
        case .approve, .reject, .reopen, .defer, .note: command.note.map { Content(note: $0) }
        case .undo, .erase: nil
        }
    }
}

extension Blanking {
    /// Whether the entry's content is blanked when only these of the targets are erased.
    fileprivate func goes(with erased: Set<CommentNumber>) -> Bool {
        isShared ? targets.contains { erased.contains($0) } : targets.allSatisfy { erased.contains($0) }
    }
}

extension [Target] {
    /// Finds a comment among targets that ascend by number.
    fileprivate func index(of number: CommentNumber) -> Int? {
        let index = indices.partitioningIndex { self[$0].number >= number }
        return index < count && self[index].number == number ? index : nil
    }
}

extension EntryBatch {
    /// The entries that erasures of the tail list.
    fileprivate var listed: Set<UInt32> {
        Set(entries.filter { $0.verb == .erase }.flatMap { numbers[$0.blank.range] })
    }

    /// Returns who did what in the entry at an index of ``entries``.
    package func conflict(_ index: Int) -> Conflict {
        let facts = entries[index]
        return Conflict(
            entry: EntryNumber(facts.number), by: Login(text(facts.by)) ?? .unknown, verb: facts.verb, at: facts.at,
            reason: facts.verb == .reject ? ReasonCode(text(facts.reason)) : nil)
    }
}
