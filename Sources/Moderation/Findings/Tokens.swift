internal import Text

/// Cuts a text where nothing that is sent over a network can go on: at blanks, controls, quotation marks and brackets
/// of the pointed kind.
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

    /// The length of the character at a place if it parts tokens.
    private func cut(at index: Int) -> Int? {
        let byte = body[index]
        if byte < 0x80 {
            let isCut = byte <= 0x20 || byte == 0x7F || byte == 0x22 || byte == 0x3C || byte == 0x3E || byte == 0x60
            return isCut ? 1 : nil
        }
        // Latin, Greek and Cyrillic letters, which are nearly all there is.
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
