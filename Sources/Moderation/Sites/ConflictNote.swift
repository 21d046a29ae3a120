/// The note that reports a conflict with a site on a comment, and by which it is recognised later:
///
///     on the site: hold
///     sha256: 64 digits, of the text
///     at most 2000 bytes of the text
///
/// Only such notes by the site's own login count.
package struct ConflictNote: Hashable, Sendable {
    /// The site's word for the state.
    package var state: String
    /// The digits of the text's SHA-256.
    package var digits: String
    /// The text, or its beginning.
    package var text: String

    /// How much of the text it holds, in bytes.
    package static let mostText = 2_000
    private static let stateMark = "on the site: "
    private static let digestMark = "sha256: "

    package init(state: String, digits: String, text: String) {
        self.state = state
        self.digits = digits
        self.text = text
    }

    /// The note on an act by which this queue follows a site.
    package static func mark(_ state: String) -> String { stateMark + state }

    /// Whether a note is one of a site's: on an act that follows it, or about a conflict.
    package static func isMarked(_ note: String) -> Bool { note.utf8.starts(with: stateMark.utf8) }

    /// The note's text.
    package var note: String {
        [ConflictNote.stateMark + state, ConflictNote.digestMark + digits, text].joined(separator: "\n")
    }

    /// Reads a note; `nil` if it is another one.
    package init?(note: String) {
        let lines = note.utf8.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: false)
        guard lines.count == 3, lines[0].starts(with: ConflictNote.stateMark.utf8),
            lines[1].starts(with: ConflictNote.digestMark.utf8)
        else { return nil }
        let digits = lines[1].dropFirst(ConflictNote.digestMark.utf8.count)
        guard digits.count == 64 else { return nil }
        state = String(decoding: lines[0].dropFirst(ConflictNote.stateMark.utf8.count), as: UTF8.self)
        self.digits = String(decoding: digits, as: UTF8.self)
        text = String(decoding: lines[2], as: UTF8.self)
    }
}

extension Queue {
    /// The note of the last conflict that a site's login reported on a comment, if nothing has come from the site
    /// since, and whether somebody has acted since.
    ///
    /// - Parameter note: Reads the note of an entry.
    package func conflict<Failure: Error>(
        on number: CommentNumber, by login: Login, note: (EntryNumber) throws(Failure) -> String?
    ) throws(Failure) -> (note: ConflictNote, entry: EntryNumber, isAnswered: Bool)? {
        guard contains(number), hasNotes(number) else { return nil }
        var isAnswered = false
        for change in changes(of: number).reversed() {
            guard change.by == login else {
                isAnswered = true
                continue
            }
            guard change.verb == .note, let text = try note(change.entry),
                let conflict = ConflictNote(note: text)
            else { return nil }
            return (conflict, change.entry, isAnswered)
        }
        return nil
    }

    /// Whether a note was ever made on it, struck out or not.
    private func hasNotes(_ number: CommentNumber) -> Bool {
        var change = comments.rows[number.index].lastChange
        while change != 0 {
            if entries.verb(of: changes[change].entry) == .note { return true }
            change = changes[change].previous
        }
        return false
    }
}
