internal import Text

/// What the gate asks of a text from outside, over and above what the journal can hold (``EntryLimits``).
///
/// The journal's limits are in bytes, and each character takes at least one, so they limit characters too. Besides:
///
/// - A name, an e-mail, a site, an address, a source, a title and a URL must be one line: without control characters,
///   U+2028 and U+2029, so also without line feeds.
/// - A name, a title and a body must have something that can be seen: blanks, characters without width, fillers and
///   marks alone are not enough.
/// - A body has at most ``lines`` lines.
/// - No text has more than ``marks`` combining marks in a row: the limit of the Stream-Safe Text Format of UAX #15,
///   more than any script needs. It keeps the work of programs that read a text in proportion to its length.
///
/// Bodies may hold control characters: they are shown for what they are, and a moderator decides. What already stands
/// in a journal is valid, whatever this gate says.
package enum GateRules {
    /// The most lines of a body.
    package static let lines = 5_000
    /// The most combining marks in a row.
    package static let marks = 30

    /// A text that does not come in.
    package enum Breach: Error, Hashable, Sendable {
        /// A text that must be one line has a control character or a line separator at a place, counted from 1 in characters.
        case control(member: String, Unicode.Scalar, column: Int)
        case lines(member: String, count: Int)
        /// Nothing in it can be seen.
        case invisible(member: String)
        /// Marks in a row, the first beyond the limit on a line and at a column, both counted from 1.
        case marks(member: String, line: Int, column: Int)

        package static func notation(_ scalar: Unicode.Scalar) -> String {
            let hex = String(scalar.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - hex.utf8.count)) + hex
        }
    }

    /// Checks everything that a comment brings.
    package static func check(_ comment: NewComment) throws(Breach) {
        try check("name", comment.author.name)
        try check("email", comment.author.email)
        try check("site", comment.author.site)
        try check("address", comment.author.address)
        try check("source's system", comment.source?.system)
        try check("source's id", comment.source?.id)
        try check("body", comment.body, isOneLine: false)
        try checkVisible("name", comment.author.name)
        try checkVisible("body", comment.body)
    }

    /// Checks what a release brings; its summary may have several lines.
    package static func check(_ release: Release) throws(Breach) {
        try check("title", release.title)
        try check("url", release.url)
        try check("summary", release.summary, isOneLine: false)
        try checkVisible("title", release.title)
    }

    /// Looks at each character once.
    private static func check(_ member: String, _ text: String?, isOneLine: Bool = true) throws(Breach) {
        guard let text else { return }
        var (line, column, marks) = (1, 0, 0)
        for scalar in text.unicodeScalars {
            column += 1
            if scalar.value >= 0x20 && scalar.value < 0x7F {
                marks = 0
            } else if isOneLine && scalar.characterClass.isBarredFromLine {
                throw .control(member: member, scalar, column: column)
            } else if scalar == "\n" {
                (line, column, marks) = (line + 1, 0, 0)
            } else if scalar.value >= 0x300 && isMark(scalar) {
                marks += 1
                guard marks <= GateRules.marks else { throw .marks(member: member, line: line, column: column) }
            } else {
                marks = 0
            }
        }
        guard line <= lines else { throw .lines(member: member, count: line) }
    }

    private static func checkVisible(_ member: String, _ text: String) throws(Breach) {
        guard text.isVisible else { throw .invisible(member: member) }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: true
        default: false
        }
    }
}
