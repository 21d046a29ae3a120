import Moderation
import Terminal
import Text
import Wording

/// The line after `:`: an action by its name, a number, or a verb of the command line.
extension Model {
    /// Verbs of the command line that are actions here under another name, with what follows them.
    static let ownVerbs = [
        "approve", "count", "defer", "edit", "erase", "help", "history", "list", "note", "quit", "redo", "reject",
        "releases", "reopen", "show", "stats", "undo",
    ]

    /// What can stand first on the line, in order.
    var commandWords: [String] {
        Set(Model.ownVerbs).union(verbs).union(ActionID.allCases.filter { $0 != .command }.map(\.rawValue)).sorted()
    }

    mutating func finishCommand(_ line: LinePrompt, _ text: String, _ press: Press) -> [Effect] {
        let typed = text.trimmed
        prompt = nil
        guard !typed.isEmpty else { return [] }
        self.typed.commands.keep(typed)
        let words = typed.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = words.count > 1 ? words[1].trimmed : ""
        if let raw = UInt32(typed.drop { $0 == "#" }) {
            return go(to: CommentNumber(raw)) ?? []
        }
        let word = words[0]
        if let effects = runVerb(word, rest, line, press) { return effects }
        if let id = ActionID(rawValue: word), id != .command, let action = Registry.action(id) {
            guard rest.isEmpty else {
                return verbs.contains(word) ? [.run(typed.commandWords)] : complain(line, phrases.takesNothing(word))
            }
            guard action.scopes.contains(scope) else {
                return complain(line, phrases.refused(DisplayText(stranger: word), because: phrases.notOnAList))
            }
            return run(action, Press(key: nil, at: press.at))
        }
        if verbs.contains(where: { $0.utf8.elementsEqual(word.utf8) }) { return [.run(typed.commandWords)] }
        return complain(
            line, phrases.unknownCommand(word, nearest: NearestWord.to(word.utf8, among: commandWords)))
    }

    /// Runs a verb that takes something: targets, an entry, a query. `nil` when it is none, or has nothing to take.
    private mutating func runVerb(_ word: String, _ rest: String, _ line: LinePrompt, _ press: Press) -> [Effect]? {
        switch word {
        case "list": return showTyped(rest.isEmpty ? Query.pending.text : rest, line)
        case "stats": return openStatistics()
        case "count": return countTyped(rest.isEmpty ? Query.pending.text : rest, line)
        case "show" where !rest.isEmpty:
            guard let number = number(rest) else { return complain(line, phrases.noSuchComment(rest)) }
            guard let effects = go(to: number) else { return [] }
            if screens.isEmpty { screens.push(FullComment()) }
            return effects
        case "history" where !rest.isEmpty:
            guard let number = number(rest), queue.contains(number) else { return openQueueHistory(query: rest, line) }
            return openHistory(of: number)
        case "erase":
            return askErase(rest.isEmpty ? current : number(rest), line)
        case "undo" where !rest.isEmpty:
            guard let entry = UInt32(rest) else { return complain(line, phrases.noSuchComment(rest)) }
            return undo(EntryNumber(entry), isRedo: false, press)
        case "redo" where !rest.isEmpty:
            guard let entry = UInt32(rest) else { return complain(line, phrases.noSuchComment(rest)) }
            return undo(EntryNumber(entry), isRedo: true, press)
        case "reject" where !rest.isEmpty:
            guard let code = ReasonCode(rest), settings.reason(code) != nil else {
                return complain(line, phrases.noSuchReason(rest))
            }
            guard let targets = promptTargets() else { return [] }
            if let early = leaveAloneTyped(.reject, press) { return early }
            if code == .other {
                askWhy(targets, .reject(code))
                return []
            }
            return decideOrAsk(.reject(code), on: targets, note: nil, press)
        case "defer" where !rest.isEmpty:
            guard let until = DeferralTime.read(rest, now: now, zone: zone) else {
                return complain(line, phrases.badMoment(rest))
            }
            if let refusal = StateMachine.refusal(of: .defer(until: until), at: now) {
                return complain(line, phrases.short(refusal))
            }
            guard let targets = promptTargets() else { return [] }
            if let early = leaveAloneTyped(.defer, press) { return early }
            askWhy(targets, .defer(until: until))
            return []
        case "note" where !rest.isEmpty:
            guard rest.isVisible else { return complain(line, phrases.noteNeeded) }
            guard let targets = promptTargets() else { return [] }
            if let early = leaveAloneTyped(.note, press) { return early }
            return decideOrAsk(.note, on: targets, note: rest, press)
        default:
            return nil
        }
    }

    /// Leaves a decision alone that was typed by name, for whatever is under the cursor or tagged, before that was drawn.
    private mutating func leaveAloneTyped(_ id: ActionID, _ press: Press) -> [Effect]? {
        guard let notice = tooSoon(id, Press(key: nil, at: press.at), isRepetition: false) else { return nil }
        say(notice, .hint)
        return []
    }

    private func number(_ text: String) -> CommentNumber? {
        UInt32(text.drop { $0 == "#" }).map { CommentNumber($0) }
    }

    private mutating func showTyped(_ text: String, _ line: LinePrompt) -> [Effect] {
        do throws(QueryError) {
            let query = try Query(text)
            remember(query.text)
            return show(query, by: .query)
        } catch {
            return complain(line, complaint(error))
        }
    }

    private mutating func countTyped(_ text: String, _ line: LinePrompt) -> [Effect] {
        do throws(QueryError) {
            let query = try Query(text)
            let selection = select(query)
            guard !selection.isCertain else {
                say(phrases.comments(selection.certain.count), .hint)
                return []
            }
            guard isFreeToSearch() else { return [] }
            return search(selection, purpose: .count, found: selection.certain.count)
        } catch {
            return complain(line, complaint(error))
        }
    }

    /// Tab: completes the word after `:`, or the query, before the cursor.
    func complete(_ line: inout LinePrompt) {
        let typed = line.field.textBeforeCursor
        switch line.purpose {
        case .command:
            guard !typed.contains(" ") else { return }
            let matches = commandWords.filter { $0.utf8.starts(with: typed.utf8) }
            guard let common = matches.commonBeginning else { return }
            let word = matches.count == 1 ? common + " " : common
            _ = line.field.complete(replacing: typed.utf8.count, with: word)
        case .query, .tagQuery, .historyQuery:
            let completion = Query.completion(of: typed)
            guard let common = completion.words.map(\.text).commonBeginning else { return }
            _ = line.field.complete(replacing: completion.replacing, with: common)
        case .note, .number, .erase, .helpSearch:
            break
        }
    }

    /// What the line after `:`, or a query, could go on with: for the hint line.
    func completions(of line: LinePrompt) -> [String] {
        switch line.purpose {
        case .command:
            let typed = line.field.textBeforeCursor
            return commandWords.filter { $0.utf8.starts(with: typed.utf8) }
        case .query, .tagQuery, .historyQuery:
            return Query.completion(of: line.field.textBeforeCursor).words.map(\.text)
        case .note, .number, .erase, .helpSearch:
            return []
        }
    }
}

extension String {
    /// The words of a command, blanks between quotation marks kept.
    var commandWords: [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        var isBegun = false
        for character in self {
            switch character {
            case "\"":
                isQuoted.toggle()
                isBegun = true
            case " " where !isQuoted:
                if isBegun { words.append(word) }
                word = ""
                isBegun = false
            default:
                word.append(character)
                isBegun = true
            }
        }
        return isBegun ? words + [word] : words
    }
}

extension [String] {
    /// What all of them begin with; `nil` when there are none.
    var commonBeginning: String? {
        guard var common = first.map({ [UInt8]($0.utf8) }) else { return nil }
        for word in dropFirst() {
            let bytes = [UInt8](word.utf8)
            var count = 0
            while count < common.count, count < bytes.count, common[count] == bytes[count] { count += 1 }
            common = [UInt8](common[..<count])
        }
        return String(decoding: common, as: UTF8.self)
    }
}
