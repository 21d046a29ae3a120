/// One pass of folding into memory of a fixed size, written for speed: eight ASCII characters at a time, then Latin,
/// Greek, Cyrillic and the other scripts of two bytes by one look into a table that is made when first needed, and
/// everything else by the generated table.
enum FoldingPass {
    /// How much more room than input a pass needs to end in one round when nothing grows; also more than any one character folds to.
    static let slack = 80

    /// Folds from an offset of the input on until the input or the room ends, and returns how many bytes were written.
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
                if offset &+ 16 <= end {
                    let (one, other) = (word(source, offset), word(source, offset &+ 8))
                    if (one | other) & EightBytes.tops == 0 {
                        target.storeBytes(of: lowercased(one).littleEndian, toByteOffset: written, as: UInt64.self)
                        target.storeBytes(
                            of: lowercased(other).littleEndian, toByteOffset: written &+ 8, as: UInt64.self)
                        offset &+= 16
                        written &+= 16
                        continue
                    }
                    // Up to eight ASCII characters and at most one of two bytes after them, without a branch between the two.
                    target.storeBytes(of: lowercased(one).littleEndian, toByteOffset: written, as: UInt64.self)
                    let plain = (one & EightBytes.tops).trailingZeroBitCount >> 3
                    offset &+= plain
                    written &+= plain
                    let pair = UInt16(bigEndian: source.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
                    let isPair = pair & 0xE0C0 == 0xC080
                    let fold = isPair ? pairs[Int(pair >> 2 & 0x7C0 | pair & 0x3F)] : 0
                    if fold & 0xFF != 0xFF {
                        target.storeBytes(of: (fold >> 8).littleEndian, toByteOffset: written, as: UInt32.self)
                        written &+= Int(fold & 0xFF)
                        offset &+= isPair ? 2 : 0
                        // In scripts like Cyrillic one letter of two bytes follows another.
                        while offset &+ 2 <= end, written <= fullest, let fold = pairFold(source, offset, pairs) {
                            target.storeBytes(of: (fold >> 8).littleEndian, toByteOffset: written, as: UInt32.self)
                            written &+= Int(fold & 0xFF)
                            offset &+= 2
                        }
                        if isPair || plain == 8 { continue }
                    }
                }
                // The last few bytes, or a character that the short way can't fold.
                let lead = source.load(fromByteOffset: offset, as: UInt8.self)
                if lead < 0x80 {
                    let small = lead &- 0x41 < 26 ? lead | 0x20 : lead
                    target.storeBytes(of: small, toByteOffset: written, as: UInt8.self)
                    offset &+= 1
                    written &+= 1
                } else if isIdeograph(lead), offset &+ 4 <= end {
                    // One more byte than needed is copied, and then copied over.
                    let four = source.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
                    target.storeBytes(of: four, toByteOffset: written, as: UInt32.self)
                    offset &+= 3
                    written &+= 3
                } else {
                    let (scalar, length) = Decoding.scalar(input, at: offset)
                    fold(scalar) { scalar in
                        written &+= Decoding.write(scalar, to: (target + written).assumingMemoryBound(to: UInt8.self))
                    }
                    offset &+= length
                }
            }
            read = offset
            return written
        }
    }

    /// Whether a byte begins one of U+4000 to U+9FFF: ideographs and hexagrams, which all stay as they are.
    @inline(__always)
    private static func isIdeograph(_ lead: UInt8) -> Bool { lead &- 0xE4 < 6 }

    @inline(__always)
    private static func word(_ source: UnsafeRawPointer, _ offset: Int) -> UInt64 {
        UInt64(littleEndian: source.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// The entry of the table for the character of two bytes at an offset; `nil` if there is none, or its folding is
    /// not in the table.
    @inline(__always)
    private static func pairFold(
        _ source: UnsafeRawPointer, _ offset: Int, _ pairs: UnsafeBufferPointer<UInt32>
    ) -> UInt32? {
        let pair = UInt16(bigEndian: source.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
        guard pair & 0xE0C0 == 0xC080 else { return nil }
        let fold = pairs[Int(pair >> 2 & 0x7C0 | pair & 0x3F)]
        return fold & 0xFF == 0xFF ? nil : fold
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
            for index in start..<start + count { take(UInt32(PackedTable.three(FoldPool.texts, index))) }
        }
    }

    /// Turns A-Z to a-z in eight bytes; bytes beyond ASCII come out as something or other, but don't affect those below them.
    @inline(__always)
    private static func lowercased(_ word: UInt64) -> UInt64 {
        word | EightBytes(word).lows(0x41, 0x5A) >> 2
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
