/// What a moderator should see before reading: what stands in a comment's body, and what its author's name is made of.
///
/// All ranges count bytes of the body's UTF-8, ascending and without overlap within a list, so that a view can mark
/// them in the text. The time is linear in the length of the body.
package struct Findings: Hashable, Sendable {
    /// A link, with the host that it really leads to.
    package struct Link: Hashable, Sendable {
        package var range: Range<Int>
        /// The host: after any user name before an `@`, without a port, in lower case.
        package var host: String
        /// The host in ASCII (`xn--…`), when it is written otherwise.
        package var asciiHost: String?
        /// The host as it is written in the text, if it differs by more than capitals: `𝐞𝐯𝐢𝐥.com`.
        package var writtenHost: String?
        /// Whether another host seems to be meant: the text of the link shows one, or its user name looks like one.
        package var isDisguised: Bool

        package init(range: Range<Int>, host: String, asciiHost: String?, writtenHost: String?, isDisguised: Bool) {
            self.range = range
            self.host = host
            self.asciiHost = asciiHost
            self.writtenHost = writtenHost
            self.isDisguised = isDisguised
        }
    }

    /// A stretch of the body, as it is written.
    package struct Passage: Hashable, Sendable {
        package var range: Range<Int>
        package var text: String

        package init(range: Range<Int>, text: String) {
            self.range = range
            self.text = text
        }
    }

    /// How a listed word was hidden.
    package enum Disguise: String, Hashable, Sendable {
        /// A letter is repeated more often than in the list.
        case repeated
        /// Letters of several alphabets.
        case alphabets
        /// Digits or signs for letters.
        case digits
        /// Hyphens, points and the like between its pieces.
        case parted
        /// Blanks between its letters.
        case spaced
    }

    /// A listed word, as it stands in the text.
    package struct Word: Hashable, Sendable {
        package var range: Range<Int>
        package var text: String
        /// The name of the list.
        package var list: String
        /// The entry of the list that fits.
        package var pattern: String
        /// `nil` for a word as it is listed, apart from case and diacritics.
        package var disguise: Disguise?

        package init(range: Range<Int>, text: String, list: String, pattern: String, disguise: Disguise?) {
            self.range = range
            self.text = text
            self.list = list
            self.pattern = pattern
            self.disguise = disguise
        }
    }

    /// A kind of character that cannot be seen, or that changes how others are seen.
    package enum HiddenKind: UInt8, CaseIterable, Sendable {
        /// C0 except tab and line feed, DEL, C1.
        case control
        /// Turns the direction of writing.
        case direction
        case withoutWidth
        case tag
        /// Blank, though it counts as a letter.
        case filler
        /// U+2028 and U+2029.
        case separator
        /// Private use, noncharacters, not assigned.
        case unknown
        /// Combining marks that stand on nothing, and those beyond the fourth on one letter.
        case mark
    }

    /// How many hidden characters of a kind the body and the name hold together.
    package struct Hidden: Hashable, Sendable {
        package var kind: HiddenKind
        package var count: Int

        package init(kind: HiddenKind, count: Int) {
            self.kind = kind
            self.count = count
        }
    }

    /// Letters of one script in a name that mixes scripts.
    package struct ScriptRun: Hashable, Sendable {
        /// The script's name in English, such as `Cyrillic`.
        package var script: String
        /// The letters, in their order.
        package var letters: String

        package init(script: String, letters: String) {
            self.script = script
            self.letters = letters
        }
    }

    package var links: [Link] = []
    package var emails: [Passage] = []
    package var phones: [Passage] = []
    /// Latvian personal codes, of the old form (date of birth) and of the new one (beginning with 32).
    package var personalCodes: [Passage] = []
    /// Kinds that occur, in the order of the kinds.
    package var hidden: [Hidden] = []
    package var words: [Word] = []
    /// The scripts of the author's name, in the order of their first letters; empty unless they are mixed in a way
    /// that can deceive.
    package var mixedScripts: [ScriptRun] = []

    /// Whether nothing was found at all.
    package var isEmpty: Bool {
        links.isEmpty && emails.isEmpty && phones.isEmpty && personalCodes.isEmpty && hidden.isEmpty && words.isEmpty
            && mixedScripts.isEmpty
    }

    package var hiddenCount: Int { hidden.reduce(0) { $0 + $1.count } }
}
