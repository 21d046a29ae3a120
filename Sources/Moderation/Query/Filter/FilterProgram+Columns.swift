import Text

/// What an entry of a history tells of itself.
struct EntryAspects {
    var at: Moment
    var by: Int
    var reason: Int
}

extension FilterProgram {
    /// Judges a comment by the columns, as far as they tell.
    func verdict(
        _ index: Int, _ number: CommentNumber, _ queue: Queue, _ tables: inout FilterTables,
        _ sameText: SameText, _ entry: EntryAspects?
    ) -> Verdict {
        let node = nodes[index]
        let first = Int(node.first)
        switch node.kind {
        case .leaf:
            let leaf = leaves[first]
            if leaf.kind.isOfText { return textVerdict(leaf, number, queue, sameText) }
            return Verdict(isTrue(leaf, number, queue, &tables, entry))
        case .not:
            return verdict(first, number, queue, &tables, sameText, entry).negated
        case .all:
            var result = Verdict.yes
            for child in first..<first + Int(node.count) {
                switch verdict(child, number, queue, &tables, sameText, entry) {
                case .no: return .no
                case .text: result = .text
                case .yes: break
                }
            }
            return result
        case .any:
            var result = Verdict.no
            for child in first..<first + Int(node.count) {
                switch verdict(child, number, queue, &tables, sameText, entry) {
                case .yes: return .yes
                case .text: result = .text
                case .no: break
                }
            }
            return result
        }
    }

    /// The states that are asked for, if nothing else is, as in all usual views: a bit for each ``FilterStates``.
    var statesAlone: UInt8? {
        guard nodes[root].kind == .leaf, leaves[Int(nodes[root].first)].kind == .states else { return nil }
        return leaves[Int(nodes[root].first)].mask
    }

    /// Judges all comments of a state at once; `nil` if more than the state decides. That answers nearly all of the
    /// usual views, and the search of all texts.
    func verdict(_ index: Int, of state: State, in queue: Queue) -> Verdict? {
        let node = nodes[index]
        let children = Int(node.first)..<Int(node.first) + Int(node.count)
        switch node.kind {
        case .leaf: return verdict(leaves[Int(node.first)], of: state, in: queue)
        case .not: return verdict(Int(node.first), of: state, in: queue)?.negated
        case .all:
            let verdicts = children.map { verdict($0, of: state, in: queue) }
            return verdicts.contains(.no)
                ? .no : verdicts.contains(nil) ? nil : verdicts.compactMap(\.self).min() ?? .yes
        case .any:
            let verdicts = children.map { verdict($0, of: state, in: queue) }
            return verdicts.contains(.yes)
                ? .yes : verdicts.contains(nil) ? nil : verdicts.compactMap(\.self).max() ?? .no
        }
    }

    private func verdict(_ leaf: FilterLeaf, of state: State, in queue: Queue) -> Verdict? {
        func has(_ condition: FilterStates) -> Bool { leaf.mask & condition.bit != 0 }
        switch leaf.kind {
        case .constant: return Verdict(leaf.mask != 0)
        case .states:
            switch state {
            case .approved: return Verdict(has(.approved))
            case .rejected: return Verdict(has(.rejected))
            case .erased: return Verdict(has(.erased))
            case .pending:
                // For a pending comment, the deferral decides, if anybody's is still in force.
                if has(.pending) == has(.deferred) { return Verdict(has(.pending)) }
                return queue.nextDeferralEnd(after: now) == nil ? Verdict(has(.pending)) : nil
            }
        case .same, .duplicate, .like: return nil
        default:
            guard leaf.kind.isOfText else { return nil }
            return state == .erased ? .no : .text
        }
    }

    /// Judges an entry by its own facts; what is about its comments counts as unknown.
    func entryVerdict(_ index: Int, _ entry: EntryAspects, _ queue: Queue, _ tables: inout FilterTables) -> Verdict {
        let node = nodes[index]
        let first = Int(node.first)
        switch node.kind {
        case .leaf:
            let leaf = leaves[first]
            guard leaf.kind.isOfEntry || leaf.kind == .constant else { return .text }
            return Verdict(isTrue(leaf, CommentNumber(0), queue, &tables, entry))
        case .not:
            return entryVerdict(first, entry, queue, &tables).negated
        case .all:
            return (first..<first + Int(node.count)).reduce(.yes) {
                min($0, entryVerdict($1, entry, queue, &tables))
            }
        case .any:
            return (first..<first + Int(node.count)).reduce(.no) {
                max($0, entryVerdict($1, entry, queue, &tables))
            }
        }
    }

    /// An erased comment has no text; where keys are known already, nothing need be read.
    private func textVerdict(
        _ leaf: FilterLeaf, _ number: CommentNumber, _ queue: Queue, _ sameText: SameText
    ) -> Verdict {
        if queue.state(of: number) == .erased { return .no }
        switch leaf.kind {
        case .same: return sameText.isSame(number, asAnyOf: numbers[leaf.slot], in: queue)
        case .duplicate: return sameText.isDuplicate(number, in: queue)
        case .like:
            let originals = numbers[leaf.slot]
            if originals.contains(number.rawValue) { return .yes }
            return originals.contains { queue.contains(CommentNumber($0)) } ? .text : .no
        default: return .text
        }
    }

    private func isTrue(
        _ leaf: FilterLeaf, _ number: CommentNumber, _ queue: Queue, _ tables: inout FilterTables,
        _ entry: EntryAspects?
    ) -> Bool {
        switch leaf.kind {
        case .constant: return leaf.mask != 0
        case .states: return leaf.mask & condition(of: number, queue).bit != 0
        case .number: return FilterProgram.contains(ranges[leaf.slot], number.rawValue)
        case .before: return queue.submitted(of: number) < leaf.moment
        case .edited: return queue.isEdited(number)
        case .reply: return queue.parent(of: number) != nil
        case .note: return queue.hasNote(number)
        case .trap: return queue.isTrapped(number)
        case .siteEdit: return queue.isEditedBySite(number)
        case .release: return isRelease(queue.releaseIndex(of: number), leaf.slot, queue, &tables)
        case .reason: return isReason(queue.reasonIndex(of: number), leaf.slot, queue, &tables)
        case .entryBefore: return (entry?.at).map { $0 < leaf.moment } ?? false
        case .entryBy: return isLogin(entry?.by ?? 0, leaf.slot, queue, &tables)
        case .entryReason: return isReason(entry?.reason ?? 0, leaf.slot, queue, &tables)
        case .entry: return isChanged(number, leaf.slot, queue, &tables)
        case .decidedBefore: return decided(number, queue).map { $0 < leaf.moment } ?? false
        case .decidedAfter: return decided(number, queue).map { $0 >= leaf.moment } ?? false
        case .by:
            guard let decision = queue.decision(of: number) else { return false }
            return isLogin(queue.byIndex(of: decision), leaf.slot, queue, &tables)
        case .record:
            guard let count = QueryCount(rawValue: leaf.mask),
                let value = record(count, of: number, queue, &tables)
            else { return false }
            return FilterProgram.contains(ranges[leaf.slot], value)
        case .exactName: return isExact(queue.nameIndex(of: number), leaf, queue, &tables)
        case .exactEmail:
            // An erased comment has no author: it matches neither with nor without an address.
            let index = queue.emailIndex(of: number)
            guard index > 0 else { return exacts[leaf.slot].isEmpty && queue.state(of: number) != .erased }
            return isExact(index, leaf, queue, &tables)
        case .exactAddress: return isExact(queue.addressIndex(of: number), leaf, queue, &tables)
        case .name: return isFound(queue.nameIndex(of: number), leaf, queue, &tables)
        case .email: return isFound(queue.emailIndex(of: number), leaf, queue, &tables)
        case .address: return isFound(queue.addressIndex(of: number), leaf, queue, &tables)
        case .same, .duplicate, .body, .length, .like, .script, .hidden, .mail, .link, .links, .host, .language, .phone,
            .word, .likely:
            return false
        }
    }

    private func condition(of number: CommentNumber, _ queue: Queue) -> FilterStates {
        switch queue.state(of: number) {
        case .pending: return queue.isDeferred(number, at: now) ? .deferred : .pending
        case .approved: return .approved
        case .rejected: return .rejected
        case .erased: return .erased
        }
    }

    private func decided(_ number: CommentNumber, _ queue: Queue) -> Moment? {
        guard let decision = queue.decision(of: number) else { return nil }
        return queue.at(of: decision)
    }

    // MARK: - Names, each looked at once

    private func isRelease(
        _ index: Int, _ slot: Int, _ queue: Queue, _ tables: inout FilterTables
    ) -> Bool {
        tables.releases[slot].remembered(index) {
            for slug in slugs[slot] where queue.releaseIndex(slug) == index { return true }
            return false
        }
    }

    private func isReason(_ index: Int, _ slot: Int, _ queue: Queue, _ tables: inout FilterTables) -> Bool {
        guard index > 0 else { return false }
        return tables.reasons[slot].remembered(index) {
            for reason in reasons[slot] where queue.reasonIndex(reason) == index { return true }
            return false
        }
    }

    private func isLogin(_ index: Int, _ slot: Int, _ queue: Queue, _ tables: inout FilterTables) -> Bool {
        guard index > 0 else { return false }
        return tables.logins[slot].remembered(index) {
            for login in logins[slot] where queue.loginIndex(login) == index { return true }
            return false
        }
    }

    private func isFound(
        _ index: Int, _ leaf: FilterLeaf, _ queue: Queue, _ tables: inout FilterTables
    ) -> Bool {
        guard index > 0 else { return false }
        var folded: [UInt8] = []
        swap(&folded, &tables.folded)
        defer { swap(&folded, &tables.folded) }
        return tables.texts[leaf.slot].remembered(index) {
            let search = { (text: UnsafeRawBufferPointer) -> Bool in
                folded.removeAll(keepingCapacity: true)
                Folding.fold(text, into: &folded)
                return folded.withUnsafeBytes { needles[leaf.slot].isFound(in: $0) }
            }
            switch leaf.kind {
            case .name: return queue.withName(index, search)
            case .email: return queue.withEmail(index, search)
            default: return queue.withAddress(index, search)
            }
        }
    }

    private func isExact(
        _ index: Int, _ leaf: FilterLeaf, _ queue: Queue, _ tables: inout FilterTables
    ) -> Bool {
        guard index > 0 else { return false }
        let wanted = exacts[leaf.slot]
        return tables.exacts[leaf.slot].remembered(index) {
            switch leaf.kind {
            case .exactName:
                queue.withName(index) { CanonicalForm.changing($0) == wanted || $0.elementsEqual(wanted) }
            case .exactEmail: queue.withEmail(index) { $0.elementsEqual(wanted) }
            default: queue.withAddress(index) { NetworkAddress.changing($0) == wanted || $0.elementsEqual(wanted) }
            }
        }
    }

    private func isChanged(
        _ number: CommentNumber, _ slot: Int, _ queue: Queue, _ tables: inout FilterTables
    ) -> Bool {
        if let known = tables.changed[slot] { return known.containsAscending(number) }
        let changed = changed(by: numbers[slot], queue)
        // What an entry changes stays the same for ever, but an entry yet to come is not there.
        if numbers[slot].allSatisfy({ Int($0) <= queue.entryCount }) { tables.changed[slot] = changed }
        return changed.containsAscending(number)
    }

    private func changed(by entries: [UInt32], _ queue: Queue) -> [CommentNumber] {
        var changed: [CommentNumber] = []
        for entry in entries where Int(entry) <= queue.entryCount { changed += queue.on(EntryNumber(entry)) }
        return entries.count == 1 ? changed : changed.sorted()
    }

    static func contains(_ ranges: [ClosedRange<UInt32>], _ number: UInt32) -> Bool {
        let index = ranges.indices.partitioningIndex { ranges[$0].upperBound >= number }
        return index < ranges.count && ranges[index].lowerBound <= number
    }
}
