internal import Text

/// What a text is made of, for telling which texts are alike: its stretches of five letters, each counted once.
///
/// A letter is any character of the folded text without its links; digits all count as 0, and a run of white space counts as one blank, which is
/// a letter too (``LikenessText``). Two texts are alike when of the one with fewer shingles the other has three in five. A text with few of them is
/// too short to tell: it is alike only to what says the same.
package struct Shingles: Sendable {
    /// The letters of a shingle.
    static let letters = 5
    /// A text with fewer shingles is short.
    package static let fewest = 40

    /// Ascending, each once: five characters of 21 bits.
    let keys: [UInt128]

    /// - Parameter text: What ``LikenessText`` makes of a body.
    init(of text: UnsafeRawBufferPointer) {
        var keys: [UInt128] = []
        keys.reserveCapacity(text.count)
        var key: UInt128 = 0
        var letters = 0
        Shingles.forEachLetter(of: text) { letter in
            key = key << 21 & Shingles.mask | UInt128(letter)
            letters &+= 1
            if letters >= Shingles.letters { keys.append(key) }
        }
        keys.sort()
        var written = 0
        for index in keys.indices where index == 0 || keys[index] != keys[index - 1] {
            keys[written] = keys[index]
            written += 1
        }
        keys.removeLast(keys.count - written)
        self.keys = keys
    }

    private static let mask: UInt128 = (1 << 105) - 1

    /// Those of an empty text.
    static let none = Shingles(of: UnsafeRawBufferPointer(start: nil, count: 0))

    package var count: Int { keys.count }
    /// Whether it is too short to be alike to any text but the same.
    package var isShort: Bool { count < Shingles.fewest }

    /// How much two texts have in common, in percent of the one with fewer shingles; `nil` where either is short or they are not alike.
    package func likeness(to other: Shingles) -> Int? {
        let fewer = min(count, other.count)
        guard fewer >= Shingles.fewest else { return nil }
        let shared = shared(with: other)
        return Shingles.isEnough(shared, of: fewer) ? shared * 100 / fewer : nil
    }

    /// Three in five.
    static func isEnough(_ shared: Int, of fewer: Int) -> Bool { shared * 5 >= fewer * 3 }

    private func shared(with other: Shingles) -> Int {
        var shared = 0
        var index = 0
        for key in keys {
            while index < other.keys.count, other.keys[index] < key { index += 1 }
            guard index < other.keys.count else { break }
            if other.keys[index] == key { shared += 1 }
        }
        return shared
    }

    /// Calls back with each letter of a text as ``LikenessText`` makes it.
    @inline(__always)
    static func forEachLetter(of text: UnsafeRawBufferPointer, _ visit: (UInt32) -> Void) {
        var offset = 0
        while offset < text.count {
            let byte = text[offset]
            if byte < 0x80 {
                visit(UInt32(byte))
                offset &+= 1
            } else if byte < 0xE0, offset &+ 1 < text.count {
                visit(UInt32(byte & 0x1F) << 6 | UInt32(text[offset &+ 1] & 0x3F))
                offset &+= 2
            } else {
                let (scalar, length) = Decoding.scalar(text, at: offset)
                visit(scalar)
                offset &+= length
            }
        }
    }
}
