import Moderation
import Terminal
import Wording

/// The parts of a frame that are kept from one to the next, each with what it was made of, and made again when that differs.
struct FrameParts {
    /// The entries whose texts the comment under the cursor shows.
    var entriesOfPane: [EntryNumber] = []
    /// The lines of comments that the next keys may show.
    var panesAhead: [CommentNumber: Pane] = [:]
    var rows = ListRows()
    var hints = HintText()
    /// Whether everything that the next keys may need is there.
    var isReadyAhead = false
}

/// What the next frame needs beyond the columns.
extension Model {
    /// Gets ready what the next frame shows, or asks for the texts that are missing.
    mutating func prepare() -> [Effect] {
        scheduleDraft()
        scrollEditor()
        lookAtAlike()
        bulkAvailability.look(at: queue, tags: tags, login: login, judgedAt: judgedAt)
        let looks = names.look(at: queue)
        let comparisons = compare()
        let paneKey = paneKey
        showPaneMadeAhead(paneKey)
        let missing = texts.missing(of: neededEntries())
        guard !missing.isEmpty else {
            makeParts(paneKey)
            return looks + comparisons + judge()
        }
        return looks + comparisons + judge() + [.need(missing.compactMap { queue.place(of: $0) })]
    }

    /// Takes one step towards what the next keys may need: asks for a few texts; when all are there, makes a
    /// comment's lines; at last the rows of the next screen.
    mutating func prepareAhead() -> [Effect] {
        let lines = screens.top.linesAhead(self)
        let entries = entriesAhead + lines.compactMap(\.number).map { queue.body(of: $0) }
        let missing = texts.missing(ahead: entries, most: Model.readAtOnce)
        parts.isReadyAhead = false
        guard missing.isEmpty else { return [.need(missing.compactMap { queue.place(of: $0) })] }
        parts.isReadyAhead = !makePaneAhead()
        if parts.isReadyAhead, !lines.isEmpty { make(lines, Layout(size)) }
        return []
    }

    /// How many texts are read ahead before the keyboard is looked at again: a tenth of a millisecond.
    private static let readAtOnce = 4

    /// Keeps the texts of the entries that were needed.
    mutating func keep(_ entries: [Entry]) -> [Effect] {
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
        guard texts.settle() else { return [] }
        let comparisons = compare()
        makeParts(paneKey)
        return comparisons
    }

    /// Makes the parts of the frame that are kept from one to the next.
    private mutating func makeParts(_ paneKey: Pane.Key?) {
        makePane(paneKey)
        makeRows()
        makeHints()
    }

    private func neededEntries() -> [EntryNumber] {
        var needed = screens.top.neededEntries(self)
        if case .line(let line) = prompt {
            switch line.purpose {
            case .erase(_, let erasure): needed += erasure.sharedNotes.suffix(Erasure.shown)
            case .note: needed += line.earlier
            default: break
            }
        }
        return needed
    }
}
