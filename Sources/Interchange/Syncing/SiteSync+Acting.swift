import Moderation

/// What is done on either side.
extension SiteSync {
    // MARK: On the site

    /// The most bytes that a text may have in WordPress' column; the filter may need some more.
    private static let mostStored = 65_525
    /// The fewest characters that Isso takes.
    private static let fewestCharacters = 3

    /// Puts a comment on the site as it is here, if it still stands there as it was seen.
    mutating func push(_ number: CommentNumber, _ there: SiteComment) throws(SyncStop) {
        guard options.direction != .pull else { return }
        try refuseUnlessWriting()
        guard let seen = view(of: there, on: number) else { return }
        let here = try view(of: number, like: there)
        if seen.state == .published, here.state != .published, !link.greeting.canUnpublish {
            return refuse(number, there, .cannotUnpublish)
        }
        let isSameText = here.text == seen.text
        let text = isSameText ? there.held.text : stored(try body(of: number), like: there)
        var want = SiteText(state: there.held.state, text: text)
        if here.state != seen.state { want.state = word(for: number, in: here.state) }
        if isSameText, !there.isStable {
            // It goes into the trash as it is, whatever it is rejected for.
            if here.state == .out {
                want.state = "trash"
            } else {
                return refuse(number, there, unstable(seen, here, there))
            }
        }
        if !isSameText, let refusal = refusal(of: text, there) { return refuse(number, there, refusal) }
        guard !options.isDryRun else { return tellPushed(number, there, here, withText: !isSameText) }
        let answer = try asking { (link) throws(SiteFault) in
            try link.set(there.id, seen: there.held, want: want)
        }
        switch answer {
        case .done(let now):
            var comment = there
            comment.held = now
            guard view(of: comment, on: number) == here else { return refuse(number, there, .notAsGiven) }
            try agree(there.id, number, here)
            tellPushed(number, there, here, withText: !isSameText)
        case .changed, .gone:
            counts.meanwhile += 1
            tell(.meanwhile(number, id: there.id))
        case .unknown: refuse(number, there, .unknown)
        case .refused(let why) where why.isSame(as: SetAnswer.noTrash) && vocabulary == .threeStates:
            // The site would delete for good: from now on it counts as one that only knows public and not public.
            vocabulary = .hiddenOrPublic
            try pushWithoutTrash(number, there)
        case .refused(let why):
            refuse(number, there, why.isSame(as: SetAnswer.unstable) ? unstable(seen, here, there) : .site(why))
        }
    }

    private mutating func pushWithoutTrash(_ number: CommentNumber, _ there: SiteComment) throws(SyncStop) {
        guard let seen = view(of: there, on: number) else { return }
        let here = try view(of: number, like: there)
        if here == seen { try agree(there.id, number, here) } else { try push(number, there) }
    }

    /// The site's word for the state of a comment.
    private func word(for number: CommentNumber, in state: SiteState) -> String {
        switch state {
        case .hold: return "hold"
        case .published: return "approved"
        case .out:
            let isSpam = queue.reason(of: number).map { options.spamReasons.contains($0) } ?? false
            return isSpam && link.greeting.states.contains("spam") ? "spam" : "trash"
        }
    }

    private func unstable(_ seen: SiteView, _ here: SiteView, _ there: SiteComment) -> SyncRefusal {
        if seen.state == .published, here.state != .published { return .cannotUnpublish }
        return there.isHTML ? .unstable : .notCarried
    }

    private func refusal(of text: String, _ there: SiteComment) -> SyncRefusal? {
        if !link.greeting.canEdit { return .noEditing }
        if there.isHTML { return text.utf8.count > SiteSync.mostStored ? .tooLong : nil }
        if text.unicodeScalars.count < SiteSync.fewestCharacters { return .tooShort }
        return text.unicodeScalars.count > 65_535 ? .tooLong : nil
    }

    mutating func refuse(_ number: CommentNumber, _ there: SiteComment, _ why: SyncRefusal) {
        counts.refused += 1
        tell(.refused(number, id: there.id, why))
    }

    private mutating func tellPushed(
        _ number: CommentNumber, _ there: SiteComment, _ here: SiteView, withText: Bool
    ) {
        counts.pushed += 1
        tell(.pushed(number, id: there.id, here.state, withText: withText))
    }

    // MARK: Here

    /// Follows the site, in its name.
    mutating func pull(_ acts: [Merge.Act], _ number: CommentNumber, _ there: SiteComment) throws(SyncStop) {
        guard options.direction != .push, let view = view(of: there, on: number) else { return }
        for act in acts where !options.isDryRun {
            switch act {
            case .reopen: guard try decide(.reopen, number, there) else { return }
            case .approve: guard try decide(.approve, number, there) else { return }
            case .reject:
                let isSpam = there.held.state.isSame(as: "spam")
                let reason = isSpam ? options.spamReasons.first ?? options.trashReason : options.trashReason
                guard try decide(.reject(reason), number, there) else { return }
            case .edit: guard try decide(.edit(body: reading(there)), number, there) else { return }
            }
        }
        counts.pulled += 1
        tell(.pulled(number, id: there.id, view.state, withText: acts.contains(.edit)))
        try agree(there.id, number, view)
    }

    /// Reports a conflict in a note on the comment, or lets the side win that the owner prefers.
    mutating func settle(isTold: Bool, _ number: CommentNumber, _ there: SiteComment) throws(SyncStop) {
        switch options.preference {
        case .here: return try push(number, there)
        case .site:
            guard let view = view(of: there, on: number) else { return }
            return try pull(
                Merge(vocabulary).following(
                    there: view, state: queue.state(of: number), here: try self.view(of: number, like: there)), number,
                there)
        case nil: break
        }
        counts.conflicts += 1
        guard !isTold else { return tell(.waiting(number, id: there.id)) }
        if !options.isDryRun {
            guard try decide(.note, note: conflictNote(there, on: number).note, number, there) else {
                counts.conflicts -= 1
                return
            }
        }
        tell(.conflict(number, id: there.id))
    }

    /// Decides here in the site's name; returns `false` if that can't be done, which is reported.
    private mutating func decide(
        _ decision: Decision, note: String? = nil, _ number: CommentNumber, _ there: SiteComment
    ) throws(SyncStop) -> Bool {
        let target = Target(number: number, version: queue.version(of: number))
        // An act that follows the site says so, which tells it from what the login might do by itself.
        let command = queue.command(
            decision, on: [target], by: options.login, note: note ?? ConflictNote.mark(there.held.state),
            at: options.clock())
        if let fault = command.fault(settings: desk.settings) {
            refuse(number, there, .queue(fault))
            return false
        }
        do throws(DeskError) {
            let outcome = command.targets.isEmpty ? nil : try desk.decide(command, queue: &queue)
            for remark in outcome?.remarks ?? [] { tell(.remark(remark)) }
            guard outcome?.entry != nil else {
                counts.meanwhile += 1
                tell(.meanwhile(number, id: there.id))
                return false
            }
            return true
        } catch .invalid(let fault) {
            refuse(number, there, .queue(fault))
            return false
        } catch {
            throw .desk(error)
        }
    }
}
