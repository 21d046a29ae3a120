import Terminal
import Wording

/// Where the help shows an action.
enum HelpPlace: Sendable, Equatable {
    /// In a row of its own, which other actions may share.
    case row(Keys)
    /// In the row of another action.
    case beside(ActionID)
    case nowhere

    /// How a row writes the keys of its actions, the first of each.
    enum Keys: Sendable {
        /// One blank between.
        case close
        /// Two blanks between.
        case apart
        /// The second key of each action behind the first keys.
        case withSecond
        /// As it is typed with the number of a comment.
        case withNumber
        /// The keys of the first action (of more than three the first and the last), then the first key of each other one.
        case all
    }

    /// How a row of its own writes the keys.
    var keys: Keys {
        if case .row(let keys) = self { keys } else { .close }
    }
}

/// One line of the help and of the documents' table: one action, or a few that belong together.
struct HelpLine: Sendable, Equatable {
    /// What it names, in the order of the keys.
    let actions: [Action]
    private let keys: HelpPlace.Keys
    /// What it says where its action does something else than on a list.
    var word: HintWord?

    static func == (one: HelpLine, other: HelpLine) -> Bool { one.ids == other.ids }

    /// All lines, in the order of the help.
    static let all: [HelpLine] = HelpGroup.ofActions.flatMap { group in
        Registry.all.compactMap { action in
            guard action.group == group, case .row(let keys) = action.help else { return nil }
            return HelpLine(actions: [action] + Registry.all.filter { $0.help == .beside(action.id) }, keys: keys)
        }
    }

    /// The lines of a screen's help: on comments all of them, elsewhere those whose keys count there, in the words of
    /// the screen's hints where it has some.
    private static func lines(_ model: Model) -> [HelpLine] {
        let scope = model.scope
        guard !Scope.comments.contains(scope) else { return all }
        let actions = Registry.all.filter {
            $0.scopes.contains(scope) && !model.keyMap.keys(of: $0.id).isEmpty && $0.id != .help
        }
        return HelpGroup.ofActions.flatMap { group in
            actions.filter { $0.group == group }.compactMap { action in
                // There is nothing under the cursor that Enter could open.
                if action.id == .open, model.screens.top.enterWord == nil { return nil }
                if case .beside(let other) = action.help, actions.contains(where: { $0.id == other }) { return nil }
                var line = HelpLine(
                    actions: [action] + actions.filter { $0.help == .beside(action.id) }, keys: action.help.keys)
                let hint = action.hints.first {
                    $0.ranks[.screen(scope)] != nil && $0.with == nil && $0.isTelling(model)
                }
                line.word = hint?.word(model)
                return line
            }
        }
    }

    var ids: [ActionID] { actions.map(\.id) }
    var group: HelpGroup { actions[0].group }

    /// What it says, in a language.
    func title(_ phrases: any Phrases) -> DisplayText {
        word.map { phrases.hint($0) } ?? phrases.words(actions[0].id).row
    }

    /// The title, with the reason why it can't be done now.
    func title(_ model: Model, width: Int = .max) -> DisplayText {
        let title = title(model.phrases)
        guard actions.contains(where: { $0.scopes.contains(model.scope) }) else {
            let elsewhere: DisplayText = "; \(model.phrases.notOnAList)"
            return title.truncated(to: max(0, width - elsewhere.width)) + elsewhere
        }
        guard actions.count == 1, case .no(let reason) = actions[0].available(model) else { return title }
        let whole = model.phrases.notNow(title, because: reason)
        return whole.width <= width ? whole : title
    }

    /// The keys as the help shows them.
    func keys(_ map: KeyMap) -> DisplayText {
        let first = ids.compactMap { map.keys(of: $0).first?.title }
        switch keys {
        case .close: return DisplayText(stranger: first.joined(separator: " "))
        case .apart: return DisplayText(stranger: first.joined(separator: "  "))
        case .withSecond:
            let second = ids.compactMap { map.keys(of: $0).dropFirst().first?.title }.joined(separator: " ")
            let letters = first.joined(separator: " ")
            return DisplayText(stranger: second.isEmpty ? letters : letters + "  " + second)
        case .all:
            let own = map.keys(of: ids[0]).map(\.title)
            let all = own.count > 3 ? "\(own[0]) … \(own[own.count - 1])" : own.joined(separator: " ")
            let others = ids.dropFirst().compactMap { map.keys(of: $0).first?.title }
            return DisplayText(stranger: ([all] + others).joined(separator: "  "))
        case .withNumber: return DisplayText(stranger: (first.first ?? ":") + "17 Enter")
        }
    }

    /// The lines that a search keeps on the screen on top; all lines for an empty search.
    static func matching(_ search: String, _ model: Model) -> [HelpLine] {
        let lines = lines(model)
        guard !search.isEmpty else { return lines }
        let needle = search.lowercased()
        return lines.filter { line in
            let text = "\(line.keys(model.keyMap)) \(line.title(model))" as DisplayText
            let names = line.ids.map(\.rawValue).joined(separator: " ")
            return (text.plain.lowercased() + " " + names).contains(needle)
        }
    }
}
