import Moderation
import Terminal
import Wording

/// The rows of the list, drawn. A row is made again only when what it shows has changed, so that a key costs the rows
/// that it changes.
struct ListRows {
    /// Where the cells of a row begin.
    struct Columns: Equatable {
        var width: Int
        var number: Int
        var age: Int
        var author: Int
        var text: Int
        var authorWidth: Int
        /// The width of the release; 0 where it has no column.
        var releaseWidth: Int
        /// The width of the text.
        var textWidth: Int

        /// - Parameter digits: The digits of the largest number.
        init(_ layout: Layout, digits: Int, hasRelease: Bool) {
            width = layout.list.width
            number = max(5, digits)
            age = 5 + number + 1
            author = age + 4 + 2
            authorWidth = width >= 70 ? 16 : 14
            // The text needs the room more.
            releaseWidth = hasRelease ? min(16, 10 + max(0, width - 70) / 3) : 0
            text = author + authorWidth + 2 + (hasRelease ? releaseWidth + 2 : 0)
            // Some signs are drawn wider than their cells; this keeps them off the line beside the list.
            textWidth = max(0, width - text - (layout.kind == .wide ? 1 : 0))
        }
    }

    /// What all rows depend on.
    struct Key: Equatable {
        var columns: Columns
        /// Marks words in the texts.
        var query: Query
        var entryCount: Int
        /// How often all texts were forgotten.
        var textsForgotten: Int
        /// How often names were looked at: some may look like others now.
        var namesLookedAt: Int
    }

    /// What a row shows that may be different from one frame to the next.
    struct Marks: OptionSet {
        let rawValue: UInt16

        /// Under the cursor; and with the bar, which is absent while keys move in the comment.
        static let here = Marks(rawValue: 1)
        static let current = Marks(rawValue: 1 << 1)
        static let tagged = Marks(rawValue: 1 << 2)
        static let inRange = Marks(rawValue: 1 << 3)
        static let deferred = Marks(rawValue: 1 << 4)
        static let company = Marks(rawValue: 1 << 5)
        static let begun = Marks(rawValue: 1 << 6)
        static let saving = Marks(rawValue: 1 << 7)
        /// Whether the text has been read.
        static let read = Marks(rawValue: 1 << 8)
    }

    fileprivate final class Row: Sendable {
        let facts: CommentFacts
        let marks: Marks
        let age: RoundedAge
        let surface: Surface

        init(_ facts: CommentFacts, _ marks: Marks, _ age: RoundedAge, _ surface: Surface) {
            self.facts = facts
            self.marks = marks
            self.age = age
            self.surface = surface
        }
    }

    private var key: Key?
    fileprivate var rows: [CommentNumber: Row] = [:]
    /// The most rows that are kept.
    private static let limit = 500

    /// A row as a surface one row high.
    subscript(number: CommentNumber) -> Surface? { rows[number]?.surface }

    /// Forgets rows made with another key; when there are too many, keeps only those of some lines.
    fileprivate mutating func keep(_ lines: [ListLine], of key: Key) {
        if key != self.key {
            self.key = key
            rows = [:]
        }
        guard rows.count > ListRows.limit else { return }
        let kept = Set(lines.compactMap(\.number))
        rows = rows.filter { kept.contains($0.key) }
    }
}

extension Model {
    /// Makes the rows in sight.
    mutating func makeRows() {
        guard screens.isEmpty else { return }
        let layout = Layout(size)
        make(listLines(layout), layout)
    }

    /// Makes the rows of lines that are missing or out of date, with the words marked that the query looks for.
    mutating func make(_ lines: [ListLine], _ layout: Layout) {
        let query = list.view.query
        texts.mark(lines.compactMap(\.number).map { queue.body(of: $0) }, by: query)
        let columns = listColumns(layout)
        let key = ListRows.Key(
            columns: columns, query: query, entryCount: queue.entryCount, textsForgotten: texts.timesForgotten,
            namesLookedAt: names.timesLookedAt)
        parts.rows.keep(lines, of: key)
        for (number, row) in staleRows(lines, columns) { parts.rows.rows[number] = row }
    }

    /// Where the cells of a row begin.
    func listColumns(_ layout: Layout) -> ListRows.Columns {
        ListRows.Columns(
            layout, digits: String(queue.commentCount).utf8.count,
            hasRelease: layout.size.columns >= 160 && !list.hasHeadings && !list.view.query.isOfOneRelease)
    }

    /// The words of a comment as its row shows them; a reply's stand behind its sign.
    func rowText(_ text: DisplayText, of number: CommentNumber) -> DisplayText {
        queue.parent(of: number) == nil ? text : "\(RowMark.reply.shown) \(text)"
    }

    /// The rows of lines that are missing or out of date, made again.
    private func staleRows(
        _ lines: [ListLine], _ columns: ListRows.Columns
    ) -> [(CommentNumber, ListRows.Row)] {
        var made: [(CommentNumber, ListRows.Row)] = []
        let range = range
        for case .comment(let number, let place) in lines {
            let old = parts.rows.rows[number]
            guard let facts = old?.facts ?? queue.facts(number) else { continue }
            let hasText = old?.marks.contains(.read) ?? false || texts[facts.body] != nil
            let marks = marks(of: facts, at: place, isInRange: range?.contains(place) ?? false, hasText: hasText)
            let age = RoundedAge(now - queue.submitted(of: number))
            if let old, old.marks == marks, old.age == age { continue }
            made.append((number, ListRows.Row(facts, marks, age, surface(facts, marks, columns))))
        }
        return made
    }

    private func marks(of facts: CommentFacts, at place: Int, isInRange: Bool, hasText: Bool) -> ListRows.Marks {
        let number = facts.number
        var marks: ListRows.Marks = hasText ? .read : []
        if place == list.cursor {
            marks.insert(.here)
            if focus == .list || Layout(size).kind == .single { marks.insert(.current) }
        }
        if tags.contains(number) { marks.insert(.tagged) }
        if isInRange { marks.insert(.inRange) }
        if facts.isDeferred(at: now) { marks.insert(.deferred) }
        if facts.state == .pending, !marks.contains(.deferred), company.others.contains(where: { $0.place == number }) {
            marks.insert(.company)
        }
        if drafts.text(on: number) != nil { marks.insert(.begun) }
        if pendingDecisions.isSaving(number) { marks.insert(.saving) }
        return marks
    }

    /// Draws a row.
    private func surface(_ facts: CommentFacts, _ marks: ListRows.Marks, _ columns: ListRows.Columns) -> Surface {
        let number = facts.number
        var surface = Surface(size: Size(columns: columns.width, rows: 1))
        let isDecided = facts.state != .pending || marks.contains(.deferred)
        let isCurrent = marks.contains(.current)
        let isChosen = !marks.isDisjoint(with: [.tagged, .inRange])
        let role: Role =
            isCurrent ? .current : isChosen ? .tagged : marks.contains(.here) ? .strong : isDecided ? .quiet : .text
        let style = Style(role, isCurrent: isCurrent)
        func put(_ text: DisplayText, _ column: Int, _ width: Int? = nil) {
            surface.put(text, row: 0, column: column, width: width, style: style)
        }
        if isCurrent { surface.fill(row: 0, style: style) }
        func put(_ mark: RowMark, _ column: Int) { put(mark.shown, column) }
        if marks.contains(.here) { put(.here, 0) }
        if isChosen { put(marks.contains(.tagged) ? .tagged : .inRange, 1) }
        put((marks.contains(.company) ? .company : stateMark(facts, marks))?.shown ?? " ", 2)
        if marks.contains(.begun) {
            put(.begun, 3)
        } else if facts.isEdited {
            put(.edited, 3)
        }
        if texts[facts.body]?.isMarked ?? false || names.original(ofAuthorOf: number, in: queue) != nil {
            put(.found, 4)
        }
        put(("\(number.rawValue)" as DisplayText).padded(to: columns.number, alignment: .right), 5)
        put(age(of: number).padded(to: 4, alignment: .right), columns.age)
        guard let comment = queue[number] else { return surface }
        if let author = comment.authorName {
            put(
                DisplayText(stranger: author, truncatedTo: columns.authorWidth), columns.author, columns.authorWidth)
        }
        if columns.releaseWidth > 0 {
            let release = DisplayText(stranger: comment.release.text).styled(.quiet)
            put(release, columns.text - columns.releaseWidth - 2, columns.releaseWidth)
        }
        var text = facts.state == .erased ? phrases.textGone : texts.opening(of: facts.body) ?? DisplayText()
        if marks.contains(.saving) { text = "\(phrases.isSaving)  \(text)" }
        put(rowText(text, of: number), columns.text, columns.textWidth)
        return surface
    }

    private func stateMark(_ facts: CommentFacts, _ marks: ListRows.Marks) -> RowMark? {
        switch facts.state {
        case .pending: marks.contains(.deferred) ? .deferred : nil
        case .approved: .approved
        case .rejected: .rejected
        case .erased: .erased
        }
    }
}

extension RowMark {
    /// The signs as rows show them, made once.
    private static let shown: [RowMark: DisplayText] = Dictionary(
        uniqueKeysWithValues: allCases.map { mark in
            let sign: DisplayText = "\(mark.sign)"
            return (mark, mark.role.map { sign.styled($0) } ?? sign)
        })

    fileprivate var shown: DisplayText { RowMark.shown[self] ?? DisplayText() }

    /// `nil` for the role of its row.
    private var role: Role? {
        switch self {
        case .tagged, .inRange, .company, .begun: .strong
        case .deferred: .deferred
        case .approved: .approved
        case .rejected: .rejected
        case .found: .found
        case .here, .erased, .edited, .reply: nil
        }
    }
}
