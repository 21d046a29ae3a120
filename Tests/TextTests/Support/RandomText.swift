import Seeded

@testable import Text

/// Makes texts of all kinds of characters, those most of all that tables and fast paths disagree on.
enum RandomText {
    /// Ranges that a character is drawn from; the range first, then the character in it.
    private static let ranges: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0x20...0x7E, 0x41...0x5A, 0x00...0x1F, 0x7F...0xA0, 0xA0...0x24F, 0x100...0x17F, 0x300...0x36F,
        0x370...0x3FF,
        0x400...0x52F, 0x530...0x7FF, 0x800...0xFFF, 0x1E00...0x1FFF, 0x2000...0x206F, 0x3040...0x30FF, 0x3FF0...0x4010,
        0x4E00...0x9FFF, 0x9FF0...0xA010, 0xAC00...0xD7A3, 0xF900...0xFFFF, 0x1D400...0x1D7FF, 0x1F1E6...0x1F1FF,
        0x1F300...0x1F6FF, 0x2F800...0x2FA1F, 0x33FF0...0x34010, 0xE0000...0xE01EF, 0x10FFF0...0x10FFFF,
    ]

    static func scalar(using generator: inout SeededGenerator) -> Unicode.Scalar {
        let range = ranges[Int.random(in: ranges.indices, using: &generator)]
        return Unicode.Scalar(UInt32.random(in: range, using: &generator)) ?? " "
    }

    /// A text of up to `most` characters, long runs of ASCII among them.
    static func text(most: Int, using generator: inout SeededGenerator) -> String {
        var text = String.UnicodeScalarView()
        let length = Int.random(in: 0...most, using: &generator)
        while text.count < length {
            let next = scalar(using: &generator)
            let isRun = next.isASCII && Bool.random(using: &generator)
            for _ in 0..<(isRun ? Int.random(in: 1...20, using: &generator) : 1) {
                text.append(isRun ? Unicode.Scalar(UInt8.random(in: 0x20...0x7E, using: &generator)) : next)
            }
        }
        return String(text)
    }
}

extension String {
    /// The bytes of the text for the length of a call.
    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try Array(utf8).withUnsafeBytes(body)
    }

    init(folding text: String) {
        self.init(decoding: Folding.fold(text), as: UTF8.self)
    }
}
