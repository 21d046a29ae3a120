/// Finds the command that was probably meant: always one, however far off the word is.
enum NearestCommand {
    /// Gives the candidate with the fewest typing mistakes from `word`; the earlier one where two are as near.
    static func to(_ word: String, in candidates: [String]) -> String? {
        candidates.min { distance(word, $0) < distance(word, $1) }
    }

    /// Counts the letters to put in, take out, exchange or swap with the next one to turn `one` into `other`.
    ///
    /// Both are words that somebody typed: only their first 64 bytes count, so that no argument takes long.
    static func distance(_ one: String, _ other: String) -> Int {
        let source = Array(one.utf8.prefix(64))
        let target = Array(other.utf8.prefix(64))
        var beforeLast: [Int] = []
        var last = Array(0...target.count)
        for row in 0..<source.count {
            var current = [row + 1]
            for column in 0..<target.count {
                let exchange = last[column] + (source[row] == target[column] ? 0 : 1)
                var least = min(exchange, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, source[row] == target[column - 1], source[row - 1] == target[column] {
                    least = min(least, beforeLast[column - 1] + 1)
                }
                current.append(least)
            }
            beforeLast = last
            last = current
        }
        return last[target.count]
    }
}
