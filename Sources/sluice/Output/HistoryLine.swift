import Moderation
import Terminal
import Wording

/// An entry of the history as one line: who decided what, when and why.
struct HistoryLine {
    var line: EntryLine
    var on: [CommentNumber]
    /// The reason, in the language of the output.
    var reason: DisplayText?
    /// The note; `nil` if it was erased.
    var note: String?

    /// The columns of a row that come before what the act says; a row of one comment's history leaves its number out.
    private func cells(_ zone: any Zone, showsComments: Bool) -> [DisplayText] {
        let comments: DisplayText = on.isEmpty ? "" : on.count == 1 ? "\(on[0])" : wording.comments(on.count)
        return [
            "\(line.number)", wording.exact(zone.local(line.at)), DisplayText(stranger: line.by.text, truncatedTo: 16),
            line.isRedo ? wording.redoWord : wording.verb(line.verb),
        ]
            + (showsComments ? [comments] : [])
    }

    /// For people, in columns as wide as their contents:
    /// `   4808  2026-11-24 11:46:31  juris  reject  12 comments  spam; undone by 4809`.
    ///
    /// - Parameters:
    ///   - columns: The width of a line. A longer one goes on below, after blanks, so that no note begins a line.
    ///   - isCut: Whether it is cut instead.
    static func rows(
        _ lines: [HistoryLine], zone: any Zone, columns: Int, showsComments: Bool, isCut: Bool
    ) -> [DisplayText] {
        let cells = lines.map { $0.cells(zone, showsComments: showsComments) }
        let widths = (cells.first ?? []).indices.map { column in cells.map { $0[column].width }.max() ?? 0 }
        return zip(lines, cells).flatMap { line, cells in
            var row = DisplayText()
            let details = line.details(zone: zone)
            for (column, cell) in cells.enumerated() {
                let isLast = column == cells.count - 1 && details.isEmpty
                row += isLast ? cell : cell.padded(to: widths[column], alignment: column == 0 ? .right : .left) + "  "
            }
            if isCut { return [(row + details).truncated(to: columns)] }
            let indent = row.width < columns / 2 ? row.width : 4
            let wrapped =
                indent == row.width
                ? details.wrapped(to: columns - indent).enumerated().map {
                    $0.offset == 0 ? row + $0.element : $0.element
                }
                : (row + details).wrapped(to: max(20, columns - indent))
            return wrapped.enumerated().map { $0.offset == 0 ? $0.element : .blanks(indent) + $0.element }
        }
    }

    /// What the act says besides its comments. The note comes last, in quotation marks: everything after the first
    /// mark is the moderator's own words.
    func details(zone: any Zone) -> DisplayText {
        var parts: [DisplayText] = []
        if let release = line.release { parts.append("\(release)") }
        if let reason { parts.append(reason) }
        if let until = line.until { parts.append(wording.untilWord(wording.moment(zone.local(until)))) }
        if let act = line.act { parts.append(wording.ofEntry(act)) }
        if line.isBlanked { parts.append(wording.textGone) }
        if let undone = line.undone { parts.append(wording.undone(by: undone)) }
        if let note { parts.append(wording.quotation(DisplayText(stranger: note))) }
        return parts.joined(by: "; ")
    }

    /// Between tabs, as the journal says it: entry, time, who, verb, comments with commas between, release, reason, until, entry referred to,
    /// undone by, note.
    func add(to fields: inout TabFields) {
        fields.add("\(line.number.rawValue)")
        fields.add(line.at.journal)
        fields.add(line.by.text)
        fields.add(line.verb.word)
        fields.add(on.map { "\($0.rawValue)" }.joined(separator: ","))
        fields.add(line.release?.text)
        fields.add(line.reason?.text)
        fields.add(line.until?.journal)
        fields.add(line.reference.map { "\($0.rawValue)" })
        fields.add(line.undone.map { "\($0.rawValue)" })
        fields.add(note)
    }
}

extension Session {
    /// Reads what a history tells of an entry.
    func historyLine(_ number: EntryNumber) throws(Failure) -> HistoryLine? {
        guard let line = queue.line(number) else { return nil }
        let hasNote = line.hasContent && line.verb != .submit
        let note = hasNote ? try entry(at: line.place)?.content?.note : nil
        return HistoryLine(line: line, on: queue.on(number), reason: line.reason.map { name(of: $0) }, note: note)
    }
}
