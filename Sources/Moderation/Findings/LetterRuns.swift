internal import Text

/// Repeated letters, as in `kreeedīts`: searched with each run of a letter as a single one.
enum LetterRuns {
    /// Folded text with each run of one letter as a single one, and for each of its bytes the place that it comes from.
    static func squeezed(_ folded: UnsafeRawBufferPointer) -> (bytes: [UInt8], origins: [Int32]) {
        let count = folded.count
        var origins: [Int32] = []
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { bytes, written in
            origins = [Int32](unsafeUninitializedCapacity: count) { origins, filled in
                var index = 0
                var last: UInt16 = 0
                while index < count {
                    let unit = unit(at: index, in: folded)
                    let isNew = unit == 0 || unit != last
                    last = unit
                    bytes[written] = folded[index]
                    origins[written] = Int32(truncatingIfNeeded: index)
                    if unit > 0xFF {
                        bytes[written + 1] = folded[index + 1]
                        origins[written + 1] = Int32(truncatingIfNeeded: index)
                        index += 1
                        written += isNew ? 1 : 0
                    }
                    index += 1
                    written += isNew ? 1 : 0
                }
                filled = written
            }
        }
        return (bytes, origins)
    }

    /// Whether any letter stands twice in a row.
    static func areThere(in folded: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        // Seven bytes at a time: each is compared with the next, and with the one after that.
        while index &+ 10 <= folded.count {
            let bytes = EightBytes(folded, at: index)
            let next = EightBytes(bytes.word ^ EightBytes(folded, at: index &+ 1).word).zeroes
            let overNext = EightBytes(bytes.word ^ EightBytes(folded, at: index &+ 2).word).zeroes
            let isTwice = next & bytes.letters | overNext & overNext >> 8 & bytes.twoByteLetters
            if isTwice != 0 { return true }
            index &+= 7
        }
        var last: UInt16 = 0
        // A letter of two bytes may have begun before.
        index = max(0, index &- 2)
        while index < folded.count {
            let unit = unit(at: index, in: folded)
            if unit != 0, unit == last { return true }
            last = unit
            index += unit > 0xFF ? 2 : 1
        }
        return false
    }

    /// The end of a literal that begins at a place of folded text, with each of its letters repeated at least as
    /// often; `nil` if it doesn't stand there.
    static func end(of literal: [UInt8], at place: Int, in folded: UnsafeRawBufferPointer) -> Int? {
        literal.withUnsafeBytes { literal in
            var (index, place) = (0, place)
            while index < literal.count {
                let unit = unit(at: index, in: literal)
                guard unit != 0 else {
                    guard place < folded.count, folded[place] == literal[index] else { return nil }
                    (index, place) = (index + 1, place + 1)
                    continue
                }
                let width = unit > 0xFF ? 2 : 1
                var spare = 0
                while place < folded.count, LetterRuns.unit(at: place, in: folded) == unit {
                    (place, spare) = (place + width, spare + 1)
                }
                while index < literal.count, LetterRuns.unit(at: index, in: literal) == unit {
                    (index, spare) = (index + width, spare - 1)
                }
                guard spare >= 0 else { return nil }
            }
            return place
        }
    }

    /// The letter of one or two bytes that begins at a place; 0 for anything else.
    @inline(__always)
    private static func unit(at index: Int, in folded: UnsafeRawBufferPointer) -> UInt16 {
        let byte = folded[index]
        if byte < 0x80 { return byte.isLetter ? UInt16(byte) : 0 }
        guard byte >= 0xC3, byte < 0xE0, index + 1 < folded.count else { return 0 }
        return UInt16(byte) << 8 | UInt16(folded[index + 1])
    }
}
