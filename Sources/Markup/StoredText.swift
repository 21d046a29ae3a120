/// The text of a comment as WordPress stores it, a small HTML in which line feeds count, and the body that a moderator reads and edits.
///
/// A stored text with a tag is read as it stands, so that links and quotations survive an edit and the true target of a link
/// shows. One without a tag is read with its references decoded. Which of the two it was follows from the body alone: a text
/// whose references hide a tag (`&lt;b&gt;`) is read as it stands too. So writing what was read gives what was stored, except
/// for references that have a plainer spelling (`&nbsp;`) and carriage returns at the ends of lines.
package enum StoredText {
    /// The body of a stored text.
    package static func body(of stored: String) -> String {
        isMarkup(stored) ? stored : Entities.decoded(withoutCarriageReturns(stored))
    }

    /// What is stored for a body that came from such a site, edited or not.
    package static func stored(_ body: String) -> String {
        isMarkup(body) ? body : Entities.encoded(body)
    }

    /// Whether a text has a tag, or something that becomes one once references are decoded, however often.
    package static func isMarkup(_ text: String) -> Bool {
        hasTag(text) || (text.utf8.contains(UInt8(ascii: "&")) && hasTag(Entities.decodedWhole(text)))
    }

    /// Whether a text has a tag: a `<` with a letter, `/` or `!` after it.
    package static func hasTag(_ text: String) -> Bool {
        var isAfter = false
        for byte in text.utf8 {
            if isAfter, byte.isASCIILetter || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") { return true }
            isAfter = byte == UInt8(ascii: "<")
        }
        return false
    }

    private static func withoutCarriageReturns(_ text: String) -> String {
        guard text.utf8.contains(0x0D) else { return text }
        var output: [UInt8] = []
        var isHeld = false
        for byte in text.utf8 {
            if isHeld, byte != 0x0A { output.append(0x0D) }
            isHeld = byte == 0x0D
            if !isHeld { output.append(byte) }
        }
        if isHeld { output.append(0x0D) }
        return String(decoding: output, as: UTF8.self)
    }
}
