internal import Text

/// Finds the few stretches of folded text that can hide a listed word, and removes their disguise: a word that mixes
/// alphabets, or letters with digits and signs that look like them; pieces that hyphens, points and the like join;
/// single letters with one blank or point between them.
///
/// A word of one alphabet keeps it: letters are only ever read as those of another where a word has letters of both. So a Russian
/// text never looks like a list of Latin words, however many of its letters do.
struct DisguisedWords {
    /// A word without its disguise.
    struct Word {
        private(set) var text: [UInt8] = []
        /// For each byte, the place of the character that it comes from.
        private var origins: [Int] = []
        var disguise: Findings.Disguise

        init(_ disguise: Findings.Disguise, capacity: Int) {
            self.disguise = disguise
            text.reserveCapacity(capacity)
            origins.reserveCapacity(capacity)
        }

        mutating func append(_ scalar: UInt32, from place: Int) {
            Decoding.append(scalar, to: &text)
            while origins.count < text.count { origins.append(place) }
        }

        /// Adds a character as it is.
        mutating func append(_ folded: UnsafeRawBufferPointer, _ range: Range<Int>) {
            for index in range {
                text.append(folded[index])
                origins.append(range.lowerBound)
            }
        }

        /// Where a part of it stands in the text that it comes from.
        func range(of part: Range<Int>, in folded: UnsafeRawBufferPointer) -> Range<Int> {
            let last = origins[part.upperBound - 1]
            return origins[part.lowerBound]..<last + BodyBytes(bytes: folded).scalar(at: last).length
        }

        /// The word without its first bytes.
        func dropping(_ count: Int) -> Word {
            var rest = Word(disguise, capacity: 0)
            rest.text = Array(text.dropFirst(count))
            rest.origins = Array(origins.dropFirst(count))
            return rest
        }

        /// The characters, each with the place that it comes from.
        var scalars: [(scalar: UInt32, place: Int)] {
            text.withUnsafeBytes { bytes in
                var scalars: [(UInt32, Int)] = []
                var index = 0
                while index < bytes.count {
                    let (scalar, length) = Decoding.scalar(bytes, at: index)
                    scalars.append((scalar, origins[index]))
                    index += length
                }
                return scalars
            }
        }
    }

    /// Calls back with every word that one of the disguises may hide, in several readings if there are any; returning
    /// `false` ends the search.
    static func forEach(in folded: UnsafeRawBufferPointer, _ visit: (Word) -> Bool) {
        DisguiseScan.forEachStretch(in: folded) { stretch in
            let isSpaced = stretch.kind == .spaced
            var word = Word(isSpaced ? .spaced : .parted, capacity: stretch.range.count)
            var kinds: DisguiseScan.Kind = []
            var index = stretch.range.lowerBound
            while index < stretch.range.upperBound {
                let (kind, length) = DisguiseScan.kind(at: index, in: folded)
                if kind.isOfWord {
                    kinds.formUnion(kind)
                    word.append(folded, index..<min(index + length, folded.count))
                }
                index += length
            }
            guard stretch.kind != .mixed else { return readings(of: word, in: nil, visit) }
            // A single letter before the row may be a word of its own, as in `и д у р а к`.
            var starts = [0]
            if isSpaced {
                for _ in 1...2 {
                    let next = word.text.indices.first { $0 > starts.last ?? 0 && word.text[$0] & 0xC0 != 0x80 }
                    if let next { starts.append(next) }
                }
            }
            for start in starts {
                let rest = start == 0 ? word : word.dropping(start)
                guard start == 0 || rest.scalars.count >= DisguiseScan.leastSpaced else { break }
                guard visit(rest), !kinds.isMixed || readings(of: rest, in: word.disguise, visit) else { return false }
            }
            return true
        }
    }

    /// Reads a mixed word: in Latin letters if it has any, and in Cyrillic ones if it has any.
    ///
    /// - Parameter outer: The disguise that was already removed.
    private static func readings(
        of word: Word, in outer: Findings.Disguise?, _ visit: (Word) -> Bool
    ) -> Bool {
        let scalars = word.scalars
        let hasLatin = scalars.contains { Reading.isLatin($0.scalar) }
        let hasOther = scalars.contains { Reading.isOther($0.scalar) }
        let hasCyrillic = scalars.contains { Reading.isCyrillic($0.scalar) }
        let hasSigns = scalars.contains { Reading.isSign($0.scalar) }
        guard hasLatin && hasOther || hasSigns && (hasLatin || hasCyrillic) else { return true }
        var read: [[UInt8]] = []
        for reading in Reading.all where reading.isLatin ? hasLatin : hasCyrillic {
            var form = Word(outer ?? (hasLatin && hasOther ? .alphabets : .digits), capacity: word.text.count)
            for (scalar, place) in scalars { reading.read(scalar) { form.append($0, from: place) } }
            // Most readings of most words are the same.
            guard form.text != word.text, !read.contains(form.text) else { continue }
            read.append(form.text)
            if !visit(form) { return false }
        }
        return true
    }
}
