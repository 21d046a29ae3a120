/// Finds the word that was probably meant.
package enum NearestWord {
    /// Returns the nearest of `words` to `typed`, or `nil` if none is near enough to suggest.
    ///
    /// A word is near if it begins with what was typed (at least two letters), or if at most a third of its letters,
    /// but one at least, must be changed, added, left out or swapped with a neighbour. ASCII case does not count. The
    /// first of equals wins.
    package static func to(_ typed: some Collection<UInt8>, among words: [String]) -> String? {
        guard typed.count <= 32 else { return nil }
        let typed = typed.map(lowered)
        var best: (word: String, distance: Int)?
        for word in words {
            let letters = Array(word.utf8)
            let isBeginning = typed.count >= 2 && letters.starts(with: typed)
            let distance = isBeginning ? 1 : self.distance(typed, letters)
            guard distance <= max(1, max(letters.count, typed.count) / 3), distance < max(typed.count, letters.count)
            else { continue }
            if let known = best, known.distance <= distance { continue }
            best = (word, distance)
        }
        return best?.word
    }

    /// The fewest changes, additions, omissions and swaps of neighbours that turn one word into the other.
    package static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var beforeLast = [Int](repeating: 0, count: other.count + 1)
        var last = Array(0...other.count)
        for i in one.indices {
            var row = [i + 1]
            row.reserveCapacity(other.count + 1)
            for j in other.indices {
                var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (one[i] == other[j] ? 0 : 1))
                if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
                    least = min(least, beforeLast[j - 1] + 1)
                }
                row.append(least)
            }
            beforeLast = last
            last = row
        }
        return last[other.count]
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
    }
}
