/// What may stand together in one emoji.
enum Emoji {
    /// Whether a scalar is an emoji by itself or with VARIATION SELECTOR-16; digits and the like are not.
    static func isEmoji(_ value: UInt32) -> Bool {
        guard value > 0x7F, !(0x1F1E6...0x1F1FF).contains(value), let scalar = Unicode.Scalar(value) else {
            return false
        }
        return scalar.properties.isEmoji
    }

    /// Whether a scalar is an emoji only with VARIATION SELECTOR-16, and a sign of text without it.
    static func isTextByDefault(_ value: UInt32) -> Bool {
        isEmoji(value) && Unicode.Scalar(value).map { !$0.properties.isEmojiPresentation } ?? false
    }

    /// Whether a skin tone may follow.
    static func takesTone(_ value: UInt32) -> Bool {
        guard value > 0x7F, let scalar = Unicode.Scalar(value) else { return false }
        return scalar.properties.isEmojiModifierBase
    }

    /// Whether a keycap may enclose it.
    static func isKeycapBase(_ value: UInt32) -> Bool {
        (0x30...0x39).contains(value) || value == 0x23 || value == 0x2A
    }

    /// How many tags behind a black flag make it the one of England, Scotland or Wales; 0 if other ones follow.
    static func flagTags(_ next: (Int) -> UInt32?) -> Int {
        var letters: [UInt8] = []
        while letters.count < 6, let value = next(letters.count), (0xE0020...0xE007F).contains(value) {
            guard value != 0xE007F else { return flags.contains(letters) ? letters.count + 1 : 0 }
            letters.append(UInt8(truncatingIfNeeded: value & 0x7F))
        }
        return 0
    }

    private static let flags = ["gbeng", "gbsct", "gbwls"].map { Array($0.utf8) }
}
