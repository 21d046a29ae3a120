package import Moderation
package import Terminal

/// What the message line says: what happened, to whom, and the way back.
package protocol MessagePhrases {
    func did(_ deed: Deed, _ which: Which) -> DisplayText
    var notApprovedYet: DisplayText { get }
    /// After a note or an edit: that it ended somebody else's deferral.
    func waitsNoMore(until: DisplayText) -> DisplayText
    /// The same for this many of the comments that got the note.
    func waitNoMore(_ count: Int) -> DisplayText
    /// Notes that had ended this many deferrals were undone, which brings none of the deferrals back.
    func deferralsStayEnded(_ count: Int) -> DisplayText
    /// A comment that has become public answers one that is not.
    func answers(_ number: CommentNumber, state: State, isDeferred: Bool) -> DisplayText
    func setApart(_ numbers: [CommentNumber], staysTagged: Bool) -> DisplayText
    /// Comments that a decision on many left out for one reason.
    func setApart(_ numbers: DisplayText, count: Int, because: DisplayText) -> DisplayText
    /// The key that tells more.
    func tellsWhy(_ key: DisplayText) -> DisplayText
    func undone(_ deed: DisplayText, tagsBack: Int) -> DisplayText
    func redone(_ deed: DisplayText) -> DisplayText
    func undonePartly(_ done: Int, of count: Int, because: DisplayText) -> DisplayText
    func redonePartly(_ done: Int, of count: Int, because: DisplayText) -> DisplayText
    /// What `u undo` and `U redo` say at the end of a message.
    var undoWord: DisplayText { get }
    var redoWord: DisplayText { get }
    /// "juris rejected #2846 as abuse"
    func person(_ login: String, did verb: Verb, reason: DisplayText?, _ what: DisplayText) -> DisplayText
    /// An undo, or a redo, with the entry that it is about and what that did.
    func tookBack(_ login: String, _ entry: EntryNumber, _ act: DisplayText, isRedo: Bool) -> DisplayText
    func notDone(_ conflict: DisplayText, at time: DisplayText) -> DisplayText
    func justBefore(_ act: DisplayText, at time: DisplayText) -> DisplayText
    func staysTagged(_ act: DisplayText, _ count: Int) -> DisplayText
    func refusal(_ refusal: Refusal, _ number: CommentNumber) -> DisplayText
    /// The reason alone, for help: "already pending".
    func short(_ refusal: Refusal) -> DisplayText
    func onlyJustUp(_ number: CommentNumber, key: DisplayText) -> DisplayText
    /// A decision key for a comment whose row shows nothing of its text: it is shown from now on.
    func shownFirst(_ number: CommentNumber, key: DisplayText) -> DisplayText
    /// A decision key for the tagged ones whose number no frame had shown.
    func tagsNotShown(_ count: Int, key: DisplayText) -> DisplayText
    /// Enter in the help before a line was chosen.
    func chooseALine(down: DisplayText, search: DisplayText) -> DisplayText
    /// A decision key that is held down.
    func heldDown(_ key: DisplayText) -> DisplayText
    /// A key for a field, prompt or question that something other than a key has closed.
    var fieldIsGone: DisplayText { get }
    /// A key was ignored, and so was what was typed after it.
    func ignoredWithRest(_ key: DisplayText) -> DisplayText
    /// A range is being chosen: the key that ends it.
    func rangeFirst(_ key: DisplayText) -> DisplayText
    /// `;` was pressed: the next decision is for the tagged ones.
    func forTagged(_ count: Int) -> DisplayText
    func endOfList(above: Int, key: DisplayText) -> DisplayText
    func beginningOfList(below: Int, key: DisplayText) -> DisplayText
    var noneNeedsDecision: DisplayText { get }
    var noComment: DisplayText { get }
    func notBound(_ key: DisplayText, help: DisplayText) -> DisplayText
    /// ESC and the key came together, and the key was ignored.
    func cameWithEscape(_ key: DisplayText) -> DisplayText
    /// The terminal shows ASCII only, because the locale isn't UTF-8.
    var asciiOnly: DisplayText { get }
    var notFollowing: DisplayText { get }
    func noSuchComment(_ text: String) -> DisplayText
    /// How many other messages of the start are in the list of messages.
    func moreMessages(_ count: Int, key: DisplayText) -> DisplayText
    /// A key after `;` whose action is about one comment.
    func takesOneComment(_ key: DisplayText) -> DisplayText
    /// A key that does nothing in the editor.
    func notBoundInEditor(_ key: DisplayText) -> DisplayText
    var nothingTagged: DisplayText { get }
    /// - Parameter soFar: Whether a search for more rows is running, so that only those found so far were looked at.
    func taggedNow(_ added: Int, total: Int, soFar: Bool) -> DisplayText
    func untaggedNow(_ removed: Int, total: Int) -> DisplayText
    /// After an approval that followed the saving of a text: how to undo both.
    func editedBefore(_ undo: DisplayText) -> DisplayText
    /// This many were untagged at once; the same key tags them again.
    func untaggedAll(_ count: Int, key: DisplayText) -> DisplayText
    func noSuchEntry(_ text: String) -> DisplayText
    var answersNothing: DisplayText { get }
    var nothingNew: DisplayText { get }
    /// New comments are on the list; comments that were decided, and others that no longer match its query, are off it.
    func takenIn(new: Int, decided: Int, unmatched: Int) -> DisplayText
    func nothingRuns(quit key: DisplayText) -> DisplayText
    var stopped: DisplayText { get }
    var stillSaving: DisplayText { get }
    func saving(_ count: Int) -> DisplayText
    func readOnlyRefusal(_ reason: Access.ReadOnlyReason) -> DisplayText
    func failure(_ error: DeskError, kept: CommentNumber?, key: DisplayText?) -> DisplayText
    /// The act waits for a process, named if it is known, that holds the lock.
    func waiting(for holder: LockWait.Holder) -> DisplayText
    /// What `^C give up` says at the end of it.
    var giveUpWord: DisplayText { get }
    func givenUp(kept: CommentNumber?, key: DisplayText) -> DisplayText
    /// The text of a note whose act failed is not lost.
    var noteUnderArrow: DisplayText { get }
    var unchangedText: DisplayText { get }
    var emptyText: DisplayText { get }
    func changedMeanwhile(_ act: DisplayText) -> DisplayText
    var pasteIgnored: DisplayText { get }
    /// A key was ignored that may be the rest of something.
    func unended(_ what: Unended) -> DisplayText
    func unknownCommand(_ word: String, nearest: String?) -> DisplayText
    func takesNothing(_ word: String) -> DisplayText
    func shellOnly(_ what: ShellOnly) -> DisplayText
    func noSuchOrder(_ word: String) -> DisplayText
    /// There is nothing for a typed decision to act on.
    var nothingMatches: DisplayText { get }
    /// One decision reaches at most this many.
    func tooManyTargets(_ limit: Int) -> DisplayText
    /// The history's query finds nothing; the key that changes it.
    func nothingInHistory(_ key: DisplayText) -> DisplayText
    func noSuchReason(_ code: String) -> DisplayText
    var reasonNeeded: DisplayText { get }
    /// Another search has to end first, or be stopped with the key.
    func stillSearching(_ key: DisplayText) -> DisplayText
    func settingsProblem(_ name: String, _ problem: KeyProblem) -> DisplayText
    /// The settings had a mistake, which is corrected now.
    var settingsMended: DisplayText { get }
    /// The settings list this moderator now.
    var mayDecideNow: DisplayText { get }
    /// Members of the settings that were changed and take effect at the next start.
    func settingsAtNextStart(_ members: [String]) -> DisplayText
    /// A name in the settings' theme that was left out.
    func themeProblem(_ problem: ThemeProblem) -> DisplayText
    var noAddress: DisplayText { get }
    var noMessages: DisplayText { get }
    var nothingToGoBackTo: DisplayText { get }
    func remark(_ remark: Remark) -> DisplayText
    func badMoment(_ text: String) -> DisplayText
    var noteNeeded: DisplayText { get }
    func tooLong(_ limit: Int) -> DisplayText
    var notOnAList: DisplayText { get }
    var editorFailed: DisplayText { get }
    /// What an editor gave back holds U+0000, which is spelled out.
    var nulSpelled: DisplayText { get }
}

/// What the line after `:` does not take.
package enum ShellOnly: Sendable {
    /// A verb that is about another queue, or the console itself.
    case verb(String)
    /// An option for who decides, on which queue, or how it is reported and asked about.
    case option(String)
    case standardInput
}

/// What is wrong with a key of the settings.
package enum KeyProblem {
    case unknownAction
    case badNotation(String)
    /// Something follows the name of an action that takes nothing.
    case takesNothing(String)
    /// The key already belongs to that action.
    case taken(String, ActionID)
}
