package import Moderation
package import Terminal
package import Wording

/// The command line's own grammar, which the console is given at its start: what is typed after `:` is read as the
/// shell's command line is, and the console does not know how.
package struct CommandGrammar: Sendable {
    /// The verbs that can be typed.
    package var verbs: [String] = []
    /// Verbs that are known and refused, with a sentence.
    package var refused: [String] = []
    /// What can follow a verb, for completion.
    package var shape: @Sendable (String) -> CommandShape = { _ in CommandShape() }
    /// Reads the words of a line, the verb first. A pure function: the time comes in with them.
    package var read: @Sendable ([String], Moment) throws(CommandMistake) -> TypedCommand = { _, _ in .shell }

    package init() {}

    func knows(_ verb: String) -> Bool { (verbs + refused).contains { $0.utf8.elementsEqual(verb.utf8) } }
}

/// What is wrong with a line, in one line.
package struct CommandMistake: Error {
    package var text: DisplayText

    package init(_ text: DisplayText) { self.text = text }
}

/// What a line after `:` asks for.
package enum TypedCommand: Sendable {
    case decide(Decision, on: TypedTargets, note: String?)
    case edit(TypedEdit)
    case erase(TypedTarget, withSharedNotes: Bool)
    /// Without a number: the moderator's newest act.
    case undo(EntryNumber?, isRedo: Bool)
    /// Anything else: it runs on the shell's screen.
    case shell
    /// A decision that is only tried and names no comments: try it on those that its key would take.
    case tryHere
    /// Something that makes sense in a shell only.
    case refused(ShellOnly)
}

/// The comments that a typed decision names.
package enum TypedTargets: Sendable {
    /// None: those that its key would take.
    case none
    case numbers([TypedTarget])
    case query(Query)
}

/// A comment by its number, at the version that was typed with it, or at its present one.
package struct TypedTarget: Sendable, Hashable {
    package var number: CommentNumber
    package var version: EntryNumber?

    package init(_ number: CommentNumber, version: EntryNumber? = nil) {
        self.number = number
        self.version = version
    }
}

/// A change of a text: to this text, or to what a mask makes of the text in force; without either, in the console's editor.
package struct TypedEdit: Sendable {
    package var target: TypedTarget
    package var body: String?
    package var mask: [Mask.Kind]?
    package var note: String?

    package init(target: TypedTarget, body: String? = nil, mask: [Mask.Kind]? = nil, note: String? = nil) {
        self.target = target
        self.body = body
        self.mask = mask
        self.note = note
    }
}

/// What can follow a verb.
package struct CommandShape: Sendable {
    /// A long option with its dashes, and what its value is, if it takes one.
    package typealias Option = (name: String, value: Value?)

    /// What a word stands for.
    package enum Value: Hashable, Sendable {
        case reason, release, query, order, view
        case oneOf([String])
        /// One or more of these words, separated by commas.
        case listOf([String])
        case other

        /// Whether it may hold blanks, so that all words up to the next option are one value.
        var isManyWords: Bool {
            switch self {
            case .query, .view: true
            case .reason, .release, .order, .oneOf, .listOf, .other: false
            }
        }
    }

    /// What the words are that are not options, in order.
    package var words: [Value]
    package var options: [Option]

    package init(words: [Value] = [], options: [Option] = []) {
        self.words = words
        self.options = options
    }

    /// What the word after so many others is. The last value may take all the words that follow.
    func word(behind count: Int) -> Value? {
        count < words.count ? words[count] : words.last.flatMap { $0.isManyWords ? $0 : nil }
    }
}
