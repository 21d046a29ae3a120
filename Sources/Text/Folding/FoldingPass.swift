/// One pass of folding into memory of a fixed size, written for speed: eight ASCII characters at a time, then Latin, Greek, Cyrillic and the
/// other scripts of two bytes by one look into a table that is made when it is first needed, and all else by the generated table.
enum FoldingPass {
    /// How much more room than input a pass needs to end in one round when nothing grows; also more than any one character folds to.
    static let slack = 80

    /// Folds from an offset of the input on until the input ends or the room does, and returns how many bytes were written.
    static func run(
        _ input: UnsafeRawBufferPointer, from read: inout Int, into output: UnsafeMutableRawBufferPointer
    ) -> Int {
        guard let source = input.baseAddress, let target = output.baseAddress else {
            read = input.count
            return 0
        }
        return TwoByteFolds.table.withUnsafeBufferPointer { pairs in
            var offset = read
            var written = 0
            let end = input.count
            let fullest = output.count - slack + 8
            while offset < end, written <= fullest {
                if offset &+ 8 <= end {
                    let word = UInt64(littleEndian: source.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                    let beyond = word & 0x8080_8080_8080_8080
                    target.storeBytes(of: lowercased(word).littleEndian, toByteOffset: written, as: UInt64.self)
                    let plain = beyond == 0 ? 8 : beyond.trailingZeroBitCount >> 3
                    offset &+= plain
                    written &+= plain
                    if plain == 8 { continue }
                } else if source.load(fromByteOffset: offset, as: UInt8.self) < 0x80 {
                    let byte = source.load(fromByteOffset: offset, as: UInt8.self)
                    target.storeBytes(of: byte &- 0x41 < 26 ? byte | 0x20 : byte, toByteOffset: written, as: UInt8.self)
                    offset &+= 1
                    written &+= 1
                    continue
                }
                // A character beyond ASCII begins here, and often more of them follow.
                while offset &+ 2 <= end, written <= fullest {
                    let pair = UInt16(bigEndian: source.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
                    guard pair & 0xE0C0 == 0xC080 else { break }
                    let fold = pairs[Int(pair >> 2 & 0x7C0 | pair & 0x3F)]
                    guard fold & 0xFF != 0xFF else { break }
                    target.storeBytes(of: (fold >> 8).littleEndian, toByteOffset: written, as: UInt32.self)
                    written &+= Int(fold & 0xFF)
                    offset &+= 2
                }
                guard offset < end, written <= fullest else { break }
                let lead = source.load(fromByteOffset: offset, as: UInt8.self)
                if lead < 0x80 { continue }
                if lead & 0xFC == 0xE4 || lead & 0xFE == 0xE8, offset &+ 3 <= end {
                    // U+4000 to U+9FFF: ideographs and hexagrams, which all stay.
                    for distance in 0..<3 {
                        let byte = source.load(fromByteOffset: offset &+ distance, as: UInt8.self)
                        target.storeBytes(of: byte, toByteOffset: written &+ distance, as: UInt8.self)
                    }
                    offset &+= 3
                    written &+= 3
                    continue
                }
                let (scalar, length) = Decoding.scalar(input, at: offset)
                fold(scalar) { scalar in
                    written &+= Decoding.write(scalar, to: (target + written).assumingMemoryBound(to: UInt8.self))
                }
                offset &+= length
            }
            read = offset
            return written
        }
    }

    /// Calls back with each character that a character folds to.
    @inline(__always)
    static func fold(_ scalar: UInt32, _ take: (UInt32) -> Void) {
        if Hangul.syllables.contains(scalar) { return Hangul.decompose(scalar, take) }
        switch Replacement(folding: scalar) {
        case .unchanged, .asFolded: take(scalar)
        case .dropped: break
        case .scalar(let folded): take(folded)
        case .several(let start, let count):
            for index in start..<start + count { take(UInt32(Digits.three(FoldPool.texts, index))) }
        }
    }

    /// Turns A-Z to a-z in eight bytes; bytes beyond ASCII come out as something or other, but don't touch those below them.
    @inline(__always)
    private static func lowercased(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = word & (ones &* 0x7F)
        let capital = (low &+ ones &* (0x80 - 0x41)) & ~(low &+ ones &* (0x80 - 0x5B)) & (ones &* 0x80)
        return word | capital >> 2
    }
}

/// What the characters of two bytes, U+0080 to U+07FF, fold to.
private enum TwoByteFolds {
    /// For each character, by its number: the length of its folding in the low byte, then at most three bytes of it. A length of 255 stands
    /// for a folding that is longer, and also for the numbers below 80, which have no two bytes.
    static let table: [UInt32] = (0..<0x800 as Range<UInt32>).map { scalar in
        var bytes: [UInt8] = []
        FoldingPass.fold(scalar) { Decoding.append($0, to: &bytes) }
        guard scalar >= 0x80, bytes.count <= 3 else { return 0xFF }
        return bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) } << 8 | UInt32(bytes.count)
    }
}
