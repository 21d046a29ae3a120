/// One spelling for everything that Unicode counts as the same text (canonical equivalence): `ā` as one character and
/// as `a` with a macron after it.
///
/// The text is decomposed fully, its marks sorted, and composed again, as in normalization form C. Unlike `==` of
/// strings this takes linear time, except for sorting the marks on one character.
package enum CanonicalForm {
    /// The form as UTF-8; `nil` when the text, valid UTF-8, already has it.
    package static func changing(_ utf8: UnsafeRawBufferPointer) -> [UInt8]? {
        if isPlain(utf8) { return nil }
        let form = make(utf8)
        return form.count == utf8.count && utf8.elementsEqual(form) ? nil : form
    }

    /// The form as UTF-8.
    package static func of(_ text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { utf8 in changing(UnsafeRawBufferPointer(utf8)) ?? Array(utf8) }
    }

    /// Whether two texts, valid UTF-8, are canonically equivalent.
    package static func areSame(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
        if one.count == other.count, one.elementsEqual(other) { return true }
        let (form, otherForm) = (changing(one), changing(other))
        if form == nil, otherForm == nil { return false }
        return (form ?? Array(one)) == (otherForm ?? Array(other))
    }

    /// Whether a text has only letters of Latin and Cyrillic, and other characters that never change.
    private static func isPlain(_ utf8: UnsafeRawBufferPointer) -> Bool {
        // Up to U+02FF, and from U+0400 to U+047F.
        utf8.allSatisfy { $0 < 0xCC || $0 == 0xD0 || $0 == 0xD1 }
    }

    private static func make(_ utf8: UnsafeRawBufferPointer) -> [UInt8] {
        let scalars = composed(decomposed(utf8))
        var form: [UInt8] = []
        form.reserveCapacity(utf8.count)
        for scalar in scalars { Decoding.append(scalar, to: &form) }
        return form
    }

    /// The characters of a text taken apart, with marks in their order.
    package static func decomposed(_ utf8: UnsafeRawBufferPointer) -> [UInt32] {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(utf8.count)
        var offset = 0
        while offset < utf8.count {
            let (scalar, length) = Decoding.scalar(utf8, at: offset)
            decompose(scalar) { scalars.append($0) }
            offset += length
        }
        var index = 0
        while index < scalars.count {
            guard markClass(scalars[index]) != 0 else {
                index += 1
                continue
            }
            let start = index
            while index < scalars.count, markClass(scalars[index]) != 0 { index += 1 }
            guard index - start > 1 else { continue }
            // Marks of one class stay in their order.
            let marks = scalars[start..<index].enumerated().sorted {
                (markClass($0.element), $0.offset) < (markClass($1.element), $1.offset)
            }
            scalars.replaceSubrange(start..<index, with: marks.map(\.element))
        }
        return scalars
    }

    private static func decompose(_ scalar: UInt32, _ take: (UInt32) -> Void) {
        if Hangul.syllables.contains(scalar) { return Hangul.decompose(scalar, take) }
        switch Replacement(decomposing: scalar) {
        case .scalar(let other): decompose(other, take)
        case .several(let start, let count):
            for index in start..<start + count {
                decompose(UInt32(PackedTable.three(CanonicalPool.texts, index)), take)
            }
        case .unchanged, .dropped, .asFolded: take(scalar)
        }
    }

    private static func composed(_ scalars: [UInt32]) -> [UInt32] {
        var output: [UInt32] = []
        output.reserveCapacity(scalars.count)
        var starter: Int?
        var lastClass: UInt8 = 0
        for scalar in scalars {
            let markClass = markClass(scalar)
            if let place = starter, place == output.count - 1 || lastClass != 0 && lastClass < markClass,
                let whole = Hangul.compose(output[place], scalar) ?? pairs[Pair(first: output[place], second: scalar)]
            {
                output[place] = whole
                continue
            }
            output.append(scalar)
            if markClass == 0 { starter = output.count - 1 }
            lastClass = markClass
        }
        return output
    }

    private struct Pair: Hashable {
        var first: UInt32
        var second: UInt32
    }

    /// What two characters compose to: made when first needed, which is hardly ever.
    private static let pairs: [Pair: UInt32] = {
        var pairs: [Pair: UInt32] = [:]
        for scalar in 0xC0..<UInt32(0x1_6E00) {
            guard case .several(let start, 2) = Replacement(decomposing: scalar) else { continue }
            let pair = Pair(
                first: UInt32(PackedTable.three(CanonicalPool.texts, start)),
                second: UInt32(PackedTable.three(CanonicalPool.texts, start + 1)))
            if pairs[pair] == nil { pairs[pair] = scalar }
        }
        return pairs
    }()

    private static func markClass(_ scalar: UInt32) -> UInt8 {
        guard scalar >= 0x300, let scalar = Unicode.Scalar(scalar) else { return 0 }
        return scalar.properties.canonicalCombiningClass.rawValue
    }
}

/// Hangul syllables come apart by arithmetic (Unicode, chapter 3.12), not by table.
enum Hangul {
    static let syllables: ClosedRange<UInt32> = 0xAC00...0xD7A3

    /// Calls back with the two or three letters of a syllable.
    @inline(__always)
    static func decompose(_ syllable: UInt32, _ take: (UInt32) -> Void) {
        let index = syllable - 0xAC00
        take(0x1100 + index / 588)
        take(0x1161 + index % 588 / 28)
        if index % 28 != 0 { take(0x11A7 + index % 28) }
    }

    /// The syllable that two characters make: two letters, or a syllable that is open and a last letter; `nil` if none.
    static func compose(_ first: UInt32, _ second: UInt32) -> UInt32? {
        if (0x1100...0x1112).contains(first), (0x1161...0x1175).contains(second) {
            return 0xAC00 + (first - 0x1100) * 588 + (second - 0x1161) * 28
        }
        if syllables.contains(first), (first - 0xAC00) % 28 == 0, (0x11A8...0x11C2).contains(second) {
            return first + second - 0x11A7
        }
        return nil
    }
}
