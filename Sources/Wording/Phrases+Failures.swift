package import Moderation
package import Terminal

/// Why a command of the command line ends without having done its work.
package struct Complaint: Sendable {
    /// What went wrong, and where.
    package var message: DisplayText
    /// How to put it right.
    package var advice: DisplayText?

    init(_ message: DisplayText, advice: DisplayText? = nil) {
        self.message = message
        self.advice = advice
    }

    /// Both in one clause.
    package var clause: DisplayText { advice.map { "\(message); \($0)" } ?? message }
}

/// What is wrong with the words of a command line, or with the input that comes with them.
package protocol ArgumentPhrases {
    func noSuchCommand(_ word: String, nearest: String?) -> Complaint
    var argumentsUnreadable: Complaint { get }
    func argumentNotUTF8(_ index: Int) -> Complaint
    func variableNotUTF8(_ name: String) -> Complaint
    /// A value in a list with commas that does not follow its rule.
    func badValue(_ option: DisplayText, _ value: String, rule: DisplayText) -> Complaint
    /// `edit` with two texts.
    var maskOrBody: Complaint { get }
    var nameRule: DisplayText { get }
    var reasonRule: DisplayText { get }
    func oneOf(_ words: [String]) -> DisplayText
    var slugRule: DisplayText { get }
    func noEntryNumber(_ text: String) -> Complaint
    func badSlug(_ text: String) -> Complaint
    /// - Parameter isAlone: Whether one comment is asked for, so that no query could name it.
    func badTarget(_ text: String, isAlone: Bool) -> Complaint
    func badTarget(_ text: String, line: Int) -> Complaint
    func badTargetObject(_ reason: String, line: Int, column: Int) -> Complaint
    func targetObjectWithoutNumber(line: Int) -> Complaint
    func targetObjectWithBadVersion(line: Int) -> Complaint
    func namedAtTwoVersions(_ number: CommentNumber, _ one: EntryNumber, _ other: EntryNumber) -> Complaint
    var noTarget: Complaint { get }
    var targetsAndQuery: Complaint { get }
    var emptyWhere: Complaint { get }
    func tooManyTargets(_ count: Int, limit: Int) -> Complaint
    /// A beginning or an end of a stretch of time.
    func badTime(_ option: DisplayText, _ text: String) -> Complaint
    func badDeferral(_ text: String) -> Complaint
    /// The forms of a time in the future.
    var timeForms: DisplayText { get }
    func badSubmissionTime(_ text: String) -> Complaint
    func badDay(_ option: DisplayText, _ text: String) -> Complaint
    func badDate(_ text: String) -> Complaint
    func daysReversed(_ first: CivilDate, _ last: CivilDate) -> Complaint
    func noSuchReason(_ code: String, of codes: [String]) -> Complaint
    func noReason(of codes: [String]) -> Complaint
    var noteNeedsText: Complaint { get }
    /// `sluice words` without a pattern and without a list.
    var noPattern: Complaint { get }
    func emptyPattern(_ pattern: String) -> Complaint
    func noSuchList(_ name: String, of names: [String]) -> Complaint
    func historyOfMany(_ numbers: [CommentNumber]) -> Complaint
    func noComment(_ number: CommentNumber) -> Complaint
    func noRelease(_ slug: Slug) -> Complaint
    func notADash(_ text: String) -> Complaint
    /// An option without the value that it needs.
    func missingValue(_ option: String) -> Complaint
    func optionAndDash(_ option: DisplayText) -> Complaint
    /// An option for standard input only, without `-`.
    func needsDash(_ option: DisplayText) -> Complaint
    var submissionNeeds: Complaint { get }
    func badParent(_ text: String) -> Complaint
    func badSource(_ text: String) -> Complaint
    func badHead(_ text: String) -> Complaint
    var noFolderNamed: Complaint { get }
    func badAccountName(_ name: String) -> Complaint
    func badLogin(_ source: DisplayText, _ name: String) -> Complaint
    func badQuery(_ error: QueryError) -> Complaint

    var standardInput: DisplayText { get }
    var theText: DisplayText { get }
    func notUTF8(_ name: DisplayText, line: Int, byte: Int) -> Complaint
    var inputTooLong: Complaint { get }
    var inputTooLongForOneWrite: Complaint { get }
    func inputUnreadable(_ cause: DisplayText) -> Complaint
    func outputUnwritable(_ cause: DisplayText) -> Complaint
    // Why `sluice cgi` can't answer, for the web server's log.
    var cgiTakesNothing: Complaint { get }
    var cgiNeedsServer: Complaint { get }
    var cgiNeedsQueue: Complaint { get }
    func answerUnwritable(_ cause: DisplayText) -> Complaint
    func fileTooLong(_ path: String, limit: Int) -> Complaint
    func fileUnreadable(_ path: String, _ cause: DisplayText) -> Complaint

    // Comments as JSON
    func place(line: Int, column: Int) -> DisplayText
    var aComment: DisplayText { get }
    var anAuthor: DisplayText { get }
    var aSource: DisplayText { get }
    func notAnObject(_ what: DisplayText, _ kind: String) -> DisplayText
    func unknownMember(_ what: DisplayText, _ key: String, of keys: [String]) -> DisplayText
    func notAString(_ key: String, _ kind: String) -> DisplayText
    func missingMember(_ key: String) -> DisplayText
    func notANumber(_ key: String) -> DisplayText
    func badMember(_ key: String, rule: DisplayText) -> DisplayText
    var releaseRule: DisplayText { get }
    var timeRule: DisplayText { get }
    /// The states that a comment may come with, and the reason of a rejected one.
    var stateRule: DisplayText { get }
    var reasonMissing: DisplayText { get }
    var reasonOutOfPlace: DisplayText { get }
    var lineNotUTF8: DisplayText { get }
    func lineTooLong(_ limit: Int) -> DisplayText
    func onLine(_ line: Int) -> DisplayText
}

/// Why the queue, its folder or its publication is not as a command needs it.
package protocol FailurePhrases {
    func journalDamaged(_ damage: Damage) -> DisplayText
    /// After damage: that nothing was written, and where to find out more.
    var damageAdvice: DisplayText { get }
    /// It turned out to be damaged when answers depended on it.
    var checkpointLost: Complaint { get }
    func newerJournal(_ entry: EntryNumber) -> Complaint
    var journalReplaced: Complaint { get }
    var journalReplacedClause: DisplayText { get }
    func queueLocked(_ process: Int32?) -> Complaint
    var queueLockedClause: DisplayText { get }
    var overtaken: Complaint { get }
    var overtakenClause: DisplayText { get }
    func noQueue(_ path: String) -> Complaint
    func noConsole(_ error: TerminalError) -> Complaint
    /// Why a desk did not do what it was asked to, one clause.
    func cause(of error: DeskError) -> DisplayText
    /// A call that failed: what it did, on what, and why.
    func call(_ failure: StorageFailure) -> DisplayText
    /// Why the system did not do what it was asked to: the same words on the screen and on the command line.
    func cause(_ cause: SystemCause) -> DisplayText
    func cause(_ loss: ContactLoss) -> DisplayText
    var askForAccess: DisplayText { get }
    var lookAtPath: DisplayText { get }
    func symbolicLink(_ path: String) -> Complaint
    func notRegular(_ path: String) -> Complaint
    func noRoom(_ call: DisplayText) -> Complaint
    func diskFailed(_ call: DisplayText) -> Complaint
    func outcomeUnknown(_ call: DisplayText) -> Complaint
    var notWritable: Complaint { get }
    var worldWritable: Complaint { get }
    func notModerator(_ login: Login) -> Complaint
    func settingsMistake(_ path: String, line: Int, column: Int, _ problem: DocumentProblem) -> Complaint
    func undoRefusal(_ refusal: UndoRefusal) -> Complaint

    func queueExists(_ path: String) -> Complaint
    func notEmpty(_ path: String, _ name: String) -> Complaint
    func noSuchGroup(_ group: String) -> Complaint
    var cannotCreateAdvice: DisplayText { get }
    func creationUnknown(_ call: DisplayText) -> Complaint
    func folderIsNoCopyYet(_ message: DisplayText) -> DisplayText
    func seedMistake(_ document: String, line: Int, column: Int, _ problem: DocumentProblem) -> Complaint
    /// A folder that belongs to a queue; the advice is to do it elsewhere.
    func belongsToQueue(_ path: String, _ folder: String, _ errand: Errand) -> Complaint

    var publishDamageAdvice: DisplayText { get }
    func noFolder(_ path: String) -> Complaint
    func foreignFile(_ path: String, _ name: String) -> Complaint
    func otherQueue(_ path: String, _ identity: String) -> Complaint
    func otherHistory(_ path: String, entry: EntryNumber, last: EntryNumber) -> Complaint
    func badList(_ path: String) -> Complaint
    func publicationLocked(_ path: String, _ process: Int32?) -> Complaint
    func nothingPublished(_ call: DisplayText) -> DisplayText
    func stillExposed(_ names: [String]) -> DisplayText
    func takenDown(_ names: [String]) -> DisplayText
    func doneBefore(written: Int, removed: Int) -> DisplayText
    var nothingWasPublished: DisplayText { get }
    var publishAgain: DisplayText { get }

    var notByCutting: DisplayText { get }
    var nothingWouldBeLeft: DisplayText { get }
    var journalChanged: Complaint { get }

    var noEditor: Complaint { get }
    func editorEnded(_ editor: String, _ status: Int32) -> DisplayText
    var editorAdvice: DisplayText { get }
    func writtenKept(_ path: String) -> DisplayText
    func typedTextKept(_ path: String) -> DisplayText
    /// Longer than can be shortened here.
    func editedTooLong(_ limit: Int) -> DisplayText
    /// Something other than a file is where the text was.
    var editorLeftNoFile: DisplayText { get }
    var notStarted: DisplayText { get }
    /// Something that came after the deed went wrong.
    func butThen(_ deed: DisplayText, _ message: DisplayText) -> DisplayText
    var dontRepeat: DisplayText { get }
    func doneBut(_ entry: EntryNumber, _ message: DisplayText) -> Complaint
}

/// What was to be done with a folder.
package enum Errand: Sendable {
    case publish, copy
}

/// The obstacle, as far as a person can remove it.
enum Obstacle {
    case access, wrongKind, noRoom, readOnly, other

    init(_ hindrance: StorageFailure) {
        self =
            switch hindrance.cause {
            case .notPermitted: .access
            case .wrongKind, .spoilt: .wrongKind
            case .noRoom, .quota: .noRoom
            case .readOnly: .readOnly
            case .missing, .exists, .sizeLimit, .tooLong, .cutShort, .device, .noDescriptor, .noContact, .other: .other
            }
    }
}
