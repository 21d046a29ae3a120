/// A text to search for, folded once. A blank in it matches any run of white space in the text, including line feeds and tabs.
package struct FoldedNeedle: Hashable, Sendable {
    /// The folded text as UTF-8, runs of white space as one space.
    package let bytes: [UInt8]
    /// The longest part without a space, which is looked for first: all of it, mostly.
    private let anchor: Range<Int>
    /// The places in the anchor of the two bytes that are compared first, because they are the rarest in texts.
    private let probes: (first: Int, second: Int)

    package init(_ text: String) {
        self.init(folded: Folding.fold(text))
    }

    /// Makes a needle of text that is folded already.
    package init(folded text: [UInt8]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        for byte in text {
            if !byte.isBlank { bytes.append(byte) } else if bytes.last != 0x20 { bytes.append(0x20) }
        }
        self.bytes = bytes
        var longest = 0..<0
        for part in bytes.split(separator: 0x20) where part.count > longest.count {
            longest = part.startIndex..<part.endIndex
        }
        anchor = longest
        let rarest = longest.sorted { (Frequency.of(bytes[$0]), $0) < (Frequency.of(bytes[$1]), $1) }
        let first = rarest.first ?? 0
        probes = (first - longest.lowerBound, (rarest.dropFirst().first ?? first) - longest.lowerBound)
    }

    /// Whether there is nothing to search for. An empty needle is in no text.
    package var isEmpty: Bool { bytes.isEmpty }

    /// Whether folded text contains the needle.
    package func isFound(in folded: UnsafeRawBufferPointer) -> Bool {
        firstMatch(in: folded) != nil
    }

    /// The first place of the needle in folded text, from `start` on.
    package func firstMatch(in folded: UnsafeRawBufferPointer, from start: Int = 0) -> Range<Int>? {
        guard !bytes.isEmpty, let text = folded.baseAddress else { return nil }
        if anchor.isEmpty {
            guard let first = (start..<max(start, folded.count)).first(where: { folded[$0].isBlank }) else {
                return nil
            }
            return first..<(folded[first...].firstIndex { !$0.isBlank } ?? folded.count)
        }
        return bytes.withUnsafeBytes { needle in
            let part = UnsafeRawBufferPointer(rebasing: needle[anchor])
            var from = start
            while from <= folded.count - part.count,
                let place = find(part, in: text, from: from, through: folded.count - part.count)
            {
                if part.count == needle.count { return place..<place + part.count }
                if let begin = beginning(needle, in: folded, before: place, notBefore: start),
                    let end = end(needle, in: folded, from: place + part.count)
                {
                    return begin..<end
                }
                from = place + 1
            }
            return nil
        }
    }

    /// Where the needle stands in a text that isn't folded, valid UTF-8: ranges of its bytes, of whole characters
    /// with the marks after them.
    package func ranges(in utf8: UnsafeRawBufferPointer) -> [Range<Int>] {
        guard !bytes.isEmpty else { return [] }
        let folded = FoldedText(utf8)
        return folded.bytes.withUnsafeBytes { bytes in
            var ranges: [Range<Int>] = []
            var start = 0
            while let found = firstMatch(in: bytes, from: start) {
                start = found.upperBound
                let range = folded.range(of: found)
                let begin = max(range.lowerBound, ranges.last?.upperBound ?? 0)
                if begin < range.upperBound { ranges.append(begin..<range.upperBound) }
            }
            return ranges
        }
    }

    /// The beginning of the match whose anchor stands at a place; `nil` if something else precedes it.
    private func beginning(
        _ needle: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer, before place: Int, notBefore start: Int
    ) -> Int? {
        var place = place
        for index in (0..<anchor.lowerBound).reversed() {
            guard place > start else { return nil }
            if needle[index] == 0x20 {
                guard text[place - 1].isBlank else { return nil }
                while place > start, text[place - 1].isBlank { place -= 1 }
            } else {
                guard text[place - 1] == needle[index] else { return nil }
                place -= 1
            }
        }
        return place
    }

    /// The end of the match whose anchor ends at a place; `nil` if something else follows it.
    private func end(_ needle: UnsafeRawBufferPointer, in text: UnsafeRawBufferPointer, from place: Int) -> Int? {
        var place = place
        for index in anchor.upperBound..<needle.count {
            guard place < text.count else { return nil }
            if needle[index] == 0x20 {
                guard text[place].isBlank else { return nil }
                while place < text.count, text[place].isBlank { place += 1 }
            } else {
                guard text[place] == needle[index] else { return nil }
                place += 1
            }
        }
        return place
    }

    /// Compares sixteen places at a time at the two probes, and the whole anchor only where both match.
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

extension UInt8 {
    /// Whether this is white space in folded text, where blanks of all kinds are already a space.
    fileprivate var isBlank: Bool { self == 0x20 || self &- 0x09 < 5 }
}

/// How common a byte is in folded text of European languages.
enum Frequency {
    private static let common: [UInt8] = Array(" eaistrnoukldpmvjzgbc".utf8) + [0xD0, 0xD1, 0xCE, 0xCF, 0xE2, 0x80]

    /// From 0 for a rare byte up to a number that means that nearly every word has it.
    static func of(_ byte: UInt8) -> Int {
        guard let rank = common.firstIndex(of: byte) else { return 0 }
        // The lead bytes of Cyrillic and Greek stand before every letter there.
        return byte >= 0x80 ? common.count : common.count - rank
    }
}
