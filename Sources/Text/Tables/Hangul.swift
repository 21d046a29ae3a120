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
