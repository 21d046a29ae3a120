import Moderation

extension Model {
    /// Whether a reader of the journal has to accept an entry.
    func isLawful(_ entry: Entry, on: [UInt32]) -> Bool {
        guard (entry.act.verb == .found) == (entry.number.rawValue == 1) else { return false }
        switch entry.act {
        case .found, .release: return true
        case .submit(let submission):
            guard submission.comment.rawValue == postCount + 1, releases.contains(submission.release) else {
                return false
            }
            guard let parent = submission.parent else { return true }
            return posts[parent.rawValue]?.release == submission.release
        default: break
        }
        guard !on.isEmpty, zip(on, on.dropFirst()).allSatisfy({ $0 < $1 }) else { return false }
        guard on.allSatisfy({ posts[$0] != nil }) else { return false }
        switch entry.act {
        case .undo(let reference, _):
            guard lines[reference.rawValue] != nil else { return false }
            return on.allSatisfy { undoRefusal(of: reference.rawValue, on: $0) == nil }
        case .erase(_, let blank):
            let isAgain = on.contains { posts[$0]?.now.state == .erased }
            if isAgain, blank.isEmpty || blank.contains(where: { lines[$0.rawValue]?.isListed == true }) {
                return false
            }
            return isLawful(blank: blank.map(\.rawValue), on: on)
        case .approve: return on.allSatisfy { mayRead(.approve, on: $0) }
        case .reject(_, let reason): return on.allSatisfy { mayRead(.reject(reason), on: $0) }
        case .edit: return on.allSatisfy { mayRead(.edit(body: ""), on: $0) }
        case .reopen: return on.allSatisfy { mayRead(.reopen, on: $0) }
        case .defer(_, let until): return on.allSatisfy { mayRead(.defer(until: until), on: $0) }
        case .note: return on.allSatisfy { mayRead(.note, on: $0) }
        case .found, .release, .submit: return false
        }
    }

    private func isLawful(blank: [UInt32], on: [UInt32]) -> Bool {
        guard zip(blank, blank.dropFirst()).allSatisfy({ $0 < $1 }) else { return false }
        return blank.allSatisfy { number in
            guard let line = lines[number], line.hasContent else { return false }
            return line.on.contains { on.contains($0) || posts[$0]?.now.state == .erased }
        }
    }

    private func mayRead(_ decision: Decision, on comment: UInt32) -> Bool {
        guard let post = posts[comment] else { return false }
        // Seen long ago, before every deferral of the journal ran out.
        return tableRefusal(of: decision, post: post, at: Moment(milliseconds: .min)) == nil
    }

    /// What stands against a decision in the state that a comment is in, as DESIGN's table has it.
    func tableRefusal(of decision: Decision, post: Post, at now: Moment) -> Refusal? {
        switch (post.now.state, decision) {
        case (.erased, _): return .erased
        case (.approved, .approve): return .alreadyApproved
        case (.rejected, .edit): return .rejectedNotEditable
        case (.approved, .defer), (.rejected, .defer): return .notPending(post.now.state)
        case (.rejected, .reject(let reason)):
            return post.now.reason == reason ? .alreadyRejected(reason) : nil
        case (.pending, .reopen):
            guard let deferral = post.now.deferral, deferral.until > now else { return .alreadyPending }
            return nil
        default: return nil
        }
    }

    /// What stands against a decision for somebody who makes it now.
    func refusal(of decision: Decision, on target: Target, at now: Moment) -> Refusal? {
        guard let post = posts[target.number.rawValue] else { return .unknownComment }
        let seen = target.version.rawValue
        guard post.version == seen else {
            let wasEver = post.submission == seen || lines[seen]?.on.contains(target.number.rawValue) ?? false
            return wasEver ? conflict(post.version).map { .conflict($0) } : .unknownVersion(target.version)
        }
        if case .undo(let entry) = decision {
            return undoRefusal(of: entry.rawValue, on: target.number.rawValue)
        }
        if case .erase(let blank) = decision {
            let named = blank.compactMap { lines[$0.rawValue] }.filter { $0.on.contains(target.number.rawValue) }
            return post.now.state == .erased && named.allSatisfy(\.isListed) ? .erased : nil
        }
        if let refusal = tableRefusal(of: decision, post: post, at: now) { return refusal }
        if case .defer(let until) = decision {
            if until <= now { return .untilPassed }
            if until.milliseconds > now.milliseconds + 366 * 86_400_000 { return .untilTooFar }
        }
        return nil
    }

    /// What stands against taking an entry back for one comment.
    func undoRefusal(of entry: UInt32, on comment: UInt32) -> Refusal? {
        guard let line = lines[entry], let post = posts[comment] else { return .notInEntry(EntryNumber(entry)) }
        if [.found, .release, .submit, .erase].contains(line.verb) { return .notUndoable(line.verb) }
        if post.now.state == .erased { return .erased }
        if !line.on.contains(comment) { return .notInEntry(EntryNumber(entry)) }
        if line.verb == .undo, let named = lines[line.reference]?.verb, named == .note || named == .undo {
            return .notUndoable(named)
        }
        if let undo = line.undone[comment] { return .alreadyUndone(by: EntryNumber(undo)) }
        if line.verb == .note { return nil }
        if line.verb == .undo {
            if post.takenBack.last?.by == entry { return nil }
            let other = post.takenBack.last?.by ?? post.standing.last?.entry
            return conflict(other ?? entry).map { .undoneOutOfOrder($0) }
        }
        if post.standing.last?.entry == entry { return nil }
        return conflict(post.standing.last?.entry ?? entry).map { .undoneOutOfOrder($0) }
    }

    private func conflict(_ entry: UInt32) -> Conflict? {
        lines[entry].map {
            Conflict(entry: EntryNumber(entry), by: $0.by, verb: $0.verb, at: $0.at, reason: $0.reason)
        }
    }
}
