internal import Text

/// One pass over folded text for the stretches that can hide a word: nearly every text has none, and costs little
/// more than reading it.
struct DisguiseScan {
    struct Stretch {
        enum Kind {
            /// A word of several alphabets, or of letters with digits and signs.
            case mixed
            /// Pieces with signs between them.
            case parted
            /// Letters, each alone.
            case spaced
        }

        var kind: Kind
        var range: Range<Int>
    }

    /// How many single letters in a row can be a word.
    static let leastSpaced = 4

    /// What a character is within a word; the kinds of a word's characters make a set.
    struct Kind: OptionSet {
        let rawValue: UInt8

        static let latin = Kind(rawValue: 1)
        static let other = Kind(rawValue: 2)
        /// A digit that can stand for a letter.
        static let sign = Kind(rawValue: 4)
        static let digit = Kind(rawValue: 8)
        /// `@ $ €`
        static let symbol = Kind(rawValue: 16)
        /// `- . * _ ' ·`
        static let joiner = Kind(rawValue: 32)
        static let blank = Kind(rawValue: 64)
        /// At least two bytes; what the character is, they say together.
        static let long = Kind(rawValue: 128)

        var isOfWord: Bool { rawValue & 31 != 0 }
        /// Whether a word of these kinds can be read in another way.
        var isMixed: Bool {
            let letters = rawValue & 3
            return letters == 3 || letters != 0 && rawValue & 20 != 0
        }
    }

    private static let kinds: [UInt8] = (0...255).map { (byte: UInt8) in
        switch byte {
        case 0x61...0x7A: Kind.latin.rawValue
        case UInt8(ascii: "0"), UInt8(ascii: "1"), UInt8(ascii: "7"), UInt8(ascii: "3")...UInt8(ascii: "5"):
            Kind.sign.rawValue
        case 0x30...0x39: Kind.digit.rawValue
        case UInt8(ascii: "@"), UInt8(ascii: "$"): Kind.symbol.rawValue
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "'"):
            Kind.joiner.rawValue
        case 0x20, 0x09, 0x0A, 0x0D: Kind.blank.rawValue
        case 0x80...0xFF: Kind.long.rawValue
        default: 0
        }
    }

    /// What the character is that begins at a place, and how many bytes it has.
    static func kind(at index: Int, in folded: UnsafeRawBufferPointer) -> (Kind, length: Int) {
        let byte = folded[index]
        let kind = Kind(rawValue: kinds[Int(byte)])
        return kind == .long ? longKind(byte, at: index, in: folded) : (kind, 1)
    }

    /// Everything beyond ASCII counts as a letter, except the blocks of signs and pictures: a mistake only costs a look.
    private static func longKind(
        _ byte: UInt8, at index: Int, in folded: UnsafeRawBufferPointer
    ) -> (Kind, length: Int) {
        func at(_ distance: Int) -> UInt8 { index + distance < folded.count ? folded[index + distance] : 0 }
        switch byte {
        case 0xC2: return (at(1) == 0xB7 ? .joiner : [], 2)
        case 0xC3...0xDF: return (.other, 2)
        case 0xE2 where at(1) == 0x82 && at(2) == 0xAC: return (.symbol, 3)
        case 0xE2 where at(1) < 0xB0: return ([], 3)
        case 0xE3 where at(1) == 0x80: return ([], 3)
        case 0xE0...0xEF: return (.other, 3)
        default: return ([], byte >= 0xF0 ? 4 : 1)
        }
    }

    /// - Parameter take: Is given each stretch; returning `false` ends the search.
    static func forEachStretch(in folded: UnsafeRawBufferPointer, _ take: (Stretch) -> Bool) {
        kinds.withUnsafeBufferPointer { kinds in
            var scan = DisguiseScan()
            var index = 0
            while index < folded.count {
                let byte = folded[index]
                var kind = Kind(rawValue: kinds[Int(byte)])
                var length = 1
                // Most of a text is letters of one alphabet, which are taken many at a time.
                if kind == .latin {
                    while index + length < folded.count, kinds[Int(folded[index + length])] == kind.rawValue {
                        length += 1
                    }
                    scan.add(kind, count: length, at: index)
                    index += length
                    continue
                }
                if kind == .long { (kind, length) = longKind(byte, at: index, in: folded) }
                if kind.isOfWord {
                    scan.add(kind, count: 1, at: index)
                } else if scan.isInWord || scan.isInChunk {
                    if !scan.part(kind, at: index, in: folded, take) { return }
                }
                index += length
            }
            _ = scan.part([], at: folded.count, in: folded, take) && scan.endRow(take)
        }
    }

    // MARK: Where the scan stands

    private var word = 0..<0
    private var kinds: Kind = []
    /// Characters of the word, and those among them that are letters or signs.
    private var length = 0
    private var letters = 0
    private var isInWord = false
    /// Pieces with nothing but signs between them.
    private var chunk = 0
    private var chunkEnd = 0
    private var pieces = 0
    private var longPieces = 0
    private var chunkKinds: Kind = []
    private var isInChunk: Bool { pieces > 0 }
    /// Single letters in a row.
    private var row = 0..<0
    private var singles = 0
    private var singleLetters = 0

    @inline(__always)
    private mutating func add(_ kind: Kind, count: Int, at index: Int) {
        if !isInWord {
            isInWord = true
            word = index..<index
            kinds = []
            length = 0
            letters = 0
            if pieces == 0 { chunk = index }
        }
        kinds.formUnion(kind)
        length += count
        if kind.rawValue & 19 != 0 { letters += count }
    }

    /// Ends the word, and the chunk unless a sign that joins follows it.
    private mutating func part(
        _ kind: Kind, at index: Int, in folded: UnsafeRawBufferPointer, _ take: (Stretch) -> Bool
    ) -> Bool {
        if isInWord {
            isInWord = false
            word = word.lowerBound..<index
            chunkKinds = pieces == 0 ? kinds : chunkKinds.union(kinds)
            pieces += 1
            if length > 1 { longPieces += 1 }
            chunkEnd = index
            if kinds.isMixed, letters > 1, !isOfAddress(folded), !take(Stretch(kind: .mixed, range: word)) {
                return false
            }
            if !addToRow(folded, take) { return false }
        }
        guard kind != .joiner, pieces > 0 else { return true }
        defer { (pieces, longPieces) = (0, 0) }
        let range = chunk..<chunkEnd
        guard pieces > 1, longPieces > 0 ? !isLongAddress(folded) : pieces >= DisguiseScan.leastSpaced,
            !isContraction(folded)
        else { return true }
        return take(Stretch(kind: .parted, range: range))
    }

    private mutating func addToRow(_ folded: UnsafeRawBufferPointer, _ take: (Stretch) -> Bool) -> Bool {
        let isNext =
            singles > 0 && word.lowerBound == row.upperBound + 1
            && (folded[row.upperBound] == UInt8(ascii: ".")
                || Kind(rawValue: DisguiseScan.kinds[Int(folded[row.upperBound])]) == .blank)
        if singles > 0, !isNext || length > 1, !endRow(take) { return false }
        guard length == 1 else { return true }
        row = (singles > 0 ? row.lowerBound : word.lowerBound)..<word.upperBound
        singles += 1
        singleLetters += letters
        return true
    }

    private mutating func endRow(_ take: (Stretch) -> Bool) -> Bool {
        defer { (singles, singleLetters) = (0, 0) }
        guard singles >= DisguiseScan.leastSpaced, singleLetters * 2 > singles else { return true }
        return take(Stretch(kind: .spaced, range: row))
    }

    /// Whether the word is part of an e-mail address: an `@` within it and a point with a letter behind it.
    private func isOfAddress(_ folded: UnsafeRawBufferPointer) -> Bool {
        guard kinds.contains(.symbol), word.upperBound + 1 < folded.count,
            folded[word.upperBound] == UInt8(ascii: "."), folded[word.upperBound + 1].isAlphanumeric
        else { return false }
        return folded[word.dropFirst()].contains(UInt8(ascii: "@"))
    }

    /// Whether the pieces are those of an e-mail address.
    private func isLongAddress(_ folded: UnsafeRawBufferPointer) -> Bool {
        guard chunkKinds.contains(.symbol) else { return false }
        guard let at = folded[chunk..<chunkEnd].firstIndex(of: UInt8(ascii: "@")), at > chunk else { return false }
        return folded[at..<chunkEnd].contains(UInt8(ascii: "."))
    }

    /// Whether only an apostrophe with an English ending after it separates the pieces: `he'll` is not `hell`.
    private func isContraction(_ folded: UnsafeRawBufferPointer) -> Bool {
        guard pieces == 2, let mark = folded[chunk..<chunkEnd].firstIndex(of: UInt8(ascii: "'")) else { return false }
        return ["s", "t", "d", "m", "ll", "re", "ve"].contains { folded[(mark + 1)..<chunkEnd].elementsEqual($0.utf8) }
    }
}
