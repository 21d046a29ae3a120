/// The scripts whose words change their look with a joiner.
enum Joining {
    /// Whether a scalar lies in a block of a script in which ZERO WIDTH JOINER and NON-JOINER are part of spelling: Arabic,
    /// Syriac, N'Ko, Mandaic, the scripts of India and Sri Lanka, Myanmar, Khmer, Mongolian, Phags-pa and their extensions.
    static func isLetter(_ value: UInt32) -> Bool {
        switch value {
        case 0x0600...0x07FF, 0x0840...0x0DFF, 0x1000...0x109F, 0x1780...0x18AF, 0x1A20...0x1AAF, 0x1B00...0x1C4F,
            0xA840...0xA87F, 0xA8E0...0xA8FF, 0xA980...0xA9FF, 0xAA60...0xAA7F, 0xABC0...0xABFF, 0xFB50...0xFDFF,
            0xFE70...0xFEFC, 0x10A00...0x10A5F, 0x10AC0...0x10B2F, 0x11000...0x11FFF, 0x1E900...0x1E95F:
            true
        default: false
        }
    }

    /// Whether a vowel or a final consonant of Hangul goes on with the syllable that a scalar ends (UAX #29, GB6 to GB8). The old
    /// ones outside U+1100-11FF are never placed, and so no part of any.
    static func goesOn(_ value: UInt32, after last: UInt32) -> Bool {
        switch value {
        case 0x1161...0x11A7: (0x1100...0x115E).contains(last) || endsInVowel(last)
        case 0x11A8...0x11FF: endsInVowel(last) || endsInConsonant(last)
        default: false
        }
    }

    private static func endsInVowel(_ value: UInt32) -> Bool {
        switch value {
        case 0x1161...0x11A7: true
        case 0xAC00...0xD7A3: (value - 0xAC00) % 28 == 0
        default: false
        }
    }

    private static func endsInConsonant(_ value: UInt32) -> Bool {
        switch value {
        case 0x11A8...0x11FF: true
        case 0xAC00...0xD7A3: (value - 0xAC00) % 28 != 0
        default: false
        }
    }
}
