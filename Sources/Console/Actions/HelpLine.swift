import Terminal

/// The groups of the help.
package enum HelpGroup: CaseIterable, Sendable {
    case decide, many, marks, move, find, look, program
}

/// The marks of the list, explained in the help.
package enum HelpMark: CaseIterable, Sendable {
    case here, tagged, range, state, edited, found, reply

    var sign: DisplayText {
        switch self {
        case .here: ">"
        case .tagged: "*"
        case .range: "+"
        case .state: "a r w x"
        case .edited: "e"
        case .found: "!"
        case .reply: "↳"
        }
    }
}

/// One line of the help, of the man page's and of the README's table: one action, or a few that belong together.
package enum HelpLine: CaseIterable, Hashable, Sendable {
    case approve, reject, edit, `defer`, reopen, note, undo
    case tag, range, tagAll, tagSame, invert, tagQuery, tagged
    case step, halfPage, page, ends, undecided, goTo, focus, other, open
    case query, views, releases, author, order, refresh, back
    case history, statistics, messages
    case command, close, cancel, redraw

    /// What it names, in the order of the keys.
    package var actions: [ActionID] {
        switch self {
        case .approve: [.approve]
        case .reject: [.reject]
        case .edit: [.edit, .editOutside]
        case .defer: [.defer]
        case .reopen: [.reopen]
        case .note: [.note]
        case .undo: [.undo, .redo]
        case .tag: [.tagDown, .tag]
        case .range: [.range]
        case .tagAll: [.tagAll]
        case .tagSame: [.tagSame]
        case .invert: [.invert]
        case .tagQuery: [.tagQuery, .untagQuery]
        case .tagged: [.tagged]
        case .step: [.down, .up]
        case .halfPage: [.halfDown, .halfUp]
        case .page: [.pageDown, .pageUp]
        case .ends: [.first, .last]
        case .undecided: [.next, .previous]
        case .goTo: [.goTo]
        case .focus: [.focus]
        case .other: [.otherDown, .otherUp]
        case .open: [.open]
        case .query: [.query]
        case .views: [.viewPending, .viewApproved, .viewRejected, .viewAll, .viewDeferred]
        case .releases: [.releases]
        case .author: [.author, .address]
        case .order: [.order]
        case .refresh: [.refresh]
        case .back: [.back]
        case .history: [.history, .queueHistory]
        case .statistics: [.statistics]
        case .messages: [.messages]
        case .command: [.command]
        case .close: [.close, .quit]
        case .cancel: [.cancel]
        case .redraw: [.redraw, .suspend]
        }
    }

    package var group: HelpGroup {
        switch self {
        case .approve, .reject, .edit, .defer, .reopen, .note, .undo: .decide
        case .tag, .range, .tagAll, .tagSame, .invert, .tagQuery, .tagged: .many
        case .step, .halfPage, .page, .ends, .undecided, .goTo, .focus, .other, .open: .move
        case .query, .views, .releases, .author, .order, .refresh, .back: .find
        case .history, .statistics, .messages: .look
        case .command, .close, .cancel, .redraw: .program
        }
    }

    /// The keys as the help shows them: the first of each action; of up and down the arrows too.
    func keys(_ map: KeyMap) -> DisplayText {
        if case .step = self {
            let letters = actions.compactMap { map.keys(of: $0).first?.title }.joined(separator: " ")
            let arrows = actions.compactMap { map.keys(of: $0).dropFirst().first?.title }.joined(separator: " ")
            return DisplayText(stranger: arrows.isEmpty ? letters : letters + "  " + arrows)
        }
        let keys = actions.compactMap { map.notation($0) }
        if case .goTo = self { return DisplayText(stranger: (keys.first ?? ":") + "17 Enter") }
        let wide = self == .edit || self == .undo || self == .close || self == .tag || self == .tagQuery
        return DisplayText(stranger: keys.joined(separator: wide ? "  " : " "))
    }

    /// The title, with the reason why it can't be done now.
    func title(_ model: Model, width: Int = .max) -> DisplayText {
        let title = model.phrases.title(self)
        guard let action = actions.first.flatMap({ Registry.action($0) }), actions.count == 1,
            case .no(let reason) = action.available(model)
        else { return title }
        let whole = model.phrases.notNow(title, because: reason)
        return whole.width <= width ? whole : title
    }

    /// The lines that a search keeps, in the order of the help; all for an empty one.
    static func matching(_ search: String, _ model: Model) -> [HelpLine] {
        let order: [HelpGroup] = [.decide, .move, .many, .find, .look, .program]
        let all = order.flatMap { group in allCases.filter { $0.group == group } }
        guard !search.isEmpty else { return all }
        let needle = search.lowercased()
        return all.filter { line in
            let text = "\(line.keys(model.keyMap)) \(line.title(model))" as DisplayText
            let names = line.actions.map(\.rawValue).joined(separator: " ")
            return (text.plain.lowercased() + " " + names).contains(needle)
        }
    }
}
