package import Moderation
package import Terminal

/// What the commands of the command line say to people: what was done, tables, questions, warnings.
package protocol AnswerPhrases {
    // Decisions
    /// "would have approved #17 Līga as spam; 2 set apart (entry 4810)", in its parts.
    func decided(_ deed: CommandDeed, _ which: CommandWhich, setApart: Int, entry: EntryNumber?) -> DisplayText
    func nothingDone(isNothingNamed: Bool) -> DisplayText
    func answersOne(_ number: CommentNumber, _ parent: CommentNumber, state: DisplayText) -> DisplayText
    func moreAnswers(_ count: Int) -> DisplayText
    /// Why a decision did not reach a comment: a clause.
    func clause(_ refusal: Refusal, zone: any Zone, reasons settings: Settings) -> DisplayText
    /// A comment whose deferral by somebody else a note or an edit has ended, or would end.
    func deferralEnded(_ number: CommentNumber, _ deferral: Deferral, until: DisplayText, isTried: Bool) -> DisplayText
    func moreDeferralsEnded(_ count: Int, isTried: Bool) -> DisplayText
    func passedOver(_ passed: PassedOver, because obstacle: DisplayText?) -> DisplayText
    func passedOver(more count: Int) -> DisplayText
    func notice(_ remark: Remark) -> DisplayText

    // Opening and reading
    func readOnlyPart(_ why: DisplayText) -> DisplayText
    func defaultUsed(line: Int, column: Int, _ problem: DocumentProblem) -> DisplayText
    func warning(_ message: DisplayText, allTheSame: DisplayText) -> DisplayText
    var pendingAllTheSame: DisplayText { get }
    var publishedAllTheSame: DisplayText { get }
    func readingJournal(percent: Int) -> DisplayText
    func noMatch(_ query: String) -> DisplayText
    var noHistoryMatches: DisplayText { get }
    func unknownComment(_ number: CommentNumber) -> DisplayText
    /// How many cells the longest word for a state takes.
    var stateWidth: Int { get }
    func length(_ milliseconds: Int64) -> DisplayText

    // A comment and its history
    func head(
        _ comment: Comment, state: DisplayText, reason: DisplayText?, deferral: DisplayText?, submitted: DisplayText
    ) -> DisplayText
    func sheetLabel(_ label: SheetLabel) -> DisplayText
    func authorRecord(_ record: AuthorRecord) -> DisplayText
    func found(link: Findings.Link) -> DisplayText
    func moreLinks(_ count: Int) -> DisplayText
    func found(email: String) -> DisplayText
    func found(phone: String) -> DisplayText
    func found(personalCode: String) -> DisplayText
    func found(word: Findings.Word) -> DisplayText
    func foundHidden(_ count: Int, _ parts: [(kind: Findings.HiddenKind, count: Int)]) -> DisplayText
    func mixedAlphabets(_ parts: [(letters: DisplayText, script: String)]) -> DisplayText
    func nameLooksLike(_ original: Lookalikes.Original) -> DisplayText
    var erasedForGood: DisplayText { get }

    // Tables
    func title(_ column: TableColumn) -> DisplayText
    func dayRange(_ count: Int, _ first: CivilDate, _ last: CivilDate) -> DisplayText
    func waitingLine(_ pending: Int, oldest: (age: DisplayText, number: CommentNumber)?) -> DisplayText
    func deferredLine(_ deferred: Int, next: DisplayText?) -> DisplayText
    func waitedFor(_ from: Int64, _ to: Int64?) -> DisplayText
    var noDecisions: DisplayText { get }
    func halfWithin(_ length: DisplayText) -> DisplayText
    func nineInTenWithin(_ length: DisplayText) -> DisplayText
    func withinTarget(_ target: DisplayText, percent: Int) -> DisplayText
    var refusedWord: DisplayText { get }
    /// The condition of a decision, or why it is refused; `nil` if it is always allowed.
    func condition(_ rule: StateMachine.Rule) -> DisplayText?

    // What was made, written, cut
    func made(_ folder: String, releases: Int, comments: Int) -> DisplayText
    func copied(_ directory: String, entries: Int, comments: Int) -> DisplayText
    func released(_ slug: Slug, _ title: String, _ deed: ReleaseDeed) -> DisplayText
    func submittedNow(_ number: CommentNumber, isNew: Bool) -> DisplayText
    func inOrder(entries: Int, comments: Int, isUpToThere: Bool) -> DisplayText
    func checkedUpTo(_ entries: Int, _ newer: DisplayText) -> DisplayText
    func headStands(_ head: String, _ stands: Bool) -> DisplayText
    var headOfLastInOrder: DisplayText { get }
    func headUnknown(_ head: String, newer: EntryNumber) -> Complaint
    func headGone(_ head: String) -> Complaint
    func published(_ entry: EntryNumber, written: Int, removed: Int, unchanged: Int) -> DisplayText
    func wrote(_ name: String) -> DisplayText
    func removed(_ name: String) -> DisplayText
    func deed(_ deed: FinishedWork) -> DisplayText
    var commentTaken: DisplayText { get }
    func noParent(_ number: CommentNumber) -> DisplayText
    func parentElsewhere(_ number: CommentNumber, _ release: Slug) -> DisplayText
    func parentErased(_ number: CommentNumber) -> DisplayText
    var notTakenAlone: DisplayText { get }
    func clause(_ fault: WriteFault) -> DisplayText
    func clause(_ breach: EntryLimits.Breach) -> DisplayText
    func clause(_ breach: GateRules.Breach) -> DisplayText
    var nothingExported: DisplayText { get }
    var publishingGoesOn: DisplayText { get }
    var looksEveryTwoSeconds: DisplayText { get }
    func triesOn(_ message: DisplayText) -> DisplayText
    var noDescriptor: Complaint { get }

    // Erasing and repairing
    func sharedNote(_ note: DisplayText, goes: Bool) -> DisplayText
    func sourceStays(_ number: CommentNumber, _ system: String, _ id: String) -> DisplayText
    var backupsNotCovered: DisplayText { get }
    func holdsCut(_ path: String) -> DisplayText
    var cutsStay: DisplayText { get }
    func cutsDeleted(_ count: Int) -> DisplayText
    func cutsNotDeleted(_ message: DisplayText) -> DisplayText
    var deleteThem: DisplayText { get }
    func erases(_ number: CommentNumber, _ name: String?) -> DisplayText
    var typeNumbers: DisplayText { get }
    var notErased: Complaint { get }
    var nobodyToAsk: Complaint { get }
    var nothingToCut: DisplayText { get }
    func cutKept(_ file: String) -> DisplayText
    func whatStays(_ entries: Int, line: Int) -> DisplayText
    func whatGoes(_ bytes: Int, lines: Int) -> DisplayText
    func actsMayGo(from: DisplayText?, to: DisplayText?) -> DisplayText
    var cutIt: DisplayText { get }
    var beginWithSamples: DisplayText { get }
    var notCut: Complaint { get }
    func cutBehind(_ head: String, bytes: Int, _ file: String) -> DisplayText

    // Line by line
    var letters: DisplayText { get }
    var lettersHelp: [DisplayText] { get }
    var againHeading: DisplayText { get }
    func heading(_ index: Int, of count: Int) -> DisplayText
    var endOfComments: DisplayText { get }
    func noSuchLetter(_ answer: String) -> DisplayText
    func noSuchReasonLetter(_ answer: String) -> DisplayText
    func reasonOffer(_ reasons: [Settings.Reason]) -> DisplayText
    var whyNeeded: DisplayText { get }
    func maskQuestion(isApproved: Bool) -> DisplayText
    var whyOptional: DisplayText { get }
    var noteQuestion: DisplayText { get }
    var untilQuestion: DisplayText { get }
    func noSuchTime(_ answer: String) -> DisplayText
    func yourTextKept(_ path: String) -> DisplayText
    /// The comment was erased while its text was in an editor.
    func yourTextDropped(_ number: CommentNumber) -> DisplayText
    var whoAreYou: DisplayText { get }
    var enterGoesBack: DisplayText { get }
}

extension Phrases {
    /// The kind of an act behind the number of its entry, as ` (approve)`.
    func inBrackets(_ verb: Verb?) -> DisplayText { verb.map { " (\(self.verb($0)))" } ?? "" }
}

/// A decision of the command line in words.
package enum CommandDeed: Sendable {
    /// With the time and the name of the reason that belong to it.
    case decision(Decision, until: DisplayText?, reason: DisplayText?)
    /// An undo takes an entry back, which was an act of this kind.
    case takeBack(EntryNumber, Verb?)
    /// An undo of an undo does an entry again.
    case doAgain(EntryNumber, Verb?)
}

/// What a decision of the command line reached.
package enum CommandWhich: Sendable {
    case one(CommentNumber, String?)
    case many(Int)
}

/// The labels of a comment's sheet.
package enum SheetLabel: CaseIterable, Sendable {
    case release, author, email, site, address, record, replyTo, source, rules, found, history
}

/// The headings of the command line's tables.
package enum TableColumn: CaseIterable, Sendable {
    case release, date, pending, deferred, approved, rejected, title
    case day, submitted, decided, all, moderator, edited, undone, rejectedAs
    case from, decision, becomes
    case word, comments, pattern, disguise
    case rule, hits
}

/// What became of a release.
package enum ReleaseDeed: Sendable {
    case unchanged, added, corrected
}

/// Work that is done when its answer can't be written.
package enum FinishedWork: Sendable {
    case copied, made, published, cut
    case taken(Int)
    case released(EntryNumber)
}
