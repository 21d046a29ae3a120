package import JSON
package import Moderation
internal import Text

/// Reads `settings.json`: every member is optional, none may be unknown, and whatever is wrong is reported with its place.
///
/// A mistake inside `keys` or `theme` does no harm: the default is used and the mistake reported. Any other is an
/// error, so that nobody decides under settings that don't say what they seem to.
package enum SettingsReader {
    /// Settings, and the mistakes inside `keys` and `theme`.
    package struct Reading: Hashable, Sendable {
        package var settings: Settings
        package var mistakes: [SettingsMistake]
    }

    /// The most bytes of a settings file.
    static let mostBytes = 4 * 1_024 * 1_024

    /// Reads the bytes of a settings file.
    package static func read(
        _ bytes: [UInt8], knowsZone: (String) -> Bool = { _ in true }
    ) throws(SettingsMistake) -> Reading {
        let (reading, mistake) = readAsFarAsPossible(bytes, knowsZone: knowsZone)
        if let mistake { throw mistake }
        return reading
    }

    /// Reads the bytes of a settings file, and returns the first mistake in them. What can be read besides the
    /// mistake is there; from what is not a JSON object, nothing can be.
    static func readAsFarAsPossible(
        _ bytes: [UInt8], knowsZone: (String) -> Bool
    ) -> (Reading, SettingsMistake?) {
        var reading = Reading(settings: Settings(), mistakes: [])
        var first: SettingsMistake?
        func note(_ mistake: SettingsMistake) { first = first ?? mistake }
        func attempt(_ take: () throws(JSONError) -> Void) {
            do throws(JSONError) { try take() } catch { note(SettingsMistake(error)) }
        }
        func attemptQueries(_ take: () throws(SettingsMistake) -> Void) {
            do throws(SettingsMistake) { try take() } catch { note(error) }
        }
        attempt { () throws(JSONError) in
            var members = try JSONFields(try JSONReader.read(bytes), named: "a settings file")
            attempt { () throws(JSONError) in try reading.settings.readTimezone(&members, knowsZone: knowsZone) }
            attempt { () throws(JSONError) in try reading.settings.readTexts(&members) }
            attempt { () throws(JSONError) in try reading.settings.readModerators(&members) }
            attempt { () throws(JSONError) in try reading.settings.readReasons(&members) }
            attempt { () throws(JSONError) in try reading.settings.readWords(&members) }
            attempt { () throws(JSONError) in try reading.settings.readMask(&members) }
            attemptQueries { () throws(SettingsMistake) in try reading.settings.readViews(&members) }
            attemptQueries { () throws(SettingsMistake) in try reading.settings.readRules(&members) }
            reading.readKeys(members.node("keys"))
            reading.readTheme(members.node("theme"))
            if first == nil { try members.end() }
        }
        return (reading, first)
    }
}

extension SettingsReader {
    /// What a copy's own settings may say, for its machine alone.
    static let ownMembers = ["keys", "theme", "mouse", "language"]
}

extension SettingsReader.Reading {
    /// Takes over what a copy's own settings say.
    ///
    /// - Returns: The first mistake in them.
    mutating func takeOwn(_ bytes: [UInt8]) -> SettingsMistake? {
        let (own, mistake) = SettingsReader.readAsFarAsPossible(bytes, knowsZone: { _ in true })
        if let mistake { return mistake }
        guard case .object(let members) = (try? JSONReader.read(bytes))?.value else { return nil }
        for member in members {
            guard let name = SettingsReader.ownMembers.first(where: { member.isNamed($0) }) else {
                return SettingsMistake(
                    position: member.node.position,
                    problem: .form("this holds for all copies: sluice settings sends it"))
            }
            switch name {
            case "keys": settings.keys = own.settings.keys
            case "theme": settings.theme = own.settings.theme
            case "mouse": settings.mouse = own.settings.mouse
            default: settings.language = own.settings.language
            }
        }
        mistakes += own.mistakes
        return nil
    }
}

/// Something in a settings file that is not as it must be.
package struct SettingsMistake: Error, Hashable, Sendable {
    package var position: JSONPosition
    package var problem: DocumentProblem

    /// Where something in a settings file is not as it must be, and how it must be.
    init(position: JSONPosition, problem: DocumentProblem) {
        self.position = position
        self.problem = problem
    }

    /// A mistake in the file's form.
    init(_ error: JSONError) {
        self.init(position: error.position, problem: .form(error.reason))
    }

    /// Runs a reading of the file's form.
    static func ofForm<Value>(_ take: () throws(JSONError) -> Value) throws(SettingsMistake) -> Value {
        try Result(catching: take).mapError { SettingsMistake($0) }.get()
    }
}

extension SettingsReader.Reading {
    /// Takes `keys`: one key or several for every action, in key notation.
    fileprivate mutating func readKeys(_ node: JSONNode?) {
        for member in members(of: node, named: "keys") {
            switch member.node.value {
            case .string(let key):
                settings.keys[member.key] = [key]
            case .array(let nodes):
                var keys: [String] = []
                for node in nodes {
                    guard case .string(let key) = node.value else {
                        tell(node.position, "keys: expected keys, as strings")
                        continue
                    }
                    keys.append(key)
                }
                if keys.count == nodes.count { settings.keys[member.key] = keys }
            case .null, .bool, .number, .object:
                tell(member.node.position, "keys: expected a key or an array of keys, as strings")
            }
        }
    }

    /// Takes `theme`: a style for every role, and the background that the terminal writes on, which may stand alone.
    fileprivate mutating func readTheme(_ node: JSONNode?) {
        if case .string(let ground) = node?.value {
            settings.theme["ground"] = ground
            return
        }
        for member in members(of: node, named: "theme") {
            guard case .string(let style) = member.node.value else {
                tell(member.node.position, "theme: expected a style, as a string")
                continue
            }
            settings.theme[member.key] = style
        }
    }

    private mutating func members(of node: JSONNode?, named name: String) -> [JSONMember] {
        guard let node else { return [] }
        guard case .object(let members) = node.value else {
            tell(node.position, "\(name): expected an object")
            return []
        }
        return members
    }

    private mutating func tell(_ position: JSONPosition, _ reason: String) {
        mistakes.append(SettingsMistake(position: position, problem: .form(reason)))
    }
}

extension Settings {
    /// Takes `timezone`.
    ///
    /// - Parameter knowsZone: Whether this system has a time zone of this name.
    mutating func readTimezone(_ members: inout JSONFields, knowsZone: (String) -> Bool) throws(JSONError) {
        if let timezone = try members.optionalText("timezone") {
            guard timezone.text.isZoneName else {
                throw timezone.mistake("timezone: expected a name such as Europe/Riga")
            }
            guard knowsZone(timezone.text) else {
                throw timezone.mistake("timezone: this system has none of this name; is tzdata installed?")
            }
            self.timezone = timezone.text
        }
    }

    /// Takes the other members that are single values.
    mutating func readTexts(_ members: inout JSONFields) throws(JSONError) {
        if let site = try members.optionalText("site") {
            guard !site.text.isEmpty, site.text.utf8.count <= Limits.title else {
                throw site.mistake("site: expected 1 to \(Limits.title) bytes")
            }
            self.site = site.text
        }
        if let language = try members.optionalText("language") {
            guard ["en", "lv"].contains(language.text) else { throw language.mistake("language: expected en or lv") }
            self.language = language.text
        }
        if let target = try members.optionalText("target") {
            guard let age = Age(target.text.utf8, most: Age.mostKept)?.milliseconds, age > 0 else {
                throw target.mistake("target: expected a time such as 2d or 12h")
            }
            self.target = age
        }
        if let mouse = try members.optionalBool("mouse") { self.mouse = mouse }
        if let suggests = try members.optionalBool("suggest") { self.suggests = suggests }
        if let address = try members.optionalText("address") {
            guard ["full", "network"].contains(address.text) else {
                throw address.mistake("address: expected full or network")
            }
            keepsWholeAddress = address.text == "full"
        }
        if let node = members.node("guard") {
            guard case .number(let text) = node.value, let seconds = Double(text), (0...10).contains(seconds) else {
                throw JSONError(position: node.position, reason: "guard: expected seconds, from 0 to 10")
            }
            guardTime = Int64((seconds * 1_000).rounded())
        }
    }

    /// Takes `moderators`: a name for every login.
    mutating func readModerators(_ members: inout JSONFields) throws(JSONError) {
        guard let listed = try members.optionalObject("moderators") else { return }
        var moderators: [Login: String] = [:]
        for member in listed {
            guard let login = Login(visible: member.key) else {
                throw JSONError(
                    position: member.keyPosition,
                    reason: "moderators: a login has 1 to \(Limits.login) bytes, without spaces and controls, "
                        + "and can be seen")
            }
            moderators[login] = try JSONText(member.node, named: "a moderator's name").text
        }
        self.moderators = moderators
    }

    /// Takes `words`: named lists of patterns.
    mutating func readWords(_ members: inout JSONFields) throws(JSONError) {
        guard let lists = try members.optionalObject("words") else { return }
        var words: [WordList] = []
        for list in lists {
            guard !list.key.isEmpty else {
                throw JSONError(position: list.keyPosition, reason: "words: a list needs a name")
            }
            guard case .array(let nodes) = list.node.value else {
                throw JSONError(position: list.node.position, reason: "words: expected an array of words")
            }
            var patterns: [String] = []
            for node in nodes {
                let pattern = try JSONText(node, named: "a word")
                guard WordMatcher.canMatch(pattern.text) else {
                    throw pattern.mistake("words: a word needs something that can be found, a letter or a sign")
                }
                patterns.append(pattern.text)
            }
            words.append(WordList(name: list.key, patterns: patterns))
        }
        self.words = words
    }

    /// Takes `mask`: a placeholder for every kind that is masked.
    mutating func readMask(_ members: inout JSONFields) throws(JSONError) {
        guard let kinds = try members.optionalObject("mask") else { return }
        var mask: [Mask.Kind: String] = [:]
        for member in kinds {
            guard let kind = Mask.Kind(rawValue: member.key) else {
                let known = Mask.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                throw JSONError(position: member.keyPosition, reason: "mask: expected one of \(known)")
            }
            let placeholder = try JSONText(member.node, named: "a placeholder")
            guard placeholder.text.isVisible, placeholder.text.utf8.count <= 256,
                !placeholder.text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F })
            else {
                throw placeholder.mistake("mask: expected 1 to 256 bytes that can be seen, on one line")
            }
            mask[kind] = placeholder.text
        }
        self.mask = mask
    }
}

extension JSONFields {
    /// Takes a text that people will see: it must be there and not be empty.
    mutating func shownText(_ key: String) throws(JSONError) -> String {
        let shown = try text(key)
        guard !shown.text.isEmpty, shown.text.utf8.count <= 256 else {
            throw shown.mistake("\(key): expected 1 to 256 bytes")
        }
        return shown.text
    }
}

extension String {
    /// Whether this may be the name of a time zone, rather than a path that leads elsewhere.
    fileprivate var isZoneName: Bool {
        guard let first = utf8.first, 0x61...0x7A ~= first | 0x20, utf8.count <= 64 else { return false }
        return utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2F, 0x5F: true
            default: false
            }
        }
    }
}
