/// The state machine: one table, from which everything that decides, reads, tests or draws it works.
///
/// A decision is *judged* twice: by whoever makes it, and by every reader of the journal ever after. Both look the rule
/// up here; what only the maker is held to (a deferral must end in the future, an edit must change something) is
/// checked in ``decide(_:by:facts:at:bodyInForce:)`` and nowhere else, so that it stays lawful when read. Undo and
/// redo work on stacks rather than states; their law is ``Queue/undoStep(of:on:)``.
package enum StateTable {
    /// A line of the table.
    package struct Row: Hashable, Sendable {
        package var state: State
        package var verb: Verb
        package var rule: Rule
    }

    /// The verbs that the table speaks of, in the order of its columns.
    package static let verbs: [Verb] = [.approve, .reject, .edit, .reopen, .defer, .note, .erase]

    /// The table: every state with every verb of ``verbs``.
    package static let rows: [Row] = [
        Row(.pending, .approve, .becomes(.approved)),
        Row(.pending, .reject, .becomes(.rejected)),
        Row(.pending, .edit, .becomes(.pending, deferral: .endsUnlessOwn)),
        Row(.pending, .reopen, .becomes(.pending, when: .deferralStands, else: .alreadyPending)),
        Row(.pending, .defer, .becomes(.pending, deferral: .begins)),
        Row(.pending, .note, .becomes(.pending, deferral: .endsUnlessOwn)),
        Row(.pending, .erase, .becomes(.erased)),

        Row(.approved, .approve, .refused(.alreadyApproved)),
        Row(.approved, .reject, .becomes(.rejected)),
        Row(.approved, .edit, .becomes(.approved)),
        Row(.approved, .reopen, .becomes(.pending)),
        Row(.approved, .defer, .refused(.notPending)),
        Row(.approved, .note, .becomes(.approved)),
        Row(.approved, .erase, .becomes(.erased)),

        Row(.rejected, .approve, .becomes(.approved)),
        Row(.rejected, .reject, .becomes(.rejected, when: .reasonDiffers, else: .alreadyRejected)),
        Row(.rejected, .edit, .refused(.rejectedNotEditable)),
        Row(.rejected, .reopen, .becomes(.pending)),
        Row(.rejected, .defer, .refused(.notPending)),
        Row(.rejected, .note, .becomes(.rejected)),
        Row(.rejected, .erase, .becomes(.erased)),

        Row(.erased, .approve, .refused(.erased)),
        Row(.erased, .reject, .refused(.erased)),
        Row(.erased, .edit, .refused(.erased)),
        Row(.erased, .reopen, .refused(.erased)),
        Row(.erased, .defer, .refused(.erased)),
        Row(.erased, .note, .refused(.erased)),
        Row(.erased, .erase, .becomes(.erased, when: .blanksOnlyUnlisted, else: .erased)),
    ]

    /// Looks a rule up; the verbs that the table does not speak of are refused everywhere.
    package static func rule(_ state: State, _ verb: Verb) -> Rule {
        index[Int(state.rawValue) * Verb.allCases.count + Int(verb.rawValue)]
    }

    /// Tells what stands against a decision, by what its condition can look at.
    static func objection(
        to verb: Verb, in state: State, reasonDiffers: Bool, deferralStands: Bool, blanksOnlyUnlisted: Bool
    ) -> Objection? {
        let rule = rule(state, verb)
        switch rule.condition {
        case .always: return nil
        case .reasonDiffers: return reasonDiffers ? nil : rule.objection
        case .deferralStands: return deferralStands ? nil : rule.objection
        case .blanksOnlyUnlisted: return blanksOnlyUnlisted ? nil : rule.objection
        case .never: return rule.objection
        }
    }

    /// ``rows`` by state and verb.
    private static let index: [Rule] = {
        let refused = Rule.refused(.notInTable)
        var rules = [Rule](repeating: refused, count: State.allCases.count * Verb.allCases.count)
        for row in rows { rules[Int(row.state.rawValue) * Verb.allCases.count + Int(row.verb.rawValue)] = row.rule }
        return rules
    }()
}

extension StateTable.Row {
    fileprivate init(_ state: State, _ verb: Verb, _ rule: StateTable.Rule) {
        self.init(state: state, verb: verb, rule: rule)
    }
}
