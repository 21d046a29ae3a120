import Moderation
import Terminal
import Wording

/// Keeps a decision from landing where nobody aimed: the one owner of what is known about keys that came too soon.
///
/// A decision key for the comment under the cursor counts if
///
/// - a frame that showed this comment at this version was written before the key was read,
/// - where the program chose the comment rather than the moderator by a movement, some time has passed since that frame,
/// - it is not the repetition of a key that is held down.
///
/// For the tagged comments it counts if a frame with their number was written before. A key that doesn't count is
/// ignored, and if it was to open a field, so is what was typed after it: run as commands, the letters of a note would decide.
struct TypingGuard {
    /// How soon a key that is held down repeats, in milliseconds.
    static let repetition: Int64 = 120
    /// How long after an ignored key the next one still belongs to it, in milliseconds: longer than most pauses
    /// between two letters, and shorter than it takes to read a message.
    static let rest: Int64 = 400

    /// A key with the time of its arrival on the forward clock.
    typealias TimedKey = (key: Key, at: Int64)

    /// What the last frame with a comment showed, and since when all frames have shown it.
    private var sight: (target: Target, since: Int64, isBroughtUp: Bool)?
    /// The comments that frames have shown: the version, when it was first shown, and when its text was.
    private var seen: [CommentNumber: (version: EntryNumber, since: Int64, textSince: Int64?)] = [:]
    /// The comment that the moderator moved to.
    private var byHand: Target?
    /// The revision of the tags whose number a frame has shown, and since when.
    private var shownTags: (revision: Int, since: Int64)?
    private var lastDecision: TimedKey?

    /// What was said about an ignored key, until the next one: an outcome that comes meanwhile repeats it.
    private(set) var notice: DisplayText?
    /// Set when a key that was to open a field was ignored: what is said about it, and when the last key that belongs to it came.
    private var ignoredKeyNotice: (message: DisplayText, last: Int64)?

    /// Whether something other than a key has closed a field, prompt or question. The moderator may still be typing
    /// into it, and as commands the letters would decide.
    var hasLostField = false

    /// Keys that wait until nothing is being saved.
    private(set) var waiting: [TimedKey] = []

    // MARK: What was seen

    /// Notes that a frame was written: of which comment at which version, if any, and with the number of which tags.
    ///
    /// - Parameter showsText: Whether more of the comment could be read than who wrote it.
    mutating func noteFrame(of target: Target?, showsText: Bool, tags: Int?, at: Int64) {
        if let tags, shownTags?.revision != tags { shownTags = (tags, at) }
        guard let target else { return }
        if sight?.target != target { sight = (target, at, isBroughtUp: byHand != target) }
        if seen[target.number]?.version != target.version { seen[target.number] = (target.version, at, nil) }
        if showsText, seen[target.number]?.textSince == nil { seen[target.number]?.textSince = at }
        if byHand != target { byHand = nil }
    }

    /// The moderator has moved to a comment.
    mutating func chooseByHand(_ target: Target?) { byHand = target }

    /// The program has chosen the comment under the cursor.
    mutating func chooseByProgram() { byHand = nil }

    /// Whether a key that was read at a time may decide on a comment.
    ///
    /// - Parameter wait: How long a comment that the program chose must have been on the screen, in milliseconds.
    func counts(at: Int64, for target: Target, wait: Int64) -> Bool {
        guard let seen = seen[target.number], seen.version == target.version, at >= seen.since else { return false }
        if byHand == target { return true }
        guard let sight, sight.target == target else { return false }
        return !sight.isBroughtUp || at - sight.since >= wait
    }

    /// Whether a frame that was written before a key was read has shown a comment's text.
    func hasShownText(of target: Target, at: Int64) -> Bool {
        guard let seen = seen[target.number], seen.version == target.version, let since = seen.textSince else {
            return false
        }
        return at >= since
    }

    /// Whether a key that was read at a time may decide on the tags of a revision.
    func counts(at: Int64, forTags revision: Int) -> Bool {
        guard let shownTags, shownTags.revision == revision else { return false }
        return at >= shownTags.since
    }

    /// Notes a decision key, and returns whether it only repeats the last one, as a key that is held down does.
    mutating func isRepetition(_ key: Key, at: Int64) -> Bool {
        defer { lastDecision = (key, at) }
        guard let lastDecision, lastDecision.key == key else { return false }
        return at - lastDecision.at < TypingGuard.repetition
    }

    /// Forgets what frames have shown: the numbers are now other comments', or another program had the screen.
    mutating func forgetFrames() { (sight, seen, byHand, shownTags) = (nil, [:], nil, nil) }

    // MARK: The key that is being handled

    /// Whether a key is being handled: a hint said meanwhile is about that key.
    var isPressing = false
    /// How many keys ``begin()`` has been called for.
    private(set) var begun = 0

    /// Begins a key: what was said about the one before is over.
    mutating func begin() {
        notice = nil
        begun += 1
    }

    // MARK: What was ignored

    /// Ignores a key.
    ///
    /// - Parameter rest: What to say about the keys that belong to it; `nil` where none do.
    mutating func ignore(_ message: DisplayText, rest: DisplayText?, at: Int64) {
        notice = message
        if let rest { ignoredKeyNotice = (rest, at) }
    }

    /// What to say about a key that was typed with an ignored one; `nil` for any other key.
    ///
    /// - Parameter endsField: Whether the key would have ended the field.
    mutating func noticeForRest(of key: Key, endsField: Bool, at: Int64) -> DisplayText? {
        guard let (message, last) = ignoredKeyNotice else { return nil }
        let isText =
            switch key.code {
            case .character, .backspace, .tab: true
            default: endsField
            }
        // An arrow was not meant for a field.
        guard isText, at - last < TypingGuard.rest else {
            ignoredKeyNotice = nil
            return nil
        }
        ignoredKeyNotice = endsField ? nil : (message, at)
        notice = message
        return message
    }

    // MARK: What waits

    /// Whether what the next key does depends on an earlier one.
    var isAwaitingKeys: Bool { !waiting.isEmpty || ignoredKeyNotice != nil || hasLostField }

    mutating func wait(_ key: Key, at: Int64) { waiting.append((key, at)) }

    /// Returns the keys that waited, and forgets them.
    mutating func releaseWaiting() -> [TimedKey] {
        defer { waiting = [] }
        return waiting
    }
}

extension Model {
    /// What to say to a decision key that came too soon; `nil` when it counts.
    func tooSoon(_ id: ActionID, _ press: Press, isRepetition: Bool) -> DisplayText? {
        let key = keyWord(of: press, id)
        if aimsAtTagged(id) {
            return typing.counts(at: press.at, forTags: tags.revision)
                ? nil : phrases.tagsNotShown(tags.count, key: key)
        }
        // The moderator is asked which are meant, and the answer is guarded.
        let isAsked = id.isAskedWhich && !tags.isEmpty
        if !isAsked, let notice = tooSoonForCurrent(id, press) { return notice }
        return isRepetition ? phrases.heldDown(key) : nil
    }

    /// What to say to a key that came too soon for the comment under the cursor; `nil` when it counts.
    func tooSoonForCurrent(_ id: ActionID, _ press: Press) -> DisplayText? {
        guard let target = currentTarget, !typing.counts(at: press.at, for: target, wait: settings.guardTime) else {
            return nil
        }
        return phrases.onlyJustUp(target.number, key: keyWord(of: press, id))
    }

    /// Ignores a key, and if it was to open a field, what was typed after it too.
    mutating func ignoreKey(
        _ id: ActionID, _ press: Press, saying message: DisplayText, rest: DisplayText? = nil
    ) {
        let key = press.key.flatMap { id.opensField && prompt == nil ? $0 : nil }
        typing.ignore(message, rest: key.map { rest ?? phrases.ignoredWithRest(keyWord($0)) }, at: press.at)
        say(message, .hint)
    }

    /// Drops the keys that waited, because the act before them was not done. If one of them was to open a field, what
    /// is typed on is ignored too.
    mutating func dropWaitingKeys() {
        let keys = typing.releaseWaiting()
        guard let opener = keys.first(where: { keyMap.action($0.key, in: scope)?.opensField ?? false }),
            let last = keys.last
        else { return }
        let message = phrases.ignoredWithRest(keyWord(opener.key))
        typing.ignore(message, rest: message, at: last.at)
    }

    /// Keeps a key until nothing is being saved: what it is about is not known before.
    mutating func hold(_ press: Press) -> [Effect] {
        if let key = press.key { typing.wait(key, at: press.at) }
        say(phrases.stillSaving, .hint)
        return []
    }

    /// Presses the keys that waited, once nothing is being saved.
    mutating func releaseWaitingKeys() -> [Effect] {
        guard pendingDecisions.isEmpty, !typing.waiting.isEmpty else { return [] }
        return typing.releaseWaiting().flatMap { press($0.key, at: $0.at) }
    }
}

/// Where the screen has no room for the comment beside the list, a row may show almost nothing of what a comment
/// says: then no decision on it is taken before that has been shown.
extension Model {
    /// The fewest cells of a longer text that count as having seen it.
    private static let leastText = 20

    /// Whether the frame shows what the comment under the cursor says, as far as the screen has room for it.
    var isTextInSight: Bool {
        let layout = Layout(size)
        guard layout.kind == .single, let current, queue.contains(current) else { return layout.kind != .tiny }
        if isFull || focus == .comment {
            return pane.key?.number == current && pane.textStart < pane.top + layout.whole.height
        }
        let room = listColumns(layout).textWidth
        guard room < Model.leastText else { return true }
        guard let opening = texts.opening(of: queue.body(of: current)) else { return false }
        return rowText(opening, of: current).width <= room
    }

    /// What to say to a decision key when nothing that the comment under the cursor says has been shown yet: from now
    /// on it is shown. `nil` when it has been.
    mutating func showFirst(_ id: ActionID, _ press: Press) -> DisplayText? {
        guard Layout(size).kind == .single, isOnComments, let target = currentTarget,
            !typing.hasShownText(of: target, at: press.at)
        else { return nil }
        if !isTextInSight {
            if !isFull, focus == .list { screens.push(FullComment()) }
            pane.scrollsToText = true
            forgetPanes()
        }
        // The key that began it: a prompt that led here is closed.
        return phrases.shownFirst(target.number, key: keyWord(id))
    }
}
