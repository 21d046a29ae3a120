internal import Text

/// Makes the texts that likeness is judged by: the folded body without its links, any digit as 0, a run of white
/// space as one blank, none at the ends. One body after the other, in the same memory.
struct LikenessText {
    private var linkless: [UInt8] = []
    private(set) var bytes: [UInt8] = []

    /// Takes another body, which is valid UTF-8: ``bytes`` is its text from now on.
    ///
    /// - Parameter normal: What ``TextKey/normal(_:into:)`` makes of it, if that is at hand.
    mutating func read(_ body: UnsafeRawBufferPointer, normal: [UInt8]? = nil) {
        if FeatureReader.mayHaveLink(body) {
            linkless.removeAll(keepingCapacity: true)
            var start = 0
            for link in Findings(utf8: body, words: WordMatcher([]), kinds: .links).links {
                linkless.append(contentsOf: body[start..<link.range.lowerBound])
                linkless.append(0x20)
                start = link.range.upperBound
            }
            linkless.append(contentsOf: body[start...])
            linkless.withUnsafeBytes { TextKey.normal($0, into: &bytes) }
        } else if let normal {
            bytes.removeAll(keepingCapacity: true)
            bytes.append(contentsOf: normal)
        } else {
            TextKey.normal(body, into: &bytes)
        }
        bytes.withUnsafeMutableBytes { LikenessText.levelDigits(in: $0) }
    }

    var shingles: Shingles { bytes.withUnsafeBytes { Shingles(of: $0) } }

    /// Turns every digit into a 0, eight bytes at a time.
    private static func levelDigits(in bytes: UnsafeMutableRawBufferPointer) {
        var offset = 0
        while offset &+ 8 <= bytes.count {
            let eight = EightBytes(UnsafeRawBufferPointer(bytes), at: offset)
            let level = eight.word & ~((eight.digits >> 7) &* 0x0F)
            bytes.storeBytes(of: level.littleEndian, toByteOffset: offset, as: UInt64.self)
            offset &+= 8
        }
        while offset < bytes.count {
            if bytes[offset].isDigit { bytes[offset] = 0x30 }
            offset &+= 1
        }
    }
}
