import Moderation
import Terminal
import Wording

/// The place where an action's keys count: the screen on top.
enum Scope: CaseIterable, Sendable {
    case list, full, help, history, statistics, releases, waves, views, brief, rules, trial, messages

    static let comments: Set<Scope> = [.list, .full]
    static let everywhere = Set(Scope.allCases)
}

/// Whether an action can be done now, or why not.
enum Availability: Equatable {
    case yes
    /// One clause without a full stop, such as "already pending".
    case no(DisplayText)
}

/// What made an action run: a key and when it came, or its name on the command line.
struct Press {
    var key: Key?
    var at: Int64
}

/// Something that the moderator can do, and all that is known about it except its words, which each language has
/// (``ActionPhrases/words(_:)``). The key map, the hints, the help, the key table of the documents and the completion
/// after `:` are made from it.
struct Action: Sendable {
    let id: ActionID
    /// Its keys unless settings say otherwise, in key notation; none for what is done by name alone.
    let keys: [String]
    /// The screens on which they count.
    let scopes: Set<Scope>
    let group: HelpGroup
    /// Where the help shows it.
    let help: HelpPlace
    let hints: [Hint]
    let traits: Traits
    /// What can follow its name on the line after `:`.
    let argument: Argument?
    /// Its other name on the line after `:`: the command line's word for it, or the one that vi and mutt users type.
    let verb: String?
    /// The decision that it would try on the comment under the cursor, so that the queue's refusal can be told in a sentence.
    let trial: (@Sendable (Model) -> Decision?)?
    private let isAvailable: (@Sendable (Model) -> Availability)?
    let perform: Perform
    /// What it does to comments that are named already, if it can be asked to: those of a prompt, or of a question that was said yes to.
    let performOn: PerformOn?

    typealias Perform = @Sendable (inout Model, Press) -> [Effect]
    typealias PerformOn = @Sendable (inout Model, DecisionTargets, Press) -> [Effect]

    /// What the dispatch of keys has to know about an action.
    struct Traits: OptionSet, Sendable {
        let rawValue: Int

        /// A decision on the comment under the cursor, or the tagged ones.
        static let decides = Traits(rawValue: 1 << 0)
        /// Edits the comment under the cursor.
        static let edits = Traits(rawValue: 1 << 1)
        /// Asks for whom it is when other comments than the one under the cursor are tagged.
        static let asksWhich = Traits(rawValue: 1 << 2)
        /// Opens a field or a choice, which takes what is typed after it.
        static let opensField = Traits(rawValue: 1 << 3)
        /// Is about the comment under the cursor alone: a `;` before it is answered with why that can't be.
        static let takesOneComment = Traits(rawValue: 1 << 4)
        /// Does more than moving and looking, though it belongs to neither decisions nor tags.
        static let acts = Traits(rawValue: 1 << 5)
        /// Leaves the program, or a screen.
        static let leaves = Traits(rawValue: 1 << 6)
        /// Changes the query to another state: `q` does not lead back over it.
        static let turnsView = Traits(rawValue: 1 << 7)
        /// Leads back when it is pressed again on the list that it led to.
        static let leadsBack = Traits(rawValue: 1 << 8)
        /// A movement that may lead to another list.
        static let changesList = Traits(rawValue: 1 << 9)
    }

    /// One or more words after an action's name: the same act, with its question already answered.
    struct Argument: Sendable {
        typealias Perform = @Sendable (inout Model, String, Press) throws(CommandMistake) -> [Effect]

        /// What it is, for completion.
        let value: CommandShape.Value
        /// The number of one comment. Several numbers, or one at a version, are for the command line's grammar.
        static let isOneNumber: @Sendable (String) -> Bool = { CommentNumber(typed: $0) != nil }

        /// Whether a text is meant for it; any other text goes to the command line's grammar.
        let isMeant: @Sendable (String) -> Bool
        let perform: Perform

        init(
            _ value: CommandShape.Value = .other, isMeant: @escaping @Sendable (String) -> Bool = { _ in true },
            _ perform: @escaping Perform
        ) {
            self.value = value
            self.isMeant = isMeant
            self.perform = perform
        }
    }

    init(
        _ id: ActionID, keys: [String] = [], on scopes: Set<Scope>, group: HelpGroup, help: HelpPlace = .row(.close),
        hints: [Hint] = [], traits: Traits = [], argument: Argument? = nil, verb: String? = nil,
        trial: (@Sendable (Model) -> Decision?)? = nil,
        available: (@Sendable (Model) -> Availability)? = nil,
        perform: @escaping Perform, performOn: PerformOn? = nil
    ) {
        self.id = id
        self.keys = keys
        self.scopes = scopes
        self.group = group
        self.help = help
        self.hints = hints
        self.traits = traits
        self.argument = argument
        self.verb = verb
        self.trial = trial
        isAvailable = available
        self.perform = perform
        self.performOn = performOn
    }

    /// Whether it can be done now, by what the literal says, or else by what the queue says to its trial.
    func available(_ model: Model) -> Availability {
        if let isAvailable { return isAvailable(model) }
        return trial?(model).map { model.canDecide($0) } ?? .yes
    }
}

extension ActionID {
    private var traits: Action.Traits { Registry.action(self)?.traits ?? [] }

    /// Whether it only moves or looks.
    var isHarmless: Bool {
        guard let action = Registry.action(self), action.group != .decide, action.group != .many else { return false }
        return action.traits.isDisjoint(with: [.acts, .leaves])
    }

    /// Whether it decides on a comment or edits it: the comment must have been seen, and no range may be in the choosing.
    var isAimed: Bool { !traits.isDisjoint(with: [.decides, .edits]) }
    /// Whether a `;` before it makes it act on the tagged comments.
    var isDecision: Bool { traits.contains(.decides) }
    var isAskedWhich: Bool { traits.contains(.asksWhich) }
    var opensField: Bool { traits.contains(.opensField) }
    var takesOneComment: Bool { traits.contains(.takesOneComment) }
    /// Whether it ends the program or closes a screen.
    var isWayOut: Bool { traits.contains(.leaves) }
    var isView: Bool { traits.contains(.turnsView) }
    var leadsBack: Bool { traits.contains(.leadsBack) }
}
