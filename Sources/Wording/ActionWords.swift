package import Terminal

/// The words of a language for an action.
package struct ActionWords {
    /// What it does, in the help, together with the actions that stand in its row.
    package var row: DisplayText
    /// The word in the hint line.
    package var hint: DisplayText

    init(_ row: DisplayText, hint: DisplayText? = nil) {
        self.row = row
        self.hint = hint ?? row
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

/// A mark before a row of the list.
package enum RowMark: CaseIterable, Sendable {
    case here, tagged, inRange, approved, rejected, deferred, erased, company, edited, begun, found, reply

    package var sign: String {
        switch self {
        case .here: ">"
        case .tagged: "*"
        case .inRange: "+"
        case .approved: "a"
        case .rejected: "r"
        case .deferred: "w"
        case .erased: "x"
        case .company: "@"
        case .edited: "e"
        case .begun: "~"
        case .found: "!"
        case .reply: "↳"
        }
    }
}

/// The lines in which the help explains the marks of the list.
package enum HelpMark: CaseIterable, Sendable {
    case here, tagged, range, state, company, edited, found, reply

    private var marks: [RowMark] {
        switch self {
        case .here: [.here]
        case .tagged: [.tagged]
        case .range: [.inRange]
        case .state: [.approved, .rejected, .deferred, .erased]
        case .company: [.company]
        case .edited: [.edited, .begun]
        case .found: [.found]
        case .reply: [.reply]
        }
    }

    package var signs: DisplayText { DisplayText(stranger: marks.map(\.sign).joined(separator: " ")) }
}
