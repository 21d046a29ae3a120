import Moderation

/// A set of comments, one bit each: a million take 125 KB, and asking costs nothing.
struct NumberSet {
    private var words: [UInt64] = []
    private(set) var count = 0

    init() {}

    init(_ numbers: some Sequence<CommentNumber>) {
        for number in numbers { insert(number) }
    }

    var isEmpty: Bool { count == 0 }

    func contains(_ number: CommentNumber) -> Bool {
        let index = Int(number.rawValue >> 6)
        return index < words.count && words[index] & (1 << UInt64(number.rawValue & 63)) != 0
    }

    /// All of them, ascending.
    var numbers: [CommentNumber] {
        var numbers: [CommentNumber] = []
        numbers.reserveCapacity(count)
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                numbers.append(CommentNumber(UInt32(index * 64 + rest.trailingZeroBitCount)))
                rest &= rest - 1
            }
        }
        return numbers
    }

    /// Adds a comment; `false` when it was there.
    @discardableResult
    mutating func insert(_ number: CommentNumber) -> Bool {
        let index = Int(number.rawValue >> 6)
        let bit: UInt64 = 1 << UInt64(number.rawValue & 63)
        if index >= words.count {
            words.append(contentsOf: repeatElement(0, count: max(index + 1, words.count * 2) - words.count))
        }
        guard words[index] & bit == 0 else { return false }
        words[index] |= bit
        count += 1
        return true
    }

    /// Takes a comment out; `false` when it was not there.
    @discardableResult
    mutating func remove(_ number: CommentNumber) -> Bool {
        let index = Int(number.rawValue >> 6)
        let bit: UInt64 = 1 << UInt64(number.rawValue & 63)
        guard index < words.count, words[index] & bit != 0 else { return false }
        words[index] &= ~bit
        count -= 1
        return true
    }
}
