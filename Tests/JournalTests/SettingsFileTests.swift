import Journal
import Moderation
import Testing

@Suite("Settings are followed")
struct SettingsFileTests {
    private static let path = "/queue/settings.json"
    private static let good = Array(#"{"moderators": {"anna": "Anna"}, "target": "2d"}"#.utf8)

    /// What may happen to a settings file, and whether what it says is unknown then.
    enum Fate: String, CaseIterable {
        case cut, misspelt, emptied, notUTF8, folder, unreadable, tooLong, removed, replaced

        var isMistake: Bool { self != .removed && self != .replaced }

        func befall(_ files: MemoryFiles) throws {
            switch self {
            case .cut: files[path] = Array(good.dropLast(9))
            case .misspelt: files[path] = Array(#"{"moderator": {}}"#.utf8)
            case .emptied: files[path] = []
            case .notUTF8: files[path] = Array(#"{"site": ""#.utf8) + [0xC3, 0x28] + Array(#""}"#.utf8)
            case .folder:
                _ = try files.remove(path)
                _ = try files.makeFolder(path)
            case .unreadable: files.fail(.init(operation: .open, suffix: "settings.json", code: 13, isLasting: true))
            case .tooLong: files[path] = [UInt8](repeating: 0x20, count: 5 << 20)
            case .removed: _ = try files.remove(path)
            case .replaced:
                files["/queue/settings.json~"] = Array(#"{"moderators": {"anna": "A"}}"#.utf8)
                try files.rename("/queue/settings.json~", to: path)
            }
        }
    }

    @Test(
        "A mistake leaves what the file said before, and an open desk decides nothing until it is mended",
        arguments: Fate.allCases)
    func breaks(fate: Fate) throws {
        let office = try Office(comments: ["viens", "divi"])
        office.files[Self.path] = Self.good
        var (desk, queue) = try office.open()
        let before = office.journal
        try fate.befall(office.files)
        if fate.isMistake {
            let error = #expect(throws: DeskError.self) { try desk.decide(.approve, on: [1], &queue) }
            guard case .readOnly(.settings(let reason)) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(desk.access == .readOnly(.settings(reason)))
            #expect(desk.settings.target == 2 * Moment.day)
            #expect(throws: DeskError.readOnly(.settings(reason))) {
                try desk.release(
                    Release(slug: Sample.slug, title: "t", date: CivilDate(daysSince1970: 0)), by: Sample.anna,
                    queue: &queue)
            }
            #expect(office.journal == before)
            // A reader's comment never waits for it.
            try office.submit(["trīs"], desk, &queue)
            office.files.heal()
            if fate == .folder { _ = try office.files.remove(Self.path) }
            office.files[Self.path] = Self.good
        }
        try desk.decide(.approve, on: [1], &queue)
        #expect(queue.state(of: Sample.number(1)) == .approved)
        #expect(desk.currentSettings.error == nil)
    }

    @Test("A moderator who was struck off while the desk was open decides no more, and may again when put back")
    func struckOff() throws {
        let office = try Office(comments: ["viens"])
        office.files[Self.path] = Self.good
        var (desk, queue) = try office.open()
        office.files[Self.path] = Array(#"{"moderators": {"juris": "Juris"}}"#.utf8)
        #expect(throws: DeskError.readOnly(.notModerator(Sample.anna))) { try desk.decide(.approve, on: [1], &queue) }
        #expect(desk.access == .readOnly(.notModerator(Sample.anna)))
        office.files[Self.path] = Self.good
        try desk.decide(.approve, on: [1], &queue)
        #expect(desk.access == .full(Sample.anna))
    }

    @Test("A reason that was taken off the list while the desk was open is refused")
    func reasonGone() throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        office.files[Self.path] = Array(
            #"{"reasons": [{"code": "rude", "key": "z", "en": "rude", "lv": "rupjš"}]}"#.utf8)
        #expect(throws: DeskError.invalid(.unlistedReason(Sample.spam))) {
            try desk.decide(.reject(Sample.spam), on: [1], &queue)
        }
    }

    @Test("The revision grows with every change of the file, and with nothing else")
    func revisions() throws {
        let office = try Office()
        office.files[Self.path] = Self.good
        let file = SettingsFile(folder: Sample.folder, files: office.files)
        let first = file.current.revision
        #expect(file.follow().revision == first)
        office.files[Self.path] = Array("{".utf8)
        #expect(file.follow().revision == first + 1)
        #expect(file.current.error != nil)
        office.files[Self.path] = Self.good
        #expect(file.follow().revision == first + 2)
        #expect(file.current.error == nil)
    }

    @Test("Where the file was never seen in order, what can be read beside the mistake counts")
    func readable() throws {
        let office = try Office()
        office.files[Self.path] = Array(
            #"{"sit": 1, "target": "x", "timezone": "Europe/Riga", "words": {"a": ["b"]}}"#.utf8)
        let current = SettingsFile(folder: Sample.folder, files: office.files).current
        #expect(current.settings.timezone == "Europe/Riga")
        #expect(current.settings.words == [Settings.WordList(name: "a", patterns: ["b"])])
        #expect(
            current.error
                == .mistake(path: Self.path, line: 1, column: 22, .form("target: expected a time such as 2d or 12h")))
    }
}
