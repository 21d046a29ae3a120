/// What is searched for, folded once.
package struct FoldedNeedle: Hashable, Sendable {
    /// The folded text as UTF-8.
    package let bytes: [UInt8]
    /// The places of the two bytes that are compared first, since few others are so rare in texts.
    private let probes: (first: Int, second: Int)

    package init(_ text: String) {
        self.init(folded: Folding.fold(text))
    }

    /// Makes a needle of text that is folded already.
    package init(folded bytes: [UInt8]) {
        self.bytes = bytes
        let rarest = bytes.indices.sorted { (Frequency.of(bytes[$0]), $0) < (Frequency.of(bytes[$1]), $1) }
        let first = rarest.first ?? 0
        probes = (first, rarest.dropFirst().first ?? first)
    }

    /// Whether there is nothing to search for. An empty needle is in every text.
    package var isEmpty: Bool { bytes.isEmpty }

    /// Tells whether folded text contains the needle.
    package func isFound(in folded: UnsafeRawBufferPointer) -> Bool {
        firstOffset(in: folded) != nil
    }

    /// The offset in folded text, from `start` on, where the needle stands first.
    package func firstOffset(in folded: UnsafeRawBufferPointer, from start: Int = 0) -> Int? {
        guard !bytes.isEmpty else { return start <= folded.count ? start : nil }
        guard let text = folded.baseAddress, folded.count - start >= bytes.count else { return nil }
        return bytes.withUnsafeBytes { needle in
            find(needle, in: text, from: start, through: folded.count - needle.count)
        }
    }

    /// Where the needle stands in a text that isn't folded: ranges of its bytes, which hold whole characters with the marks after them. The
    /// text is valid UTF-8.
    package func ranges(in utf8: UnsafeRawBufferPointer) -> [Range<Int>] {
        guard !bytes.isEmpty else { return [] }
        let (folded, origins) = Folding.foldWithOrigins(utf8)
        return folded.withUnsafeBytes { folded in
            var ranges: [Range<Int>] = []
            var start = 0
            while let found = firstOffset(in: folded, from: start) {
                start = found + bytes.count
                // A match that ends inside what one character folds to takes the whole character.
                let last = origins[start - 1]
                let end = origins[start...].first { $0 > last } ?? utf8.count
                let begin = max(origins[found], ranges.last?.upperBound ?? 0)
                if begin < end { ranges.append(begin..<end) }
            }
            return ranges
        }
    }

    /// Compares sixteen places at a time at the two probes, and wholly only where both agree.
    private func find(
        _ needle: UnsafeRawBufferPointer, in text: UnsafeRawPointer, from start: Int, through last: Int
    ) -> Int? {
        let one = SIMD16<UInt8>(repeating: needle[probes.first])
        let other = SIMD16<UInt8>(repeating: needle[probes.second])
        var offset = start
        while offset &+ 15 <= last {
            let ones = text.loadUnaligned(fromByteOffset: offset &+ probes.first, as: SIMD16<UInt8>.self)
            let others = text.loadUnaligned(fromByteOffset: offset &+ probes.second, as: SIMD16<UInt8>.self)
            let hits = unsafeBitCast((ones .== one) .& (others .== other), to: SIMD2<UInt64>.self)
            if hits[0] | hits[1] != 0 {
                for half in 0..<2 {
                    var marks = hits[half].littleEndian
                    while marks != 0 {
                        let lane = marks.trailingZeroBitCount >> 3
                        let place = offset &+ half &* 8 &+ lane
                        if isEqual(needle, text + place) { return place }
                        marks &= ~(0xFF << UInt64(lane &* 8))
                    }
                }
            }
            offset &+= 16
        }
        while offset <= last {
            if isEqual(needle, text + offset) { return offset }
            offset &+= 1
        }
        return nil
    }

    @inline(__always)
    private func isEqual(_ needle: UnsafeRawBufferPointer, _ place: UnsafeRawPointer) -> Bool {
        for index in 0..<needle.count where needle[index] != place.load(fromByteOffset: index, as: UInt8.self) {
            return false
        }
        return true
    }

    package static func == (one: FoldedNeedle, other: FoldedNeedle) -> Bool { one.bytes == other.bytes }
    package func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

/// How common a byte is in folded text of European languages.
private enum Frequency {
    private static let common: [UInt8] = Array(" eaistrnoukldpmvjzgbc".utf8) + [0xD0, 0xD1, 0xCE, 0xCF, 0xE2, 0x80]

    /// From 0 for a rare byte up to a number that means that nearly every word has it.
    static func of(_ byte: UInt8) -> Int {
        guard let rank = common.firstIndex(of: byte) else { return 0 }
        // The lead bytes of Cyrillic and Greek stand before every letter there.
        return byte >= 0x80 ? common.count : common.count - rank
    }
}
