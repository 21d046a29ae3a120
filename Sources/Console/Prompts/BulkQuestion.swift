import Moderation
import Terminal
import Wording

/// The question before a decision on many comments: it names what will be decided on, and exactly that is.
extension Model {
    /// Asks whether to decide on many comments, unless the decision would reach none of them.
    mutating func askBulk(_ decision: Decision, _ targets: DecisionTargets, note: String?, _ press: Press) -> [Effect] {
        guard let login else { return refuseToDecide() }
        let command = queue.command(decision, on: targets.list, by: login, note: note, at: now)
        guard !command.targets.isEmpty else {
            tellNothingDone(decision, command.setApart, isTagged: targets.isTagged)
            return []
        }
        var bulk = Question.Bulk(
            decision: decision, note: note, targets: targets, count: command.targets.count,
            heading: phrases.bulkHeading(deed(decision), targets.list.count, isTagged: targets.isTagged),
            lines: bulkLines(command, of: targets))
        var effects: [Effect] = []
        if targets.isTagged, let search = leastAlikeSearch(command.targets) {
            let id = searches.beginBeside()
            bulk.looking = id
            effects.append(.judge(.least(search, id: id), of: queue.origin))
        }
        if case .approve = decision {
            let id = searches.beginBeside()
            bulk.counting = id
            let counting = FoundCounting(command.targets, in: queue, words: wordMatcher, id: id)
            effects.append(.judge(.found(counting), of: queue.origin))
        }
        question = Question(.bulk(bulk), opener: press.key ?? Key(.escape))
        return effects
    }

    /// Adds to the question in how many comments something was found; texts that can't be read aren't counted.
    mutating func tellFound(_ counts: FoundCounts?, _ id: Int) {
        guard case .bulk(var bulk) = question?.subject, bulk.counting == id else { return }
        bulk.found = counts
        if counts == nil { bulk.counting = nil }
        question?.subject = .bulk(bulk)
    }

    /// Looks for the comment that is the least alike, where all were tagged for being alike to one.
    private func leastAlikeSearch(_ targets: [Target]) -> LeastAlikeSearch? {
        tags.original.flatMap { LeastAlikeSearch($0, among: targets.map(\.number), in: queue) }
    }

    /// Adds to the question the comment that is the least alike, and how it differs from the one that the tagging began with.
    mutating func tellLeastAlike(
        _ found: LeastAlikeSearch.Found?, _ made: Comparison.Answer?, of original: CommentNumber, _ id: Int
    ) {
        guard case .bulk(var bulk) = question?.subject, bulk.looking == id else { return }
        bulk.looking = nil
        // An erasure, or another journal, may have come meanwhile.
        let isThere = [original, found?.number ?? original].allSatisfy {
            queue.contains($0) && queue.state(of: $0) != .erased
        }
        if let found, let made, isThere {
            bulk.quoted = [original, found.number]
            let width = max(2, Layout(size).size.columns - 9)
            let isSame = made.wordsRemoved + made.wordsInserted == 0
            let difference = isSame ? [] : made.text.wrapped(to: width).prefix(Model.shownDifference)
            bulk.leastAlike =
                [phrases.leastAlike(name(of: found.number), percent: found.percent, to: original)] + difference
        }
        question?.subject = .bulk(bulk)
    }

    /// The most lines of the difference that the question shows.
    private static let shownDifference = 4

    /// The summary: totals first, then what is set apart and why, then what the query hides.
    private func bulkLines(_ command: Command, of targets: DecisionTargets) -> [DisplayText] {
        var lines: [DisplayText] = []
        func line(_ count: Int, _ text: DisplayText) { lines.append(Question.Bulk.line(count, text)) }
        var pending = 0
        var deferred = 0
        var approved = 0
        var rejected = 0
        let all = queue.releases
        var counts = [Int](repeating: 0, count: all.count)
        for target in command.targets {
            let release = queue.releaseIndex(of: target.number)
            if counts.indices.contains(release - 1) { counts[release - 1] += 1 }
            switch queue.state(of: target.number) {
            case .pending:
                if queue.isDeferred(target.number, at: now) { deferred += 1 } else { pending += 1 }
            case .approved: approved += 1
            case .rejected: rejected += 1
            case .erased: break
            }
        }
        let states: [StateCount] = [
            (.pending, false, pending), (.pending, true, deferred), (.approved, false, approved),
            (.rejected, false, rejected),
        ]
        line(
            command.targets.count,
            phrases.bulkWill(deed(command.decision), command.targets.count, states: states.filter { $0.count > 0 }))
        if let answers = answersAfter(command.decision, on: command.targets) { line(answers.count, answers.text) }
        let ranked = zip(all, counts).filter { $0.1 > 0 }
            .sorted { $0.1 > $1.1 || ($0.1 == $1.1 && $0.0.slug < $1.0.slug) }
        for (release, count) in ranked.prefix(3) {
            let number = DisplayText(stranger: String(count)).padded(to: 10, alignment: .right)
            lines.append("\(number)  \(release.title)")
        }
        if ranked.count > 3 {
            let rest = ranked.dropFirst(3).reduce(0) { $0 + $1.1 }
            let number = DisplayText(stranger: String(rest)).padded(to: 10, alignment: .right)
            lines.append("\(number)  \(phrases.bulkOtherReleases(ranked.count - 3))")
        }
        lines += setApartLines(command.setApart, isTagged: targets.isTagged)
        let hidden = targets.list.filter { !list.contains($0.number) }
        if !hidden.isEmpty {
            var numbers = DisplayText()
            for target in hidden.prefix(12) { numbers += " \(number: target.number)" }
            if hidden.count > 12 { numbers += " …" }
            line(hidden.count, phrases.bulkHidden(hidden.count, of: targets.list.count, numbers))
        }
        return lines
    }

    private func setApartLines(_ setApart: [SetApart], isTagged: Bool) -> [DisplayText] {
        var lines: [DisplayText] = []
        for apart in setApart.prefix(3) {
            let why: DisplayText
            if case .conflict(let conflict) = apart.refusal {
                why = phrases.bulkConflict(
                    act(of: conflict, on: name(of: apart.number)), at: phrases.clock(local(conflict.at)),
                    isTagged: isTagged)
            } else {
                why = phrases.refusal(apart.refusal, apart.number)
            }
            lines.append("    1  \(phrases.bulkSetApart(why, isOne: true))")
        }
        if setApart.count > 3 {
            let rest = setApart.dropFirst(3)
            var numbers = DisplayText()
            for apart in rest.prefix(12) { numbers += " \(number: apart.number)" }
            if rest.count > 12 { numbers += " …" }
            let count = DisplayText(stranger: String(rest.count)).padded(to: 5, alignment: .right)
            lines.append("\(count)  \(phrases.bulkSetApart(numbers, isOne: false))")
        }
        return lines
    }

}

/// Warnings about comments that answer one which the public does not see: they may be approved all the same.
extension Model {
    /// What to say of comments that have become public; `nil` when each answers a public comment, or none.
    func answers(_ numbers: [CommentNumber]) -> DisplayText? {
        let hidden = numbers.filter { queue.state(of: $0) == .approved && queue.unpublishedParent(of: $0) != nil }
        guard let first = hidden.first, let parent = queue.unpublishedParent(of: first) else { return nil }
        if numbers.count == 1, let facts = queue.facts(parent) {
            return phrases.answers(parent, state: facts.state, isDeferred: facts.isDeferred(at: now))
        }
        return "\(hidden.count) \(phrases.answersUnpublished(answered(by: hidden)))"
    }

    /// How many of the comments that a decision will make public answer one that stays hidden, and what to say of them.
    func answersAfter(_ decision: Decision, on targets: [Target]) -> (count: Int, text: DisplayText)? {
        guard case .approve = decision else { return nil }
        let answers = targets.map(\.number).filter { queue.unpublishedParent(of: $0) != nil }
        guard !answers.isEmpty else { return nil }
        let approved = Set(targets.map(\.number))
        let hidden = answers.filter { number in
            queue.unpublishedParent(of: number).map { !approved.contains($0) } ?? false
        }
        return hidden.isEmpty ? nil : (hidden.count, phrases.answersUnpublished(answered(by: hidden)))
    }

    /// The states of the comments that some comments answer, each with how many there are.
    private func answered(by numbers: [CommentNumber]) -> [StateCount] {
        var counts: [StateCount] = [
            (.rejected, false, 0), (.pending, false, 0), (.pending, true, 0), (.erased, false, 0),
        ]
        for number in numbers {
            guard let facts = queue.unpublishedParent(of: number).flatMap({ queue.facts($0) }) else { continue }
            let isDeferred = facts.isDeferred(at: now)
            for index in counts.indices where counts[index].state == facts.state {
                if counts[index].isDeferred == isDeferred { counts[index].count += 1 }
            }
        }
        return counts.filter { $0.count > 0 }
    }
}

extension Question.Bulk {
    /// A line of the summary: how many comments, and what is said of them.
    fileprivate static func line(_ count: Int, _ text: DisplayText) -> DisplayText {
        "\(DisplayText(stranger: String(count)).padded(to: 5, alignment: .right))  \(text)"
    }
}

extension Drawing {
    /// In how many comments something was found, folded into lines; no lines where that is not counted.
    private func foundLines(_ bulk: Question.Bulk) -> [DisplayText] {
        guard bulk.counting != nil else { return [] }
        guard let found = bulk.found else {
            return ["\(DisplayText.blanks(7))\(phrases.bulkFoundLooking.styled(.quiet))"]
        }
        let texts = phrases.bulkFound(found).wrapped(to: max(2, columns - 8))
        return texts.enumerated().map { index, text in
            let line = index == 0 ? Question.Bulk.line(found.comments, text) : "\(DisplayText.blanks(7))\(text)"
            return found.comments == 0 ? line : line.styled(.found)
        }
    }

    /// The summary, and yes or no.
    mutating func bulkQuestion(_ bulk: Question.Bulk) {
        let deed = model.deed(bulk.decision)
        let keys = yesOrNo(
            phrases.bulkYes(deed, bulk.count), bulk.targets.isTagged ? phrases.bulkNo : phrases.plainNo)
        let room = max(0, layout.messageRow - 3 - keys.count)
        let alike = bulk.leastAlike.map { "       \($0)" as DisplayText }
        var summary = bulk.lines
        summary.insert(contentsOf: foundLines(bulk), at: min(1, summary.count))
        let lines = summary.prefix(max(1, room - alike.count)) + alike.prefix(max(0, room - 1))
        let top = layout.messageRow - lines.count - 2 - keys.count
        if top >= 1 {
            rule(row: top, left: [bulk.heading], right: nil)
            for (index, line) in lines.enumerated() {
                surface.fill(row: top + 1 + index)
                surface.put(line, row: top + 1 + index, column: 0, width: columns)
            }
            rule(row: layout.messageRow - 1 - keys.count, left: [], right: nil)
        }
        above(keys, phrases.bulkAsk(deed, bulk.count))
    }
}
