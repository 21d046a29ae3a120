/// What may stand together in one emoji.
enum Emoji {
    /// Whether a scalar is an emoji by itself or with VARIATION SELECTOR-16; digits and the like are not.
    static func isEmoji(_ value: UInt32) -> Bool {
        guard value > 0x7F, !(0x1F1E6...0x1F1FF).contains(value), let scalar = Unicode.Scalar(value) else {
            return false
        }
        return scalar.properties.isEmoji
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

    /// The tags, and their bytes, that make a black flag the one of England, Scotland or Wales; none if other ones follow.
    static func flagTags(_ scalars: Scalars) -> (tags: [UInt32], bytes: Int) {
        var rest = scalars
        var letters = ""
        var tags: [UInt32] = []
        var bytes = 0
        while tags.count < 6, let (value, length) = rest.next(), (0xE0020...0xE007F).contains(value) {
            tags.append(value)
            bytes += length
            guard value != 0xE007F else {
                return ["gbeng", "gbsct", "gbwls"].contains(letters) ? (tags, bytes) : ([], 0)
            }
            letters.append(Character(Unicode.Scalar(UInt8(truncatingIfNeeded: value & 0x7F))))
        }
        return ([], 0)
    }
}
