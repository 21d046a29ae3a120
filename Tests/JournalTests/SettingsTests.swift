import JSON
import Journal
import Moderation
import Testing

/// A mistake in a settings file, and where it must be reported.
struct SettingsFault: CustomTestStringConvertible, Sendable {
    var text: String
    var line: Int
    var column: Int
    var problem: DocumentProblem?

    init(text: String, line: Int = 1, column: Int, _ problem: DocumentProblem? = nil) {
        self.text = text
        self.line = line
        self.column = column
        self.problem = problem
    }

    /// - Parameter reason: What is said of the file's form; empty where the words are not this room's.
    init(text: String, line: Int = 1, column: Int, reason: String) {
        self.init(text: text, line: line, column: column, reason.isEmpty ? nil : .form(reason))
    }

    var testDescription: String { text }
}

@Suite("Settings")
struct SettingsTests {
    @Test("Without a file, and with an empty object, the defaults hold")
    func defaults() throws {
        let files = MemoryFiles()
        _ = try files.makeFolder("/queue")
        #expect(SettingsFile(folder: "/queue", files: files).current.settings == Settings())
        #expect(try SettingsReader.read(Array("{}".utf8)).settings == Settings())
    }

    @Test("Every member says what it says")
    func everything() throws {
        let text = """
            {"site": "Iekšlietu ministrija", "language": "lv", "timezone": "Europe/Riga", "target": "2d",
             "moderators": {"anna": "Anna Bērziņa", "juris": "Juris"},
             "reasons": [{"code": "spam", "key": "s", "en": "spam", "lv": "reklāma"},
                         {"code": "other", "key": "O", "en": "other", "lv": "cits", "public": "Pārkāpj noteikumus."}],
             "words": {"krāpšana": ["kredīt*", "laimest*"]},
             "keys": {"approve": "a", "reject": ["r", "R"]}, "theme": {"selection": "reverse"},
             "mouse": true, "suggest": false, "guard": 0.25}
            """
        let reading = try SettingsReader.read(Array(text.utf8))
        #expect(reading.mistakes == [])
        var expected = Settings()
        expected.site = "Iekšlietu ministrija"
        expected.language = "lv"
        expected.timezone = "Europe/Riga"
        expected.target = 2 * Moment.day
        expected.moderators = [Sample.anna: "Anna Bērziņa", Sample.juris: "Juris"]
        expected.reasons = [
            Settings.Reason(code: Sample.spam, key: "s", english: "spam", latvian: "reklāma"),
            Settings.Reason(
                code: .other, key: "O", english: "other", latvian: "cits", publicText: "Pārkāpj noteikumus."),
        ]
        expected.words = [Settings.WordList(name: "krāpšana", patterns: ["kredīt*", "laimest*"])]
        expected.keys = ["approve": ["a"], "reject": ["r", "R"]]
        expected.theme = ["selection": "reverse"]
        expected.mouse = true
        expected.suggests = false
        expected.guardTime = 250
        #expect(reading.settings == expected)
    }

    @Test("Rules are queries with names, and may name the lists")
    func rules() throws {
        let text = """
            {"rules": [{"name": "rude", "when": "word:rude -author-approved:5..", "en": "rude", "lv": "rupjš"}],
             "words": {"rude": ["muļķ*", "!muļķadesa"]}}
            """
        let rule = try #require(try SettingsReader.read(Array(text.utf8)).settings.rules.first)
        #expect(rule.name.text == "rude" && rule.when.text == "word:rude -author-approved:5..")
        #expect(rule.english == "rude" && rule.latvian == "rupjš")
    }

    static let faults: [SettingsFault] = [
        SettingsFault(
            text: #"{"rules": [{"name": "a", "when": "has:lonk", "en": "a", "lv": "a"}]}"#, column: 34,
            .query(
                member: "when",
                QueryError(
                    column: 5, .unknownWord("lonk", key: "has", known: Feature.allCases.map(\.rawValue)),
                    suggestion: "link"))),
        SettingsFault(
            text: #"{"rules": [{"name": "a", "when": "x rule:a", "en": "a", "lv": "a"}]}"#, column: 34,
            .query(member: "when", QueryError(column: 3, .notHere(term: "rule:a", .rule)))),
        SettingsFault(
            text: #"{"rules": [{"name": "a", "when": "word:x", "en": "a", "lv": "a"}]}"#, column: 34,
            reason: #"when: there is no word list “x”"#),
        SettingsFault(
            text: #"{"rules": [{"name": "a", "when": " ", "en": "a", "lv": "a"}]}"#, column: 34,
            reason: "when: expected a query that doesn't match everything"),
        SettingsFault(
            text: #"{"rules": [{"name": "a", "when": "x", "then": "hold", "en": "a", "lv": "a"}]}"#, column: 47,
            reason: "then: rules don't act yet"),
        SettingsFault(
            text: #"{"rules": [{"name": "a", "when": "x", "reason": "spam", "en": "a", "lv": "a"}]}"#, column: 49,
            reason: "reason: rules don't act yet"),
        SettingsFault(
            text: #"{"rules": [{"name": "A", "when": "x", "en": "a", "lv": "a"}]}"#, column: 21,
            reason: "name: expected a-z, 0-9 and -, 32 at most"),
        SettingsFault(text: "", column: 1, reason: ""),
        SettingsFault(text: "[]", column: 1, reason: "expected a settings file, which is an object, found an array"),
        SettingsFault(text: "{\n  \"sight\": 1}", line: 2, column: 3, reason: "a settings file has no member sight"),
        SettingsFault(text: #"{"a\u001b": 1}"#, column: 2, reason: "a settings file has no member of this name"),
        SettingsFault(text: #"{"site": "a", "site": "b"}"#, column: 15, reason: ""),
        SettingsFault(text: #"{"site": 1}"#, column: 10, reason: "site: expected a string, found a number"),
        SettingsFault(text: #"{"site": ""}"#, column: 10, reason: "site: expected 1 to 1024 bytes"),
        SettingsFault(text: #"{"language": "de"}"#, column: 14, reason: "language: expected en or lv"),
        SettingsFault(
            text: #"{"timezone": "../etc/passwd"}"#, column: 14, reason: "timezone: expected a name such as Europe/Riga"
        ),
        SettingsFault(text: #"{"target": "2 days"}"#, column: 12, reason: "target: expected a time such as 2d or 12h"),
        SettingsFault(text: #"{"target": "0d"}"#, column: 12, reason: "target: expected a time such as 2d or 12h"),
        SettingsFault(text: #"{"target": 2}"#, column: 12, reason: "target: expected a string, found a number"),
        SettingsFault(
            text: #"{"moderators": {"an na": "A"}}"#, column: 17,
            reason: "moderators: a login has 1 to 64 bytes, without spaces and controls, and can be seen"),
        SettingsFault(
            text: #"{"moderators": {"\u200b": "A"}}"#, column: 17,
            reason: "moderators: a login has 1 to 64 bytes, without spaces and controls, and can be seen"),
        SettingsFault(
            text: #"{"moderators": {"anna": null}}"#, column: 25,
            reason: "a moderator's name: expected a string, found null"),
        SettingsFault(
            text: #"{"moderators": ["anna"]}"#, column: 16, reason: "moderators: expected an object, found an array"),
        SettingsFault(text: #"{"reasons": []}"#, column: 13, reason: "reasons: at least one is needed"),
        SettingsFault(text: #"{"reasons": [{"key": "s"}]}"#, column: 14, reason: "a reason needs code"),
        SettingsFault(
            text: #"{"reasons": [{"code": "S", "key": "s", "en": "e", "lv": "l"}]}"#, column: 23,
            reason: "code: expected a-z, 0-9 and -, 32 at most"),
        SettingsFault(
            text: #"{"reasons": [{"code": "s", "key": "ss", "en": "e", "lv": "l"}]}"#, column: 35,
            reason: "key: expected one letter or digit"),
        SettingsFault(
            text: #"{"reasons": [{"code": "s", "key": "ā", "en": "e", "lv": "l"}]}"#, column: 35,
            reason: "key: expected one letter or digit"),
        SettingsFault(
            text: #"{"reasons": [{"code": "s", "key": "j", "en": "e", "lv": "l"}]}"#, column: 35,
            reason: "key: none of aejkmnpqruwxy, which have a meaning of their own after r is broken off"),
        SettingsFault(
            text: #"{"reasons": [{"code": "s", "key": "s", "en": "", "lv": "l"}]}"#, column: 46,
            reason: "en: expected 1 to 256 bytes"),
        SettingsFault(
            text: #"{"reasons": [{"code": "s", "key": "s", "en": "e", "lv": "l", "x": 1}]}"#, column: 62,
            reason: "a reason has no member x"),
        SettingsFault(
            text: #"{"reasons": [{"code": "s", "key": "s", "en": "e", "lv": "l", "note": "yes"}]}"#, column: 70,
            reason: "note: expected demanded or offered"),
        SettingsFault(
            text: #"{"reasons": [{"code": "s", "key": "s", "en": "e", "lv": "l", "guide": ""}]}"#, column: 71,
            reason: "guide: expected 1 to 4096 bytes that can be seen"),
        SettingsFault(
            text: #"{"reasons": [{"code": "s", "key": "s", "en": "e", "lv": "l", "texts": ["a", " "]}]}"#, column: 77,
            reason: "texts: expected 1 to 4096 bytes that can be seen"),
        SettingsFault(
            text: """
                {"reasons": [{"code": "s", "key": "s", "en": "e", "lv": "l"},
                 {"code": "s", "key": "t", "en": "e", "lv": "l"}]}
                """, line: 2, column: 11, reason: "code: another reason has the same one"),
        SettingsFault(
            text: """
                {"reasons": [{"code": "s", "key": "s", "en": "e", "lv": "l"},
                 {"code": "t", "key": "s", "en": "e", "lv": "l"}]}
                """, line: 2, column: 23, reason: "key: another reason has the same one"),
        SettingsFault(text: #"{"words": {"": []}}"#, column: 12, reason: "words: a list needs a name"),
        SettingsFault(text: #"{"words": {"a": "b"}}"#, column: 17, reason: "words: expected an array of words"),
        SettingsFault(
            text: #"{"words": {"a": ["*"]}}"#, column: 18,
            reason: "words: a word needs something that can be found, a letter or a sign"),
        SettingsFault(
            text: #"{"words": {"a": ["e-pasts", "t.me", "C++", "* \u200b*"]}}"#, column: 44,
            reason: "words: a word needs something that can be found, a letter or a sign"),
        SettingsFault(
            text: #"{"mask": {"phone": "…", "name": "…"}}"#, column: 25,
            reason: "mask: expected one of phone, email, code, link, address"),
        SettingsFault(
            text: #"{"mask": {"phone": "\u200b"}}"#, column: 20,
            reason: "mask: expected 1 to 256 bytes that can be seen, on one line"),
        SettingsFault(
            text: #"{"views": [{"name": "A", "query": "is:pending auhtor:x"}]}"#, column: 35,
            .query(member: "query", QueryError(column: 12, .unknownKey("auhtor"), suggestion: "author"))),
        SettingsFault(
            text: #"{"views": [{"name": "A", "query": "view:B"}]}"#, column: 35,
            reason: "query: a view's query can't name a view"),
        SettingsFault(
            text: #"{"views": [{"name": "A", "key": "5", "query": ""}]}"#, column: 33,
            reason: "key: expected one of 67890"),
        SettingsFault(
            text: #"{"views": [{"name": "Ā", "query": ""}, {"name": "a", "query": ""}]}"#, column: 49,
            reason: "name: another view has the same one"),
        SettingsFault(
            text: #"{"views": [{"name": "A", "key": "6", "query": ""}, {"name": "B", "key": "6", "query": ""}]}"#,
            column: 73, reason: "key: another view has the same one"),
        SettingsFault(
            text: #"{"views": [{"name": "save", "query": ""}]}"#, column: 21,
            reason: #"name: expected one line of 1 to 64 bytes, without ""#),
        SettingsFault(
            text: #"{"views": [{"name": "A", "query": "", "order": "best"}]}"#, column: 48,
            reason: "order: expected one of oldest, newest, release, author, marked, likely, unlikely"),
        SettingsFault(text: #"{"mouse": "yes"}"#, column: 11, reason: "mouse: expected true or false"),
        SettingsFault(text: #"{"suggest": "no"}"#, column: 13, reason: "suggest: expected true or false"),
        SettingsFault(text: #"{"guard": -1}"#, column: 11, reason: "guard: expected seconds, from 0 to 10"),
        SettingsFault(text: #"{"guard": 300}"#, column: 11, reason: "guard: expected seconds, from 0 to 10"),
    ]

    @Test("A mistake is told with its line and column", arguments: faults)
    func mistakes(fault: SettingsFault) {
        let mistake = #expect(throws: SettingsMistake.self) { try SettingsReader.read(Array(fault.text.utf8)) }
        #expect(mistake?.position.line == fault.line)
        #expect(mistake?.position.column == fault.column)
        if let problem = fault.problem { #expect(mistake?.problem == problem) }
    }

    @Test("A theme of one word is what the terminal writes on")
    func ground() throws {
        let reading = try SettingsReader.read(Array(#"{"theme": "light"}"#.utf8))
        #expect(reading.settings.theme == ["ground": "light"])
        #expect(reading.mistakes.isEmpty)
    }

    @Test("Mistakes in keys and theme are told, and the rest of them is used")
    func harmless() throws {
        let text = #"{"keys": {"approve": 1, "reject": ["r", 2], "undo": "u"}, "theme": {"a": null, "b": "bold"}}"#
        let reading = try SettingsReader.read(Array(text.utf8))
        #expect(reading.settings.keys == ["undo": ["u"]])
        #expect(reading.settings.theme == ["b": "bold"])
        #expect(reading.mistakes.map(\.position.column) == [22, 41, 74])
        let whole = try SettingsReader.read(Array(#"{"keys": [], "theme": 1}"#.utf8))
        #expect(whole.settings == Settings())
        #expect(whole.mistakes.count == 2)
    }

    @Test("A time zone that this system has not is a mistake, and so is a file that is too long")
    func unusable() throws {
        let text = #"{"timezone": "Mars/Olympus"}"#
        #expect(try SettingsReader.read(Array(text.utf8), knowsZone: { $0 == "Mars/Olympus" }).mistakes == [])
        #expect(throws: SettingsMistake.self) { try SettingsReader.read(Array(text.utf8), knowsZone: { _ in false }) }
        let files = MemoryFiles()
        _ = try files.makeFolder("/queue")
        files["/queue/settings.json"] = [UInt8](repeating: 0x20, count: 5 << 20)
        let tooLong = SettingsError.mistake(
            path: "/queue/settings.json", line: 1, column: 1, .form("a settings file has at most 4194304 bytes"))
        #expect(SettingsFile(folder: "/queue", files: files).current.error == tooLong)
    }

    @Test("A file that can't be read is no default")
    func unreadable() throws {
        let files = MemoryFiles()
        _ = try files.makeFolder("/queue")
        files["/queue/settings.json"] = Array("{}".utf8)
        files.fail(.init(operation: .read, suffix: "settings.json", code: 5))
        let file = SettingsFile(folder: "/queue", files: files)
        #expect(file.current.error == .failed(.of(.read, "/queue/settings.json", 5)))
        files["/queue/settings.json"] = Array("{".utf8)
        guard case .mistake = file.follow().error else {
            Issue.record("\(file.current)")
            return
        }
    }
}
