import Moderation
import Terminal

/// An entry of the history as one line: who decided what, when and why.
struct HistoryLine {
    var line: EntryLine
    var on: [CommentNumber]
    /// The note, or of an erased one nothing.
    var note: String?

    /// For people: `4808  2026-11-24 11:46:31  juris   reject   12 comments  spam; undone by 4809`.
    func text(zone: any Zone, showsComments: Bool) -> DisplayText {
        var text: DisplayText = "\(line.number)  " + TimeText.second(line.at, zone) + "  \(line.by)  \(line.verb.word)"
        if showsComments {
            if let only = on.first, on.count == 1 { text += " \(only)" }
            if on.count > 1 { text += " \(on.count) comments" }
        }
        let details = details(zone: zone)
        return details.isEmpty ? text : text + "  " + details
    }

    /// For people, in columns: `   4808  2026-11-24 11:46:31  juris     reject    12 comments   spam; undone by 4809`.
    func row(zone: any Zone, columns: Int) -> DisplayText {
        var row = DisplayText(stranger: "\(line.number)").padded(to: 7, alignment: .right) + "  "
        row += TimeText.second(line.at, zone) + "  "
        row += DisplayText(stranger: line.by.text, truncatedTo: 12).fitted(to: 8) + "  "
        row += DisplayText(stranger: line.verb.word).padded(to: 8) + "  "
        let comments: DisplayText = on.isEmpty ? "" : on.count == 1 ? "\(on[0])" : "\(on.count) comments"
        row += comments.padded(to: 14) + "  " + details(zone: zone)
        return row.truncated(to: columns)
    }

    /// What the act says besides its comments.
    func details(zone: any Zone) -> DisplayText {
        var parts: [DisplayText] = []
        if let release = line.release { parts.append("\(release)") }
        if let reason = line.reason { parts.append("\(reason)") }
        if let until = line.until { parts.append("until " + TimeText.minute(until, zone)) }
        if let reference = line.reference { parts.append("of \(reference)") }
        if let note { parts.append("\(note)") }
        if line.isBlanked { parts.append("erased") }
        if let undone = line.undone { parts.append("undone by \(undone)") }
        return parts.enumerated().reduce(DisplayText()) { text, part in
            text + (part.offset == 0 ? "" : "; ") + part.element
        }
    }

    /// Between tabs: entry, time, who, verb, comments with commas between, release, reason, until, entry referred to,
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
