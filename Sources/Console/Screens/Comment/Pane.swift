import Moderation
import Terminal
import Wording

/// The comment over the whole screen.
struct FullComment: ConsoleScreen {
    /// Whether it was already open when the moderator came to the list below it.
    var isCarriedOver = false

    var scope: Scope? { .full }
    var showsComment: Bool { true }
    var isOfComments: Bool { true }

    func draw(in drawing: inout Drawing) { drawing.fullComment() }
    func neededEntries(_ model: Model) -> [EntryNumber] { model.parts.entriesOfPane }
    func rowsAhead(_ model: Model) -> [Int] { [1, -1] }
    func move(_ step: Step, in model: inout Model) { model.scrollComment(step) }
    func scrollOther(_ pages: Int, in model: inout Model) { model.scrollComment(.halfPages(pages)) }
    func open(in model: inout Model, _ press: Press) -> [Effect] { model.close() }
}

extension Drawing {
    fileprivate mutating func fullComment() {
        firstLine(title: queryTitle)
        comment(layout.whole)
        let left = [placeText(withOrder: false), taggedText].compactMap { $0 }
        rule(row: layout.lastRule, left: left, right: linesText(layout.whole))
        if !model.list.rows.isEmpty { surface.cursor = (1, 0) }
    }

    /// The lines of the comment that fit.
    mutating func comment(_ area: Area) {
        for (index, line) in model.pane.lines.dropFirst(model.pane.top).prefix(area.height).enumerated() {
            surface.put(line, row: area.row + index, column: area.column, width: area.width)
        }
    }

    /// Whether the comment is shown whole.
    func linesText(_ area: Area) -> DisplayText {
        let count = model.pane.lines.count
        let end = min(model.pane.top + area.height, count)
        guard count > area.height else { return phrases.allShown }
        let below = model.pane.links.reduce(0) { $0 + ($1 >= end ? 1 : 0) }
        let text = phrases.lines(model.pane.top + 1, end, of: count)
        return below == 0 ? text : "\(text), \(phrases.linksBelow(below))"
    }
}

/// The lines of the comment beside the list, or over it: made when a part of ``Key`` changes, so that scrolling and
/// moving elsewhere cost nothing.
///
/// An example, with the cursor on #5 and the lines of #4 and #6 made ahead (``FrameParts/panesAhead``): `j` takes
/// those of #6, if their key is still right, shows them from the first line on, and puts those of #5 among the
/// others, so that `k` makes nothing. A decision on #6 changes its key: its lines are made again and stay scrolled.
/// Backspace to a list that was left on #9, scrolled to line 12, puts that into ``left``: the lines of #9 begin
/// there. The next lines that are shown use ``left`` up, unless a search has still to find #9.
struct Pane {
    /// What the lines were made of.
    struct Key: Hashable {
        var number: CommentNumber
        var entry: Int
        var size: Size
        var isFull: Bool
        var isSaving: Bool
        var isTagged: Bool
        var isDeferred: Bool
        var isEditBegun: Bool
        var query: Query
        var sameText: Int?
        /// The name that the author's name looks like.
        var imitated: Lookalikes.Original?
        /// Whether the difference that an edit made is known.
        var isCompared: Bool
        /// How often what is remembered of live sites has been read.
        var sites: Int
        /// The time up to which deferrals have run out, also those of the other comments that the lines name.
        var judgedAt: Moment
        /// Whether the difference from the comment that `like:` names is known.
        var isLikeCompared: Bool
        /// The nearest decision, as the lines tell it.
        var nearest: NearestDecision?
        var alikeWaiting: Int
        var newestReply: CommentNumber?
        /// What is likely to become of it.
        var told: Likelihoods.Told?
    }

    var key: Key?
    var lines: [DisplayText] = []
    /// For each link of the text, the line that it begins in.
    var links: [Int] = []
    /// The line that the text begins in.
    var textStart = 0
    /// Whether the next lines shown begin with the text, if what stands above it leaves too little room.
    var scrollsToText = false
    /// The entries whose texts they show.
    var entries: [EntryNumber] = []
    /// The first line on the screen.
    var top = 0
    /// The comment that the moderator goes back to, and how far it was scrolled.
    var left: (number: CommentNumber, top: Int)?

    mutating func scroll(_ step: Step, height: Int) {
        top = max(0, min(step.scrolled(top, count: lines.count, height: height), max(0, lines.count - height)))
    }
}

extension Model {
    /// The most other comments of an author that are shown, and the most notes of a history whose texts are read.
    static let shownOthers = 3
    static let shownNotes = 200

    mutating func scrollComment(_ step: Step) {
        pane.scroll(step, height: Layout(size).comment(isFull: isFull).height)
    }

    /// Space: a page on; at the end of a comment over the whole screen, to the next one.
    mutating func pageOn() -> [Effect] {
        let height = Layout(size).comment(isFull: true).height
        guard isFull, pane.top + height >= pane.lines.count else { return step(.pages(1)) }
        moveByHand(.lines(1))
        return []
    }

    /// The comments that the next keys may show, by the rows that the screen on top names.
    private var commentsAhead: [CommentNumber] {
        screens.top.rowsAhead(self).map { list.cursor + $0 }.filter(list.rows.indices.contains).map { list.rows[$0] }
    }

    /// The entries whose texts those comments show.
    var entriesAhead: [EntryNumber] { commentsAhead.flatMap { entriesOfComment($0) } }

    /// The entries whose texts a comment shows; without a number, the one under the cursor.
    func entriesOfComment(_ number: CommentNumber? = nil) -> [EntryNumber] {
        guard let current = number ?? current, let facts = queue.facts(current) else { return [] }
        var needed = [facts.body, facts.submission]
        if let original = likeOriginal(of: current) { needed.append(queue.body(of: original)) }
        if let parent = queue.parent(of: current) { needed.append(queue.body(of: parent)) }
        for touch in queue.changes(of: current).suffix(Model.shownNotes) where touch.hasContent {
            needed.append(touch.entry)
        }
        for reply in queue.replies(to: current).prefix(Model.shownReplies) { needed.append(queue.body(of: reply)) }
        for other in otherComments(of: current).prefix(Model.shownOthers) { needed.append(queue.body(of: other)) }
        return needed
    }

    /// The newest other comments of an author: at most one more than is shown.
    func otherComments(of number: CommentNumber) -> [CommentNumber] {
        let most = Model.shownOthers + 1
        return Array(queue.comments(byAuthorOf: number, limit: most + 1).filter { $0 != number }.prefix(most))
    }

    /// Shows the comment under the cursor: makes its lines again if what they were made of has changed.
    ///
    /// - Parameter key: See ``paneKey``.
    mutating func makePane(_ key: Pane.Key?) {
        guard let key, pane.key != key else { return }
        show(
            parts.panesAhead[key.number].flatMap { $0.key == key ? $0 : nil } ?? madePane(key, of: parts.entriesOfPane))
    }

    /// Shows the comment under the cursor if its lines have been made, and notes which texts have to be read for it.
    mutating func showPaneMadeAhead(_ key: Pane.Key?) {
        parts.entriesOfPane = []
        guard let key else { return }
        if pane.key != key, let made = parts.panesAhead[key.number], made.key == key { show(made) }
        parts.entriesOfPane = pane.key == key ? pane.entries : entriesOfComment()
    }

    private mutating func show(_ made: Pane) {
        let isSame = pane.key?.number == made.key?.number && pane.key?.isFull == made.key?.isFull
        let isLeft = pane.left?.number == made.key?.number
        var top = isLeft ? pane.left?.top ?? 0 : isSame ? pane.top : 0
        let height = Layout(size).comment(isFull: isFull).height
        if pane.scrollsToText { top = made.textStart * 2 > height ? made.textStart : 0 }
        // If a search has still to find the comment, `left` waits for it.
        let left = list.awaited == nil ? nil : pane.left
        if parts.panesAhead.count > Model.mostPanesAhead { parts.panesAhead = [:] }
        if let key = pane.key { parts.panesAhead[key.number] = pane }
        pane = made
        pane.top = top
        pane.left = left
        pane.scroll(.lines(0), height: height)
    }

    /// The most comments whose lines are kept while keys come without a pause.
    private static let mostPanesAhead = 8

    /// Makes the lines of one comment that the next keys may show and whose texts have been read.
    ///
    /// - Returns: Whether there was one to make.
    mutating func makePaneAhead() -> Bool {
        guard isOnComments else { return false }
        let numbers = commentsAhead
        if parts.panesAhead.count > numbers.count {
            parts.panesAhead = parts.panesAhead.filter { numbers.contains($0.key) }
        }
        for number in numbers {
            guard let key = paneKey(of: number), parts.panesAhead[number]?.key != key else { continue }
            let entries = entriesOfComment(number)
            guard texts.hasAll(entries) else { continue }
            parts.panesAhead[number] = madePane(key, of: entries)
            return true
        }
        return false
    }

    /// Has all lines made again: something that they show, but that is not in their key, has changed. How far the
    /// comment is scrolled stays.
    mutating func forgetPanes() {
        if let key = pane.key { pane.left = (key.number, pane.top) }
        pane.key = nil
        parts.panesAhead = [:]
    }

    private func madePane(_ key: Pane.Key, of entries: [EntryNumber]) -> Pane {
        var maker = CommentLines(model: self, number: key.number, layout: Layout(size), isFull: key.isFull)
        maker.make()
        return Pane(
            key: key, lines: maker.lines, links: maker.links, textStart: maker.textStart, entries: entries)
    }

    /// What the lines of the comment under the cursor are to be made of; `nil` where none is shown.
    var paneKey: Pane.Key? {
        guard isOnComments, let current else { return nil }
        return paneKey(of: current)
    }

    private func paneKey(of number: CommentNumber) -> Pane.Key? {
        guard let facts = queue.facts(number) else { return nil }
        return Pane.Key(
            number: number, entry: queue.entryCount, size: size, isFull: isFull,
            isSaving: pendingDecisions.isSaving(number),
            isTagged: tags.contains(number),
            isDeferred: facts.isDeferred(at: now), isEditBegun: drafts.text(on: number) != nil, query: list.view.query,
            sameText: sameText.count(of: number, in: queue),
            imitated: names.original(ofAuthorOf: number, in: queue),
            isCompared: editedTexts(of: number).map { comparisons[$0.before, $0.now] != nil } ?? false,
            sites: sites.revision, judgedAt: judgedAt,
            isLikeCompared: likeTexts(of: number).map { comparisons[$0.first, $0.now] != nil } ?? false,
            nearest: nearestDecision(to: number), alikeWaiting: alikeWaiting(number),
            newestReply: queue.newestReply(to: number), told: told(of: number))
    }
}
