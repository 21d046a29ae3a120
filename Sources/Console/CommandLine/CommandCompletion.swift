import Moderation
import Terminal
import Wording

/// Completion of what is typed: after `:` names, options and their values; in a query its words.
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

    /// Tab: completes the word before the cursor; gives whether that has added anything.
    func complete(_ line: inout LinePrompt) -> Bool {
        let completion = completion(of: line)
        guard let common = completion.words.commonBeginning else { return true }
        let isWhole = completion.words.count == 1 && completion.isFollowed
        let before = line.field.textBeforeCursor
        _ = line.field.complete(replacing: completion.replacing, with: isWhole ? common + " " : common)
        return !line.field.textBeforeCursor.utf8.elementsEqual(before.utf8)
    }

    /// What the line could go on with: for the hint line.
    func completions(of line: LinePrompt) -> [String] { completion(of: line).words }

    /// Words that could stand at the end of what is typed.
    private struct Completion {
        /// The bytes before the cursor that a word replaces.
        var replacing = 0
        var words: [String] = []
        /// Whether something can follow the word, so that a blank is put behind it.
        var isFollowed = false
    }

    private func completion(of line: LinePrompt) -> Completion {
        let typed = line.field.textBeforeCursor
        switch line.purpose {
        case .command: return commandCompletion(typed)
        case .query, .tagQuery, .historyQuery: return queryCompletion(typed)
        case .note, .number, .erase, .helpSearch: return Completion()
        }
    }

    private func commandCompletion(_ typed: String) -> Completion {
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
        if let option = before.last, let value = shape.options.first(where: { $0.name == option })?.value {
            return values(value, typed, last)
        }
        // An option with its value takes up two words, and a query all that stand before the next option.
        let options = shape.options.map(\.name).filter { $0.utf8.starts(with: last.utf8) && !before.contains($0) }
        if last.hasPrefix("-") { return Completion(replacing: last.utf8.count, words: options, isFollowed: true) }
        let value: CommandShape.Value?
        if let option = before.last(where: \.isOption) {
            value = option == "--where" ? .query : nil
        } else {
            // Behind a number an action's name has become a verb of the command line.
            let own = action?.argument?.value
            value = own == .query || before.count == 1 ? own ?? shape.words : shape.words
        }
        guard let value else {
            return Completion(replacing: last.utf8.count, words: last.isEmpty ? options : [], isFollowed: true)
        }
        var completion = values(value, typed, last)
        if last.isEmpty { completion.words += options }
        return completion
    }

    private func values(_ value: CommandShape.Value, _ typed: String, _ last: String) -> Completion {
        let words: [String]
        switch value {
        case .query: return queryCompletion(typed)
        case .reason: words = settings.reasons.map(\.code.text)
        case .release: words = queue.releases.map(\.slug.text)
        case .order: words = Order.allCases.map(\.rawValue)
        case .view: words = ["save", "delete"] + views.map(\.name)
        case .other: words = []
        }
        return Completion(
            replacing: last.utf8.count, words: words.filter { $0.utf8.starts(with: last.utf8) }, isFollowed: true)
    }

    /// A query's keys and values; the values that the queue knows too.
    private func queryCompletion(_ typed: String) -> Completion {
        let completion = Query.completion(of: typed)
        let known: [String] =
            switch completion.key {
            case .release: queue.releases.map(\.slug.text)
            case .reason: settings.reasons.map(\.code.text)
            case .word: settings.words.map(\.name).filter { !$0.contains { " ,()\"".contains($0) } }
            case .view: views.map(\.name).filter { !$0.utf8.contains(0x20) }
            case .rule: settings.rules.map(\.name.text)
            case .by: (settings.moderators ?? [:]).keys.map(\.text).sorted()
            default: []
            }
        let words =
            completion.words.map(\.text) + known.filter { $0.utf8.starts(with: completion.typed.utf8) }
        return Completion(replacing: completion.replacing, words: words)
    }
}

extension String {
    /// Whether a word of the command line is an option.
    var isOption: Bool { utf8.count > 2 && utf8.starts(with: "--".utf8) }
}
