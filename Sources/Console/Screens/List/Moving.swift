import Moderation
import Terminal

/// Movement: by hand, so the guard does not wait for it.
extension Model {
    mutating func step(_ step: Step) -> [Effect] {
        guard !screens.isEmpty else {
            if focus == .comment { return scrollComment(step) }
            guard !list.rows.isEmpty else {
                // Whoever moves in a list that is still being searched wants its beginning.
                list.awaited = nil
                return []
            }
            moveByHand(to: step.moved(list.cursor, count: list.rows.count, height: Layout(size).list.height))
            return []
        }
        return stepOver(step)
    }

    mutating func moveByHand(to row: Int) {
        let before = current
        list.move(to: row)
        // A key that finds no further row moves nothing.
        if current != before { typing.chooseByHand(currentTarget) }
        // Many tags make a large file: then the place is kept with the next of them, and at the end.
        if tags.count <= Model.tagsKeptWithPlace { isDraftStale = true }
    }

    private mutating func scrollComment(_ step: Step) -> [Effect] {
        let height = Layout(size).comment(isFull: isFull).height
        pane.scroll(step, height: height)
        return []
    }

    /// Moves in the screen over the list.
    private mutating func stepOver(_ step: Step) -> [Effect] {
        guard let last = screens.indices.last else { return [] }
        let layout = Layout(size)
        switch screens[last] {
        case .full:
            return scrollComment(step)
        case .help(var state):
            // The first movement enters the list from above.
            state.chosen = step.moved(
                state.chosen ?? -1, count: HelpLine.matching(state.search, self).count, height: layout.whole.height)
            screens[last] = .help(state)
        case .history(var state):
            if state.isInDetail {
                let count = state.current.map { queue.on($0).count } ?? 0
                state.detail.step(step, count: count, height: layout.historyDetail.height - HistoryState.detailHeading)
            } else {
                state.scroll.step(step, count: state.entries.count, height: layout.historyList.height)
                state.detail = ScrollState()
            }
            screens[last] = .history(state)
        case .statistics(var state):
            state.scroll = max(0, step.moved(state.scroll, count: StatisticsState.longest, height: layout.whole.height))
            screens[last] = .statistics(state)
        case .releases(var state):
            state.scroll.step(step, count: state.rows.count, height: layout.whole.height)
            screens[last] = .releases(state)
        case .messages(var state):
            state.step(step, count: log.all.count, height: layout.whole.height)
            screens[last] = .messages(state)
        case .edit:
            break
        }
        return []
    }

    /// `n` and `N`: the next one that needs a decision, the rows that do not being passed over.
    mutating func stepToUndecided(forward: Bool) -> [Effect] {
        let rows = list.rows
        let row =
            forward
            ? nextUndecided(after: list.cursor)
            : rows[..<min(list.cursor, rows.count)].lastIndex { needsDecision($0) }
        if let row {
            moveByHand(to: row)
        } else if forward, let above = undecidedAbove(list.cursor), above > 0 {
            say(phrases.endOfList(above: above, key: keyWord(.previous)), .hint)
        } else {
            say(phrases.noneNeedsDecision, .hint)
        }
        return []
    }

    /// Tab: between list and comment, or between the history and the entry below it.
    mutating func switchFocus() -> [Effect] {
        if case .history(var state) = screens.last {
            state.isInDetail.toggle()
            screens[screens.count - 1] = .history(state)
        } else {
            focus = focus == .list ? .comment : .list
        }
        return []
    }

    /// J and K: half a page in the part that is not in focus.
    mutating func scrollOther(_ pages: Int) -> [Effect] {
        let layout = Layout(size)
        if case .history(var state) = screens.last {
            state.isInDetail.toggle()
            screens[screens.count - 1] = .history(state)
            let effects = step(.halfPages(pages))
            if case .history(var state) = screens.last {
                state.isInDetail.toggle()
                screens[screens.count - 1] = .history(state)
            }
            return effects
        }
        if focus == .list, screens.isEmpty {
            pane.scroll(.halfPages(pages), height: layout.comment(isFull: false).height)
        } else if isFull {
            pane.scroll(.halfPages(pages), height: layout.comment(isFull: true).height)
        } else if !list.rows.isEmpty {
            moveByHand(
                to: Step.halfPages(pages).moved(list.cursor, count: list.rows.count, height: layout.list.height))
        }
        return []
    }

    /// Enter: full screen and back; on the screens over the list, what the row stands for.
    mutating func open(_ press: Press) -> [Effect] {
        switch screens.last {
        case nil:
            screens.append(.full)
            pane.top = 0
            return []
        case .full:
            return close()
        case .help(let state):
            return doHelpLine(state, press)
        case .history:
            return openEntryComments()
        case .releases(let state):
            return choose(state)
        case .statistics, .messages, .edit:
            return []
        }
    }

    mutating func close() -> [Effect] {
        _ = screens.popLast()
        focus = .list
        return []
    }

    /// `q`: closes what is on top; on a list that was come to from another it goes back, else it quits.
    mutating func closeOrQuit() -> [Effect] {
        guard screens.isEmpty else { return close() }
        if let action = wayBack.action, !action.isView { return goBack() }
        return quit()
    }

    /// `^C` and Esc: end a range, a search, a screen over the list; on the list Esc does nothing.
    mutating func cancel(_ press: Press) -> [Effect] {
        if !pendingDecisions.isEmpty, press.key?.code != .escape {
            _ = typing.releaseWaiting()
            if !pendingDecisions.isWaiting { say(phrases.stillSaving, .hint) }
            pendingDecisions.giveUp()
            return [.giveUp]
        }
        if !typing.releaseWaiting().isEmpty {
            say(phrases.stopped, .hint)
            return []
        }
        if rangeStart != nil {
            rangeStart = nil
            log.clear()
            return []
        }
        if isForTagged {
            isForTagged = false
            return []
        }
        if !screens.isEmpty { return close() }
        guard press.key?.code != .escape else { return [] }
        if searching != nil {
            searching = nil
            say(phrases.stopped, .hint)
            return [.stopSearch]
        }
        say(phrases.nothingRuns(quit: keyWord(.quit)), .hint)
        return []
    }

    mutating func suspend() -> [Effect] {
        [.keep(makeDraft(), after: queue.place), .suspend]
    }
}
