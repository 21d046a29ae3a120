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
}
