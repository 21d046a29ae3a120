internal import Text

/// Takes a text apart into stretches of two to five characters within its words, each a bucket of a table: what is
/// counted for likelihood.
///
/// A word is a run of letters and digits. The buckets are the same in every process, since every moderator has to see the same.
struct Grams {
    static let buckets: Int = 1 << 18
    /// How much of a text is looked at, in bytes of its folded form.
    static let most = 2_048

    /// The buckets met in the present text, one bit each; cleared when the text has been read.
    private var met: [UInt64] = []

    /// The buckets of a folded text, each once.
    mutating func read(_ folded: UnsafeRawBufferPointer) -> [Int32] {
        if met.isEmpty { met = Array(repeating: 0, count: Grams.buckets / 64) }
        var found: [Int32] = []
        found.reserveCapacity(folded.count * 2)
        Grams.forEachWord(in: folded) { letters, _ in
            Grams.forEach(in: letters) { bucket in
                let bit: UInt64 = 1 << (UInt64(bucket) & 63)
                guard met[bucket >> 6] & bit == 0 else { return }
                met[bucket >> 6] |= bit
                found.append(Int32(truncatingIfNeeded: bucket))
            }
        }
        for bucket in found { met[Int(bucket) >> 6] = 0 }
        return found
    }

    /// Calls back with the bucket of each stretch of a word.
    @inline(__always)
    static func forEach(in letters: UnsafeBufferPointer<UInt32>, _ visit: (Int) -> Void) {
        for start in letters.indices {
            var hash = UInt64(letters[start]) &* 0x9E37_79B9_7F4A_7C15
            for end in start &+ 1..<min(start &+ 5, letters.count) {
                hash = (hash ^ hash >> 29 ^ UInt64(letters[end])) &* 0xBF58_476D_1CE4_E5B9
                visit(Int(truncatingIfNeeded: hash >> 46))
            }
        }
    }

    /// Calls back with each word of a folded text: its characters, and its place.
    static func forEachWord(
        in folded: UnsafeRawBufferPointer, _ visit: (UnsafeBufferPointer<UInt32>, Range<Int>) -> Void
    ) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Grams.most) { letters in
            var count = 0
            var start = 0
            var offset = 0
            func close() {
                if count > 0 { visit(UnsafeBufferPointer(rebasing: letters[..<count]), start..<offset) }
                count = 0
            }
            while offset < folded.count, offset < Grams.most {
                let (scalar, length) = Decoding.scalar(folded, at: offset)
                if isOfWord(scalar) {
                    if count == 0 { start = offset }
                    letters[count] = scalar
                    count += 1
                } else {
                    close()
                }
                offset += length
            }
            offset = min(offset, folded.count)
            close()
        }
    }

    private static func isOfWord(_ scalar: UInt32) -> Bool {
        if scalar < 0x80 { return UInt8(truncatingIfNeeded: scalar).isAlphanumeric }
        // Greek and Cyrillic letters, nearly everything that is left of a folded text.
        if (0x3B1...0x3C9).contains(scalar) || (0x430...0x45F).contains(scalar) { return true }
        return Unicode.Scalar(scalar).map { $0.properties.isAlphabetic || $0.properties.numericType != nil } ?? false
    }
}
