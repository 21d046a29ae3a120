/// Passes over texts that can't have a needle, by their bytes as they stand in a line of JSON: nothing is unescaped,
/// folded or even located first.
///
/// Its only mistakes are to let texts through. It looks for two characters that stand side by side in the needle: a
/// text that has it contains a character that folds to the first of them, or to something that ends with it, before
/// one that folds to the second, or to something that begins with it, or to nothing. Characters that it can't judge
/// count as such: those of three and four bytes, and escapes.
package struct NeedleSieve: Sendable {
    /// The two characters, which are letters or digits of ASCII.
    private let first: UInt8
    private let second: UInt8
    /// A bit for each character of at most two bytes: whether it may be the first, or stand where the second must.
    private var firsts = [UInt64](repeating: 0, count: 0x800 / 64)
    private var seconds = [UInt64](repeating: 0, count: 0x800 / 64)
    /// First bytes of two-byte characters none of which may stand where the second must: the two longest stretches.
    private let idle: (one: Stretch, other: Stretch)

    private struct Stretch {
        var start: UInt8
        var count: UInt8
    }

    /// - Returns: `nil` if the needle has no two such characters.
    package init?(_ needle: FoldedNeedle) {
        let bytes = needle.bytes
        let pairs = bytes.indices.dropLast().filter { index in
            bytes[index].isPlainWord && bytes[index + 1].isPlainWord
                && !WithinOne.pairs.contains(WithinOne.pair(bytes[index], bytes[index + 1]))
        }
        func frequency(_ index: Int) -> Int { Frequency.of(bytes[index]) + Frequency.of(bytes[index + 1]) }
        guard let rarest = pairs.min(by: { frequency($0) < frequency($1) }) else { return nil }
        (first, second) = (bytes[rarest], bytes[rarest + 1])
        var leads: Set<UInt8> = []
        var folded: [UInt8] = []
        for scalar in 0..<0x800 as Range<UInt32> {
            folded.removeAll(keepingCapacity: true)
            FoldingPass.fold(scalar) { Decoding.append($0, to: &folded) }
            // Capitals of ASCII aren't in the table of foldings.
            if scalar < 0x80 { folded = [UInt8(scalar).lowercased] }
            let bit: UInt64 = 1 << UInt64(scalar % 64)
            if folded.last == first { firsts[Int(scalar / 64)] |= bit }
            // An escape may stand for what folds to nothing.
            guard folded.first ?? second == second || scalar == 0x5C else { continue }
            seconds[Int(scalar / 64)] |= bit
            if scalar >= 0x80 { leads.insert(UInt8(0xC0 | scalar >> 6)) }
        }
        var stretches: [Stretch] = []
        for lead in 0xC2...0xDF as ClosedRange<UInt8> where !leads.contains(lead) {
            if let last = stretches.last, last.start + last.count == lead {
                stretches[stretches.count - 1].count += 1
            } else {
                stretches.append(Stretch(start: lead, count: 1))
            }
        }
        stretches.sort { $0.count > $1.count }
        let none = Stretch(start: 0, count: 0)
        idle = (stretches.first ?? none, stretches.dropFirst().first ?? none)
    }

    /// Whether a text may contain the needle after a place. Anything else that stands there only lets more texts through.
    ///
    /// - Parameter text: Valid UTF-8, escaped as JSON or not.
    package func mayHold(_ text: UnsafeRawBufferPointer, from start: Int = 0) -> Bool {
        guard let base = text.baseAddress else { return false }
        return firsts.withUnsafeBufferPointer { firsts in
            seconds.withUnsafeBufferPointer { seconds in
                let tables = Tables(firsts: firsts, seconds: seconds)
                var offset = start
                while offset &+ 17 <= text.count {
                    let marks = marks(base + offset)
                    for half in 0..<2 where marks[half] != 0 {
                        var rest = marks[half].littleEndian
                        while rest != 0 {
                            let lane = rest.trailingZeroBitCount >> 3
                            if tables.isPair(text, offset &+ half &* 8 &+ lane) { return true }
                            rest &= ~(0xFF << UInt64(lane &* 8))
                        }
                    }
                    offset &+= 16
                }
                while offset &+ 1 < text.count {
                    if tables.isPair(text, offset) { return true }
                    offset &+= 1
                }
                return false
            }
        }
    }

    /// Marks those of sixteen places whose bytes may be the last of the one character and the first of the other.
    @inline(__always)
    private func marks(_ place: UnsafeRawPointer) -> SIMD2<UInt64> {
        typealias Bytes = SIMD16<UInt8>
        let these = place.loadUnaligned(as: Bytes.self)
        let next = place.loadUnaligned(fromByteOffset: 1, as: Bytes.self)
        let small = Bytes(repeating: 0x20)
        // Read with a sign, what is less than C0 goes on with a character.
        let isFirst =
            (these | small) .== Bytes(repeating: first)
            .| unsafeBitCast(these, to: SIMD16<Int8>.self) .< SIMD16<Int8>(repeating: -0x40)
        let isIdle =
            (next &- Bytes(repeating: idle.one.start)) .< Bytes(repeating: idle.one.count)
            .| (next &- Bytes(repeating: idle.other.start)) .< Bytes(repeating: idle.other.count)
        let isLead = (next &- Bytes(repeating: 0xC0)) .< Bytes(repeating: 0x40)
        let isSecond =
            (next | small) .== Bytes(repeating: second) .| next .== Bytes(repeating: 0x5C) .| (isLead .& .!isIdle)
        return unsafeBitCast(isFirst .& isSecond, to: SIMD2<UInt64>.self)
    }

    /// What is known of characters of one and two bytes.
    private struct Tables {
        let firsts: UnsafeBufferPointer<UInt64>
        let seconds: UnsafeBufferPointer<UInt64>

        /// Whether the first character may end at a place, and the second begin after it.
        func isPair(_ text: UnsafeRawBufferPointer, _ place: Int) -> Bool {
            let (last, next) = (text[place], text[place &+ 1])
            if last < 0x80 {
                guard Tables.has(firsts, Int(last)) else { return false }
            } else if last >= 0xC0 {
                // A character begins here.
                return false
            } else if place > 0, text[place &- 1] &- 0xC2 < 0x1E {
                guard Tables.has(firsts, Tables.scalar(text[place &- 1], last)) else { return false }
            }
            if next < 0x80 { return Tables.has(seconds, Int(next)) }
            guard next &- 0xC2 < 0x1E, place &+ 2 < text.count else { return true }
            return Tables.has(seconds, Tables.scalar(next, text[place &+ 2]))
        }

        private static func has(_ table: UnsafeBufferPointer<UInt64>, _ scalar: Int) -> Bool {
            table[scalar >> 6] >> UInt64(scalar & 63) & 1 == 1
        }

        private static func scalar(_ lead: UInt8, _ follower: UInt8) -> Int {
            Int(lead & 0x1F) << 6 | Int(follower & 0x3F)
        }
    }
}

/// Letters and digits side by side in what one character folds to, such as `ss` and `fi`: a text may have them
/// without having two characters.
enum WithinOne {
    static let pairs: Set<UInt16> = {
        var pairs: Set<UInt16> = []
        var place = 0
        while place * 3 < FoldPool.texts.utf8CodeUnitCount {
            let next = place + 1 + PackedTable.three(FoldPool.texts, place)
            let text = (place + 1..<next).map { UInt8(clamping: PackedTable.three(FoldPool.texts, $0)) }
            for (one, other) in zip(text, text.dropFirst()) where one.isPlainWord && other.isPlainWord {
                pairs.insert(pair(one, other))
            }
            place = next
        }
        return pairs
    }()

    static func pair(_ one: UInt8, _ other: UInt8) -> UInt16 { UInt16(one) << 8 | UInt16(other) }
}

extension UInt8 {
    /// Whether this is a small letter or a digit of ASCII.
    fileprivate var isPlainWord: Bool { self &- 0x30 < 10 || self &- 0x61 < 26 }
    fileprivate var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}
