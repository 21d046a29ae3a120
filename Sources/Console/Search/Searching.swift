package import Moderation
import Terminal
import Wording

/// A search over texts, as the loop is to run it.
package struct SearchJob: Sendable {
    /// What is read: bodies of comments, or those that decide about entries of a history.
    package enum Work: Sendable {
        case comments(TextSearch)
        case entries(HistorySearch)
        /// Nothing is looked for: keys are made, so that the same text elsewhere can be told.
        case keys(SameText.Scan)
    }

    package var id: Int
    package var work: Work
}

/// A search that runs.
struct SearchState {
    enum Purpose {
        /// Its hits become rows.
        case list
        /// Its hits are tagged, or untagged; so many were tagged before.
        case tag(isUntag: Bool, before: Int)
        /// Its hits have arrived outside the list.
        case arrivals
        /// Its entries join the history on top.
        case history
        /// Its hits are counted.
        case count
    }

    var id: Int
    var purpose: Purpose
    var percent = 0
    var found = 0

    /// Whether it is about a few comments only, and not worth a line.
    var isShort: Bool {
        if case .arrivals = purpose { true } else { false }
    }

    /// Whether what is tagged is not known before it ends.
    var isTagging: Bool {
        if case .tag = purpose { true } else { false }
    }
}

extension Model {
    /// Begins to search the texts of `numbers`.
    mutating func search(_ query: Query, _ numbers: [CommentNumber], purpose: SearchState.Purpose) -> [Effect] {
        let ordered = list.view.order.sorted(numbers, in: queue)
        let search = TextSearch(filter(for: query), among: ordered, in: queue, sameText: sameText)
        return beginSearch(purpose, .comments(search))
    }

    /// Begins a search; one that runs is stopped by the loop.
    mutating func beginSearch(_ purpose: SearchState.Purpose, _ work: SearchJob.Work) -> [Effect] {
        searchCount += 1
        isReadingKeys = false
        searching = SearchState(id: searchCount, purpose: purpose)
        return [.search(SearchJob(id: searchCount, work: work))]
    }

    /// Takes what a search has found so far. News of a search that was stopped are nobody's.
    mutating func receiveHits(_ id: Int, _ news: SearchNews) -> [Effect] {
        if let keys = news.keys { sameText.take(keys, in: queue) }
        if id == Model.keysID {
            if news.isDone { isReadingKeys = false }
            return []
        }
        guard var state = searching, state.id == id else { return [] }
        state.percent = news.percent
        state.found += news.hits.count
        switch state.purpose {
        case .list:
            addRows(news.hits)
        case .tag(let isUntag, _):
            for number in news.hits {
                if isUntag { untag(number) } else { tag(number, version: queue.version(of: number)) }
            }
        case .history:
            addToHistory(news.entries)
        case .count:
            break
        case .arrivals:
            for number in news.hits where !list.contains(number) { list.arrivals.insert(number) }
        }
        searching = news.isDone ? nil : state
        guard news.isDone else { return [] }
        if let error = news.error {
            say(phrases.failure(error, kept: nil, key: nil), .error)
            return releaseWaitingKeys()
        }
        switch state.purpose {
        case .list:
            replaceRows(list.rows, cursorOn: current)
            list.awaited = nil
        case .tag(let isUntag, let before):
            tellTags(isUntag: isUntag, before: before)
        case .count:
            say(phrases.comments(state.found), .hint)
        case .arrivals, .history:
            break
        }
        let unsearched = unsearchedArrivals
        unsearchedArrivals = []
        if !unsearched.isEmpty { return search(list.view.query, unsearched, purpose: .arrivals) }
        return releaseWaitingKeys() + readKeys()
    }

    /// The number of the search that only makes keys.
    static let keysID = 0
    /// In a queue beyond this the texts are not read at once, but when no key has been pressed for a while.
    package static let keysAtOnce = 250_000
    /// In a queue beyond this the same text elsewhere is looked for when it is asked for (`=`, `same:`, `is:duplicate`), not
    /// before: at a million comments, reading all texts takes 100 MB on top of the 70 that the queue needs.
    package static let keysLimit = 500_000
    private static let keysDelay: Int64 = 2_000

    /// Reads what is missing to tell where the same text stands elsewhere, at once or before long. Any search goes
    /// before it.
    mutating func readKeys() -> [Effect] {
        guard searching == nil, !isReadingKeys, queue.commentCount <= readingLimits.upperBound,
            !sameText.isComplete(for: queue)
        else { return [] }
        guard queue.commentCount <= readingLimits.lowerBound else {
            keysDue = keysDue ?? now + Model.keysDelay
            return []
        }
        return readKeysNow()
    }

    /// A key was pressed: what is to be read in idle times waits on.
    mutating func putOffKeys() {
        if keysDue != nil { keysDue = now + Model.keysDelay }
    }

    mutating func readKeysNow() -> [Effect] {
        keysDue = nil
        guard searching == nil, !isReadingKeys else { return [] }
        let scan = sameText.scan(of: queue)
        guard scan.count > 0 else { return [] }
        isReadingKeys = true
        return [.search(SearchJob(id: Model.keysID, work: .keys(scan)))]
    }

    /// Takes rows that a search has found; the cursor goes to the one that it waits for.
    private mutating func addRows(_ numbers: [CommentNumber]) {
        list.append(numbers)
        guard let awaited = list.awaited, list.move(to: awaited.number) else { return }
        showCursor(inRow: awaited.screenRow)
        typing.chooseByProgram()
    }

    /// Refuses to begin a search that would end one whose hits are waited for.
    mutating func isFreeToSearch() -> Bool {
        guard let searching, !searching.isShort else { return true }
        say(phrases.stillSearching(keyWord(.cancel)), .hint)
        return false
    }
}
