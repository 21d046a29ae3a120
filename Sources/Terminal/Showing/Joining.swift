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

    /// Whether vowels and final consonants of Hangul may stack on a scalar.
    static func isHangul(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115E, 0xA960...0xA97C, 0xAC00...0xD7A3: true
        default: false
        }
    }
}
