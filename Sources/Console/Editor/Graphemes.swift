/// Where characters, as a person sees them, begin in bytes of UTF-8.
enum Graphemes {
    /// The farthest that is looked back for a beginning that is beyond doubt.
    private static let reach = 4_096

    /// Whether a character begins at a byte, which is the first of a scalar. Costs no more than the word around it,
    /// where that is of ASCII letters and blanks; never more than a few thousand bytes.
    static func isBoundary(_ offset: Int, in line: [UInt8]) -> Bool {
        guard offset > 0, offset < line.count else { return true }
        if isPlain(line[offset - 1]) && isPlain(line[offset]) { return true }
        var start = offset - 1
        let least = max(0, offset - reach)
        while start > least, !(isPlain(line[start - 1]) && isPlain(line[start])) { start -= 1 }
        while start < offset, line[start] & 0xC0 == 0x80 { start += 1 }
        var end = offset + 1
        while end < line.count, line[end] & 0xC0 == 0x80 { end += 1 }
        let text = String(decoding: line[start..<end], as: UTF8.self)
        var at = start
        for character in text {
            if at >= offset { break }
            at += character.utf8.count
        }
        return at == offset
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte < 0x7F
    }
}
