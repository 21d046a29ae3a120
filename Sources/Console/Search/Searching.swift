import Moderation
import Terminal
import Wording

/// A search over texts, as the loop is to run it.
struct SearchJob: Sendable {
    /// What is read: bodies of comments, or the bodies that decide whether entries belong to a history.
    enum Work: Sendable {
        case comments(TextSearch)
        case entries(HistorySearch)
        /// No search: makes keys of texts, by which the same text elsewhere is found.
        case keys(SameText.Scan)
    }

    var id: Int
    var work: Work
}

/// A typed decision on what a search has found.
struct FoundDecision {
    var decision: Decision
    var note: String?
    var numbers: [CommentNumber]
    /// The last entry when the search began.
    var asOf: EntryNumber
}

/// A search that runs.
struct SearchState {
    enum Purpose {
        /// Its hits become rows.
        case list
        /// Its hits are tagged, perhaps for being alike to one, or untagged; `before` is how many were tagged before.
        case tag(isUntag: Bool, before: Int, alikeTo: CommentNumber?)
        /// The comments among these that it finds have arrived outside the list.
        case arrivals([CommentNumber])
        /// What it finds goes to the screen that waits for it.
        case screen
        /// Its hits are counted.
        case count
        /// Its hits are what one rule marks of the list.
        case marks([CommentNumber])
        /// Its hits, with what was found before them, are decided on.
        case decide(Decision, note: String?, found: [CommentNumber])
    }

    var id: Int
    var purpose: Purpose
    /// The last entry when it began: it reads the texts of that time.
    var asOf: EntryNumber
    var percent = 0
    var found = 0

    /// Whether it is about a few comments only, and not worth a line.
    var isShort: Bool {
        switch purpose {
        case .arrivals, .marks: true
        default: false
        }
    }

    /// Whether the tags are not known before it ends.
    var isTagging: Bool {
        if case .tag = purpose { true } else { false }
    }
}

/// The searches over texts. One runs at a time: either one whose hits are waited for, or else the reading that lets
/// ``SameText`` tell where the same text stands elsewhere. Any search goes before that reading. Beside them runs the
/// work that a screen or a question waits for.
///
/// All of this work has a number, which its results carry. A screen or a question says which number it waits for, and
/// nothing else is noted: work that nothing waits for any more is stopped, however the screen or question was left
/// (``Model/settleWork()``).
struct Searches {
    /// In a queue of more comments than this, the texts are not read at once, but when no key has been pressed for a while.
    static let readAtOnce = 250_000
    /// In a queue of more comments than this, the same text elsewhere is looked for only when asked for (`=`, `same:`,
    /// `is:duplicate`): at a million comments, reading all texts takes 100 MB on top of the 70 that the queue needs.
    static let readWhenIdle = 500_000
    private static let idle: Int64 = 2_000
    /// The number that a screen waits for while its work has still to begin.
    static let owed = -1

    /// The running search whose hits are waited for.
    var running: SearchState?
    /// The last number given out.
    private var count = 0
    /// The numbers of the work beside it.
    private var beside: [Int] = []
    /// A typed decision on what a search has found, kept until no prompt, question or editor is open.
    var found: FoundDecision?
    /// Arrivals whose texts wait for another search to end.
    var openArrivals: [CommentNumber] = []
    /// The number of the running reading.
    private(set) var reading: Int?
    /// Whether a search has taken the turn of the reading, which follows it however it ends.
    private(set) var owesReading = false
    /// When to read the texts of a large queue, unless a key is pressed first.
    private(set) var readingDue: Moment?
    /// Up to how many comments the texts are read at once, and up to how many once no key has been pressed for a while.
    var readingLimits = Searches.readAtOnce...Searches.readWhenIdle

    init() {}

    /// Begins a search; the loop stops the one that runs. Arrivals that were being searched wait for their turn again.
    ///
    /// - Parameter found: How many hits are known already.
    mutating func begin(
        _ purpose: SearchState.Purpose, _ work: SearchJob.Work, asOf: EntryNumber, found: Int = 0
    ) -> [Effect] {
        if case .arrivals(let numbers) = running?.purpose { openArrivals += numbers }
        count += 1
        reading = nil
        owesReading = true
        running = SearchState(id: count, purpose: purpose, asOf: asOf, found: found)
        return [.search(SearchJob(id: count, work: work))]
    }

    /// Begins work beside the running search, and returns its number.
    mutating func beginBeside() -> Int {
        count += 1
        beside.append(count)
        return count
    }

    func isUnderWay(_ number: Int) -> Bool { running?.id == number || beside.contains(number) }

    /// Stops the work that no screen or question waits for any more.
    mutating func stop(allBut awaited: [Int]) -> [Effect] {
        var effects: [Effect] = []
        for number in beside where !awaited.contains(number) { effects.append(.stop(number)) }
        beside.removeAll { !awaited.contains($0) }
        if let running, case .screen = running.purpose, !awaited.contains(running.id) { effects += stop() }
        return effects
    }

    /// Stops the running search, if there is one.
    mutating func stop() -> [Effect] {
        defer { running = nil }
        return running == nil ? [] : [.stopSearch]
    }

    /// Reads what is missing to tell where the same text stands elsewhere, at once or later.
    mutating func read(_ sameText: inout SameText, of queue: Queue, at now: Moment) -> [Effect] {
        owesReading = owesReading && running != nil
        guard running == nil, reading == nil, queue.commentCount <= readingLimits.upperBound,
            !sameText.isComplete(for: queue)
        else { return [] }
        guard queue.commentCount <= readingLimits.lowerBound else {
            readingDue = readingDue ?? now + Searches.idle
            return []
        }
        return readNow(&sameText, of: queue)
    }

    /// A key was pressed: reading in idle times is put off further.
    mutating func putOffReading(_ now: Moment) {
        if readingDue != nil { readingDue = now + Searches.idle }
    }

    /// Reads it now, unless something is being searched.
    mutating func readNow(_ sameText: inout SameText, of queue: Queue) -> [Effect] {
        readingDue = nil
        guard running == nil, reading == nil else { return [] }
        let scan = sameText.scan(of: queue)
        guard scan.count > 0 else { return [] }
        count += 1
        reading = count
        return [.search(SearchJob(id: count, work: .keys(scan)))]
    }

    /// Stops everything, since the queue is another one. What waits for it begins again.
    mutating func stopAll() -> [Effect] {
        defer { (running, reading, beside, openArrivals, found) = (nil, nil, [], [], nil) }
        return beside.map { .stop($0) } + (running == nil && reading == nil ? [] : [.stopSearch])
    }

    /// Notes that the reading has ended.
    mutating func endReading() { reading = nil }
}

extension Model {
    /// The search whose hits are waited for.
    var searching: SearchState? { searches.running }

    /// Stops the work that nothing on the screen waits for any more, and begins the work whose turn it is. Drops keys
    /// that waited for something that was stopped.
    mutating func settleWork() -> [Effect] {
        var effects = searches.stop(allBut: screens.awaited + (question?.awaited ?? []))
        if !isAsking, let found = searches.found {
            searches.found = nil
            effects += decideFound(found)
        }
        if searching == nil { effects += nextSearch() }
        if searching == nil, searches.owesReading { effects += readTexts() }
        if !typing.waiting.isEmpty, pendingDecisions.isEmpty, !(searching?.isTagging ?? false) { dropWaitingKeys() }
        return effects
    }

    /// Begins the next search: for a list that was made before anything was learned, for a screen that the moderator
    /// came back to, for arrivals, for the marks of rules.
    private mutating func nextSearch() -> [Effect] {
        if judging.owesList, likelihoods != nil { return load(presentView) }
        if let number = screens.awaited.first(where: { !searches.isUnderWay($0) }),
            var screen = screens[awaiting: number]
        {
            let effects = screen.begin(in: &self)
            screens[awaiting: number] = screen
            return effects
        }
        if !searches.openArrivals.isEmpty {
            let arrivals = searches.openArrivals
            searches.openArrivals = []
            let selection = select(list.view.query, within: arrivals)
            noteArrived(selection.certain)
            if !selection.isCertain { return search(selection, purpose: .arrivals(arrivals)) }
        }
        return rules.uncounted.isEmpty ? [] : countNextMark()
    }

    /// Notes comments that match by now and are not in the list.
    private mutating func noteArrived(_ numbers: [CommentNumber]) {
        for number in numbers where !list.contains(number) { list.arrivals.insert(number) }
    }

    /// Begins to search the texts that a selection leaves open.
    mutating func search(_ selection: Selection, purpose: SearchState.Purpose, found: Int = 0) -> [Effect] {
        searches.begin(
            purpose, .comments(selection.search(in: queue, sameText: sameText)), asOf: queue.lastEntry, found: found)
    }

    /// Takes what a search has found so far. Ignores news of a search that was stopped.
    ///
    /// What can be shown at once is taken with each news, the rest when the search has ended:
    ///
    /// | purpose, for example | with each news | at the end |
    /// |---|---|---|
    /// | `list`: `/kredits` | rows are added behind those that stand | the rows are put in order |
    /// | `tag`: `+` | the hits are tagged | says how many |
    /// | `decide`: `:reject` with a query | the hits are kept | decides on all of them |
    /// | `marks`: the order by rules | the hits are kept | counts them, and begins the next rule |
    /// | `count` | the hits are counted | says how many |
    /// | `screen`: a history | the screen takes them | |
    /// | `arrivals` | they are noted as arrived | |
    ///
    /// After an error, what was shown stays, and what would be done at the end is not done.
    mutating func receiveHits(_ id: Int, _ news: SearchNews) -> [Effect] {
        if let keys = news.keys { sameText.add(keys, in: queue) }
        if id == searches.reading {
            if news.isDone { searches.endReading() }
            return []
        }
        guard var state = searching, state.id == id else { return [] }
        add(news, to: &state)
        searches.running = news.isDone ? nil : state
        guard news.isDone else { return [] }
        if let error = news.error {
            say(phrases.failure(error, kept: nil, key: nil), .error)
            if state.isShort { rules.uncounted = [] }
            return releaseWaitingKeys()
        }
        return endSearch(state) + releaseWaitingKeys()
    }

    /// Takes what a search has found since the last news.
    private mutating func add(_ news: SearchNews, to state: inout SearchState) {
        state.percent = news.percent
        state.found += news.hits.count
        switch state.purpose {
        case .list:
            addRows(news.hits)
        case .tag(let isUntag, _, let original):
            for number in news.hits {
                let version = versionSeen(of: number, asOf: state.asOf)
                if isUntag { untag(number) } else { tag(number, version: version, alikeTo: original) }
            }
        case .screen:
            if var screen = screens[awaiting: state.id] {
                screen.take(news, in: self)
                screens[awaiting: state.id] = screen
            }
        case .count:
            break
        case .marks(let found):
            state.purpose = .marks(found + news.hits)
        case .decide(let decision, let note, let found):
            state.purpose = .decide(decision, note: note, found: found + news.hits)
        case .arrivals:
            noteArrived(news.hits)
        }
    }

    /// Does what follows a search that has found everything.
    private mutating func endSearch(_ state: SearchState) -> [Effect] {
        switch state.purpose {
        case .list:
            replaceRows(list.rows, cursorOn: current)
            list.awaited = nil
            return countMarks()
        case .marks(let found):
            countMark(found)
            return countNextMark()
        case .tag(let isUntag, let before, _):
            tellTags(isUntag: isUntag, before: before)
        case .count:
            say(phrases.comments(state.found), .hint)
        case .decide(let decision, let note, let found):
            searches.found = FoundDecision(decision: decision, note: note, numbers: found, asOf: state.asOf)
        case .arrivals, .screen:
            break
        }
        return []
    }

    /// The version of a comment that its moderator has seen, where a search found it that began at an entry: without
    /// what others changed since then, but with the moderator's own acts.
    func versionSeen(of number: CommentNumber, asOf last: EntryNumber) -> EntryNumber {
        var version = queue.version(of: number, asOf: last)
        guard version != queue.version(of: number) else { return version }
        for change in queue.changes(of: number) where change.entry > version {
            guard ownActs.entries.contains(change.entry) else { break }
            version = change.entry
        }
        return version
    }

    /// Reads what is missing to tell where the same text stands elsewhere.
    mutating func readTexts() -> [Effect] { searches.read(&sameText, of: queue, at: now) }

    /// Takes rows that a search has found; the cursor goes to the comment that it waits for.
    private mutating func addRows(_ numbers: [CommentNumber]) {
        list.append(numbers)
        guard let awaited = list.awaited, list.move(to: awaited.number) else { return }
        showCursor(inRow: awaited.screenRow)
        typing.chooseByProgram()
    }

    /// Says no to a search that would end one whose hits are waited for.
    mutating func isFreeToSearch() -> Bool {
        guard let searching, !searching.isShort else { return true }
        say(phrases.stillSearching(keyWord(.cancel)), .hint)
        return false
    }
}
