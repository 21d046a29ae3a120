import Moderation
import Terminal
import Wording

/// The reading of what was appended; only one goes on at a time.
struct NewsRequest {
    private var isUnderWay = false
    /// Whether something has changed since it began, which its result may lack.
    private var isOutdated = false

    /// Returns whether to begin now; if not, it begins again when the present one has ended.
    mutating func begin() -> Bool {
        isOutdated = isUnderWay
        isUnderWay = true
        return !isOutdated
    }

    /// Ends it, and returns whether to begin again.
    mutating func end() -> Bool {
        defer { (isUnderWay, isOutdated) = (false, false) }
        return isOutdated
    }
}

/// What others have changed: comments, settings, and how a copy stands to its server.
extension Model {
    /// Asks for what was appended.
    mutating func askForNews() -> [Effect] {
        news.begin() ? [.news(after: queue.place)] : []
    }

    /// Takes in what was appended.
    mutating func receiveNews(_ result: Result<EntryBatch, DeskError>) -> [Effect] {
        let asksAgain = news.end()
        let effects = tellNews(result)
        return asksAgain ? effects + askForNews() : effects
    }

    private mutating func tellNews(_ result: Result<EntryBatch, DeskError>) -> [Effect] {
        switch result {
        case .success(let tail):
            let merged = merge(tail, own: nil)
            if let damage = merged.damage { tellDamage(damage) }
            return keepOwed() + merged.effects
        case .failure(.replaced), .failure(.outcomeUnknown):
            say(phrases.readAgain, .hint)
            return [.readAgain]
        case .failure(let error): return giveUp(error)
        }
    }

    /// Says why the journal can't be read; what waits for that has failed.
    mutating func giveUp(_ error: DeskError) -> [Effect] {
        if case .damaged(let damage) = error { tellDamage(damage) } else { tell(error) }
        return failOwed(error)
    }

    /// Says what kept the desk from reading. A journal that can only be read from now on is not written to.
    mutating func tell(_ error: DeskError) {
        if case .readOnly(let reason) = error { access = .readOnly(reason) }
        say(phrases.failure(error, kept: nil, key: nil), .error)
    }

    /// Says that the rest of the journal can't be read: nothing is decided on it any more.
    mutating func tellDamage(_ damage: Damage) {
        access = .readOnly(.damaged(damage))
        say(phrases.failure(.damaged(damage), kept: nil, key: nil), .error)
    }

    /// Applies a tail, of which the queue may have a part already, and draws the consequences: marks change in place,
    /// nothing moves, and the current comment counts as newly shown if it changed.
    mutating func merge(_ tail: EntryBatch, own: EntryNumber?) -> (damage: Damage?, effects: [Effect]) {
        var tail = tail
        let known = UInt32(queue.entryCount)
        let fresh = tail.entries.firstIndex { $0.number > known } ?? tail.entries.endIndex
        tail.entries.removeSubrange(..<fresh)
        guard !tail.isEmpty else { return (nil, []) }
        let erased = tail.entries.filter { $0.verb == .erase }.flatMap { tail.on($0) }
        if !erased.isEmpty { forgetNames(of: erased) }
        var damage: Damage?
        do {
            try queue.apply(tail)
        } catch let found {
            damage = found
        }
        var changed: [CommentNumber] = []
        var acts = OthersActs()
        for facts in tail.entries {
            guard facts.number != own?.rawValue else {
                changed += tail.on(facts).map { CommentNumber($0) }
                if facts.verb == .erase { forget(tail.on(facts)) }
                continue
            }
            if facts.verb == .erase { forget(tail.on(facts)) }
            for raw in tail.on(facts) {
                let number = CommentNumber(raw)
                changed.append(number)
                guard facts.verb != .submit, number == current || tags.contains(number) else { continue }
                acts.add(facts.verb, by: tail.text(facts.by), reason: tail.text(facts.reason), on: number)
            }
        }
        tell(acts)
        closeWayBack()
        sameText.apply(tail)
        sites.update(changed, in: queue)
        if erased.isEmpty {
            judging.learner?.note(changed, in: queue)
        } else {
            judging.alike = nil
            judging.learner?.restart(queue)
        }
        var effects = noteArrivals(changed)
        if isShown { effects += readTexts() }
        refreshScreens()
        return (damage, effects)
    }

    /// Forgets what erased comments said, here and in half-typed texts.
    mutating func forget(_ erased: ArraySlice<UInt32>) {
        texts.removeAll()
        comparisons.removeAll()
        drafts.forget(erased)
        if let state = screens.top(as: EditScreen.self), erased.contains(state.target.number.rawValue) {
            screens.pop()
        }
        if case .text(let number, _) = prompt, erased.contains(number.rawValue) { prompt = nil }
        switch question?.subject {
        case .save(let state) where erased.contains(state.target.number.rawValue): question = nil
        case .mask(let masking) where erased.contains(masking.target.number.rawValue): question = nil
        case .bulk(var bulk) where bulk.quoted.contains(where: { erased.contains($0.rawValue) }):
            bulk.leastAlike = []
            question?.subject = .bulk(bulk)
        case .discard(let number) where erased.contains(number.rawValue): question = nil
        case .reopen(let target, _) where erased.contains(target.number.rawValue): question = nil
        default: break
        }
    }

    /// Removes `u undo` or `U redo` from the last line once its act can't be taken back, or done again, any more.
    mutating func closeWayBack() {
        log.closeBack { [queue] in $0 == .redo ? queue.isRedoable($1) : queue.isUndoable($1) }
    }

    /// Says on one line what others did in one batch of news.
    private mutating func tell(_ acts: OthersActs) {
        guard !acts.all.isEmpty else { return }
        let texts = acts.all.map { act -> DisplayText in
            var names = act.numbers.prefix(Model.namedAtOnce).map { "\(number: $0)" as DisplayText }
            if act.numbers.count == 1 { names = [name(of: act.numbers[0])] }
            if act.numbers.count > names.count { names.append("… (\(act.numbers.count))") }
            let reason = ReasonCode(act.reason).map { reasonName($0) }
            return phrases.person(act.by, did: act.verb, reason: reason, names.joined(by: " "))
        }
        let numbers = Set(acts.all.flatMap(\.numbers))
        let text = texts.joined(by: ", ")
        say(numbers.allSatisfy { tags.contains($0) } ? phrases.staysTagged(text, numbers.count) : text, .hint)
    }

    /// How many comments one line names by number.
    private static let namedAtOnce = 8

    /// Counts comments outside the list that have come to match the query. What only a text can tell is searched for.
    mutating func noteArrivals(_ changed: [CommentNumber]) -> [Effect] {
        guard changed.contains(where: { !list.contains($0) }) else { return [] }
        let filter = filter(for: list.view.query)
        var open: [CommentNumber] = []
        for number in changed where !list.contains(number) {
            switch filter.verdict(number, in: queue, sameText: sameText) {
            case .yes: list.arrivals.insert(number)
            case .no: list.arrivals.remove(number)
            case .text:
                list.arrivals.remove(number)
                open.append(number)
            }
        }
        // An empty list has no rows that would move.
        if list.rows.isEmpty, !list.arrivals.isEmpty, searching == nil, open.isEmpty {
            return load(presentView)
        }
        searches.openArrivals += open
        return []
    }

    // MARK: The server

    /// Takes what others appended, while a decision waits for it and everybody else for the decision.
    mutating func takeTail(for inquiry: TailInquiry) -> [Effect] {
        let merged = merge(inquiry.tail, own: nil)
        if let damage = merged.damage { tellDamage(damage) }
        return [.answer(inquiry, merged.damage)] + merged.effects
    }

    /// Takes how the copy stands to its server. A lost server is told on the first line; its return is told once.
    mutating func note(_ contact: Contact?) {
        let before = self.contact
        self.contact = contact
        guard let contact, before?.trouble != nil, contact.trouble == nil else { return }
        say(phrases.contactIsBack(contact.server), .hint)
    }

    /// Why the queue is read-only now, if that is because of the server.
    var contactTrouble: DisplayText? {
        guard let contact, let trouble = contact.trouble else { return nil }
        var since: DisplayText = ""
        if case .lost(let moment, _) = trouble { since = phrases.clock(local(moment)) }
        return phrases.readingOnly(contact.server, trouble, since: since)
    }

    // MARK: Settings

    /// Takes the settings as they are now. Where they have a mistake, the earlier ones stay in force, and nobody
    /// decides meanwhile.
    mutating func apply(_ current: CurrentSettings, access allowed: Access) -> [Effect] {
        apply(allowed)
        var fresh = current.settings
        // The screen was set up with these.
        fresh.timezone = settings.timezone
        let old = settings
        settings = fresh
        if fresh.words != old.words {
            wordMatcher = WordMatcher(fresh.words)
            texts.removeAll()
        }
        if fresh.words != old.words || fresh.rules != old.rules { makeRuleBook() }
        if fresh.moderators != old.moderators { names.restart(fresh.moderators) }
        if fresh.suggests != old.suggests { beginJudging() }
        forgetPanes()
        refreshScreens()
        tellNextStart(old: old, timezone: current.settings.timezone)
        return showSettings()
    }

    /// Takes what may be done from now on. A journal whose reading was stopped here stays read-only.
    private mutating func apply(_ allowed: Access) {
        if case .readOnly(let reason) = access, reason.stopsReading != nil { return }
        guard allowed != access else { return }
        let before = access
        access = allowed
        switch (before, allowed) {
        case (_, .readOnly(let reason)): say(phrases.readOnlyRefusal(reason), .error)
        case (.readOnly(.settings), .full): say(phrases.settingsMended, .hint)
        case (_, .full): say(phrases.mayDecideNow, .hint)
        }
    }

    /// Says, once, what waits for the next start.
    private mutating func tellNextStart(old: Settings, timezone: String?) {
        var changed: [String] = []
        if settings.keys != old.keys { changed.append("keys") }
        if settings.theme != old.theme { changed.append("theme") }
        if settings.language != old.language { changed.append("language") }
        if settings.mouse != old.mouse { changed.append("mouse") }
        if timezone != old.timezone { changed.append("timezone") }
        changed.removeAll { !settingsForNextStart.insert($0).inserted }
        if !changed.isEmpty { say(phrases.settingsAtNextStart(changed), .hint) }
    }

    /// Says why nothing is decided here.
    mutating func refuseToDecide() -> [Effect] {
        if case .readOnly(let reason) = access { say(phrases.readOnlyRefusal(reason), .error) }
        return []
    }
}

/// What others did in one batch of news to comments that matter here: one item for the same deed on several.
private struct OthersActs {
    var all: [(verb: Verb, by: String, reason: String, numbers: [CommentNumber])] = []

    mutating func add(_ verb: Verb, by login: String, reason: String, on number: CommentNumber) {
        let index = all.firstIndex { act in
            act.verb == verb && act.by.utf8.elementsEqual(login.utf8) && act.reason.utf8.elementsEqual(reason.utf8)
        }
        if let index {
            if all[index].numbers.last != number { all[index].numbers.append(number) }
        } else {
            all.append((verb, login, reason, [number]))
        }
    }
}
