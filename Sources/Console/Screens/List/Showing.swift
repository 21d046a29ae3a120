import Moderation
import Terminal
import Wording

/// Which comments the list holds, and in which order.
extension Model {
    var queryContext: QueryContext {
        var context = QueryContext(now: now, zone: zone, settings: settings, views: views)
        context.likelihoods = likelihoods
        return context
    }

    var queryNames: QueryNames { QueryNames(settings, views: views, in: queue) }

    /// Says why a query can match nothing: something that it names, or that a view or a rule in it names, doesn't exist.
    func whyNothing(_ query: Query) -> DisplayText? {
        queryNames.missing(in: query).map { phrases.matchesNothing(phrases.queryProblem($0, hasSuggestion: true)) }
    }

    func filter(for query: Query) -> Filter {
        query.filter(for: queue, context: queryContext)
    }

    /// Makes the list for a view: one pass over the columns. What only the texts can tell is searched for meanwhile.
    ///
    /// - Parameters:
    ///   - number: The comment that the cursor keeps, if the list holds it.
    ///   - known: What the view's query selects, if that is known.
    mutating func load(
        _ view: ListState.View, cursorOn number: CommentNumber? = nil, selection known: Selection? = nil
    ) -> [Effect] {
        let effects = searches.stop()
        searches.openArrivals = []
        let wanted = number ?? view.current
        let screenRow = view.screenRow
        list = ListState(view: view)
        judging.owesScores = view.order.isByLikelihood
        judging.owesList = view.query.asksWhatIsLikely(views: views) && likelihoods == nil
        let selection = known ?? select(view.query)
        list.replace(selection.certain, cursorOn: wanted)
        if wanted == nil { list.move(to: 0) }
        showCursor(inRow: screenRow)
        if let start = tags.rangeStart, !list.contains(start) { tags.rangeStart = nil }
        countHiddenTags()
        typing.chooseByProgram()
        pane.top = 0
        drafts.isStale = true
        if !selection.isCertain {
            // The comment may be one that only the texts can tell.
            if let wanted, !list.contains(wanted) { list.awaited = .init(number: wanted, screenRow: screenRow) }
            return effects + search(selection, purpose: .list)
        }
        return effects + countMarks()
    }

    /// What a query selects, from all comments or some, in the order of the list.
    func select(_ query: Query, within numbers: [CommentNumber]? = nil) -> Selection {
        filter(for: query).select(in: queue, order: list.view.order, sameText: sameText, within: numbers)
    }

    /// The present view, to come back to.
    var presentView: ListState.View {
        var view = list.view
        view.current = current
        view.screenRow = list.cursor - list.top
        return view
    }

    /// Shows a query in the order that belongs to it.
    mutating func show(_ query: Query, by action: ActionID) -> [Effect] {
        log.clear()
        guard list.view.query != query else { return load(presentView) }
        var view = ListState.View(query: query, order: query.isOfPending ? .oldest : .newest)
        view.current = current
        view.screenRow = presentView.screenRow
        return leave(by: action, to: view)
    }

    /// Keys 1 to 5: changes the query to another state; the same key again drops the rest of the query.
    mutating func show(state: String, by action: ActionID) -> [Effect] {
        let query = list.view.query.replacingState(state)
        guard query == list.view.query else { return show(query, by: action) }
        return show(Query.everything.replacingState(state), by: action)
    }

    /// The keys that show all pending comments: the first changes the query's state, the second drops the rest of the query.
    var keysToPending: DisplayText {
        let key = keyWord(.viewPending)
        return list.view.query.isOfPending ? key : "\(key) \(key)"
    }

    func canShowAuthor() -> Availability {
        guard let current else { return .no(phrases.noComment) }
        return queue[current]?.authorName == nil ? .no(phrases.short(.erased)) : .yes
    }

    /// f: shows what this author wrote.
    mutating func showAuthor() -> [Effect] {
        guard let current, let comment = queue[current], let name = comment.authorName else { return [] }
        return showFor(.everything(byAuthor: name, email: comment.authorEmail), by: .author)
    }

    func canShowAddress() -> Availability {
        guard let current else { return .no(phrases.noComment) }
        return queue[current]?.address == nil ? .no(phrases.noAddress) : .yes
    }

    /// F: shows what came from this address.
    mutating func showAddress() -> [Effect] {
        guard let current, let address = queue[current]?.address else { return [] }
        return showFor(.everything(fromAddress: address), by: .address)
    }

    /// Shows a query about the comment under the cursor.
    mutating func showFor(_ query: Query, by action: ActionID) -> [Effect] {
        var view = ListState.View(query: query, order: .newest)
        view.current = current
        return leave(by: action, to: view)
    }

    /// R: takes in what is new, drops what is decided; the cursor keeps its comment and its row.
    mutating func refresh() -> [Effect] {
        let new = list.arrivals.count
        let before = list.rows
        let filter = filter(for: list.view.query)
        func stays(_ number: CommentNumber) -> Bool { filter.verdict(number, in: queue, sameText: sameText) != .no }
        // If the comment itself is dropped, the next one that stays takes its place.
        let next = list.rows.dropFirst(list.cursor).first(where: stays)
        let wanted = next ?? list.rows.last(where: stays)
        let selection = filter.select(in: queue, order: list.view.order, sameText: sameText)
        var effects: [Effect] = []
        if selection.isCertain {
            effects = load(presentView, cursorOn: wanted, selection: selection)
        } else {
            // What the texts have told remains known: nothing is searched for again.
            let kept = NumberSet(list.rows.filter(stays) + selection.certain + list.arrivals.numbers)
            replaceRows(kept.numbers, cursorOn: wanted)
            list.arrivals = NumberSet()
            judging.owesScores = list.view.order.isByLikelihood
            effects = countMarks()
        }
        let dropped = before.filter { !list.contains($0) }
        // A comment that a query for the pending loses was decided or deferred, or no longer matches the rest of it.
        let decided = list.view.query.isOfPending ? dropped.count { !queue.needsDecision($0, at: now) } : 0
        say(
            new == 0 && dropped.isEmpty
                ? phrases.nothingNew
                : phrases.takenIn(new: new, decided: decided, unmatched: dropped.count - decided), .hint)
        return effects
    }

    /// Puts rows of the same view in its order; the cursor keeps its comment, or takes another, on its row of the screen.
    mutating func replaceRows(_ numbers: [CommentNumber], cursorOn wanted: CommentNumber?) {
        let screenRow = list.cursor - list.top
        let arrivals = list.arrivals
        let isMarked = list.view.order == .marked
        let rows = isMarked ? rules.counts.sorted(numbers, in: queue) : list.view.order.sorted(numbers, in: queue)
        list.replace(list.view.order.sorted(rows, by: judging.scores), cursorOn: wanted)
        list.arrivals = arrivals
        showCursor(inRow: screenRow)
        if let start = tags.rangeStart, !list.contains(start) { tags.rangeStart = nil }
        countHiddenTags()
        drafts.isStale = true
    }

    /// Scrolls so that the cursor stands in a row of the screen, unless that leaves empty rows below the last comment
    /// while others are out of sight above.
    mutating func showCursor(inRow screenRow: Int) {
        list.top = max(0, min(list.cursor - screenRow, lastTop(Layout(size))))
    }

    /// Why nothing can be said to be likely; `nil` where something can, or it is not known yet.
    var whyNothingIsLikely: DisplayText? {
        if !settings.suggests { return phrases.likelyIsOff }
        guard let likelihoods, !likelihoods.speaks else { return nil }
        return phrases.tooLittleDecided
    }

    /// The order that the rows stand in: the oldest first where nothing can be said to be likely.
    var orderInForce: Order {
        list.view.order.isByLikelihood && whyNothingIsLikely != nil ? .oldest : list.view.order
    }

    /// Puts the list in another order; the cursor keeps its comment.
    mutating func order(by order: Order) -> [Effect] {
        list.view.order = order
        if order.isByLikelihood, let why = whyNothingIsLikely {
            say(phrases.oldestFirst(because: why), .hint)
        } else {
            say(phrases.name(order), .hint)
        }
        judging.owesScores = order.isByLikelihood
        rules.counts = RuleCounts()
        replaceRows(list.rows, cursorOn: current)
        return countMarks()
    }
}
