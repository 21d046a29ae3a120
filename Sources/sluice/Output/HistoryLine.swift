import Moderation
import Terminal
import Wording

/// An entry of the history as one line: who decided what, when and why.
struct HistoryLine {
    var line: EntryLine
    var on: [CommentNumber]
    /// The note, or of an erased one nothing.
    var note: String?

    /// The columns of a row that come before what the act says; a row of one comment's history leaves its number out.
    private func cells(_ zone: any Zone, showsComments: Bool) -> [DisplayText] {
        let comments: DisplayText = on.isEmpty ? "" : on.count == 1 ? "\(on[0])" : "\(on.count) comments"
        return [
            "\(line.number)", TimeText.second(line.at, zone), DisplayText(stranger: line.by.text, truncatedTo: 16),
            word,
        ]
            + (showsComments ? [comments] : [])
    }

    /// For people, in columns as wide as what stands in them:
    /// `   4808  2026-11-24 11:46:31  juris  reject  12 comments  spam; undone by 4809`.
    ///
    /// - Parameters:
    ///   - columns: The width of a line. What is longer goes on below, behind blanks, so that nobody's note begins a line.
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

    /// What was done, in a word.
    private var word: DisplayText { line.isRedo ? "redo" : DisplayText(stranger: line.verb.word) }

    /// What the act says besides its comments. The note comes last, in quotation marks: what stands behind the first is the
    /// moderator's own words, all of it.
    func details(zone: any Zone) -> DisplayText {
        var parts: [DisplayText] = []
        if let release = line.release { parts.append("\(release)") }
        if let reason = line.reason { parts.append("\(reason)") }
        if let until = line.until { parts.append("until " + TimeText.minute(until, zone)) }
        if let act = line.act { parts.append("of \(act)") }
        if line.isBlanked { parts.append("erased") }
        if let undone = line.undone { parts.append("undone by \(undone)") }
        if let note { parts.append("“\(note)”") }
        return parts.enumerated().reduce(DisplayText()) { text, part in
            text + (part.offset == 0 ? "" : "; ") + part.element
        }
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
        return HistoryLine(line: line, on: queue.on(number), note: note)
    }
}

/// Times as people read them.
enum TimeText {
    /// Local time to the minute: `2026-11-24 14:12`.
    static func minute(_ moment: Moment, _ zone: any Zone) -> DisplayText {
        let local = zone.local(moment)
        return "\(local.date) \(padded(local.hour, 2)):\(padded(local.minute, 2))"
    }

    /// Local time to the second: `2026-11-24 14:12:07`.
    static func second(_ moment: Moment, _ zone: any Zone) -> DisplayText {
        minute(moment, zone) + ":\(padded(zone.local(moment).second, 2))"
    }

    /// A length of time in its two largest units: `2 d 3 h`, `3 h 10 min`, `48 min`, `20 s`.
    static func length(_ milliseconds: Int64) -> DisplayText {
        let seconds = max(0, milliseconds) / Moment.second
        let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60)
        return switch seconds {
        case ..<60: "\(seconds) s"
        case ..<3_600: "\(minutes) min"
        case ..<86_400: minutes == 0 ? "\(hours) h" : "\(hours) h \(minutes) min"
        default: hours == 0 ? "\(days) d" : "\(days) d \(hours) h"
        }
    }
}
