import Moderation
import Terminal

/// The screens over the list: opening them, and what Enter does there.
extension Model {
    mutating func openHelp() -> [Effect] {
        screens.append(.help(HelpState(scope: scope)))
        return []
    }

    mutating func setHelpSearch(_ text: String) {
        guard case .help(var state) = screens.last else { return }
        state.search = text
        state.chosen = text.isEmpty ? nil : 0
        screens[screens.count - 1] = .help(state)
    }

    /// Enter on a line of the help does it, on the screen that help was asked on. A decision is asked about first: its key was
    /// not pressed on the comment.
    mutating func doHelpLine(_ state: HelpState, _ press: Press) -> [Effect] {
        let lines = HelpLine.matching(state.search, self)
        guard let chosen = state.chosen else {
            say(phrases.chooseALine(down: keyWord(.down), search: keyWord(.search)), .hint)
            return []
        }
        guard lines.indices.contains(chosen) else { return [] }
        let action = lines[chosen].actions[0]
        screens.removeLast()
        guard action.scopes.contains(scope) else {
            say(phrases.refused(keyWord(action.id), because: phrases.notOnAList), .hint)
            return []
        }
        if action.id.isAimed { return askFirst(action, press) }
        return run(action, Press(key: keyMap.keys(of: action.id).first, at: press.at))
    }

    mutating func openMessages() -> [Effect] {
        guard !log.all.isEmpty else {
            say(phrases.noMessages, .hint)
            return []
        }
        var state = ScrollState()
        state.step(.last, count: log.all.count, height: Layout(size).whole.height)
        screens.append(.messages(state))
        return []
    }

    // MARK: Releases

    mutating func openReleases() -> [Effect] {
        var isForStatistics = false
        if case .statistics = screens.last { isForStatistics = true }
        // Again: back to the query that a release was chosen over.
        if screens.isEmpty, wayBack.action == .releases { return goBack() }
        screens.append(.releases(ReleasesState(rows: releaseRows(), isForStatistics: isForStatistics)))
        return []
    }

    /// Releases with their counts, the newest first.
    func releaseRows() -> [ReleasesState.Row] {
        zip(queue.releases, queue.releaseCounts(at: now)).map { ReleasesState.Row(release: $0, counts: $1) }
            .sorted { one, other in
                one.release.date != other.release.date
                    ? one.release.date > other.release.date : one.release.slug < other.release.slug
            }
    }

    mutating func choose(_ state: ReleasesState) -> [Effect] {
        guard state.rows.indices.contains(state.scroll.cursor) else { return [] }
        let slug = state.rows[state.scroll.cursor].release.slug
        screens.removeLast()
        if state.isForStatistics {
            guard case .statistics(var statistics) = screens.last else { return [] }
            statistics.release = statistics.release == slug ? nil : slug
            screens[screens.count - 1] = .statistics(recounted(statistics))
            return []
        }
        var view = CommentList.View(query: list.view.query.replacingRelease(slug), order: list.view.order)
        view.current = current
        return leave(by: .releases, to: view)
    }

    // MARK: History

    mutating func openHistory() -> [Effect] {
        guard let current else { return [] }
        return openHistory(of: current)
    }

    mutating func openHistory(of number: CommentNumber) -> [Effect] {
        let entries = queue.touches(of: number).map(\.entry).reversed()
        screens.append(.history(HistoryState(comment: number, query: "", entries: Array(entries))))
        return []
    }

    /// The entry under the history's cursor.
    var historyEntry: EntryNumber? {
        guard case .history(let state) = screens.last else { return nil }
        return state.current
    }

    func canUndoEntry() -> Availability {
        guard canWrite() == .yes else { return canWrite() }
        guard let entry = historyEntry, let line = queue.line(entry) else { return .no(phrases.nothingToUndo) }
        if let undo = line.undone { return .no(phrases.undoRefused(entry, by: undo)) }
        guard line.verb.isAct || line.verb == .note || line.verb == .undo else {
            return .no(phrases.entryNotUndoable(entry, line.verb))
        }
        // Of a bulk too large to look at for every frame, it is tried.
        guard line.count <= Model.judgedAtOnce, let login else { return .yes }
        do throws(UndoRefusal) {
            let (entry, isRedo) = undoing(entry)
            let command =
                isRedo
                ? try queue.redoCommand(entry, by: login, at: now) : try queue.undoCommand(entry, by: login, at: now)
            guard command.targets.isEmpty, let first = command.setApart.first else { return .yes }
            return .no(phrases.refusal(first.refusal, first.number))
        } catch {
            return .no(sentence(error))
        }
    }

    /// The most comments of an entry that are looked at to tell whether it can be undone.
    private static let judgedAtOnce = 1_000

    /// What u on an entry of a history takes back or does again: an undo is done again, a redo's act taken back.
    private func undoing(_ entry: EntryNumber) -> (entry: EntryNumber, isRedo: Bool) {
        if queue.isRedo(entry) { return (queue.act(behind: entry), false) }
        return (entry, queue.verb(of: entry) == .undo)
    }

    /// u in a history: the entry under the cursor, whoever wrote it.
    mutating func undoEntry(_ press: Press) -> [Effect] {
        guard let entry = historyEntry else { return [] }
        let what = undoing(entry)
        return undo(what.entry, isRedo: what.isRedo, press)
    }

    /// Enter in a history: the comments of the entry as a list.
    mutating func openEntryComments() -> [Effect] {
        guard case .history(let state) = screens.last, let entry = state.current else { return [] }
        let numbers = queue.on(entry)
        guard !numbers.isEmpty else {
            say(phrases.noComment, .hint)
            return []
        }
        var number: CommentNumber?
        if state.isInDetail, numbers.indices.contains(state.detail.cursor) { number = numbers[state.detail.cursor] }
        var view = CommentList.View(query: Query.everything.adding("entry:\(entry.rawValue)"), order: .newest)
        view.current = number ?? current
        return leave(by: .open, to: view)
    }

    /// What a change of the queue means for the screens over the list.
    mutating func refreshScreens() {
        for index in screens.indices {
            switch screens[index] {
            case .history(var state):
                let current = state.current
                state.entries = entries(for: state)
                if let current, let row = state.entries.firstIndex(of: current) {
                    state.scroll.top += row - state.scroll.cursor
                    state.scroll.cursor = row
                }
                screens[index] = .history(state)
            case .releases(var state):
                let slug =
                    state.rows.indices.contains(state.scroll.cursor)
                    ? state.rows[state.scroll.cursor].release.slug : nil
                state.rows = releaseRows()
                if let slug, let row = state.rows.firstIndex(where: { $0.release.slug == slug }) {
                    state.scroll.cursor = row
                }
                screens[index] = .releases(state)
            case .statistics(let state):
                screens[index] = .statistics(recounted(state))
            case .full, .help, .messages, .edit:
                break
            }
        }
    }

    // MARK: Statistics

    mutating func openStatistics() -> [Effect] {
        let state = StatisticsState(
            days: Layout(size).kind == .wide ? 14 : 7, last: local(now).date, release: nil,
            result: statistics(days: 0, to: local(now).date, release: nil))
        screens.append(.statistics(recounted(state)))
        return []
    }

    private func statistics(days: Int, to last: CivilDate, release: Slug?) -> Statistics {
        queue.statistics(
            days: days, to: last, zone: zone, now: now, target: settings.target, release: release)
    }

    private func recounted(_ state: StatisticsState) -> StatisticsState {
        var state = state
        state.result = statistics(days: state.days, to: state.last, release: state.release)
        return state
    }

    mutating func moveStatistics(days sign: Int) -> [Effect] {
        guard case .statistics(var state) = screens.last else { return [] }
        let day = state.last.daysSince1970 + sign * state.days
        state.last = CivilDate(daysSince1970: min(day, local(now).date.daysSince1970))
        screens[screens.count - 1] = .statistics(recounted(state))
        return []
    }

    mutating func stretchStatistics(longer: Bool) -> [Effect] {
        guard case .statistics(var state) = screens.last else { return [] }
        state.days = longer ? min(state.days * 2, 364) : max(state.days / 2, 7)
        screens[screens.count - 1] = .statistics(recounted(state))
        return []
    }
}

extension HistoryState {
    /// Lines above the comments of the entry.
    static let detailHeading = 4

    var current: EntryNumber? {
        entries.indices.contains(scroll.cursor) ? entries[scroll.cursor] : nil
    }
}

extension StatisticsState {
    /// More lines than any statistics have.
    static let longest = 500
}
