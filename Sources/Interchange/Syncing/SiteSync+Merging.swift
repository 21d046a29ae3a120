import Moderation

/// Handles comments that stand on both sides.
extension SiteSync {
    /// A comment that stands here, with what the site has of it.
    private struct Pair {
        var number: CommentNumber
        var id: String
        /// `nil` when it is gone there.
        var there: SiteComment?
    }

    /// Merges all comments, in the order of their numbers.
    mutating func merge(_ comments: [SiteComment], missing: [[UInt8]]) throws(SyncStop) {
        var pairs: [Pair] = []
        try askPages(of: comments)
        for comment in comments {
            guard let number = try number(of: comment) else { continue }
            pairs.append(Pair(number: number, id: comment.id, there: comment))
        }
        for id in missing {
            guard let agreement = agreements[id] else { continue }
            pairs.append(Pair(number: agreement.comment, id: agreement.id, there: nil))
        }
        pairs.sort { $0.number < $1.number }
        // Most comments are the same on both sides; the rest is announced before it is done.
        var open: [Pair] = []
        var approvals = 0
        for pair in pairs {
            let step = try step(of: pair)
            switch step {
            case .same, .gone, .erased, nil: try take(step, pair)
            case .push(let seen, let want):
                if want.state == .published, seen.state != .published { approvals += 1 }
                open.append(pair)
            case .pull, .conflict, .waiting: open.append(pair)
            }
        }
        if approvals > SiteSync.untoldApprovals, options.direction != .pull { tell(.manyApprovals(approvals)) }
        for pair in open {
            if !options.isDryRun { try readOn() }
            try take(try step(of: pair), pair)
        }
    }

    /// How many approvals may go out without a warning about the mails that a site sends for them.
    private static let untoldApprovals = 20

    /// Decides what to do about a comment; `nil` if it stands there in an unknown state.
    private func step(of pair: Pair) throws(SyncStop) -> Merge.Step? {
        guard queue.contains(pair.number) else { return nil }
        let state = queue.state(of: pair.number)
        if state == .erased { return pair.there == nil ? .gone : .erased }
        guard let comment = pair.there else { return .gone }
        guard let there = view(of: comment, on: pair.number) else { return nil }
        let here = try view(of: pair.number, like: comment)
        if here == there { return .same(here) }
        let imported = try imported(pair.number, like: comment)
        let note = try note(on: pair.number, comment)
        return Merge(vocabulary).step(
            here: Merge.Here(state: state, text: here.text, imported: imported, note: note), there: there,
            agreed: try agreed(pair.number, like: comment))
    }

    private mutating func take(_ step: Merge.Step?, _ pair: Pair) throws(SyncStop) {
        switch (step, pair.there) {
        case (.same(let view), _):
            counts.same += 1
            try agreeAnew(pair, view)
        case (.gone, _): try forget(pair)
        case (.erased, _): try tellErased(pair)
        case (.push, let there?): try push(pair.number, there)
        case (.pull(let acts), let there?): try pull(acts, pair.number, there)
        case (.conflict, let there?): try settle(isTold: false, pair.number, there)
        case (.waiting, let there?): try settle(isTold: true, pair.number, there)
        case (nil, let there?): try refuseOtherState(pair.number, there)
        case (.push, nil), (.pull, nil), (.conflict, nil), (.waiting, nil), (nil, nil): break
        }
    }

    /// A decision here on a comment whose state there is unknown is not put there, which is reported.
    private mutating func refuseOtherState(_ number: CommentNumber, _ there: SiteComment) throws(SyncStop) {
        guard queue.contains(number), options.direction != .pull else { return }
        let (agreed, imported) = (try agreed(number, like: there), try imported(number, like: there))
        guard try view(of: number, like: there) != agreed ?? imported else { return }
        refuse(number, there, .otherState(there.held.state))
    }

    // MARK: What is remembered

    /// Remembers that both have the same now.
    mutating func agree(_ id: String, _ number: CommentNumber, _ view: SiteView?) throws(SyncStop) {
        guard let view else { return }
        try remember(id, number, .agreed(view))
    }

    private mutating func agreeAnew(_ pair: Pair, _ view: SiteView) throws(SyncStop) {
        // What was agreed before an act here, such as a conflict's note, has to be agreed again after it.
        if let known = agreement(of: pair.id, on: pair.number), known.status == .agreed(view),
            queue.version(of: pair.number) <= known.entry
        {
            return
        }
        try agree(pair.id, pair.number, view)
    }

    private mutating func remember(
        _ id: String, _ number: CommentNumber, _ status: Agreement.Status
    ) throws(SyncStop) {
        guard !options.isDryRun else { return }
        let place = queue.place
        let agreement = Agreement(
            id: id, comment: number, status: status, entry: EntryNumber(place.entry))
        agreements[Array(id.utf8)] = agreement
        try keeping { (memory, _) throws(DeskError) in try memory.keep(agreement, at: place) }
    }

    private mutating func forget(_ pair: Pair) throws(SyncStop) {
        if case .gone? = agreements[Array(pair.id.utf8)]?.status { return }
        counts.gone += 1
        if queue.state(of: pair.number) == .approved { tell(.gone(pair.number, id: pair.id)) }
        try remember(pair.id, pair.number, .gone)
    }

    private mutating func tellErased(_ pair: Pair) throws(SyncStop) {
        if case .erased? = agreement(of: pair.id, on: pair.number)?.status { return }
        tell(.stillThere(pair.number, id: pair.id))
        try remember(pair.id, pair.number, .erased)
    }
}
