/// The writing system that a letter belongs to.
package enum Script: UInt8, CaseIterable, Hashable, Sendable {
    /// Used with many scripts: digits, punctuation, symbols, emoji.
    case common
    /// Takes the script of the character before it: most combining marks.
    case inherited
    case latin, cyrillic, greek, armenian, hebrew, arabic, georgian, han, hiragana, katakana, bopomofo, hangul, thai,
        devanagari
    /// Any script that is not listed.
    case other
}

extension Unicode.Scalar {
    /// The writing system of this character.
    package var script: Script {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: .latin
        case 0x370...0x3FF: .greek
        case 0x400...0x52F: .cyrillic
        default: .common
        }
    }
}
