package import Moderation
package import Terminal
package import Wording

/// All that the screen program knows: a value that ``update(_:_:)`` changes and ``view(_:_:)`` draws.
///
/// The model owns the queue. Cursor, tags and scroll anchor are comment numbers; rows are derived while drawing.
/// Nothing here asks a clock or a disk: times come in with messages, texts with ``Message/texts(_:)``.
package struct Model {
    package var queue: Queue
    /// The settings that hold. Keys, language, theme, mouse and time zone are those of the start.
    package internal(set) var settings: Settings
    package var access: Access
    /// Members of the settings of which it was said that they hold from the next start.
    var settingsForNextStart: Set<String> = []
    /// Who looks on, where ``access`` names nobody.
    package var onlooker: Login?
    package let zone: any Zone
    package let language: Language
    let phrases: any Phrases
    let keyMap: KeyMap
    /// The last entry that stood when the console opened: what is older belongs to an earlier session.
    let sessionStart: EntryNumber

    /// The wall clock, as of the last message that told it.
    package var now: Moment
    package var size: Size

    package var list: CommentList
    /// The lists that this one was come to from.
    var wayBack = WayBack()
    package var tags = Tags()
    var bulkAvailability = BulkAvailability()
    /// Where a `v` range began.
    var rangeStart: CommentNumber?
    /// Set by `;`: the next decision is for the tagged ones.
    var isForTagged = false

    /// The screens over the list.
    package var screens = ScreenStack()
    package var prompt: Prompt?
    package var question: Question?
    var focus: Focus = .list
    var pane = Pane()

    package var log = MessageLog()
    /// Whether a key is being handled: a hint said then is about that key.
    var isPressing = false
    /// Which keys came too soon.
    var typing = TypingGuard()
    /// Decisions that wait for the disk.
    package var pendingDecisions = PendingDecisions()
    var texts = TextCache()
    var comparisons = Comparisons()
    var searching: SearchState?
    /// Searches begun so far: each has its number.
    var searchCount = 0
    /// Arrivals whose texts wait for another search to end.
    var unsearchedArrivals: [CommentNumber] = []
    var sameText = SameText()
    /// Whether keys for ``sameText`` are being made.
    var isReadingKeys = false
    /// When the texts of a large queue are to be read for ``sameText``, unless a key is pressed before.
    var keysDue: Moment?
    /// Up to how many comments the texts are read at once, and up to how many when no key has been pressed for a while.
    package var readingLimits = Model.keysAtOnce...Model.keysLimit
    /// Whether the first frame has been shown.
    var isShown = false
    /// Verbs of the command line that the console hands on: it has no action of its own for them.
    let verbs: [String]
    var lookalikes: Lookalikes
    /// Whether what names look like is being made beside the loop.
    var isLookingAtNames = false
    /// Whether the moderators have changed since that was begun.
    var areLooksStale = false
    var wordMatcher: WordMatcher
    /// Acts on tagged comments of this session, by entry: an undo gives their tags back.
    var taggedEntries: Set<EntryNumber> = []
    /// What was written from here: undo takes nothing else back without a question, not even what the same login did elsewhere.
    var ownEntries: Set<EntryNumber> = []
    var lastReason: ReasonCode?
    /// That the cursor could go no further: said with the decision after which it wanted to.
    var endOfListNotice: DisplayText?
    package var queries: [String] = []
    /// Notes that were typed in this session.
    var notes: [String] = []
    /// What was typed after `:`.
    var commands: [String] = []
    /// Half-typed texts, one for each comment, the oldest first.
    package var drafts: [Draft.Text] = []
    /// Half-typed notes, the oldest first, but for the one that is being typed.
    var keptNotes: [Draft.Note] = []
    /// Who was erased in this session's time: what is kept names none of them.
    var erasedNames = ErasedNames()
    /// Whether the text in the editor has changed since it was kept among the drafts.
    var isTextStale = false
    /// Whether something to keep has changed since the last draft was kept.
    var isDraftStale = false
    /// The news were asked for and have not come.
    var isReadingNews = false
    /// Something changed since they were asked for.
    var hasMoreNews = false
    /// When what is half done is to be kept.
    var draftDue: Moment?
    /// What kept the last draft from being written; `nil` if it was.
    package var draftError: DeskError?
    /// Whether the moderator leaves although what is half done could not be kept.
    var leavesUnkept = false
    /// How often what is half done may still be kept before the program ends; 0 when that is settled.
    var draftsOwed = 0
    /// The time up to which deferrals that ran out have been judged.
    var judgedAt: Moment
    package var isOver = false

    package init(
        queue: Queue, settings: Settings, access: Access, zone: any Zone, language: Language, now: Moment, size: Size,
        verbs: [String] = []
    ) {
        self.verbs = verbs
        self.queue = queue
        self.settings = settings
        self.access = access
        self.zone = zone
        self.language = language
        self.phrases = language.phrases
        let (keyMap, problems) = KeyMap.make(from: settings.keys)
        self.keyMap = keyMap
        self.wordMatcher = WordMatcher(settings.words)
        self.lookalikes = Lookalikes(moderators: settings.moderators)
        self.sessionStart = EntryNumber(UInt32(queue.entryCount))
        self.now = now
        self.judgedAt = now
        self.size = size
        self.list = CommentList(view: .pending)
        for problem in problems {
            log.add(Notice(phrases.settingsProblem(problem.name, problem.problem), kind: .error), at: now)
        }
    }

    /// Which of list and comment the keys move in.
    enum Focus {
        case list, comment
    }
}

extension Model {
    /// Whose acts these are; `nil` when the queue can only be read.
    var login: Login? {
        if case .full(let login) = access { login } else { nil }
    }

    /// The comment under the cursor.
    package var current: CommentNumber? { list.current }

    /// The comment under the cursor, at its version.
    var currentTarget: Target? {
        current.flatMap { queue.contains($0) ? Target(number: $0, version: queue.version(of: $0)) : nil }
    }

    /// Tells whether a comment needs a decision now: pending, not put off, and not on its way to the disk.
    func needsDecision(_ number: CommentNumber) -> Bool {
        guard queue.state(of: number) == .pending, !pendingDecisions.isSaving(number) else { return false }
        return !(queue.deferral(of: number)?.holds(at: now) ?? false)
    }

    func isDeferred(_ facts: CommentFacts) -> Bool {
        guard facts.state == .pending, let deferral = facts.deferral else { return false }
        return deferral.until > now
    }

    func local(_ moment: Moment) -> LocalTime { zone.local(moment) }

    /// - Parameters:
    ///   - back: The action that leads back from what is told.
    ///   - entry: The act that it is about.
    mutating func say(
        _ text: DisplayText, _ kind: Notice.Kind = .done, back: ActionID? = nil, of entry: EntryNumber? = nil
    ) {
        var notice = Notice(text, kind: kind, back: back)
        notice.entry = entry
        notice.isPassing = isPressing && kind == .hint
        log.add(notice, at: now)
    }
}
