internal import Text

/// The words of a text, with a number for each different one, the same over both texts of a comparison.
///
/// Words are what white space separates. In scripts written without it, ideographs and kana, each character is a word.
struct WordTokens {
    /// The words' bytes in the text, ascending.
    private(set) var ranges: [Range<Int>] = []
    /// For each word the number of its bytes in the table.
    private(set) var ids: [Int32] = []

    /// - Parameter table: Keyed by bytes, not strings: comparing strings costs quadratic time in combining marks.
    init(_ text: [UInt8], table: inout [[UInt8]: Int32]) {
        var start: Int?
        var offset = 0
        func close(at end: Int) {
            guard let first = start else { return }
            start = nil
            let word = Array(text[first..<end])
            let id = table[word] ?? Int32(table.count)
            table[word] = id
            ranges.append(first..<end)
            ids.append(id)
        }
        while offset < text.count {
            let (scalar, length) = Decoding.scalar(text, at: offset)
            if Decoding.isWhiteSpace(scalar) {
                close(at: offset)
            } else if WordTokens.isWordAlone(scalar) {
                close(at: offset)
                start = offset
                close(at: offset + length)
            } else if start == nil {
                start = offset
            }
            offset += length
        }
        close(at: text.count)
    }

    /// Whether a range of the text holds only white space.
    static func isSpace(_ range: Range<Int>, of text: [UInt8]) -> Bool {
        spaceEnd(from: range.lowerBound, to: range.upperBound, in: text) == range.upperBound
    }

    /// The end of the white space that begins at a place.
    static func spaceEnd(from start: Int, to end: Int, in text: [UInt8]) -> Int {
        var offset = start
        while offset < end {
            let (scalar, length) = Decoding.scalar(text, at: offset)
            guard Decoding.isWhiteSpace(scalar) else { break }
            offset += length
        }
        return offset
    }

    /// The beginning of the white space that ends at a place.
    static func spaceStart(from start: Int, to end: Int, in text: [UInt8]) -> Int {
        var offset = end
        while offset > start {
            var first = offset - 1
            while first > start, text[first] & 0xC0 == 0x80 { first -= 1 }
            guard Decoding.isWhiteSpace(Decoding.scalar(text, at: first).scalar) else { break }
            offset = first
        }
        return offset
    }

    private static func isWordAlone(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x3001...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF01...0xFF60, 0x2_0000...0x3_FFFF:
            true
        default: false
        }
    }
}
