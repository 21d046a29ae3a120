import Moderation
import Terminal

/// The history of the queue, and its query.
extension Model {
    /// What the history of the queue begins with: a week.
    static let historyQuery = "after:7d"

    mutating func openQueueHistory() -> [Effect] {
        openQueueHistory(query: Model.historyQuery, LinePrompt(.historyQuery))
    }

    mutating func openQueueHistory(query text: String, _ line: LinePrompt) -> [Effect] {
        do throws(QueryError) {
            let query = try Query(text)
            screens.append(.history(HistoryState(comment: nil, query: query.text, entries: [])))
            return loadHistory(query)
        } catch {
            return complain(line, error)
        }
    }

    mutating func finishHistoryQuery(_ line: LinePrompt, _ text: String) -> [Effect] {
        guard case .history(var state) = screens.last else { return [] }
        do throws(QueryError) {
            let query = try Query(text)
            prompt = nil
            state.query = query.text
            state.scroll = ScrollState()
            state.detail = ScrollState()
            screens[screens.count - 1] = .history(state)
            return loadHistory(query)
        } catch {
            return complain(line, error)
        }
    }

    private mutating func loadHistory(_ query: Query) -> [Effect] {
        guard case .history(var state) = screens.last else { return [] }
        let matches = HistoryQuery(query).matches(in: queue, context: queryContext, sameText: sameText)
        state.entries = matches.certain.reversed()
        screens[screens.count - 1] = .history(state)
        guard let search = matches.search else { return [] }
        searchCount += 1
        isReadingKeys = false
        searching = SearchState(id: searchCount, purpose: .history)
        return [.search(SearchJob(id: searchCount, work: .entries(search)))]
    }

    /// Takes entries that a search has found, in their place.
    mutating func addToHistory(_ entries: [EntryNumber]) {
        guard case .history(var state) = screens.last, !entries.isEmpty else { return }
        let current = state.current
        state.entries = Array(Set(state.entries).union(entries)).sorted { $0 > $1 }
        if let current, let row = state.entries.firstIndex(of: current) { state.scroll.cursor = row }
        state.scroll.follow(height: Layout(size).historyList.height)
        screens[screens.count - 1] = .history(state)
    }

    /// The entries of a history anew, after the queue has grown. What only texts can tell stays as it was found.
    func entries(for state: HistoryState) -> [EntryNumber] {
        if let comment = state.comment { return queue.touches(of: comment).map(\.entry).reversed() }
        guard let query = try? Query(state.query) else { return state.entries }
        let certain = HistoryQuery(query).matches(in: queue, context: queryContext, sameText: sameText).certain
        return Array(Set(certain).union(state.entries)).sorted { $0 > $1 }
    }

    /// Where the body of a comment holds what the query in force looks for.
    func matches(in body: String) -> [Range<Int>] {
        list.view.query.marks(in: body, as: .body)
    }
}

extension Query {
    /// The same query for another release.
    func replacingRelease(_ slug: Slug) -> Query {
        var parts = [node]
        if case .all(let all) = node { parts = all }
        let kept = parts.filter { part in
            if case .term(.release) = part { false } else { true }
        }
        let text = kept.map { part in
            if case .any = part { "(" + part.text + ")" } else { part.text }
        }
        let rest = (try? Query(text.joined(separator: " "))) ?? self
        return rest.adding(.release, slug.text)
    }
}
