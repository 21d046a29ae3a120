package import Moderation
package import Terminal

/// Prompts and questions: they say what will be decided on before it happens.
package protocol QuestionPhrases {
    func rejectAs(_ target: PromptTarget) -> DisplayText
    func deferUntil(_ target: PromptTarget) -> DisplayText
    func deferBecause(_ target: PromptTarget, until: DisplayText) -> DisplayText
    func noteFor(_ target: PromptTarget) -> DisplayText
    func reasonNote(_ target: PromptTarget, reason: DisplayText) -> DisplayText
    /// A reason's name, as the settings give it in this language.
    func name(_ reason: Settings.Reason) -> DisplayText
    func again(_ reason: DisplayText) -> DisplayText
    var shiftAddsNote: DisplayText { get }
    /// The same, if a half-typed note waits.
    var shiftGoesOnWithNote: DisplayText { get }
    /// The key that shows the guides of the reasons, or hides them.
    func guides(shown: Bool) -> DisplayText
    /// Shown instead of guides if there are none.
    var noGuides: DisplayText { get }
    /// That a reason asks for a note.
    func notePolicy(_ note: Settings.NotePolicy) -> DisplayText
    /// The key that brings a ready text.
    var tabReadyText: DisplayText { get }
    func tabOnly(_ number: CommentNumber) -> DisplayText
    func tabTagged(_ count: Int) -> DisplayText
    var escNo: DisplayText { get }
    var escBack: DisplayText { get }
    var enterDone: DisplayText { get }
    var noteStays: DisplayText { get }
    /// Before a note or an edit: whose deferral it will end.
    func endsDeferral(by login: String, until: DisplayText) -> DisplayText
    /// A half-typed note is kept, and comes back where one is asked for again.
    var noteIsKept: DisplayText { get }
    func deferHints(isDeferred: Bool) -> [(key: String, word: DisplayText)]
    var orTypeADate: DisplayText { get }
    func whichTagged(_ count: Int) -> DisplayText
    func whichCurrent(_ name: DisplayText) -> DisplayText
    var escNeither: DisplayText { get }
    func which(_ deed: Deed) -> DisplayText
    var orderQuestion: DisplayText { get }
    func choose(_ order: Order) -> DisplayText
    /// The heading of a bulk question: "reject 12 tagged as spam".
    func bulkHeading(_ deed: Deed, _ count: Int, isTagged: Bool) -> DisplayText
    func bulkWill(_ deed: Deed, _ count: Int, states: [StateCount]) -> DisplayText
    func bulkSetApart(_ reasons: DisplayText, isOne: Bool) -> DisplayText
    func bulkConflict(_ act: DisplayText, at time: DisplayText, isTagged: Bool) -> DisplayText
    func bulkHidden(_ count: Int, of total: Int, _ numbers: DisplayText) -> DisplayText
    func bulkOtherReleases(_ count: Int) -> DisplayText
    /// After the number of comments in which something was found: what, and in how many.
    func bulkFound(_ counts: FoundCounts) -> DisplayText
    var bulkFoundLooking: DisplayText { get }
    func bulkYes(_ deed: Deed, _ count: Int) -> DisplayText
    var bulkNo: DisplayText { get }
    func bulkAsk(_ deed: Deed, _ count: Int) -> DisplayText
    /// Asks before a decision that was picked from the help: "Approve #17 Līga?".
    func ask(_ id: ActionID, _ target: PromptTarget) -> DisplayText
    /// After how many become public and answer comments that are not: the states of these.
    func answersUnpublished(_ states: [StateCount]) -> DisplayText
    func undoYes(_ count: Int) -> DisplayText
    var plainNo: DisplayText { get }
    func undoAsk(_ deed: DisplayText, isRedo: Bool) -> DisplayText
    /// Asks about another's act, naming the person.
    func undoOthers(_ login: String, _ verb: Verb, _ deed: DisplayText, _ which: DisplayText, isRedo: Bool)
        -> DisplayText
    func undoEarlier(_ time: DisplayText) -> DisplayText
    /// The same login took the act, but not here.
    func undoElsewhere(_ time: DisplayText) -> DisplayText
    func saveAsk(_ what: DisplayText) -> DisplayText
    func maskAsk(_ what: DisplayText) -> DisplayText
    /// The keys of a mask.
    ///
    /// - Parameters:
    ///   - isApproved: Whether the comment is approved already, so that there is only saving.
    ///   - many: Whether there are several findings to choose from.
    ///   - saves: Whether there is room for what changes, so that it can be saved.
    func maskHints(isApproved: Bool, many: Bool, saves: Bool) -> [(key: DisplayText, word: DisplayText)]
    /// Shown instead of what changes if there is no room for it.
    var maskNeedsRoom: DisplayText { get }
    func name(_ kind: Mask.Kind) -> DisplayText
    /// What stands in the place of a finding, for everybody to read.
    func placeholder(_ kind: Mask.Kind) -> String
    /// The text has none of these kinds.
    func nothingToMask(_ number: CommentNumber, _ kinds: [Mask.Kind]) -> DisplayText
    /// The comment has a half-typed text: the key that goes on with it.
    func maskAfterEdit(_ key: DisplayText) -> DisplayText
    func changedBeforeMask(_ act: DisplayText, key: DisplayText) -> DisplayText
    func whichText(_ number: CommentNumber) -> DisplayText
    func discardAsk(_ what: DisplayText) -> DisplayText
    var discardYes: DisplayText { get }
    /// That a comment with a half-typed text is rejected.
    func reopenToEdit(_ what: DisplayText) -> DisplayText
    var reopenHints: [(key: DisplayText, word: DisplayText)] { get }
    var leaveAsk: DisplayText { get }
    var leaveYes: DisplayText { get }
    var leaveNo: DisplayText { get }
    func changes(out: Int, in: Int) -> DisplayText
    var eraseWarning: DisplayText { get }
    /// The warning, when so many notes are on other comments too: whether they go, and that Tab changes it.
    /// What goes and what stays, then the key that changes it.
    func eraseShared(_ notes: Int, go: Bool) -> [DisplayText]
    /// - Parameter name: The comment's number; where it is not shown, its author too.
    func eraseAsk(_ name: DisplayText) -> DisplayText
    var eraseOtherNumber: DisplayText { get }
    func tagQueryLabel(untag: Bool) -> DisplayText
}

/// How many comments are in a state; deferred ones are counted apart from the other pending ones.
package typealias StateCount = (state: State, isDeferred: Bool, count: Int)

/// The comments that a prompt names.
package enum PromptTarget {
    case one(DisplayText)
    case tagged(Int)
}

/// In how many of some comments something was found, and how often each kind.
package struct FoundCounts: Hashable, Sendable {
    package enum Kind: CaseIterable, Sendable { case links, emails, phones, codes, words, hidden }

    package private(set) var comments = 0
    private var counts = [Int](repeating: 0, count: Kind.allCases.count)

    package init() {}

    /// The kinds that were found, each with its count.
    var parts: [(kind: Kind, count: Int)] { zip(Kind.allCases, counts).filter { $0.1 > 0 } }

    /// Counts one comment.
    package mutating func add(_ kinds: [Kind]) {
        if !kinds.isEmpty { comments += 1 }
        for (index, kind) in Kind.allCases.enumerated() where kinds.contains(kind) { counts[index] += 1 }
    }
}
