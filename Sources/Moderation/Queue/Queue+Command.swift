extension Queue {
    /// Makes a command of a decision, judged on this queue: targets that it already refuses are set apart.
    ///
    /// For an erasure, the entries whose content is blanked with the targets are found here; the decision's own list
    /// may add shared notes (see ``blankable(with:)``).
    ///
    /// - Parameters:
    ///   - targets: In any order. A number that occurs twice counts once, with the version named first.
    ///   - bodyInForce: With `edit`: the text that the comment has, so that an edit that changes nothing is refused.
    package func command(
        _ decision: Decision, on targets: [Target], by login: Login, note: String? = nil, at now: Moment,
        bodyInForce: String? = nil
    ) -> Command {
        var judged = Command(decision: decision, by: login, note: note, targets: [], setApart: [], after: place)
        let general = StateMachine.refusal(of: decision, at: now, bodyInForce: bodyInForce)
        // Only once all targets are known does it show whether an erasure has anything left to blank.
        var step = StateMachine.Step(decision.verb, by: UInt32(loginIndex(login) ?? 0))
        if case .reject(let code) = decision { step.reason = reasonIndex(code) ?? -1 }
        for target in targets.ascending {
            if let refusal = refusal(of: decision, step, on: target, at: now) ?? general {
                judged.setApart.append(SetApart(number: target.number, refusal: refusal))
            } else {
                judged.targets.append(target)
                if case .reopen = decision { judged.deferralEnds[target.number] = deferralEnd(of: target.number) }
            }
        }
        if case .erase(let asked) = decision {
            // All columns are checked now, while a damaged block can still be made again from a journal that has everything.
            withColumns { _ in }
            judged.blankings = blankings(with: judged.targets.map(\.number), asked: asked)
            judged.settleErasure()
        }
        return judged
    }

    /// Returns what stands against a decision on one target.
    private func refusal(
        of decision: Decision, _ step: StateMachine.Step, on target: Target, at now: Moment
    ) -> Refusal? {
        guard contains(target.number) else { return .unknownComment }
        let version = version(of: target.number)
        guard version == target.version else {
            let wasEver = changes(of: target.number).contains { $0.entry == target.version }
            return wasEver ? .conflict(conflict(version)) : .unknownVersion(target.version)
        }
        let index = target.number.index
        if case .undo(let entry) = decision {
            guard contains(entry) else { return .notInEntry(entry) }
            guard case .refused(let objection) = undoOutcome(of: entry.rawValue, at: index) else { return nil }
            return refusal(objection, of: entry)
        }
        guard case .refused(let objection) = StateMachine.decide(step, on: stateFacts(at: index, now: now)) else {
            return nil
        }
        return objection.refusal(of: decision, in: state(of: target.number))
    }

    func refusal(_ objection: StateMachine.UndoObjection, of entry: EntryNumber) -> Refusal {
        switch objection {
        case .erased: .erased
        case .notInEntry: .notInEntry(entry)
        case .alreadyUndone(let undo): .alreadyUndone(by: EntryNumber(undo))
        case .outOfOrder(let other): .undoneOutOfOrder(conflict(EntryNumber(other)))
        case .notUndoable(let verb): .notUndoable(verb)
        }
    }
}

/// A comment that was named at two versions, so that it is unclear which of them was seen.
package struct NamedAtTwoVersions: Error, Hashable {
    package var number: CommentNumber
    package var one: EntryNumber
    package var other: EntryNumber
}

extension Queue {
    /// Fixes the versions of comments that were named: without one, the present version is meant. A comment named
    /// twice counts once.
    ///
    /// - Returns: The comments that exist, and the numbers that don't, both ascending.
    package func fixed(
        _ named: some Sequence<(number: CommentNumber, version: EntryNumber?)>
    ) throws(NamedAtTwoVersions) -> (targets: [Target], unknown: [CommentNumber]) {
        var versions: [CommentNumber: EntryNumber] = [:]
        var unknown: Set<CommentNumber> = []
        for (number, version) in named {
            guard contains(number) else {
                unknown.insert(number)
                continue
            }
            let version = version ?? self.version(of: number)
            if let one = versions[number], one != version {
                throw NamedAtTwoVersions(number: number, one: one, other: version)
            }
            versions[number] = version
        }
        let targets = versions.map { Target(number: $0.key, version: $0.value) }.sorted { $0.number < $1.number }
        return (targets, unknown.sorted())
    }
}

extension [Target] {
    /// The same targets, ascending by number; of several with one number, the first.
    fileprivate var ascending: [Target] {
        var sorted = self
        let isAscending = zip(self, dropFirst()).allSatisfy { $0.number < $1.number }
        if isAscending { return self }
        sorted.sort { $0.number < $1.number }
        var distinct: [Target] = []
        distinct.reserveCapacity(count)
        for target in sorted where distinct.last?.number != target.number { distinct.append(target) }
        return distinct
    }
}
