/// Which characters a writer of JSON escapes.
package enum JSONEscaping: Sendable {
    /// What the journal's format 1 escapes and nothing else: `\" \\ \t \n \r`; every other of U+0001-001F, 007F-009F, 061C, 200E-200F,
    /// 2028-202E and 2066-2069 as `\u` and four lower-case hexadecimal digits.
    case journal
    /// The journal's list, and every further character that the closure says yes to; those beyond U+FFFF become two `\u` escapes, as JSON
    /// demands. The closure is not asked about ASCII. It gets the text before the character too, as UTF-8.
    case output(alsoEscaping: @Sendable (Unicode.Scalar, UnsafeRawBufferPointer) -> Bool)

    /// Tells whether format 1 escapes this character.
    static func journalEscapes(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0...0x1F, 0x22, 0x5C, 0x7F...0x9F, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
