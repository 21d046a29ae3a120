/// What a press office sets for its queue: all of it optional.
package struct Settings: Hashable, Sendable {
    package struct Reason: Hashable, Sendable {
        package var code: ReasonCode
        /// The letter that picks it.
        package var key: Character
        package var english: String
        package var latvian: String
        /// What the author may be told.
        package var publicText: String?

        package init(code: ReasonCode, key: Character, english: String, latvian: String, publicText: String? = nil) {
            self.code = code
            self.key = key
            self.english = english
            self.latvian = latvian
            self.publicText = publicText
        }
    }

    package struct WordList: Hashable, Sendable {
        package var name: String
        /// Whole words, `*` for any run of letters; case and diacritics do not count.
        package var patterns: [String]

        package init(name: String, patterns: [String]) {
            self.name = name
            self.patterns = patterns
        }
    }

    /// The site's name on the first line.
    package var site: String?
    /// `en` or `lv`; `nil` follows the environment.
    package var language: String?
    /// An IANA name such as `Europe/Riga`; `nil` follows the environment.
    package var timezone: String?
    /// How long a comment may wait for its decision, in milliseconds.
    package var target: Int64?
    /// Login to name; `nil` lets everybody decide.
    package var moderators: [Login: String]?
    package var reasons: [Reason]
    package var words: [WordList]
    /// Action name to key notation, as the file gives them.
    package var keys: [String: [String]]
    /// Role to style, as the file gives them.
    package var theme: [String: String]
    package var mouse: Bool
    /// How long a comment must have been on the screen before a decision counts, in milliseconds.
    package var guardTime: Int64

    package init() {
        site = nil
        language = nil
        timezone = nil
        target = nil
        moderators = nil
        reasons = Settings.standardReasons
        words = []
        keys = [:]
        theme = [:]
        mouse = false
        guardTime = 300
    }

    package func reason(_ code: ReasonCode) -> Reason? {
        reasons.first { $0.code == code }
    }

    /// The keys that no reason may use: whoever breaks off after `r` must not reject by accident.
    package static let forbiddenReasonKeys: Set<Character> = Set("aejkmnpqruwy")

    private static let standardReasons: [Reason] = [
        ("spam", "s", "spam", "reklāma"), ("abuse", "i", "abuse", "apvainojums"), ("hate", "h", "hate", "naids"),
        ("off-topic", "t", "off-topic", "nav par tēmu"), ("personal-data", "c", "personal data", "personas dati"),
        ("duplicate", "d", "duplicate", "atkārtots"), ("unlawful", "l", "unlawful", "pretlikumīgs"),
        ("other", "o", "other", "cits"),
    ].compactMap { code, key, english, latvian in
        ReasonCode(code).map { Reason(code: $0, key: key, english: english, latvian: latvian) }
    }
}
