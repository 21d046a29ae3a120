internal import Text

/// A text as bytes of UTF-8, with what finders ask of single places.
struct BodyBytes {
    let bytes: UnsafeRawBufferPointer

    var count: Int { bytes.count }

    /// The byte at a place; 0, which no text has, outside.
    subscript(index: Int) -> UInt8 {
        index >= 0 && index < bytes.count ? bytes[index] : 0
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The character that begins at a place, and how many bytes it takes.
    func scalar(at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
        if self[index] < 0x80 { return (Unicode.Scalar(self[index]), 1) }
        let (value, length) = Decoding.scalar(bytes, at: index)
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }

    /// The character that ends before a place; `nil` at the beginning.
    func scalar(before index: Int) -> Unicode.Scalar? {
        var start = index - 1
        guard start >= 0 else { return nil }
        while start > 0, index - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
        return scalar(at: start).scalar
    }

    /// Whether a letter or digit ends before a place.
    func isWord(before index: Int) -> Bool {
        if self[index - 1] < 0x80 { return self[index - 1].isAlphanumeric }
        return scalar(before: index)?.properties.isAlphabetic ?? false
    }

    /// Whether a letter or digit begins at a place.
    func isWord(at index: Int) -> Bool {
        if self[index] < 0x80 { return self[index].isAlphanumeric }
        return scalar(at: index).scalar.properties.isAlphabetic
    }
}

extension UInt8 {
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    var isAlphanumeric: Bool { isDigit || isLetter }
}

/// Cuts a text wherever nothing sent over a network can go on: at blanks, controls, quotation marks and pointed brackets.
struct Tokens: Sequence, IteratorProtocol {
    private let body: BodyBytes
    private var index = 0

    init(_ body: BodyBytes) {
        self.body = body
    }

    mutating func next() -> Range<Int>? {
        while index < body.count, let length = cut(at: index) { index += length }
        let start = index
        while index < body.count, cut(at: index) == nil { index += body.scalar(at: index).length }
        return start < index ? start..<Swift.min(index, body.count) : nil
    }

    /// The length of the character at a place, if it separates tokens.
    private func cut(at index: Int) -> Int? {
        let byte = body[index]
        if byte < 0x80 {
            let isCut = byte <= 0x20 || byte == 0x7F || byte == 0x22 || byte == 0x3C || byte == 0x3E || byte == 0x60
            return isCut ? 1 : nil
        }
        // Latin, Greek and Cyrillic letters, which are nearly all characters.
        if byte >= 0xC3 && byte <= 0xD3 { return nil }
        let (scalar, length) = body.scalar(at: index)
        switch scalar.value {
        case 0xAB, 0xBB, 0x2018...0x201F, 0x2026, 0x2039, 0x203A: return length
        default: break
        }
        switch scalar.characterClass {
        case .space, .control, .bidi, .separator: return length
        default: return nil
        }
    }
}
