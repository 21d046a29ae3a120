/// Where words begin and end in bytes of UTF-8: runs of letters, digits, marks and underscores.
enum Words {
    /// The end of the word that a place is in, or of the next one.
    static func end(after offset: Int, in line: [UInt8]) -> Int {
        var offset = offset
        var isInside = false
        while offset < line.count {
            let (isOfWord, length) = scalar(at: offset, in: line)
            if isInside && !isOfWord { break }
            isInside = isOfWord
            offset += length
        }
        return offset
    }

    /// The beginning of the word that a place is in, or of the one before.
    ///
    /// - Parameter isBlank: Words are what blanks separate.
    static func start(before offset: Int, in line: [UInt8], betweenBlanks isBlank: Bool = false) -> Int {
        var offset = offset
        var isInside = false
        while offset > 0 {
            var start = offset - 1
            while start > 0, line[start] & 0xC0 == 0x80 { start -= 1 }
            let isOfWord = isBlank ? line[start] != 0x20 && line[start] != 0x09 : scalar(at: start, in: line).isOfWord
            if isInside && !isOfWord { break }
            isInside = isOfWord
            offset = start
        }
        return offset
    }

    private static func scalar(at offset: Int, in line: [UInt8]) -> (isOfWord: Bool, length: Int) {
        let byte = line[offset]
        if byte < 0x80 {
            let isOfWord =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == 0x5F
            return (isOfWord, 1)
        }
        var end = offset + 1
        while end < line.count, line[end] & 0xC0 == 0x80 { end += 1 }
        let text = String(decoding: line[offset..<end], as: UTF8.self)
        guard let properties = text.unicodeScalars.first?.properties else { return (false, end - offset) }
        let isOfWord =
            switch properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber: true
            default: properties.isAlphabetic
            }
        return (isOfWord, end - offset)
    }
}

/// Where characters, as a person sees them, begin in bytes of UTF-8.
enum Graphemes {
    /// The farthest that is looked back for a certain beginning.
    private static let reach = 4_096

    /// Whether a character begins at a byte, which is the first of a scalar. Looks at no more than the word around it
    /// where that is ASCII letters and blanks, and never at more than a few thousand bytes.
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
