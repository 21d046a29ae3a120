import Moderation
import Terminal
import Text
import Wording

/// Runs the line after `:`: a number, an action by its name with what follows it, or any verb of the command line.
extension Model {
    mutating func finishCommand(_ line: LinePrompt, _ text: String, _ press: Press) -> [Effect] {
        let typed = text.trimmed
        prompt = nil
        guard !typed.isEmpty else { return [] }
        self.typed.commands.keep(typed)
        do throws(CommandMistake) {
            return try runLine(typed, Press(key: nil, at: press.at))
        } catch {
            return complain(line, error.text)
        }
    }

    private mutating func runLine(_ typed: String, _ press: Press) throws(CommandMistake) -> [Effect] {
        if let number = CommentNumber(typed: typed) { return go(to: number) ?? [] }
        let name = String(typed.prefix { $0 != " " })
        let rest = String(typed.dropFirst(name.count)).trimmed
        let action = Registry.action(named: name)
        if rest.isEmpty, let action {
            try expectOnScreen(action, name)
            return run(action, press)
        }
        let words = typed.commandWords
        if let argument = action?.argument, !words.contains(where: \.isOption), argument.isMeant(rest) {
            if let action { try expectOnScreen(action, name) }
            return try argument.perform(&self, rest, press)
        }
        guard grammar.knows(name) else {
            throw CommandMistake(
                action == nil
                    ? phrases.unknownCommand(name, nearest: NearestWord.to(name.utf8, among: commandNames))
                    : phrases.takesNothing(name))
        }
        return try obey(grammar.read(words, now), words, press)
    }

    private func expectOnScreen(_ action: Action, _ name: String) throws(CommandMistake) {
        guard action.scopes.contains(scope) else {
            throw CommandMistake(phrases.refused(DisplayText(stranger: name), because: phrases.notOnAList))
        }
    }

    /// Does what the command line's grammar has read.
    private mutating func obey(
        _ command: TypedCommand, _ words: [String], _ press: Press
    ) throws(CommandMistake) -> [Effect] {
        switch command {
        case .shell: return [.run(words)]
        case .tryHere:
            guard let targets = promptTargets() else { throw CommandMistake(phrases.noComment) }
            return [.run(words + targets.list.map { "\($0.number.rawValue)@\($0.version.rawValue)" })]
        case .refused(let what): throw CommandMistake(phrases.shellOnly(what))
        case .undo(let entry, let isRedo): return undo(entry, isRedo: isRedo, press)
        case .erase(let target, let withSharedNotes):
            return try askErase(target.number, withSharedNotes: withSharedNotes)
        case .edit(let typed):
            try check(.anyEdit, typed.note, isWhole: false)
            return try edit(typed)
        case .decide(let decision, .none, let note):
            return try decideHere(decision, note: note, press)
        case .decide(let decision, .numbers(let targets), let note):
            try check(decision, note, isWhole: true)
            return decideNamed(decision, on: try fixed(targets), note: note, isQuery: false)
        case .decide(let decision, .query(let query), let note):
            try check(decision, note, isWhole: true)
            return decideMatches(of: query, decision, note: note)
        }
    }

    /// The comments that were named, at the versions that are meant. Numbers that no comment has are kept too, and
    /// are told with the others.
    private func fixed(_ named: [TypedTarget]) throws(CommandMistake) -> [Target] {
        do throws(NamedAtTwoVersions) {
            let (targets, unknown) = try queue.fixed(named.map { ($0.number, $0.version) })
            return targets + unknown.map { Target(number: $0, version: EntryNumber(0)) }
        } catch {
            throw CommandMistake(phrases.namedAtTwoVersions(error.number, error.one, error.other).clause)
        }
    }

    /// Refuses a decision that names something the settings don't have, or that goes beyond the journal's limits.
    ///
    /// - Parameter isWhole: Whether nothing more will be asked, so that a required note must be there.
    private func check(_ decision: Decision, _ note: String?, isWhole: Bool) throws(CommandMistake) {
        if case .reject(let code) = decision, settings.reason(code) == nil {
            throw CommandMistake(phrases.noSuchReason(code.text))
        }
        if case .defer = decision, let refusal = StateMachine.refusal(of: decision, at: now) {
            throw CommandMistake(phrases.short(refusal))
        }
        guard note?.isVisible ?? !(isWhole && settings.notePolicy(of: decision) == .demanded) else {
            throw CommandMistake(phrases.noteNeeded)
        }
        guard note?.utf8.count ?? 0 <= Limits.note else { throw CommandMistake(phrases.tooLong(Limits.note)) }
    }

    /// Takes a decision that names no comments: on those that its key would take, with the questions that the key would ask.
    mutating func decideHere(
        _ decision: Decision, note: String?, _ press: Press
    ) throws(CommandMistake) -> [Effect] {
        try check(decision, note, isWhole: false)
        guard let action = Registry.action(decision.actionID) else { return [] }
        if note == nil, action.id.isAskedWhich { return run(action, press) }
        if let reason = whyUnavailable(action) {
            throw CommandMistake(phrases.refused(keyWord(action.id), because: reason))
        }
        guard let targets = promptTargets() else { throw CommandMistake(phrases.noComment) }
        if isSaving(targets) { throw CommandMistake(phrases.stillSaving) }
        if let notice = tooSoon(action.id, press, isRepetition: false) {
            say(notice, .hint)
            return []
        }
        if note == nil, settings.notePolicy(of: decision) != nil {
            askWhy(targets, decision, isTyped: true)
            return []
        }
        return decideOrAsk(decision, on: targets, note: note?.trimmed, press)
    }

    /// Takes a decision on named comments. Asks first when a query has found some beyond the list, or when there are
    /// more than a few.
    private mutating func decideNamed(
        _ decision: Decision, on targets: [Target], note: String?, isQuery: Bool
    ) -> [Effect] {
        guard !targets.isEmpty else {
            say(phrases.nothingMatches, .hint)
            return []
        }
        guard targets.count <= Limits.targets else {
            say(phrases.tooManyTargets(Limits.targets), .error)
            return []
        }
        if pendingDecisions.isSavingAny(of: targets) { return hint(phrases.stillSaving) }
        let isHidden = isQuery && targets.contains { !list.contains($0.number) }
        guard targets.count > Console.unasked || isHidden else {
            return dispatch(decision, on: DecisionTargets(list: targets, isTagged: false), note: note?.trimmed)
        }
        return askBulk(
            decision, DecisionTargets(list: targets, isTagged: false), note: note?.trimmed, Press(key: nil, at: 0))
    }

    /// Takes a decision on what a query matches, once its texts have been searched.
    private mutating func decideMatches(of query: Query, _ decision: Decision, note: String?) -> [Effect] {
        let selection = select(query)
        guard !selection.isCertain else {
            return decideFound(
                FoundDecision(decision: decision, note: note, numbers: selection.certain, asOf: queue.lastEntry))
        }
        guard isFreeToSearch() else { return [] }
        return search(
            selection, purpose: .decide(decision, note: note, found: selection.certain),
            found: selection.certain.count)
    }

    /// Takes a typed decision on what a search has found, at the versions that stood when the search began.
    mutating func decideFound(_ found: FoundDecision) -> [Effect] {
        let targets = found.numbers.sorted().map { Target(number: $0, version: versionSeen(of: $0, asOf: found.asOf)) }
        return decideNamed(found.decision, on: targets, note: found.note, isQuery: true)
    }

    // MARK: What follows an action's name

    mutating func show(typed text: String) throws(CommandMistake) -> [Effect] {
        let query = try query(typed: text)
        typed.queries.keep(query.text)
        return show(query, by: .query)
    }

    mutating func count(typed text: String) throws(CommandMistake) -> [Effect] {
        count(try query(typed: text))
    }

    mutating func count(_ query: Query) -> [Effect] {
        let selection = select(query)
        guard !selection.isCertain else {
            say(phrases.comments(selection.certain.count), .hint)
            return []
        }
        guard isFreeToSearch() else { return [] }
        return search(selection, purpose: .count, found: selection.certain.count)
    }

    mutating func tag(typed text: String, isUntag: Bool) throws(CommandMistake) -> [Effect] {
        let query = try query(typed: text)
        typed.queries.keep(query.text)
        return tag(query, isUntag: isUntag, within: list.rows)
    }

    /// The history of a comment, or of what a query matches.
    mutating func openHistory(typed text: String) throws(CommandMistake) -> [Effect] {
        if let number = CommentNumber(typed: text) {
            guard queue.contains(number) else { throw CommandMistake(phrases.noSuchComment(text)) }
            return openHistory(of: number)
        }
        return openQueueHistory(try query(typed: text))
    }

    mutating func go(typed text: String) throws(CommandMistake) -> [Effect] {
        guard let number = CommentNumber(typed: text) else { throw CommandMistake(phrases.noSuchComment(text)) }
        return go(to: number) ?? []
    }

    /// Goes to a comment and opens it.
    mutating func show(numberTyped text: String) throws(CommandMistake) -> [Effect] {
        guard let number = CommentNumber(typed: text) else { throw CommandMistake(phrases.noSuchComment(text)) }
        guard let effects = go(to: number) else { return [] }
        if screens.isEmpty { screens.push(FullComment()) }
        return effects
    }

    mutating func erase(typed text: String) throws(CommandMistake) -> [Effect] {
        guard let number = CommentNumber(typed: text) else { throw CommandMistake(phrases.noSuchComment(text)) }
        return try askErase(number)
    }

    mutating func undo(typed text: String, isRedo: Bool, _ press: Press) throws(CommandMistake) -> [Effect] {
        guard let entry = EntryNumber(typed: text) else { throw CommandMistake(phrases.noSuchEntry(text)) }
        return undo(entry, isRedo: isRedo, press)
    }

    mutating func reject(typed text: String, _ press: Press) throws(CommandMistake) -> [Effect] {
        guard let code = ReasonCode(text) else { throw CommandMistake(phrases.noSuchReason(text)) }
        return try decideHere(.reject(code), note: nil, press)
    }

    mutating func putOff(typed text: String, _ press: Press) throws(CommandMistake) -> [Effect] {
        guard let until = DeferralTime.read(text, now: now, zone: zone) else {
            throw CommandMistake(phrases.badMoment(text))
        }
        return try decideHere(.defer(until: until), note: nil, press)
    }

    mutating func order(typed text: String) throws(CommandMistake) -> [Effect] {
        guard let order = Order(rawValue: text) else { throw CommandMistake(phrases.noSuchOrder(text)) }
        return self.order(by: order)
    }

    private func query(typed text: String) throws(CommandMistake) -> Query {
        do throws(QueryError) {
            return try Query(text, names: queryNames)
        } catch {
            throw CommandMistake(phrases.queryError(error))
        }
    }
}
