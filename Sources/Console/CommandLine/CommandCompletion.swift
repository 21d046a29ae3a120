import Moderation
import Terminal
import Wording

/// Completes what is typed: after `:` names, options and their values; in a query its words.
extension Model {
    /// What can stand first on the line after `:`, in order.
    var commandNames: [String] {
        var names = Set(grammar.verbs)
        for action in Registry.all where action.id != .command {
            names.insert(action.id.rawValue)
            if let verb = action.verb { names.insert(verb) }
        }
        return names.sorted()
    }

    /// Tab: completes the word before the cursor, and returns whether that has added anything.
    func complete(_ line: inout LinePrompt) -> Bool {
        let completion = completion(of: line)
        guard let common = completion.words.commonBeginning else { return true }
        // Words that are spelt otherwise than was typed may have less in common than that.
        guard common.utf8.count >= completion.replacing else { return false }
        let isWhole = completion.words.count == 1 && completion.isFollowed
        let before = line.field.textBeforeCursor
        _ = line.field.complete(replacing: completion.replacing, with: isWhole ? common + " " : common)
        return !line.field.textBeforeCursor.utf8.elementsEqual(before.utf8)
    }

    /// What the line could go on with; when only one word is left, also what it means. For the hint line.
    func completions(of line: LinePrompt) -> (words: [String], meaning: DisplayText?) {
        let completion = completion(of: line)
        // The sign that can follow is told with what it means.
        let words = if case .partOrAll? = completion.meaning { [] as [String] } else { completion.words }
        return (words, completion.meaning.map(phrases.meaning))
    }

    /// Words that could stand at the end of what is typed.
    private struct Completion {
        /// How many bytes before the cursor a word replaces.
        var replacing = 0
        var words: [String] = []
        /// Whether more can follow the word, so that a blank is put behind it.
        var isFollowed = false
        var meaning: Query.Completion.Meaning?
    }

    private func completion(of line: LinePrompt) -> Completion {
        let typed = line.field.textBeforeCursor
        switch line.purpose {
        case .command: return commandCompletion(typed)
        case .query, .tagQuery, .historyQuery: return queryCompletion(typed)
        case .note, .number, .erase, .helpSearch: return Completion()
        }
    }

    private func commandCompletion(_ line: String) -> Completion {
        let typed = String(line.drop { $0 == " " })
        guard let blank = typed.utf8.firstIndex(of: 0x20) else {
            let names = commandNames.filter { $0.utf8.starts(with: typed.utf8) }
            return Completion(replacing: typed.utf8.count, words: names, isFollowed: true)
        }
        let name = String(typed[..<blank])
        let action = Registry.action(named: name)
        let shape = grammar.knows(name) ? grammar.shape(name) : CommandShape()
        let words = typed.commandWords
        let last = typed.hasSuffix(" ") ? "" : words.last ?? ""
        let before = typed.hasSuffix(" ") ? words[...] : words.dropLast()
        // A quotation that is not closed is one word with all that follows.
        guard !before.isEmpty else { return Completion(replacing: 0, words: []) }
        func value(of option: String) -> CommandShape.Value? { shape.options.first { $0.name == option }?.value }
        if let value = before.last.flatMap({ value(of: $0) }) { return values(value, typed, last) }
        // An option with its value takes up two words, or all words before the next option.
        let options = shape.options.map(\.name).filter { $0.utf8.starts(with: last.utf8) && !before.contains($0) }
        if last.hasPrefix("-") { return Completion(replacing: last.utf8.count, words: options, isFollowed: true) }
        let present: CommandShape.Value?
        if let option = before.last(where: \.isOption) {
            present = value(of: option).flatMap { $0.isManyWords ? $0 : nil }
        } else {
            // After a number, an action's name is read as a verb of the command line.
            let own = action?.argument?.value
            let next = shape.word(behind: before.count - 1)
            present = own?.isManyWords ?? false || before.count == 1 ? own ?? next : next
        }
        guard let present else {
            return Completion(replacing: last.utf8.count, words: last.isEmpty ? options : [], isFollowed: true)
        }
        var completion = values(present, typed, last)
        if last.isEmpty { completion.words += options }
        return completion
    }

    private func values(_ value: CommandShape.Value, _ typed: String, _ last: String) -> Completion {
        let words: [String]
        var last = last
        switch value {
        case .query: return queryCompletion(typed)
        case .reason: words = settings.reasons.map(\.code.text)
        case .release: words = queue.releases.map(\.slug.text)
        case .order: words = Order.allCases.map(\.rawValue)
        case .oneOf(let listed): words = listed
        case .listOf(let listed):
            words = listed
            last = String(last.split(separator: ",", omittingEmptySubsequences: false).last ?? "")
        case .view: return viewCompletion(typed)
        case .other: words = []
        }
        return Completion(
            replacing: last.utf8.count, words: words.filter { $0.utf8.starts(with: last.utf8) }, isFollowed: true)
    }

    /// Names of views, which may hold blanks, or what can be done with one of the moderator's own.
    private func viewCompletion(_ typed: String) -> Completion {
        let rest = typed.drop { $0 != " " }.drop { $0 == " " }
        for verb in ViewVerb.allCases where rest.utf8.starts(with: "\(verb.rawValue) ".utf8) {
            let name = String(rest.dropFirst(verb.rawValue.count).drop { $0 == " " })
            let names = ownViews.filter { $0.isNamed(from: name) }.map(\.name)
            return Completion(replacing: name.utf8.count, words: names)
        }
        let verbs = ViewVerb.allCases.map(\.rawValue).filter { $0.utf8.starts(with: rest.utf8) }
        let names = views.filter { $0.isNamed(from: String(rest)) }.map(\.name)
        return Completion(replacing: rest.utf8.count, words: verbs + names, isFollowed: names.isEmpty)
    }

    /// A query's keys and values, those too that only the queue knows.
    private func queryCompletion(_ typed: String) -> Completion {
        let completion = Query.completion(of: typed)
        func begun(_ words: [String]) -> [String] { words.filter { $0.utf8.starts(with: completion.typed.utf8) } }
        let known: [String] =
            switch completion.key {
            case .release: begun(queue.releases.map(\.slug.text))
            case .reason: begun(settings.reasons.map(\.code.text))
            case .word: begun(settings.words.map(\.name).filter { !$0.contains { " ,()\"".contains($0) } })
            case .view:
                views.filter { $0.isNamed(from: completion.typed) && !$0.name.utf8.contains(0x20) }.map(\.name)
            case .rule: begun(settings.rules.map(\.name.text))
            case .by: begun((settings.moderators ?? [:]).keys.map(\.text).sorted())
            default: []
            }
        return Completion(
            replacing: completion.replacing, words: completion.words.map(\.text) + known,
            meaning: completion.meaning(besides: known.count))
    }
}

extension String {
    /// Whether a word of the command line is an option.
    var isOption: Bool { utf8.count > 2 && utf8.starts(with: "--".utf8) }
}
