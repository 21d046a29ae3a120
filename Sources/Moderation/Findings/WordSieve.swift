/// Tells quickly, and with few mistakes, that a word is none of many: it never turns away one that is.
struct WordSieve: Sendable {
    /// One bit for each hash of a whole word.
    private var bits = [UInt64](repeating: 0, count: 256)
    private var ends: [(prefix: [UInt8], suffix: [UInt8])] = []

    mutating func add(word: [UInt8]) {
        let hash = word.withUnsafeBytes { Self.hash($0) }
        bits[hash >> 6] |= 1 << (hash & 63)
    }

    mutating func add(prefix: [UInt8], suffix: [UInt8]) {
        ends.append((prefix, suffix))
    }

    func passes(_ word: UnsafeRawBufferPointer) -> Bool {
        let hash = Self.hash(word)
        if bits[hash >> 6] >> (hash & 63) & 1 == 1 { return true }
        return ends.contains { prefix, suffix in
            guard word.count >= prefix.count + suffix.count else { return false }
            if let first = prefix.first, word.first != first { return false }
            if let last = suffix.last, word.last != last { return false }
            return word.starts(with: prefix) && word.suffix(suffix.count).elementsEqual(suffix)
        }
    }

    /// A number below 16,384. The beginning and the length of a word tell most words apart.
    private static func hash(_ word: UnsafeRawBufferPointer) -> Int {
        var value = UInt64(word.count)
        for byte in word.prefix(16) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int((value ^ value >> 29) & 16_383)
    }
}
