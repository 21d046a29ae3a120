/// What a press office sets for its queue: all of it optional.
package struct Settings: Hashable, Sendable {
    package struct Reason: Hashable, Sendable {
        package var code: ReasonCode
        /// The letter that picks it.
        package var key: Character
        /// Its names; `nil` for the one that a standard reason of this code has.
        package var english: String?
        package var latvian: String?
        /// What the author may be told.
        package var publicText: String?
        /// When it fits, for moderators.
        package var guide: String?
        /// Whether a rejection asks for a note; `nil` where only the capital letter does.
        package var note: NotePolicy?
        /// Notes that are often written with it.
        package var texts: [String]

        package init(
            code: ReasonCode, key: Character, english: String? = nil, latvian: String? = nil,
            publicText: String? = nil, guide: String? = nil, note: NotePolicy? = nil, texts: [String] = []
        ) {
            self.code = code
            self.key = key
            self.english = english
            self.latvian = latvian
            self.publicText = publicText
            self.guide = guide
            self.note = note
            self.texts = texts
        }
    }

    /// How a decision asks for a note.
    package enum NotePolicy: String, CaseIterable, Sendable {
        /// Without a note nothing is decided.
        case demanded
        /// The note may stay empty.
        case offered
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

    /// A query with a name: the comments that it matches are marked, and nothing else happens.
    package struct Rule: Hashable, Sendable {
        package var name: ReasonCode
        package var when: Query
        package var english: String
        package var latvian: String

        package init(name: ReasonCode, when: Query, english: String, latvian: String) {
            self.name = name
            self.when = when
            self.english = english
            self.latvian = latvian
        }
    }

    /// The most rules.
    package static let mostRules = 64

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
    /// Named queries that everybody has.
    package var views: [NamedView]
    /// What the masking key removes from a text, each with its replacement; `nil` means ``maskedByDefault``.
    package var mask: [Mask.Kind: String]?
    package var rules: [Rule]
    /// Action name to key notation, as the file gives them.
    package var keys: [String: [String]]
    /// Role to style, as the file gives them.
    package var theme: [String: String]
    package var mouse: Bool
    /// Whether the console tells what was decided on texts like the one shown.
    package var suggests: Bool
    /// How long a comment must have been on the screen before a decision counts, in milliseconds.
    package var guardTime: Int64

    /// Whether a form keeps the whole network address that a comment came from, rather than only its network.
    package var keepsWholeAddress: Bool

    package init() {
        site = nil
        language = nil
        timezone = nil
        target = nil
        moderators = nil
        reasons = Settings.standardReasons
        words = []
        views = []
        mask = nil
        rules = []
        keys = [:]
        theme = [:]
        mouse = false
        suggests = true
        guardTime = 300
        keepsWholeAddress = false
    }

    package func reason(_ code: ReasonCode) -> Reason? {
        reasons.first { $0.code == code }
    }

    /// Whether a decision asks for a note, and whether it requires one.
    package func notePolicy(of decision: Decision) -> NotePolicy? {
        switch decision {
        case .note: .demanded
        case .defer: .offered
        case .reject(let code): reason(code)?.note
        case .approve, .edit, .reopen, .undo, .erase: nil
        }
    }

    package func rule(_ name: ReasonCode) -> Rule? {
        rules.first { $0.name == name }
    }

    /// The keys that no reason may use: a moderator who breaks off after `r` must not reject by accident.
    package static let forbiddenReasonKeys: Set<Character> = Set("aejkmnpqruwxy")

    /// What is masked unless ``mask`` says otherwise.
    package static let maskedByDefault: [Mask.Kind] = [.phone, .email, .code]
    /// What is masked here.
    package var maskedKinds: [Mask.Kind] { mask.map { Array($0.keys) } ?? Settings.maskedByDefault }

    private static let standardReasons: [Reason] = [
        ("spam", "s"), ("abuse", "i"), ("hate", "h"), ("off-topic", "t"), ("personal-data", "c"), ("duplicate", "d"),
        ("unlawful", "l"), ("other", "o"),
    ].compactMap { code, key in
        ReasonCode(code).map { Reason(code: $0, key: key, note: $0 == .other ? .demanded : nil) }
    }
}

/// Why the settings in force can't be read from their file.
package enum SettingsError: Error, Hashable, Sendable {
    /// A mistake in the file: its place, counted from 1.
    case mistake(path: String, line: Int, column: Int, DocumentProblem)
    /// The file could not be read.
    case failed(StorageFailure)
}

/// The settings of a queue as they were last read.
package struct CurrentSettings: Sendable {
    /// The settings in force. While ``error`` stands: what the file said before; if no correct version was seen, as
    /// much of it as can be read.
    package var settings: Settings
    /// What is wrong with the file: nobody decides until it is corrected.
    package var error: SettingsError?
    /// Grows with every change of the file.
    package var revision = 0

    package init(_ settings: Settings, error: SettingsError? = nil) {
        self.settings = settings
        self.error = error
    }

    /// Returns why somebody may not decide under these settings; `nil` when they may.
    package func refusal(of login: Login) -> Access.ReadOnlyReason? {
        if let error { return .settings(error) }
        guard let moderators = settings.moderators, moderators[login] == nil else { return nil }
        return .notModerator(login)
    }

    /// What these settings leave of what the journal and its folder allow.
    package func limit(_ access: Access) -> Access {
        guard case .full(let login) = access, let reason = refusal(of: login) else { return access }
        return .readOnly(reason)
    }
}
