import Moderation
import Terminal
import Wording

/// The history of the queue, or of one comment: entries above, the comments of the entry under the cursor below.
struct HistoryScreen: ConsoleScreen {
    /// `nil` for the history of the queue.
    var comment: CommentNumber?
    var query = ""
    /// Newest first.
    var entries: [EntryNumber] = []
    var scroll = ScrollState()
    var isInDetail = false
    var detail = ScrollState()
    /// The number of the search for which it waits.
    private(set) var awaited: Int?

    /// How many lines stand above the comments of the entry.
    static let detailHeading = 4

    var scope: Scope? { .history }
    var enterWord: HintWord? { .itsComments }
    var tabWord: HintWord? { isInDetail ? .toEntries : .toComments }
    var isOfComments: Bool { true }

    /// The entry under the cursor.
    var current: EntryNumber? {
        entries.indices.contains(scroll.cursor) ? entries[scroll.cursor] : nil
    }

    /// The entries that a layout shows.
    func visible(_ layout: Layout) -> ArraySlice<EntryNumber> {
        entries.dropFirst(scroll.top).prefix(layout.historyList.height)
    }

    func draw(in drawing: inout Drawing) { drawing.history(self) }

    func neededEntries(_ model: Model) -> [EntryNumber] {
        let layout = Layout(model.size)
        var needed = visible(layout).filter { model.queue.line($0)?.hasContent ?? false }
        guard let current else { return needed }
        for number in model.queue.on(current).dropFirst(detail.top).prefix(layout.historyDetail.height) {
            needed.append(model.queue.body(of: number))
        }
        return needed
    }

    mutating func refresh(from model: Model) {
        show(model.entries(for: self))
    }

    /// Shows other entries; the cursor keeps its entry, on its row of the screen.
    private mutating func show(_ others: [EntryNumber]) {
        let current = current
        entries = others
        if let current, let row = entries.firstIndex(of: current) { scroll.keep(at: row) }
    }

    /// Shows the entries that the columns tell, and searches the texts for the rest once no other search is waited for.
    mutating func begin(in model: inout Model) -> [Effect] {
        awaited = nil
        guard comment == nil, let query = try? Query(query) else { return [] }
        let matches = HistoryQuery(query).matches(
            in: model.queue, context: model.queryContext, sameText: model.sameText)
        join(matches.certain)
        guard let search = matches.search else {
            if entries.isEmpty { model.say(model.phrases.nothingInHistory(model.keyWord(.query)), .hint) }
            return []
        }
        awaited = Searches.owed
        guard model.searching?.isShort ?? true else { return [] }
        let effects = model.searches.begin(.screen, .entries(search), asOf: model.queue.lastEntry)
        awaited = model.searching?.id
        return effects
    }

    mutating func take(_ news: SearchNews, in model: Model) {
        if news.isDone { awaited = nil }
        join(news.entries)
        scroll.follow(height: Layout(model.size).historyList.height)
    }

    /// Adds entries at their places.
    private mutating func join(_ others: [EntryNumber]) {
        if !others.isEmpty { show(Array(Set(entries).union(others)).sorted { $0 > $1 }) }
    }

    mutating func move(_ step: Step, in model: inout Model) {
        let layout = Layout(model.size)
        if isInDetail {
            let count = current.map { model.queue.on($0).count } ?? 0
            detail.step(step, count: count, height: layout.historyDetail.height - HistoryScreen.detailHeading)
        } else {
            scroll.step(step, count: entries.count, height: layout.historyList.height)
            detail = ScrollState()
        }
    }

    mutating func switchFocus(in model: inout Model) { isInDetail.toggle() }

    mutating func scrollOther(_ pages: Int, in model: inout Model) {
        isInDetail.toggle()
        move(.halfPages(pages), in: &model)
        isInDetail.toggle()
    }

    /// Shows the comments of the entry as a list.
    func open(in model: inout Model, _ press: Press) -> [Effect] {
        guard let entry = current else { return [] }
        let numbers = model.queue.on(entry)
        guard !numbers.isEmpty else { return model.hint(model.phrases.noComment) }
        let number = isInDetail && numbers.indices.contains(detail.cursor) ? numbers[detail.cursor] : nil
        var view = ListState.View(query: Query.everything.adding("entry:\(entry.rawValue)"), order: .newest)
        view.current = number ?? model.current
        return model.leave(by: comment == nil ? .queueHistory : .open, to: view)
    }

    static let actions: [Action] = [
        Action(
            .history, keys: ["h"], on: Scope.comments, group: .look,
            hints: [Hint(220, [.list: 12])],
            traits: .takesOneComment,
            argument: .init(.query) { m, text, _ throws(CommandMistake) in try m.openHistory(typed: text) },
            available: { $0.hasCurrent() },
            perform: { m, _ in m.openHistory() }),
        Action(
            .queueHistory, keys: ["H"], on: Scope.comments, group: .look, help: .beside(.history),
            hints: [Hint(240, [.empty: 2], when: { $0.queue.commentCount > 0 })],
            traits: .leadsBack,
            perform: { m, _ in m.openQueueHistory() }),
        Action(
            .undoEntry, keys: ["u"], on: [.history], group: .look, help: .nowhere,
            hints: [Hint(190, [.screen(.history): 2])],
            traits: .acts,
            available: { $0.canUndoEntry() },
            perform: { $0.undoEntry($1) }),
    ]
}

extension Model {
    /// The query that the history of the queue begins with: the last week.
    static let historyQuery = "after:7d"

    /// h: the history of the comment under the cursor.
    mutating func openHistory() -> [Effect] {
        guard let current else { return [] }
        return openHistory(of: current)
    }

    /// The history of a comment.
    mutating func openHistory(of number: CommentNumber) -> [Effect] {
        var history = HistoryScreen(comment: number)
        history.refresh(from: self)
        screens.push(history)
        return []
    }

    /// H: the history of the queue.
    mutating func openQueueHistory() -> [Effect] {
        (try? Query(Model.historyQuery)).map { openQueueHistory($0) } ?? []
    }

    /// The history of the queue for a query.
    mutating func openQueueHistory(_ query: Query) -> [Effect] {
        open(HistoryScreen(query: query.text))
    }

    /// Shows another query's entries.
    mutating func finishHistoryQuery(_ line: LinePrompt, _ text: String) -> [Effect] {
        guard var history = screens.top(as: HistoryScreen.self) else { return [] }
        do throws(QueryError) {
            let query = try Query(text, names: queryNames)
            prompt = nil
            history = HistoryScreen(query: query.text)
            let effects = history.begin(in: &self)
            screens.replaceTop(history)
            return effects
        } catch {
            return complain(line, error)
        }
    }

    /// The entries of a history after the queue has grown. What only the texts can tell stays as it was found.
    fileprivate func entries(for history: HistoryScreen) -> [EntryNumber] {
        if let comment = history.comment { return queue.changes(of: comment).map(\.entry).reversed() }
        guard let query = try? Query(history.query) else { return history.entries }
        let certain = HistoryQuery(query).matches(in: queue, context: queryContext, sameText: sameText).certain
        return Array(Set(certain).union(history.entries)).sorted { $0 > $1 }
    }

    // MARK: Undo of an entry

    /// The entry under the history's cursor.
    private var historyEntry: EntryNumber? { screens.top(as: HistoryScreen.self)?.current }

    /// Whether the entry under the cursor can be taken back or done again.
    func canUndoEntry() -> Availability {
        guard canWrite() == .yes else { return canWrite() }
        guard let entry = historyEntry, let line = queue.line(entry) else { return .no(sentence(.nothingToUndo)) }
        if let undo = line.undone { return .no(sentence(.alreadyUndone(entry, by: undo))) }
        guard line.verb.isAct || line.verb == .note || line.verb == .undo else {
            return .no(sentence(.notUndoable(entry, line.verb)))
        }
        // A bulk too large to look at for every frame is simply tried.
        guard line.count <= Model.judgedAtOnce, let login else { return .yes }
        do throws(UndoRefusal) {
            let (entry, isRedo) = undoing(entry)
            let command =
                isRedo
                ? try queue.redoCommand(entry, by: login) : try queue.undoCommand(entry, by: login)
            guard command.targets.isEmpty, let first = command.setApart.first else { return .yes }
            return .no(phrases.refusal(first.refusal, first.number))
        } catch {
            return .no(sentence(error))
        }
    }

    /// The most comments of an entry that are looked at to tell whether it can be undone.
    private static let judgedAtOnce = 1_000

    /// What u on an entry of a history takes back or does again: it does an undo's act again, and takes a redo's act back.
    private func undoing(_ entry: EntryNumber) -> (entry: EntryNumber, isRedo: Bool) {
        if queue.isRedo(entry) { return (queue.act(behind: entry), false) }
        return (entry, queue.verb(of: entry) == .undo)
    }

    /// u in a history: the entry under the cursor, even another moderator's.
    mutating func undoEntry(_ press: Press) -> [Effect] {
        guard let entry = historyEntry else { return [] }
        let what = undoing(entry)
        return undo(what.entry, isRedo: what.isRedo, press)
    }
}
