package import Moderation
package import Terminal

/// One comment, or a number of them.
package enum Which {
    /// Such as `#2842 Kredīts 24`.
    case one(DisplayText)
    case many(Int)
}

/// A decision in words, with its time or reason.
package enum Deed {
    case approve
    /// With the reason's name in the language of the screen.
    case reject(DisplayText)
    case edit, reopen
    /// Until when, in words.
    case `defer`(DisplayText)
    case note, erase
}

/// Everything that sluice says, once for each language: a phrase that one of them lacks does not compile.
///
/// Keys, marks, reason codes and query words are the same in every language and come in as they are. What strangers
/// wrote comes in as ``DisplayText`` or is made safe by its interpolation.
package protocol Phrases: Sendable, ActionPhrases, ScreenPhrases, MessagePhrases, QuestionPhrases, TimePhrases,
    ArgumentPhrases, ViewPhrases, FailurePhrases, AnswerPhrases, ImportPhrases, TourPhrases,
    QueryPhrases, SyncPhrases, ServerPhrases, RulePhrases, LikenessPhrases, DraftPhrases
{}

/// The words for actions: titles for help, man page and completion, and the shorter ones of the hint line.
package protocol ActionPhrases {
    func words(_ action: ActionID) -> ActionWords
    func hint(_ word: HintWord) -> DisplayText
    func title(_ group: HelpGroup) -> DisplayText
    func mark(_ mark: HelpMark) -> DisplayText
    /// "reject; not now: already pending"
    func notNow(_ title: DisplayText, because reason: DisplayText) -> DisplayText
    var keysHeading: DisplayText { get }
}

/// Times, days and distances in time.
package protocol TimePhrases {
    /// `2026-11-24`
    func date(_ date: CivilDate) -> DisplayText
    /// `11-24`
    func shortDate(_ date: CivilDate) -> DisplayText
    /// `Tue 24`
    func day(_ date: CivilDate) -> DisplayText
    /// `3m`, `22h`, `2d`: at most four cells for anything up to 999 days.
    func age(_ milliseconds: Int64) -> DisplayText
    /// `2 days 3 hours`
    func span(_ milliseconds: Int64) -> DisplayText
    /// `3 h 10 min`
    func shortSpan(_ milliseconds: Int64) -> DisplayText
    /// `tomorrow at 09:00`, `at 16:00`, `2026-11-30 09:00`
    func until(_ time: LocalTime, today: CivilDate) -> DisplayText
}

extension TimePhrases {
    /// `14:12`
    package func clock(_ time: LocalTime) -> DisplayText {
        DisplayText(stranger: padded(time.hour, 2) + ":" + padded(time.minute, 2))
    }

    /// `2026-11-24 14:12`
    package func moment(_ time: LocalTime) -> DisplayText {
        "\(date(time.date)) \(clock(time))"
    }

    /// `11-24 14:15`, where there is no room for the year.
    package func shortMoment(_ time: LocalTime) -> DisplayText {
        "\(shortDate(time.date)) \(clock(time))"
    }

    /// `2026-11-24 14:12:07`
    package func exact(_ time: LocalTime) -> DisplayText {
        "\(moment(time)):\(padded(time.second, 2))"
    }
}

/// What stands on the screens: first line, rules, labels, tables.
package protocol ScreenPhrases {
    func pending(_ count: Int) -> DisplayText
    func deferred(_ count: Int) -> DisplayText
    /// How many decisions of today stand, and how many of them are the moderator's own, if they may decide.
    func decidedToday(_ count: Int, own: Int?) -> DisplayText
    /// Longest first.
    func tooSmall(_ size: Size) -> [DisplayText]
    var readOnly: DisplayText { get }
    func readOnly(_ reason: Access.ReadOnlyReason) -> DisplayText

    func place(_ position: Int, of count: Int, _ order: Order?) -> DisplayText
    func name(_ order: Order) -> DisplayText
    func arrivals(_ count: Int, key: DisplayText) -> DisplayText
    func taggedCount(_ count: Int, hidden: Int) -> DisplayText
    var choosingRange: DisplayText { get }
    var allShown: DisplayText { get }
    func lines(_ first: Int, _ last: Int, of count: Int) -> DisplayText
    func linksBelow(_ count: Int) -> DisplayText
    var moreBelow: DisplayText { get }

    func state(_ state: State, isDeferred: Bool) -> DisplayText
    var edited: DisplayText { get }
    var tagged: DisplayText { get }
    func submitted(_ time: DisplayText) -> DisplayText
    func label(_ label: Label) -> DisplayText
    /// Cells of the column of labels, the gap after it included.
    var labelWidth: Int { get }
    func record(approved: Int, rejected: Int) -> DisplayText
    var firstComment: DisplayText { get }
    func sameNameOtherEmail(_ count: Int) -> DisplayText
    func othersFromAddress(_ count: Int) -> DisplayText
    func emptyLines(_ count: Int) -> DisplayText
    func editedBy(_ login: String, _ time: DisplayText) -> DisplayText
    func byTheSameAuthor(_ count: Int) -> DisplayText
    /// Above what a comment answers and what answers it: so many of these.
    func thread(replies: Int) -> DisplayText
    var showsAll: DisplayText { get }
    var isSaving: DisplayText { get }
    var textGone: DisplayText { get }
    var textLoading: DisplayText { get }
    /// Stands where a difference will.
    var comparing: DisplayText { get }
    func deferredUntil(_ time: DisplayText, by: String) -> DisplayText
    var wordUndone: DisplayText { get }
    /// The same of an undo or a redo, which names its act by ``objectOfUndo(_:)``.
    var undoUndone: DisplayText { get }
    /// What an undo or a redo took back or did again, behind its own word.
    func objectOfUndo(_ verb: Verb) -> DisplayText
    func undone(by entry: EntryNumber) -> DisplayText
    /// Behind an act that somebody else took back.
    func undone(byAnother login: String) -> DisplayText
    var struckOut: DisplayText { get }
    /// The verb of an entry as a word in a list: `approve`.
    func verb(_ verb: Verb) -> DisplayText
    /// Somebody's words, in quotation marks.
    func quotation(_ words: DisplayText) -> DisplayText
    func ofEntry(_ entry: EntryNumber) -> DisplayText
    func untilWord(_ time: DisplayText) -> DisplayText
    func comments(_ count: Int) -> DisplayText
    func entries(_ count: Int) -> DisplayText
    var before: DisplayText { get }
    var now: DisplayText { get }
    var comment: DisplayText { get }
    var author: DisplayText { get }
    var text: DisplayText { get }
    var historyHeading: DisplayText { get }
    var statisticsHeading: DisplayText { get }
    var releasesHeading: DisplayText { get }
    var messagesHeading: DisplayText { get }
    var editHeading: DisplayText { get }
    var newestFirst: DisplayText { get }
    var wordAll: DisplayText { get }
    var entryWord: DisplayText { get }
    func undoneBy(_ login: String, at time: DisplayText, entry: EntryNumber) -> DisplayText
    func shown(_ range: DisplayText, of count: Int) -> DisplayText
    func releases(_ count: Int) -> DisplayText
    /// Above the counts of each release: pending, deferred, approved, rejected.
    var releaseColumns: [DisplayText] { get }
    var stopWord: DisplayText { get }
    /// The way out comes last, so that it is there however narrow the screen is.
    func editorHints(suspends: Bool) -> [(key: DisplayText, word: DisplayText)]
    var saveHints: [(key: DisplayText, word: DisplayText)] { get }
    /// Beside the state of a comment of which a text is half typed.
    var editBegun: DisplayText { get }

    // Statistics
    /// How many are pending, after the word that says that they wait.
    func waiting(_ count: Int) -> DisplayText
    var statisticsLabels: StatisticsLabels { get }
    func period(_ days: Int, to last: CivilDate, zone: String?) -> DisplayText
    func theOldest(_ age: DisplayText, _ number: DisplayText) -> DisplayText
    func theNextReturns(_ time: DisplayText) -> DisplayText
    func ageRange(_ from: Int64, _ to: Int64?) -> DisplayText
    func late(_ target: DisplayText) -> DisplayText
    func dayCount(_ days: Int) -> DisplayText
    var lateWord: DisplayText { get }
    /// Before a range of ages: "from 1 to 2 days".
    var fromWord: DisplayText { get }
    func theOthers(_ count: Int) -> DisplayText

    // What was found
    var foundNothing: DisplayText { get }
    /// A link's real host, and whether the link is written to seem to lead to another.
    func linkHost(_ host: DisplayText, written: DisplayText?, isDisguised: Bool) -> DisplayText
    func phone(_ number: DisplayText) -> DisplayText
    func email(_ address: DisplayText) -> DisplayText
    func personalCode(_ code: DisplayText) -> DisplayText
    func listedWords(_ words: DisplayText, list: DisplayText) -> DisplayText
    /// A listed word as it stands in the text; one in disguise with what it stands for and how it is hidden.
    func listedWord(_ word: Findings.Word) -> DisplayText
    func disguise(_ disguise: Findings.Disguise) -> DisplayText
    func hidden(_ count: Int, _ parts: [DisplayText], isShort: Bool) -> DisplayText
    func hiddenPart(_ kind: Findings.HiddenKind, _ count: Int) -> DisplayText
    /// So many more of the same kind.
    func more(_ count: Int) -> DisplayText
    func sameText(_ count: Int) -> DisplayText
    func alphabets(_ count: Int, _ parts: [DisplayText]) -> DisplayText
    /// Whose name the author's looks like.
    func looksLike(_ original: Lookalikes.Original) -> DisplayText
    func alphabetPart(_ letters: DisplayText, script: String) -> DisplayText

    // Empty lists
    func emptyPending(_ facts: EmptyFacts, keys: (deferred: DisplayText, history: DisplayText)) -> [DisplayText]
    func emptyMatch(query: String, pending: Int, key: DisplayText) -> [DisplayText]
    /// - Parameter hasReleases: Whether there is a release that a comment can be on.
    func emptyQueue(hasReleases: Bool) -> [DisplayText]
    func searching(percent: Int, found: Int) -> DisplayText
}

/// The words of the statistics' tables.
package struct StatisticsLabels {
    package var waiting: DisplayText
    package var waitingShort: DisplayText
    package var decidedShort: DisplayText
    package var rejectedAs: DisplayText
    package var pending: DisplayText
    package var deferred: DisplayText
    package var speed: DisplayText
    package var half: DisplayText
    package var nineInTen: DisplayText
    package var withinTarget: DisplayText
    package var decisionsPerDay: DisplayText
    package var submitted: DisplayText
    package var decided: DisplayText
    package var approved: DisplayText
    package var rejected: DisplayText
    package var edited: DisplayText
    package var undone: DisplayText
    package var byModerator: DisplayText
    package var byReason: DisplayText
    /// Cells that the longest ``ScreenPhrases/ageRange(_:_:)`` takes.
    package var ageWidth: Int
}

/// What the sentence of an empty pending list tells.
package struct EmptyFacts {
    var approved: Int
    var rejected: Int
    /// When the last decision of the day was taken, on the clock.
    var last: DisplayText?
    var deferred: Int
    /// When the next deferred comment returns.
    var next: DisplayText?

    package init(approved: Int, rejected: Int, last: DisplayText?, deferred: Int, next: DisplayText?) {
        self.approved = approved
        self.rejected = rejected
        self.last = last
        self.deferred = deferred
        self.next = next
    }
}

/// The labels of the comment's column.
package enum Label: CaseIterable, Sendable {
    case release, author, record, rules, found, alike, likely, replyTo, address, site, deferred, summary, history
}

extension Phrases {
    /// What an entry did.
    package func deed(of line: EntryLine, _ settings: Settings, _ zone: any Zone) -> Deed {
        switch line.verb {
        case .approve: .approve
        case .reject: .reject(line.reason.map { name(of: $0, in: settings) } ?? DisplayText())
        case .edit: .edit
        case .reopen: .reopen
        case .defer: .defer(line.until.map { moment(zone.local($0)) } ?? DisplayText())
        case .erase: .erase
        case .note, .undo, .found, .release, .submit: .note
        }
    }
}
