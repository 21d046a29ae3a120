import Moderation
import Terminal

/// What the next frame needs beyond the columns: texts, and the lines of the comment.
extension Model {
    /// The most other comments of an author, and notes of a history, whose texts are read.
    static let shownOthers = 12
    static let shownNotes = 200

    mutating func prepare() -> [Effect] {
        scheduleDraft()
        bulkAvailability.look(at: queue, tags: tags, login: login, judgedAt: judgedAt)
        let looks = lookAtNames()
        let missing = texts.missing(of: neededEntries())
        guard !missing.isEmpty else {
            let comparisons = compare()
            makePane()
            return looks + comparisons
        }
        return looks + [.need(missing.compactMap { queue.place(of: $0) })]
    }

    /// Takes the entries that were needed.
    mutating func keep(_ entries: [Entry]) {
        for entry in entries {
            var text = TextCache.Loaded()
            text.author = entry.content?.author
            text.body = entry.content?.body
            text.note = entry.content?.note
            if let body = entry.content?.body {
                text.opening = TextCache.opening(of: body)
                let name = entry.act.on.first.flatMap { queue[$0]?.authorName }
                text.findings = Findings(body: body, name: name, words: wordMatcher)
            } else if let note = entry.content?.note {
                text.opening = TextCache.opening(of: note)
            }
            texts.keep(entry.number, text)
        }
        texts.settle()
        newEffects += compare()
        makePane()
    }

    /// Sees that what the next frame shows as changed has been compared.
    private mutating func compare() -> [Effect] {
        var needed: [Comparison] = []
        if case .save(let state) = question?.subject {
            needed.append(Comparison(old: state.original, new: state.text))
        } else if isOnComments, let current, let pair = editedTexts(of: current) {
            needed.append(Comparison(old: pair.before, new: pair.now))
        }
        return needed.compactMap { comparisons.need($0) }.map { .compare($0) }
    }

    /// Whether a question waits for the difference that it is about.
    var isComparing: Bool {
        guard case .save(let state) = question?.subject else { return false }
        return comparisons[state.original, state.text] == nil
    }

    /// The body that was submitted and the one in force, where an edit has changed it and both have been read.
    func editedTexts(of number: CommentNumber) -> (before: String, now: String)? {
        guard let facts = queue.facts(number), facts.body != facts.submission, let now = texts[facts.body]?.body,
            let before = texts[facts.submission]?.body
        else { return nil }
        return (before, now)
    }

    private func neededEntries() -> [EntryNumber] {
        var needed: [EntryNumber] = []
        let layout = Layout(size)
        switch screens.last {
        case nil, .full, .edit:
            if screens.isEmpty {
                for number in visibleRows(layout) { needed.append(queue.body(of: number)) }
            }
            needed += neededForPane()
        case .history(let state):
            for entry in state.visible(layout) where queue.line(entry)?.hasContent ?? false { needed.append(entry) }
            if let entry = state.current {
                for number in queue.on(entry).dropFirst(state.detail.top).prefix(layout.historyDetail.height) {
                    needed.append(queue.body(of: number))
                }
            }
        case .help, .statistics, .releases, .messages:
            break
        }
        if case .line(let line) = prompt, case .erase(_, let erasure) = line.purpose {
            needed += erasure.sharedNotes.suffix(Erasure.shown)
        }
        return needed
    }

    /// The comments that the list shows.
    func visibleRows(_ layout: Layout) -> ArraySlice<CommentNumber> {
        list.rows.dropFirst(list.top).prefix(layout.list.height)
    }

    private func neededForPane() -> [EntryNumber] {
        guard let current, let facts = queue.facts(current) else { return [] }
        var needed = [facts.body, facts.submission]
        if let parent = queue.parent(of: current) { needed.append(queue.body(of: parent)) }
        for touch in queue.touches(of: current).suffix(Model.shownNotes) where touch.hasContent {
            needed.append(touch.entry)
        }
        for other in otherComments(of: current) { needed.append(queue.body(of: other)) }
        return needed
    }

    /// The newest other comments of an author.
    func otherComments(of number: CommentNumber) -> [CommentNumber] {
        Array(
            queue.comments(byAuthorOf: number, limit: Model.shownOthers + 1).filter { $0 != number }
                .prefix(Model.shownOthers))
    }

    private mutating func makePane() {
        guard isOnComments, let current, let facts = queue.facts(current) else { return }
        let layout = Layout(size)
        let key = Pane.Key(
            number: current, entry: queue.entryCount, size: size, isFull: isFull,
            isSaving: pendingDecisions.isSaving(current),
            isTagged: tags.contains(current),
            isDeferred: isDeferred(facts), isEditBegun: halfTyped(current) != nil, query: list.view.query,
            sameText: sameText.count(of: current, in: queue),
            isAlike: lookalikes.original(ofAuthorOf: current, in: queue) != nil,
            isCompared: editedTexts(of: current).map { comparisons[$0.before, $0.now] != nil } ?? false)
        guard pane.key != key else { return }
        let isSame = pane.key?.number == current && pane.key?.isFull == isFull
        var maker = CommentLines(model: self, number: current, layout: layout, isFull: isFull)
        maker.make()
        let isLeft = pane.left?.number == current
        let top = isLeft ? pane.left?.top ?? 0 : isSame ? pane.top : 0
        // One that a search has still to find is waited for.
        let left = list.awaited == nil ? nil : pane.left
        pane = Pane(key: key, lines: maker.lines, links: maker.links, top: top, left: left)
        pane.scroll(.lines(0), height: layout.comment(isFull: isFull).height)
    }
}

extension TextCache {
    /// The first words of a text: one line, blanks and line ends as one blank each.
    static func opening(of text: String) -> DisplayText {
        var bytes: [UInt8] = []
        var isBlank = true
        for byte in text.utf8 {
            if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
                if !isBlank { bytes.append(0x20) }
                isBlank = true
            } else {
                bytes.append(byte)
                isBlank = false
            }
            if bytes.count >= openingWidth * 4 { break }
        }
        // What the limit cut in the middle is left out.
        var opening = String(decoding: bytes, as: UTF8.self)
        if bytes.count >= openingWidth * 4, opening.unicodeScalars.last == "\u{FFFD}" { opening.removeLast() }
        return DisplayText(stranger: opening, truncatedTo: openingWidth)
    }
}

extension HistoryState {
    /// The entries that a layout shows.
    func visible(_ layout: Layout) -> ArraySlice<EntryNumber> {
        entries.dropFirst(scroll.top).prefix(layout.historyList.height)
    }
}
