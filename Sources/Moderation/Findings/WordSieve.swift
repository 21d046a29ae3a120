/// Tells quickly, and with few mistakes, that a word is none of many: it never turns away one that is.
struct WordSieve: Sendable {
    /// One bit for each hash of a whole word.
    private var bits = [UInt64](repeating: 0, count: 256)
    private var patterns: [WordPattern] = []

    mutating func add(word: [UInt8]) {
        let hash = word.withUnsafeBytes { Self.hash($0) }
        bits[hash >> 6] |= 1 << (hash & 63)
    }

    mutating func add(_ pattern: WordPattern) {
        patterns.append(pattern)
    }

    func passes(_ word: UnsafeRawBufferPointer) -> Bool {
        let hash = Self.hash(word)
        return bits[hash >> 6] >> (hash & 63) & 1 == 1 || patterns.contains { $0.fits(word) }
    }

    /// A number below 16,384. The beginning and the length of a word tell most words apart.
    private static func hash(_ word: UnsafeRawBufferPointer) -> Int {
        var value = UInt64(word.count)
        for byte in word.prefix(16) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int((value ^ value >> 29) & 16_383)
    }
}
