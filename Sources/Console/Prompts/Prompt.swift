package import Moderation
package import Terminal
import Wording

/// Whom a decision is for, fixed when its prompt opened.
package struct DecisionTargets: Hashable {
    package var list: [Target]
    /// Whether these are the tagged ones, rather than the comment under the cursor.
    package var isTagged: Bool
}

extension DecisionTargets {
    /// One comment that is not meant as a tagged one.
    init(_ target: Target) { self.init(list: [target], isTagged: false) }
}

/// What the lowest lines ask for: keys go there until it is answered.
package enum Prompt {
    /// A letter picks the reason, of those that are shown.
    case reason(DecisionTargets, [Settings.Reason])
    /// A letter or a date says until when.
    case until(DecisionTargets, LineEditor, error: DisplayText?)
    /// Tagged ones, or the comment under the cursor: answered as a question is, by keys pressed after it was drawn.
    case which(Decision, drawnAt: Int64? = nil)
    case order
    /// Which of several half-typed texts of one comment to go on with.
    case text(CommentNumber, isOutside: Bool)
    case line(LinePrompt)
}

/// A line that is being typed.
package struct LinePrompt {
    enum Purpose {
        /// Why, for a decision that takes a note.
        case note(DecisionTargets, Decision)
        case query
        case tagQuery(isUntag: Bool)
        case command
        case number
        /// The number of the comment to erase, typed in full.
        case erase(Target, Erasure)
        case helpSearch
        case historyQuery
    }

    var purpose: Purpose
    var field: LineEditor
    var error: DisplayText?
    /// What the error is about: bytes of the text.
    var errorRange: Range<Int>?
    /// The letter that said until when, and when it was typed: with what follows it may have been the beginning of a word.
    var opener: (letter: String, at: Int64)?

    /// How soon a letter must come to have been typed or sent as one word with the last, in milliseconds: sooner than any hand.
    static let wordPause: Int64 = 25

    init(_ purpose: Purpose, text: String = "", history: [String] = [], limit: Int = Limits.note) {
        self.purpose = purpose
        self.field = LineEditor(text, history: history, limit: limit)
    }
}

/// What goes with a comment that is erased.
struct Erasure {
    /// Entries about this comment alone.
    var own: [EntryNumber]
    /// Notes that name other comments too.
    var sharedNotes: [EntryNumber]
    /// Whether these go as well: only on request.
    var takesSharedNotes = false

    var blank: [EntryNumber] { takesSharedNotes ? (own + sharedNotes).sorted() : own }

    /// The most shared notes that are shown.
    static let shown = 6
}

/// A question: it takes every key, and only keys pressed after it was drawn.
package struct Question {
    /// What `y` runs: fixed when the question was asked.
    enum Subject {
        case bulk(Bulk)
        case undo(Command, PendingDecision)
        case save(EditScreen)
        /// A decision that the help's line stands for, before its own prompt.
        case act(ActionID, DecisionTargets)
        /// Whether to throw a half-typed text away.
        case discard(CommentNumber)
        /// Whether to reopen a rejected comment, of which there is a half-typed text, to go on with that.
        case reopen(Target, isOutside: Bool)
        /// Whether to leave although what is half done could not be kept.
        case leave
    }

    /// A decision on many, with its summary.
    struct Bulk {
        var decision: Decision
        var note: String?
        var targets: DecisionTargets
        var count: Int
        var heading: DisplayText
        var lines: [DisplayText]
    }

    var subject: Subject
    /// The key that asked it; pressed again it is a no.
    var opener: Key
    /// When it was first drawn, on the forward clock.
    var drawnAt: Int64?

    init(_ subject: Subject, opener: Key) {
        self.subject = subject
        self.opener = opener
    }
}
