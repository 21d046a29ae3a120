internal import Text

/// Tells which texts are alike to one, many in a millisecond: those that a sieve lets through are counted exactly.
final class LikenessFilter: Sendable {
    /// How many places the sieve has; each shingle has one.
    private static let places = 8_192

    private let shingles: Shingles
    /// How many shingles have their place here.
    private let sieve: [UInt16]
    /// A 1 at the place of every group of bytes that begins at a letter.
    private let beginnings: [UInt8]
    /// The form of a text that says the same: the only texts alike to a short one.
    private let normal: [UInt8]

    /// - Parameter body: Valid UTF-8.
    init(_ body: UnsafeRawBufferPointer) {
        var text = LikenessText()
        text.read(body)
        shingles = text.shingles
        var normal: [UInt8] = []
        TextKey.normal(body, into: &normal)
        self.normal = normal
        var sieve = [UInt16](repeating: 0, count: LikenessFilter.places)
        for key in shingles.keys {
            let place = LikenessFilter.place(of: key)
            sieve[place] = sieve[place] == .max ? .max : sieve[place] + 1
        }
        self.sieve = sieve
        var beginnings = [UInt8](repeating: 0, count: LikenessFilter.places)
        text.bytes.withUnsafeBytes { text in
            for offset in text.indices { beginnings[LikenessFilter.beginning(at: offset, of: text)] = 1 }
        }
        self.beginnings = beginnings
    }

    /// Whether only the same text is alike, so that whole bodies have to be compared.
    var isOfShort: Bool { shingles.isShort }

    /// Whether a text says the same as the short one.
    func isSame(_ normal: [UInt8]) -> Bool { self.normal == normal }

    /// How much a text has in common with a long one, in percent; `nil` if it is not alike.
    ///
    /// - Parameter text: What ``LikenessText`` makes of a body.
    func likeness(of text: UnsafeRawBufferPointer) -> Int? {
        guard !isOfShort, mayHaveEnough(text), mayBeAlike(text) else { return nil }
        return shingles.likeness(to: Shingles(of: text))
    }

    /// The same for a body of any length; empties the scratch memory and uses it.
    func likeness(ofBody body: UnsafeRawBufferPointer, scratch: inout LikenessScratch) -> Int? {
        guard !isOfShort else {
            TextKey.normal(body, into: &scratch.normal)
            return isSame(scratch.normal) ? 100 : nil
        }
        scratch.text.read(body)
        return scratch.text.bytes.withUnsafeBytes { likeness(of: $0) }
    }

    /// Rejects only texts that would share too few shingles even with a text that is barely long enough. Most texts end here.
    ///
    /// A shingle that two texts share begins with the same bytes in both, so a text shares at most as many shingles
    /// as it has places where bytes of the other stand.
    private func mayHaveEnough(_ text: UnsafeRawBufferPointer) -> Bool {
        beginnings.withUnsafeBufferPointer { beginnings in
            var shared = 0
            var offset = 0
            while offset < text.count {
                let end = min(offset &+ 8, text.count)
                if LikenessFilter.isPlain(text, offset) {
                    while offset < end {
                        let word = EightBytes(text, at: offset).word & LikenessFilter.five
                        shared &+= Int(beginnings[LikenessFilter.place(of: word)])
                        offset &+= 1
                    }
                } else {
                    while offset < end {
                        // No letter begins in the middle of another.
                        if text[offset] & 0xC0 != 0x80 {
                            shared &+= Int(beginnings[LikenessFilter.beginning(at: offset, of: text)])
                        }
                        offset &+= 1
                    }
                }
                if Shingles.isEnough(shared, of: Shingles.fewest) { return true }
            }
            return false
        }
    }

    /// Whether sixteen bytes stand at an offset, all of them ASCII.
    @inline(__always)
    private static func isPlain(_ text: UnsafeRawBufferPointer, _ offset: Int) -> Bool {
        guard offset &+ 16 <= text.count else { return false }
        return (EightBytes(text, at: offset).word | EightBytes(text, at: offset &+ 8).word) & EightBytes.tops == 0
    }

    private static let five: UInt64 = 0xFF_FFFF_FFFF

    /// The place of the bytes at an offset, as many as every shingle has that begins there: eight if at most five
    /// letters begin in these, else five.
    @inline(__always)
    private static func beginning(at offset: Int, of text: UnsafeRawBufferPointer) -> Int {
        var word: UInt64 = 0
        if offset &+ 8 <= text.count {
            word = EightBytes(text, at: offset).word
        } else {
            // Bytes beyond the end count as letters, so that a shingle of less than eight bytes has the same place
            // wherever it stands.
            for index in offset..<text.count { word |= UInt64(text[index]) << UInt64(8 &* (index &- offset)) }
        }
        let letters = 8 &- ((EightBytes(word).continuations >> 7) &* EightBytes.ones) >> 56
        return place(of: letters > UInt64(Shingles.letters) ? word & five : word)
    }

    /// Rejects only texts that are not alike.
    ///
    /// A text has at least as many shingles as it has places, and shares at most as many as have the places that both have.
    private func mayBeAlike(_ text: UnsafeRawBufferPointer) -> Bool {
        var shared = 0
        var found = 0
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: LikenessFilter.places / 64) { seen in
            seen.initialize(repeating: 0)
            var key: UInt64 = 0
            var letters = 0
            Shingles.forEachLetter(of: text) { letter in
                key = LikenessFilter.next(key, letter)
                letters &+= 1
                let place = LikenessFilter.place(of: key)
                let bit: UInt64 = 1 << (UInt64(place) & 63)
                guard letters >= Shingles.letters, seen[place >> 6] & bit == 0 else { return }
                seen[place >> 6] |= bit
                found += 1
                shared += Int(sieve[place])
            }
        }
        return Shingles.isEnough(shared, of: min(shingles.count, max(found, Shingles.fewest)))
    }

    /// The last five letters in twelve bits each: enough for the scripts of Europe, and a mixture for others.
    @inline(__always)
    private static func next(_ key: UInt64, _ letter: UInt32) -> UInt64 {
        (key << 12 | UInt64((letter ^ letter >> 12) & 0xFFF)) & 0xFFF_FFFF_FFFF_FFFF
    }

    @inline(__always)
    private static func place(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 51)
    }

    /// The place of a shingle as the exact count knows it.
    private static func place(of shingle: UInt128) -> Int {
        var key: UInt64 = 0
        for letter in 0..<Shingles.letters {
            let shift = UInt128(21 * (Shingles.letters - 1 - letter))
            key = next(key, UInt32(truncatingIfNeeded: shingle >> shift & 0x1F_FFFF))
        }
        return place(of: key)
    }
}

/// Memory for one body after the other.
struct LikenessScratch {
    var text = LikenessText()
    var normal: [UInt8] = []
}
