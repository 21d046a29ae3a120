import Moderation
import Terminal
import Wording

/// Everything that the screen program knows: a value that ``update(_:_:)`` changes and ``view(_:_:)`` draws.
///
/// The model owns the queue. Whatever changes the rows of a list carries its cursor and tags over by comment numbers.
/// Nothing here asks a clock or a disk: times come in with messages, texts with ``Message/texts(_:)``.
struct Model {
    var queue: Queue
    /// The settings in force. Keys, language, theme, mouse and time zone stay those of the start.
    var settings: Settings
    var access: Access
    /// How a copy stands to its server.
    var contact: Contact?
    /// Members of the settings of which the moderator has been told that they take effect at the next start.
    var settingsForNextStart: Set<String> = []
    /// Who is looking on, where ``access`` names nobody.
    var onlooker: Login?
    let zone: any Zone
    let phrases: any Phrases
    let keyMap: KeyMap

    /// The wall clock, as of the last message that told it.
    var now: Moment
    var size: Size

    var list: ListState
    /// The lists that lead back from this one.
    var wayBack = WayBack()
    var tags = Tags()
    var bulkAvailability = BulkAvailability()

    /// The screens over the list.
    var screens = ScreenStack()
    var prompt: Prompt?
    var question: Question?
    var focus: Focus = .list
    var pane = Pane()
    var parts = FrameParts()

    var log = MessageLog()
    /// Which keys came too soon.
    var typing = TypingGuard()
    /// Decisions that wait for the disk.
    var pendingDecisions = PendingDecisions()
    var texts = TextCache()
    var comparisons = Comparisons()
    var searches = Searches()
    var sameText = SameText()
    /// Whether the first frame has been shown.
    var isShown = false
    /// Reads the line after `:` where it is no action's name.
    let grammar: CommandGrammar
    /// An edit that was typed with a number and waits for the text in force.
    var typedEdit: TypedEdit?
    var names: NameLookup
    var judging = Judging()
    var wordMatcher: WordMatcher
    var rules: RuleMarks
    /// What this session has written.
    var ownActs: OwnActs
    /// The reason of the last rejection that was sent.
    var lastRejectedAs: ReasonCode?
    /// That the cursor could go no further: said with the decision that would have moved it on.
    var endOfListNotice: DisplayText?
    /// Lines that were typed, for arrow up.
    var typed = TypedLines()
    /// Who else has the queue open.
    var company = Company()
    /// The moderator's own views.
    var ownViews: [NamedView] = []
    /// The last entry that counts as written before the moderator left.
    var leftAt: EntryNumber
    /// What is half done.
    var drafts = Drafts()
    var news = NewsRequest()
    /// The live sites that the queue is kept in step with.
    var sites = FollowedSites()
    /// The time up to which expired deferrals have been judged.
    var judgedAt: Moment
    var isOver = false
    /// The tasks of the tour, while it runs.
    var tour: Tour?

    init(
        queue: Queue, settings: Settings, access: Access, zone: any Zone, language: Language, now: Moment, size: Size,
        grammar: CommandGrammar = CommandGrammar()
    ) {
        self.grammar = grammar
        self.queue = queue
        self.settings = settings
        self.access = access
        self.zone = zone
        self.phrases = language.phrases
        let (keyMap, problems) = KeyMap.make(from: settings.keys)
        self.keyMap = keyMap
        self.wordMatcher = WordMatcher(settings.words)
        self.rules = RuleMarks(
            book: RuleBook(in: queue, context: QueryContext(now: now, zone: zone, settings: settings)))
        self.names = NameLookup(moderators: settings.moderators)
        self.leftAt = queue.lastEntry
        self.ownActs = OwnActs(sessionStart: queue.lastEntry)
        self.now = now
        self.judgedAt = now
        self.size = size
        self.list = ListState(view: .pending)
        for problem in problems {
            log.add(Notice(phrases.settingsProblem(problem.name, problem.problem), kind: .error), at: now)
        }
    }

    /// Whether the keys move in the list or in the comment.
    enum Focus {
        case list, comment
    }
}

extension Model {
    /// Whose acts these are; `nil` when the queue is read-only.
    var login: Login? {
        if case .full(let login) = access { login } else { nil }
    }

    /// The comment under the cursor.
    var current: CommentNumber? { list.current }

    func hasCurrent() -> Availability {
        current == nil ? .no(phrases.noComment) : .yes
    }

    /// The comment under the cursor, at its version.
    var currentTarget: Target? {
        current.flatMap { queue.contains($0) ? Target(number: $0, version: queue.version(of: $0)) : nil }
    }

    /// Whether a comment needs a decision now: pending, not deferred, and not being saved.
    func needsDecision(_ number: CommentNumber) -> Bool {
        queue.contains(number) && queue.needsDecision(number, at: now) && !pendingDecisions.isSaving(number)
    }

    func local(_ moment: Moment) -> LocalTime { zone.local(moment) }

    /// - Parameters:
    ///   - back: The action that takes back what is said.
    ///   - entry: The act that it is about.
    ///   - isPassing: Whether a hint goes with the next key, though it is not said while one is handled.
    mutating func say(
        _ text: DisplayText, _ kind: Notice.Kind = .done, back: ActionID? = nil, of entry: EntryNumber? = nil,
        isPassing: Bool = false
    ) {
        var notice = Notice(text, kind: kind, back: back)
        notice.entry = entry
        notice.isPassing = (typing.isPressing || isPassing) && kind == .hint
        // On a tour the line is the task's; what was done is seen in the list.
        if tour != nil, kind == .done || kind == .hint && !typing.isPressing { return log.addBehind(notice, at: now) }
        log.add(notice, at: now)
    }

    /// Says something about the key that is being handled, and has nothing done.
    mutating func hint(_ text: DisplayText) -> [Effect] {
        say(text, .hint)
        return []
    }
}
