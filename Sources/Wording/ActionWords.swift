package import Terminal

/// What a language says of an action.
package struct ActionWords {
    /// What it does, of this action alone.
    package var title: DisplayText
    /// The same in the help, together with the actions that stand in its row.
    package var row: DisplayText
    /// The word in the hint line.
    package var hint: DisplayText

    package init(_ title: DisplayText, row: DisplayText? = nil, hint: DisplayText? = nil) {
        self.title = title
        self.row = row ?? title
        self.hint = hint ?? title
    }
}

/// Words of the hint line for keys that do something else there than on most screens.
package enum HintWord: CaseIterable, Sendable {
    case on, scroll, list, tagToHere, itsComments, toComments, toEntries, doIt, onlyThis, openIt, showIt
}

/// The groups of the help.
package enum HelpGroup: CaseIterable, Sendable {
    case decide, many, marks, move, find, look, program

    /// Those that hold actions, in the order in which the help shows them one below the other.
    package static let ofActions: [HelpGroup] = [.decide, .move, .many, .find, .look, .program]
}

/// The marks of the list, explained in the help.
package enum HelpMark: CaseIterable, Sendable {
    case here, tagged, range, state, company, edited, found, reply

    package var sign: DisplayText {
        switch self {
        case .here: ">"
        case .tagged: "*"
        case .range: "+"
        case .state: "a r w x"
        case .company: "@"
        case .edited: "e ~"
        case .found: "!"
        case .reply: "↳"
        }
    }
}
