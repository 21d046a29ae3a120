/// Makes texts comparable for search: without case and without diacritics, so that `cilveku` finds `cilvēku`.
///
/// Each character folds by itself, whatever stands around it: to its compatibility decomposition, without the marks
/// that are added to letters, in Unicode's full case folding. So folding two texts and joining them gives the folded
/// joined text, and folding a folded text changes nothing.
/// Some consequences:
/// - `ß` folds to `ss`, `İ` and `ı` to `i`, `ς` to `σ`, `ё` to `е`, `й` to `и`, `ї` to `і`, `が` to `か`; full-width and mathematical letters to
///   plain ones, `ﬁ` to `fi`, `…` to `...`.
/// - Letters of Latin, Greek and Cyrillic that Unicode names as another one WITH something fold to it: `ł` to `l`, `ø` to `o`, `đ` to `d`, `ґ` to
///   `г`. `æ` folds to `ae` and `œ` to `oe`.
/// - Characters without width are dropped, so that they hide nothing: joiners, soft hyphens, direction controls,
///   variation selectors, tags.
/// - Blanks of all widths and the separators of lines and paragraphs become a space; control characters stay.
/// - Digits of all kinds, even with a stop or in brackets, become those of ASCII, quotation marks of all kinds `'` or
///   `"`, dashes `-`; the sign that stretches Arabic words is dropped.
/// - Marks stay in the scripts where they spell vowels, such as Devanagari and Thai. Hangul syllables become their letters.
/// - Accents that stand alone, such as `´`, stay as they are.
package enum Folding {
    /// The folded text as UTF-8.
    package static func fold(_ text: String) -> [UInt8] {
        var text = text
        var output: [UInt8] = []
        text.withUTF8 { fold(UnsafeRawBufferPointer($0), into: &output) }
        return output
    }

    /// Appends the folded text to the output, as UTF-8.
    ///
    /// The input is valid UTF-8; for anything else the output is some text or other, but nothing worse happens.
    package static func fold(_ utf8: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        var read = 0
        while read < utf8.count {
            // Nearly every text folds to at most its own length, so that one round is the rule.
            let start = output.count
            output.append(contentsOf: repeatElement(0, count: utf8.count - read + FoldingPass.slack))
            let written = output.withUnsafeMutableBytes { buffer in
                FoldingPass.run(utf8, from: &read, into: UnsafeMutableRawBufferPointer(rebasing: buffer[start...]))
            }
            output.removeLast(output.count - start - written)
        }
    }

    /// The folded text as UTF-8, and for each of its bytes the offset in the input of the character that it comes from.
    package static func foldWithOrigins(_ utf8: UnsafeRawBufferPointer) -> (bytes: [UInt8], origins: [Int]) {
        var bytes: [UInt8] = []
        var origins: [Int] = []
        bytes.reserveCapacity(utf8.count)
        origins.reserveCapacity(utf8.count)
        var offset = 0
        while offset < utf8.count {
            let byte = utf8[offset]
            if byte < 0x80 {
                bytes.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
                origins.append(offset)
                offset += 1
                continue
            }
            let (scalar, length) = Decoding.scalar(utf8, at: offset)
            FoldingPass.fold(scalar) { Decoding.append($0, to: &bytes) }
            origins.append(contentsOf: repeatElement(offset, count: bytes.count - origins.count))
            offset += length
        }
        return (bytes, origins)
    }
}

/// A text folded, with where each byte of it comes from.
package struct FoldedText {
    /// The folded text as UTF-8.
    package let bytes: [UInt8]
    /// For each of them the place of the character that it comes from.
    private let origins: [Int]
    /// How many bytes the text has as it is written.
    private let count: Int

    /// - Parameter utf8: Valid UTF-8.
    package init(_ utf8: UnsafeRawBufferPointer) {
        (bytes, origins) = Folding.foldWithOrigins(utf8)
        count = utf8.count
    }

    /// Where a folded byte comes from; the end of the text for the place after the last.
    package func origin(of place: Int) -> Int { place < origins.count ? origins[place] : count }

    /// Where a stretch of at least one byte of the folded text stands in the text: whole characters, with the marks
    /// after them. A stretch that ends inside what one character folds to takes the whole character.
    package func range(of folded: Range<Int>) -> Range<Int> {
        let last = origins[folded.upperBound - 1]
        var next = folded.upperBound
        while next < origins.count, origins[next] == last { next += 1 }
        return origins[folded.lowerBound]..<origin(of: next)
    }
}

/// A short stand-in for a text, by which equal texts are found: folded, runs of white space as one space, none at either end.
///
/// Different texts have different keys, except by chance: one pair in 2^64. A seed that every process draws for
/// itself prevents anybody from making two texts with one key, or many whose keys lie together; keys of two processes
/// are unrelated. All the same, a key only proposes: before anything is done to comments because they say the same,
/// their texts are compared (``normal(_:into:)``).
package enum TextKey {
    private static let seed = UInt64.random(in: .min ... .max)

    /// The key of valid UTF-8; never 0. Empties the scratch array and uses it, so that a caller with many texts makes it only once.
    package static func of(_ utf8: UnsafeRawBufferPointer, scratch: inout [UInt8]) -> UInt64 {
        normal(utf8, into: &scratch)
        return of(normal: scratch)
    }

    /// The key of a text that ``normal(_:into:)`` has made; never 0.
    package static func of(normal: [UInt8]) -> UInt64 {
        // The library's hash has a seed of the process too, unless the environment removes it: hence an own one.
        var hasher = Hasher()
        hasher.combine(seed)
        normal.withUnsafeBytes { hasher.combine(bytes: $0) }
        let key = UInt64(bitPattern: Int64(hasher.finalize()))
        return key == 0 ? 1 : key
    }

    /// Makes of valid UTF-8 the form that exactly the texts share that count as the same; empties `output` first.
    package static func normal(_ utf8: UnsafeRawBufferPointer, into output: inout [UInt8]) {
        output.removeAll(keepingCapacity: true)
        Folding.fold(utf8, into: &output)
        let count = output.withUnsafeMutableBytes { joinSpaces(in: $0) }
        output.removeLast(output.count - count)
    }

    /// Turns each run of white space into one space and removes it at the ends; returns how many bytes are left.
    private static func joinSpaces(in bytes: UnsafeMutableRawBufferPointer) -> Int {
        var written = 0
        var offset = 0
        // At the beginning a space is one too many, as it is after another.
        var isAfterSpace = true
        while offset < bytes.count {
            if offset &+ 8 <= bytes.count {
                let eight = EightBytes(UnsafeRawBufferPointer(bytes), at: offset)
                if isSettled(eight, isAfterSpace) {
                    bytes.storeBytes(of: eight.word.littleEndian, toByteOffset: written, as: UInt64.self)
                    isAfterSpace = eight.word >> 56 == 0x20
                    offset &+= 8
                    written &+= 8
                    continue
                }
            }
            for _ in 0..<min(8, bytes.count &- offset) {
                let byte = bytes[offset]
                let isSpace = byte == 0x20 || byte &- 0x09 < 5
                bytes[written] = isSpace ? 0x20 : byte
                written &+= isSpace && isAfterSpace ? 0 : 1
                isAfterSpace = isSpace
                offset &+= 1
            }
        }
        return isAfterSpace && written > 0 ? written &- 1 : written
    }

    /// Whether the only white space in eight bytes is single spaces, none of them first after a space.
    @inline(__always)
    private static func isSettled(_ bytes: EightBytes, _ isAfterSpace: Bool) -> Bool {
        let controls = bytes.lows(0x00, 0x1F) & ~bytes.word
        let spaces = bytes.places(of: 0x20)
        return (controls | spaces & (spaces << 8 | (isAfterSpace ? 0x80 : 0))) == 0
    }
}
