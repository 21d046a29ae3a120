package import Moderation

extension Settings {
    /// The mask that the settings ask for, or one of certain kinds, which they needn't name.
    ///
    /// - Parameter language: That of the queue, for placeholders which the settings don't give.
    package func mask(_ kinds: [Mask.Kind]? = nil, in language: Language) -> Mask {
        if kinds == nil, let mask { return Mask(mask) }
        let phrases = language.phrases
        var placeholders: [Mask.Kind: String] = [:]
        for kind in kinds ?? Settings.maskedByDefault {
            placeholders[kind] = mask?[kind] ?? phrases.placeholder(kind)
        }
        return Mask(placeholders)
    }
}
