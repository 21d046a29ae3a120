internal import Text

/// What a text is made of, for telling which texts are alike: its stretches of five letters, each counted once.
///
/// A letter is any character of the folded text without its links; digits all count as 0, and a run of white space counts as
/// one blank, which is a letter too (``LikenessText``). Two texts are alike if the one with more shingles has three in five
/// of the other's. A text with few shingles is too short to tell: only a text that says the same is alike to it.
package struct Shingles: Sendable {
    /// The letters of a shingle.
    static let letters = 5
    /// A text with fewer shingles is short.
    package static let fewest = 40

    /// Each once, in the order of the text: five characters of 21 bits.
    let keys: [UInt128]
    /// Where each key stands among ``keys``, counted from 1, in the slot that ``OpenAddressing`` gives it; 0 is free.
    private let places: [UInt32]

    /// - Parameter text: What ``LikenessText`` makes of a body.
    init(of text: UnsafeRawBufferPointer) {
        let most = max(0, text.count - Shingles.letters + 1)
        let hash = Hash(places: most * 2)
        var places = [UInt32](repeating: 0, count: hash.places)
        keys = [UInt128](unsafeUninitializedCapacity: most) { keys, count in
            places.withUnsafeMutableBufferPointer { places in
                var key: UInt128 = 0
                var letters = 0
                Shingles.forEachLetter(of: text) { letter in
                    key = key << 21 & Shingles.mask | UInt128(letter)
                    letters &+= 1
                    guard letters >= Shingles.letters else { return }
                    let place = OpenAddressing.slot(from: hash.place(of: key), of: places.count) {
                        places[$0] == 0 || keys[Int(places[$0]) - 1] == key
                    }
                    guard places[place] == 0 else { return }
                    keys.initializeElement(at: count, to: key)
                    count += 1
                    places[place] = UInt32(truncatingIfNeeded: count)
                }
            }
        }
        self.places = places
    }

    /// Gives each shingle a place. Every process draws its own factors, so that nobody can write a text whose
    /// shingles crowd together.
    private struct Hash {
        private static let factors: (low: UInt64, high: UInt64) = (
            .random(in: .min ... .max) | 1, .random(in: .min ... .max) | 1
        )

        private let factors = Hash.factors
        private let shift: UInt64
        var places: Int { 1 << Int(64 - shift) }

        /// - Parameter least: The least number of places.
        init(places least: Int) {
            shift = UInt64(UInt64(max(least, 2) - 1).leadingZeroBitCount)
        }

        @inline(__always)
        func place(of key: UInt128) -> Int {
            let mixed =
                UInt64(truncatingIfNeeded: key) &* factors.low &+ UInt64(truncatingIfNeeded: key >> 64) &* factors.high
            return Int(truncatingIfNeeded: mixed >> shift)
        }
    }

    private static let mask: UInt128 = (1 << 105) - 1

    /// Those of an empty text.
    static let none = Shingles(of: UnsafeRawBufferPointer(start: nil, count: 0))

    package var count: Int { keys.count }
    /// Whether it is too short to be alike to any other text.
    package var isShort: Bool { count < Shingles.fewest }

    /// How much two texts have in common, in percent of the one with fewer shingles; `nil` if either is short, or
    /// they are not alike.
    package func likeness(to other: Shingles) -> Int? {
        let fewer = min(count, other.count)
        guard fewer >= Shingles.fewest else { return nil }
        let shared = fewer - missing(in: other, most: fewer * 2 / 5)
        return Shingles.isEnough(shared, of: fewer) ? shared * 100 / fewer : nil
    }

    /// Three in five.
    static func isEnough(_ shared: Int, of fewer: Int) -> Bool { shared * 5 >= fewer * 3 }

    /// How many shingles of the text with fewer the other lacks; stops at one more than `most`.
    private func missing(in other: Shingles, most: Int) -> Int {
        let (few, many) = count <= other.count ? (self, other) : (other, self)
        let hash = Hash(places: many.places.count)
        return many.places.withUnsafeBufferPointer { places in
            many.keys.withUnsafeBufferPointer { keys in
                var missing = 0
                for key in few.keys {
                    if missing > most { break }
                    let place = OpenAddressing.slot(from: hash.place(of: key), of: places.count) {
                        places[$0] == 0 || keys[Int(places[$0]) - 1] == key
                    }
                    if places[place] == 0 { missing += 1 }
                }
                return missing
            }
        }
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
