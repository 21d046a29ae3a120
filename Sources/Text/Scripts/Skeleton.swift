/// What a text looks like: texts that look alike have the same skeleton, as UTS #39 defines it for confusable characters.
///
/// A skeleton is for comparing and never for showing. `раураl` in Cyrillic and `paypal` have the same; case counts,
/// since `I` looks like `l` and `i`
/// does not. Five things go further than UTS #39: characters without width are left out, letters and symbols that are seen as a blank are one,
/// small capitals look like capitals, the marks on a letter count in any order, and digits and letters of full or half width or of another
/// font look like the plain ones, all of them.
package enum Skeleton {
    /// The skeleton as UTF-8.
    package static func of(_ text: String) -> [UInt8] {
        var skeleton: [UInt8] = []
        var marks: [UInt32] = []
        func take(_ scalar: UInt32) {
            if scalar >= 0x300, CharacterKind(scalar).characterClass == .mark {
                marks.append(scalar)
                return
            }
            if !marks.isEmpty { putMarks() }
            if scalar < 0x80 {
                skeleton.append(UInt8(truncatingIfNeeded: scalar))
            } else {
                Decoding.append(scalar, to: &skeleton)
            }
        }
        func putMarks() {
            for mark in marks.sorted() { Decoding.append(mark, to: &skeleton) }
            marks.removeAll(keepingCapacity: true)
        }
        for scalar in text.unicodeScalars {
            let value = Int(scalar.value)
            if value < commonCount {
                for index in Int(common.starts[value])..<Int(common.starts[value + 1]) { take(common.looks[index]) }
            } else {
                look(of: scalar.value, take)
            }
        }
        putMarks()
        return skeleton
    }

    /// The characters of Latin and Cyrillic that nearly all names are made of: looked up once, then kept at hand.
    private static let commonCount = 0x500
    private static let common: (starts: [UInt16], looks: [UInt32]) = {
        var starts: [UInt16] = [0]
        var looks: [UInt32] = []
        for scalar in 0..<UInt32(commonCount) {
            look(of: scalar) { looks.append($0) }
            starts.append(UInt16(looks.count))
        }
        return (starts, looks)
    }()

    /// Calls back with each character that a character looks like.
    private static func look(of scalar: UInt32, _ take: (UInt32) -> Void) {
        if Hangul.syllables.contains(scalar) { return Hangul.decompose(scalar) { look(of: $0, take) } }
        switch Replacement(looks: scalar) {
        case .unchanged: take(scalar)
        case .dropped: break
        case .scalar(let other): take(other)
        case .several(let start, let count):
            for index in start..<start + count { take(UInt32(PackedTable.three(SkeletonPool.texts, index))) }
        case .asFolded: FoldingPass.fold(scalar, take)
        }
    }
}
