import Text

/// What terminals may make of a cluster.
package enum ClusterCells {
    /// The most cells that any terminal gives it.
    package static func most(of text: String) -> Int {
        var sum = 0
        var last = 0
        for scalar in text.unicodeScalars {
            // The selector turns a character that can be one into a picture, which takes two cells.
            let cells = scalar.value == 0xFE0F ? max(0, 2 - last) : scalar.mostCells
            sum += cells
            last = cells
        }
        return sum
    }

    /// A cluster as it is written to a terminal: a Hangul syllable spelled by its letters as the single character
    /// that it is, and a first letter that stands alone as one that joins nothing. Some terminals give the letters of
    /// a syllable four cells, others join all letters that stand side by side.
    package static func written(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.first?.value, (0x1100...0x1112).contains(first) || (0xAC00...0xD7A3).contains(first)
        else { return text }
        let values = scalars.map(\.value)
        switch values.count {
        case 1 where first <= 0x1112: return string(lonely[Int(first - 0x1100)])
        case 2 where first <= 0x1112 && (0x1161...0x1175).contains(values[1]):
            return string(syllable(first, values[1], 0x11A7))
        case 3 where first <= 0x1112 && (0x1161...0x1175).contains(values[1]) && (0x11A8...0x11C2).contains(values[2]):
            return string(syllable(first, values[1], values[2]))
        case 2 where first >= 0xAC00 && (first - 0xAC00) % 28 == 0 && (0x11A8...0x11C2).contains(values[1]):
            return string(first + values[1] - 0x11A7)
        default: return text
        }
    }

    private static func syllable(_ first: UInt32, _ vowel: UInt32, _ last: UInt32) -> UInt32 {
        0xAC00 + ((first - 0x1100) * 21 + vowel - 0x1161) * 28 + last - 0x11A7
    }

    private static func string(_ value: UInt32) -> String { Unicode.Scalar(value).map { String(Character($0)) } ?? "" }

    /// The letters U+1100 to U+1112 as they stand alone.
    private static let lonely: [UInt32] = [
        0x3131, 0x3132, 0x3134, 0x3137, 0x3138, 0x3139, 0x3141, 0x3142, 0x3143, 0x3145, 0x3146, 0x3147, 0x3148, 0x3149,
        0x314A, 0x314B,
        0x314C, 0x314D, 0x314E,
    ]

    /// Whether it belongs to a script written from right to left: a terminal may turn it and what stands beside it around.
    package static func isRightToLeft(_ text: String) -> Bool {
        switch text.unicodeScalars.first?.value ?? 0 {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }
}
