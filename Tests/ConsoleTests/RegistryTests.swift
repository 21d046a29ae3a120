import DeskDoubles
import Glibc
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("The registry of actions")
struct RegistryTests {
    @Test("every name has exactly one action, whose keys can be read")
    func complete() {
        #expect(
            Registry.all.map(\.id).sorted { $0.rawValue < $1.rawValue }
                == ActionID.allCases.sorted { $0.rawValue < $1.rawValue })
        for action in Registry.all {
            for key in action.keys { #expect(Key(notation: key) != nil, "\(action.id): \(key)") }
        }
    }

    @Test("no key does two things on one screen", arguments: Scope.allCases)
    func unambiguous(scope: Scope) {
        var owners: [String: ActionID] = [:]
        for action in Registry.all where action.scopes.contains(scope) {
            for key in action.keys {
                #expect(owners[key] == nil, "\(key): \(String(describing: owners[key])) and \(action.id)")
                owners[key] = action.id
            }
        }
    }

    @Test("the help names every action of the list")
    func help() {
        let named = Set(HelpLine.all.flatMap(\.ids))
        for action in Registry.all where action.scopes.contains(.list) && !action.keys.isEmpty && action.id != .help {
            #expect(named.contains(action.id), "\(action.id)")
        }
    }

    /// With `SLUICE_WRITE_TABLES` set, the table is written into the page instead.
    @Test("the table of keys in the documents is the registry's")
    func documents() throws {
        let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let path = "/" + folder + "/Documentation/keys.md"
        let page = String(decoding: try #require(Frame.read(path)), as: UTF8.self)
        let table = KeyTable.markdown(.english)
        let heading = try #require(table.split(separator: "\n").first)
        let start = try #require(page.firstRange(of: heading + "\n")?.lowerBound, "no \(heading)")
        if getenv("SLUICE_WRITE_TABLES") != nil {
            #expect(Frame.write(String(page[..<start]) + table, to: path), "can't write \(path)")
        } else {
            #expect(page[start...] == table, "Documentation/keys.md should end with:\n\(table)")
        }
    }

    @Test("titles are there in every language, at most a third longer in Latvian than the place allows")
    func titles() {
        for language in Language.allCases {
            for action in ActionID.allCases {
                let words = language.phrases.words(action)
                #expect(!words.row.isEmpty && !words.hint.isEmpty)
            }
            for line in HelpLine.all {
                #expect(line.title(language.phrases).width <= 46, "\(language): \(line.ids)")
            }
            for word in HintWord.allCases { #expect(!language.phrases.hint(word).isEmpty) }
        }
    }

    @Test("settings bind an action to other keys, and its own become free")
    func rebinding() throws {
        var settings = Settings()
        settings.keys = ["approve": ["y"], "down": ["<down>"]]
        let driver = Driver(try Scene.ten(settings: settings))
        try driver.type("j")
        #expect(driver.message == " j is not bound, ? for help")
        try driver.type("<down>y")
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .approved)
        try driver.type("a")
        #expect(driver.message == " a is not bound, ? for help")
        #expect(driver.lines[38].hasPrefix(" y approve  r reject"))
    }

    @Test(
        "a mistake in the keys of the settings is told, and the default is used",
        arguments: [
            (["aprove": ["y"]], "settings, keys: no action “aprove”"),
            (["approve": ["<nokey>"]], "settings, keys, approve: “<nokey>” is not a key; the default is used"),
            (["approve": ["j"]], "settings, keys, approve: j belongs to down; the default is used"),
        ])
    func mistakes(keys: [String: [String]], message: String) throws {
        var settings = Settings()
        settings.keys = keys
        let driver = Driver(try Scene.ten(settings: settings))
        #expect(driver.message == " " + message)
        try driver.type("a")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
    }

    @Test("an unbound key says so, and what can't be done says why")
    func refused() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("z")
        #expect(driver.message == " z is not bound, ? for help")
        try driver.type("p")
        #expect(driver.message == " p: #1 is already pending")
        try driver.type("ak")
        try driver.type("a")
        #expect(driver.message == " a: #1 is already approved")
        try driver.type("w")
        #expect(driver.message == " w: #1 is approved already: only pending ones wait")
    }
}
