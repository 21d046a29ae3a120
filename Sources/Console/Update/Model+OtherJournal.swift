import Moderation
import Terminal
import Wording

/// The whole journal, read again: another file has taken its place, or what it holds is uncertain.
extension Model {
    /// Takes the whole journal. What is being saved is settled by its own outcome.
    mutating func receiveWholeJournal(_ result: Result<EntryBatch, DeskError>) -> [Effect] {
        switch result {
        case .success(let tail):
            var fresh = Queue()
            do {
                try fresh.apply(tail)
                return replaceQueue(with: fresh) + keepOwed()
            } catch {
                let effects = replaceQueue(with: fresh)
                tellDamage(error)
                return effects + failOwed(.damaged(error))
            }
        case .failure(let error): return giveUp(error)
        }
    }

    /// Puts a queue that was read again in the place of the present one: what is about the same comments stays.
    private mutating func replaceQueue(with fresh: Queue) -> [Effect] {
        let erased = (0..<UInt32(queue.commentCount)).map { $0 + 1 }.filter { raw in
            let number = CommentNumber(raw)
            return fresh.contains(number) && fresh.state(of: number) == .erased && queue.isSame(number, in: fresh)
        }
        if !erased.isEmpty { forgetNames(of: erased) }
        var view = presentView
        if let current, !queue.isSame(current, in: fresh) { view.current = nil }
        forgetPanes()
        var effects = letGo(of: queue, for: fresh)
        // The work that it waits for was asked of the old journal.
        if question?.awaited.isEmpty == false { question = nil }
        queue = fresh
        if !erased.isEmpty { forget(erased[...]) }
        makeRuleBook()
        texts.removeAll()
        comparisons.removeAll()
        sameText = SameText()
        names.restart(settings.moderators)
        judging = Judging(learner: judging.learner.map { _ in Learner(of: queue) }, scores: judging.scores)
        sites.update((0..<UInt32(queue.commentCount)).map { CommentNumber($0 + 1) }, in: queue)
        closeWayBack()
        effects += searches.stopAll() + load(view) + (isShown ? readTexts() : [])
        refreshScreens()
        return effects
    }

    /// If the new queue does not continue the old one, lets go of everything asked, begun or shown about comments,
    /// which nobody has seen as they are there, and of what is about comments that the new queue lacks or has others
    /// in the place of.
    private mutating func letGo(of old: Queue, for fresh: Queue) -> [Effect] {
        guard !old.isContinued(by: fresh) else { return [] }
        let effects = closeAllOfComments()
        let tagged = tags.count
        for target in tags.targets where !old.isSame(target, in: fresh) { untag(target.number) }
        let texts = drafts.texts.letGo { !old.isSame($0, in: fresh) }
        drafts.notes.removeAll { $0.number.map { !old.isSame($0, in: fresh) } ?? false }
        drafts.isStale = true
        let last = fresh.lastEntry
        ownActs = OwnActs(sessionStart: last)
        leftAt = last
        say(phrases.otherJournal(untagged: tagged - tags.count, texts: texts), .error)
        return effects
    }

    /// Closes what was asked, begun or shown about comments. What was typed there is kept.
    private mutating func closeAllOfComments() -> [Effect] {
        var effects: [Effect] = []
        if let state = screens.last(as: EditScreen.self) { drafts.keep(state, at: now) }
        if case .leave = question?.subject {} else { question = nil }
        if case .line(let line) = prompt { keepTyped(line) }
        while let prompt, prompt.isOfComments { effects += leave(prompt) }
        screens.closeThoseOfComments()
        wayBack.letGoOfComments()
        focus = .list
        tags.rangeStart = nil
        tags.areNext = false
        tags.untagged = ([], nil)
        typedEdit = nil
        wayBack.fromReply = nil
        pane.left = nil
        judging.scores = [:]
        typing.forgetFrames()
        log.closeBack { _, _ in false }
        return effects
    }
}
