import Moderation
import Terminal
import Wording

/// The rows of the list, drawn. A row is made when what it shows has changed, so that a key costs the rows that it changes.
struct ListRows {
    /// Where the cells of a row begin.
    struct Columns: Equatable {
        var width: Int
        var number: Int
        var age: Int
        var author: Int
        var text: Int
        var authorWidth: Int
        /// Of the release; 0 where it has no column.
        var releaseWidth: Int
        /// The cells of the text.
        var textWidth: Int

        /// - Parameter digits: Of the largest number.
        init(_ layout: Layout, digits: Int, hasRelease: Bool) {
            width = layout.list.width
            number = max(5, digits)
            age = 5 + number + 1
            author = age + 4 + 2
            authorWidth = width >= 70 ? 16 : 14
            // The text needs the room more.
            releaseWidth = hasRelease ? min(16, 10 + max(0, width - 70) / 3) : 0
            text = author + authorWidth + 2 + (hasRelease ? releaseWidth + 2 : 0)
            // Some signs are drawn wider than their cells: none of them reaches the line beside the list.
            textWidth = max(0, width - text - (layout.kind == .wide ? 1 : 0))
        }
    }

    /// What all rows depend on.
    struct Ground: Equatable {
        var columns: Columns
        /// Marks words in the texts.
        var query: Query
        var entryCount: Int
        /// How often all texts were forgotten.
        var textsForgotten: Int
        /// How often names were looked at, so that some may look like others now.
        var namesLookedAt: Int
    }

    /// What may be different from one frame to the next.
    struct Signs: OptionSet {
        let rawValue: UInt16

        /// Under the cursor; and with the bar, which is not there where keys move in the comment.
        static let here = Signs(rawValue: 1)
        static let current = Signs(rawValue: 1 << 1)
        static let tagged = Signs(rawValue: 1 << 2)
        static let inRange = Signs(rawValue: 1 << 3)
        static let deferred = Signs(rawValue: 1 << 4)
        static let visited = Signs(rawValue: 1 << 5)
        static let begun = Signs(rawValue: 1 << 6)
        static let saving = Signs(rawValue: 1 << 7)
        /// Whether the text has been read.
        static let read = Signs(rawValue: 1 << 8)
    }

    fileprivate final class Row: Sendable {
        let facts: CommentFacts
        let signs: Signs
        let age: RoundedAge
        let strip: Surface

        init(_ facts: CommentFacts, _ signs: Signs, _ age: RoundedAge, _ strip: Surface) {
            self.facts = facts
            self.signs = signs
            self.age = age
            self.strip = strip
        }
    }

    private var ground: Ground?
    fileprivate var rows: [CommentNumber: Row] = [:]
    /// The most rows that are kept.
    private static let limit = 500

    /// A row as a surface one row high.
    subscript(number: CommentNumber) -> Surface? { rows[number]?.strip }

    /// Forgets what was made on another ground, and where there is too much, all but some lines.
    fileprivate mutating func keep(_ lines: [ListLine], on ground: Ground) {
        if ground != self.ground {
            self.ground = ground
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

    /// Makes the rows of lines that are not there as they have to look, marked by what the query looks for.
    mutating func make(_ lines: [ListLine], _ layout: Layout) {
        let query = list.view.query
        texts.mark(lines.compactMap(\.number).map { queue.body(of: $0) }, by: query)
        let columns = ListRows.Columns(
            layout, digits: String(queue.commentCount).utf8.count,
            hasRelease: size.columns >= 160 && !list.hasHeadings && !query.isOfOneRelease)
        let ground = ListRows.Ground(
            columns: columns, query: query, entryCount: queue.entryCount, textsForgotten: texts.timesForgotten,
            namesLookedAt: names.timesLookedAt)
        parts.rows.keep(lines, on: ground)
        for (number, row) in staleRows(lines, columns) { parts.rows.rows[number] = row }
    }

    /// The rows of lines that don't stand as they have to look, made anew.
    private func staleRows(
        _ lines: [ListLine], _ columns: ListRows.Columns
    ) -> [(CommentNumber, ListRows.Row)] {
        var made: [(CommentNumber, ListRows.Row)] = []
        let range = range
        for case .comment(let number, let place) in lines {
            let old = parts.rows.rows[number]
            guard let facts = old?.facts ?? queue.facts(number) else { continue }
            let hasText = old?.signs.contains(.read) ?? false || texts[facts.body] != nil
            let signs = signs(of: facts, at: place, isInRange: range?.contains(place) ?? false, hasText: hasText)
            let age = RoundedAge(now - queue.submitted(of: number))
            if let old, old.signs == signs, old.age == age { continue }
            made.append((number, ListRows.Row(facts, signs, age, strip(facts, signs, columns))))
        }
        return made
    }

    private func signs(of facts: CommentFacts, at place: Int, isInRange: Bool, hasText: Bool) -> ListRows.Signs {
        let number = facts.number
        var signs: ListRows.Signs = hasText ? .read : []
        if place == list.cursor {
            signs.insert(.here)
            if focus == .list || Layout(size).kind == .single { signs.insert(.current) }
        }
        if tags.contains(number) { signs.insert(.tagged) }
        if isInRange { signs.insert(.inRange) }
        if facts.isDeferred(at: now) { signs.insert(.deferred) }
        if facts.state == .pending, !signs.contains(.deferred), company.others.contains(where: { $0.place == number }) {
            signs.insert(.visited)
        }
        if drafts.text(on: number) != nil { signs.insert(.begun) }
        if pendingDecisions.isSaving(number) { signs.insert(.saving) }
        return signs
    }

    /// Draws a row.
    private func strip(_ facts: CommentFacts, _ signs: ListRows.Signs, _ columns: ListRows.Columns) -> Surface {
        let number = facts.number
        var strip = Surface(size: Size(columns: columns.width, rows: 1))
        let isDecided = facts.state != .pending || signs.contains(.deferred)
        let isCurrent = signs.contains(.current)
        let isChosen = !signs.isDisjoint(with: [.tagged, .inRange])
        let role: Role =
            isCurrent ? .current : isChosen ? .tagged : signs.contains(.here) ? .strong : isDecided ? .quiet : .text
        let style = Style(role, isCurrent: isCurrent)
        func put(_ text: DisplayText, _ column: Int, _ width: Int? = nil) {
            strip.put(text, row: 0, column: column, width: width, style: style)
        }
        if isCurrent { strip.fill(row: 0, style: style) }
        if signs.contains(.here) { put(Sign.here, 0) }
        if isChosen { put(signs.contains(.tagged) ? Sign.tagged : Sign.inRange, 1) }
        put(signs.contains(.visited) ? Sign.visited : stateMark(facts, signs), 2)
        if signs.contains(.begun) {
            put(Sign.begun, 3)
        } else if facts.isEdited {
            put(Sign.edited, 3)
        }
        if texts[facts.body]?.isMarked ?? false || names.original(ofAuthorOf: number, in: queue) != nil {
            put(Sign.found, 4)
        }
        put(("\(number.rawValue)" as DisplayText).padded(to: columns.number, alignment: .right), 5)
        put(age(of: number).padded(to: 4, alignment: .right), columns.age)
        guard let comment = queue[number] else { return strip }
        if let author = comment.authorName {
            put(
                DisplayText(stranger: author, truncatedTo: columns.authorWidth), columns.author, columns.authorWidth)
        }
        if columns.releaseWidth > 0 {
            let release = DisplayText(stranger: comment.release.text).styled(.quiet)
            put(release, columns.text - columns.releaseWidth - 2, columns.releaseWidth)
        }
        var text = facts.state == .erased ? phrases.textGone : texts.opening(of: facts.body) ?? DisplayText()
        if signs.contains(.saving) { text = "\(phrases.isSaving)  \(text)" }
        if comment.parent != nil { text = "↳ \(text)" }
        put(text, columns.text, columns.textWidth)
        return strip
    }

    private func stateMark(_ facts: CommentFacts, _ signs: ListRows.Signs) -> DisplayText {
        switch facts.state {
        case .pending: signs.contains(.deferred) ? Sign.deferred : Sign.pending
        case .approved: Sign.approved
        case .rejected: Sign.rejected
        case .erased: Sign.erased
        }
    }

    /// The signs before a row, made once.
    private enum Sign {
        static let here: DisplayText = ">"
        static let tagged = ("*" as DisplayText).styled(.strong)
        static let inRange = ("+" as DisplayText).styled(.strong)
        static let visited = ("@" as DisplayText).styled(.strong)
        static let pending: DisplayText = " "
        static let deferred = ("w" as DisplayText).styled(.deferred)
        static let approved = ("a" as DisplayText).styled(.approved)
        static let rejected = ("r" as DisplayText).styled(.rejected)
        static let erased: DisplayText = "x"
        static let begun = ("~" as DisplayText).styled(.strong)
        static let edited: DisplayText = "e"
        static let found = ("!" as DisplayText).styled(.found)
    }
}
