/// Decides, character by character, which of them may be shown as they are, and which of those share a place.
///
/// Both the display of a text and the count of its hidden characters ask here, so that what is reported is what is
/// seen. Nothing is looked at twice: a few characters ahead at most, and from those before only what is kept about
/// the present cluster, whose length is limited. So the time is in proportion to the text.
///
/// A ``CharacterClass`` says what is hidden; let through, because people write with it, is
/// - a mark on a character, up to four of them;
/// - ZERO WIDTH JOINER or NON-JOINER between two letters of a script that joins;
/// - in an emoji of at most ten characters: a joiner between two pictures, one skin tone behind a picture that takes one, one
///   VARIATION SELECTOR-16 behind a picture or before a keycap;
/// - VARIATION SELECTOR-15 after a sign that is text without it too, such as ☺: it changes nothing. After a picture
///   it asks for another look with another width, and no two terminals agree on either;
/// - the tags that make the flags of England, Scotland and Wales;
/// - one Mongolian selector behind a Mongolian letter;
/// - the vowels and final consonants of Hangul that go on with a syllable.
///
/// A regional indicator without a second one, which would make a flag of what follows, is hidden although it can be
/// seen, and so is a vowel of Hangul without its consonant.
package struct ClusterRules {
    package enum Verdict: Hashable, Sendable {
        /// It stands by itself, in so many cells.
        case begins(width: Int)
        /// It belongs to what stands before it, which now takes so many cells; 3 for several pictures in one, of
        /// which some terminals show only the first: this leaves a cell for a sign that there are more.
        case joins(width: Int)
        /// It must not be shown as it is.
        case hidden
        /// It can be seen, and does no harm to a reader, but no terminal can be trusted to place it
        /// (``Placement/refused``), or what belongs to it.
        case unplaced
    }

    /// The most marks on one character.
    package static let mostMarks = 4
    /// The most characters of one emoji: two persons with skin tones and a kiss between them.
    private static let mostEmojiScalars = 10

    /// The cluster that the next character may join; `nil` after a blank, after something hidden, and at the start.
    private var cluster: Cluster?
    /// How many of the following characters belong to the cluster in any case, because they were looked at already.
    private var granted = 0
    /// Whether the last one was unplaced.
    private var isAfterUnplaced = false

    private struct Cluster {
        /// The last character that something can stand on, and the last one of all.
        var base: UInt32
        var last: UInt32
        var width: Int
        /// Its characters, its marks, and whether a selector or a skin tone has been taken by the base.
        var count = 1
        var marks = 0
        var isSelected = false
        var isToned = false
        /// Whether a joiner has been taken that stands between letters.
        var isJoined = false
    }

    package init() {}

    /// Whether the next character belongs to the cluster in any case.
    package var isGranting: Bool { granted > 0 }

    /// Whether a character would look like something that only the program writes: the pictures of controls, and
    /// `⟨U+`. In a stranger's text it is shown by number too, and nothing joins it.
    package static func isOwnSign(_ value: UInt32, next: (Int) -> UInt32?) -> Bool {
        (0x2400...0x2426).contains(value) || value == 0x27E8 && next(0) == 0x55 && next(1) == 0x2B
    }

    /// Takes a letter that is known to show by itself in one cell: of Latin or Cyrillic, or of ASCII except a blank.
    package mutating func takeLetter(_ value: UInt32) {
        cluster = Cluster(base: value, last: value, width: 1)
        isAfterUnplaced = false
    }

    /// Ends the cluster: nothing that follows may join what came before.
    package mutating func end() {
        cluster = nil
        isAfterUnplaced = false
    }

    /// Takes any character.
    ///
    /// - Parameter next: The characters that follow, by how many stand between; `nil` behind the end.
    package mutating func take(_ scalar: Unicode.Scalar, next: (Int) -> UInt32?) -> Verdict {
        let verdict = verdict(on: scalar, next)
        isAfterUnplaced = verdict == .unplaced
        if verdict == .hidden || verdict == .unplaced { cluster = nil }
        return verdict
    }

    private mutating func verdict(on scalar: Unicode.Scalar, _ next: (Int) -> UInt32?) -> Verdict {
        if granted > 0 {
            granted -= 1
            if Emoji.isEmoji(scalar.value) { restart(at: scalar.value) }
            return joins(scalar.value)
        }
        if scalar.placement == .refused { return .unplaced }
        switch scalar.characterClass {
        case .visible: return takeVisible(scalar, next)
        case .space:
            cluster = nil
            return .begins(width: scalar.cellWidth)
        case .mark: return takeMark(scalar.value)
        case .variationSelector: return takeSelector(scalar.value, next)
        case .invisible where scalar.value == 0x200C || scalar.value == 0x200D: return takeJoiner(scalar.value, next)
        default: return .hidden
        }
    }

    private mutating func takeVisible(_ scalar: Unicode.Scalar, _ next: (Int) -> UInt32?) -> Verdict {
        let value = scalar.value
        switch value {
        case 0x1F1E6...0x1F1FF:
            guard let second = next(0), (0x1F1E6...0x1F1FF).contains(second) else { return .hidden }
            granted = 1
            return begins(value, width: 2)
        case 0x1F3FB...0x1F3FF:
            if let last = cluster, !last.isToned, !last.isSelected, Emoji.takesTone(last.base) {
                cluster?.isToned = true
                return joins(value, width: max(2, last.width))
            }
            // By itself: some terminals join it to whatever stands before, and hide what follows.
            return .unplaced
        case 0x1F3F4:
            granted = Emoji.flagTags(next)
        default: break
        }
        let width = scalar.cellWidth
        if width > 0 { return begins(value, width: min(width, 2)) }
        guard let last = cluster, last.marks < ClusterRules.mostMarks, Joining.goesOn(value, after: last.last) else {
            return refusal
        }
        cluster?.marks += 1
        return joins(value)
    }

    private mutating func takeMark(_ value: UInt32) -> Verdict {
        guard let last = cluster, last.marks < ClusterRules.mostMarks else { return refusal }
        cluster?.marks += 1
        return joins(value)
    }

    private mutating func takeSelector(_ value: UInt32, _ next: (Int) -> UInt32?) -> Verdict {
        guard let last = cluster, !last.isSelected, last.marks == 0 else { return refusal }
        if value == 0xFE0F, Emoji.isKeycapBase(last.base), next(0) == 0x20E3 {
            cluster?.isSelected = true
            return joins(value, width: 2)
        }
        let isFree = value == 0xFE0F && Emoji.isEmoji(last.base) || value == 0xFE0E && Emoji.isTextByDefault(last.base)
        if isFree, !last.isToned {
            cluster?.isSelected = true
            return joins(value, width: value == 0xFE0F ? max(2, last.width) : last.width)
        }
        if (0x180B...0x180D).contains(value) || value == 0x180F, (0x1820...0x18AA).contains(last.base) {
            cluster?.isSelected = true
            cluster?.marks += 1
            return joins(value)
        }
        return .hidden
    }

    private mutating func takeJoiner(_ value: UInt32, _ next: (Int) -> UInt32?) -> Verdict {
        guard let last = cluster, let following = next(0) else { return refusal }
        if value == 0x200D, last.marks == 0, last.count <= ClusterRules.mostEmojiScalars - 2, Emoji.isEmoji(last.base),
            Emoji.isEmoji(following), !(0x1F3FB...0x1F3FF).contains(following),
            Unicode.Scalar(following)?.placement != .refused
        {
            granted = 1
            return joins(value, width: 3)
        }
        if !last.isJoined, last.marks < ClusterRules.mostMarks, Joining.isLetter(last.base), Joining.isLetter(following)
        {
            cluster?.isJoined = true
            cluster?.marks += 1
            return joins(value)
        }
        return .hidden
    }

    /// The verdict on something that needs a cluster to belong to, but has none.
    private var refusal: Verdict { isAfterUnplaced ? .unplaced : .hidden }

    private mutating func begins(_ value: UInt32, width: Int) -> Verdict {
        cluster = Cluster(base: value, last: value, width: width)
        return .begins(width: width)
    }

    private mutating func joins(_ value: UInt32, width: Int? = nil) -> Verdict {
        let width = width ?? cluster?.width ?? 0
        cluster?.width = width
        cluster?.count += 1
        cluster?.last = value
        return .joins(width: width)
    }

    /// Makes a picture after a joiner the base that the next character stands on.
    private mutating func restart(at value: UInt32) {
        cluster?.base = value
        cluster?.isSelected = false
        cluster?.isToned = false
    }
}

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
