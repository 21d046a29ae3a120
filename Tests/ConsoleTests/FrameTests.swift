import DeskDoubles
import Moderation
import Terminal
import TerminalDoubles
import Testing
import Wording

@testable import Console

#if canImport(Glibc)
    import Glibc
#endif

/// Frames as a person reads them, kept beside the tests: a change of a screen is seen in the review. Under the text stands
/// the same frame once more with a letter for each cell's role (see ``Role/letter``). To write them again, run
/// the tests with `SLUICE_WRITE_FRAMES=1` and read what has changed.
@Suite("Frames")
struct FrameTests {
    struct Shot: Sendable, CustomStringConvertible {
        var name: String
        var keys: String
        var rules: [Settings.Rule] = []
        /// How many comments of a spun wave follow the ten; of these one was rejected yesterday.
        var wave = 0
        /// A fresh queue, without releases.
        var isFresh = false
        var readOnly: Access.ReadOnlyReason?
        var sizes: [Size] = [Size(columns: 120, rows: 40), Size(columns: 80, rows: 24), Size(columns: 60, rows: 15)]
        var description: String { name }
    }

    private static let small = [Size(columns: 30, rows: 6), Size(columns: 40, rows: 10)]

    static let shots = [
        Shot(name: "list", keys: "ajjrs"),
        Shot(name: "hidden characters", keys: "ajjrsjjj"),
        Shot(name: "full screen", keys: "jjjj<enter>"),
        Shot(name: "tagged", keys: "<space><space>j<space>"),
        Shot(name: "reason", keys: "jjjrsrr<esc>r"),
        Shot(name: "which", keys: "<space>ja"),
        Shot(name: "bulk question", keys: "<space><space><space>/author:andris<enter>;rs"),
        Shot(name: "bulk approval", keys: "*a", wave: 24),
        Shot(name: "by release", keys: "sr"),
        Shot(name: "wide", keys: "/vai<enter>j", sizes: [Size(columns: 200, rows: 24)]),
        Shot(name: "deferring", keys: "w"),
        Shot(name: "deferring why", keys: "wtjautāt"),
        Shot(name: "query mistake", keys: "/befor:2d<enter>"),
        Shot(name: "edited", keys: "jjjjje^Klabots^Xy"),
        Shot(name: "editor", keys: "jjjjeJā"),
        Shot(name: "before saving", keys: "jjjje^D^D^D^DJā^X"),
        Shot(name: "mask", keys: "jjjjx"),
        Shot(name: "help", keys: "?"),
        Shot(name: "history of the queue", keys: "ajrs<space><space>;amx<enter>H"),
        Shot(name: "history of a comment", keys: "jjjjaku<esc>h"),
        Shot(name: "statistics", keys: "ajrsjaS"),
        Shot(name: "releases", keys: "o"),
        Shot(name: "rules", keys: "O", rules: Scene.rules),
        Shot(name: "marked", keys: "jjj", rules: Scene.rules),
        Shot(name: "trial", keys: "ajrs/has:link<space>OR<space>paldies<enter>%", rules: Scene.rules),
        Shot(name: "alike", keys: "G", wave: 24),
        Shot(name: "least alike", keys: "G+;rs", wave: 24),
        Shot(name: "waves", keys: "W", wave: 24),
        Shot(name: "differs", keys: "W<enter>j", wave: 24),
        Shot(name: "messages", keys: "ajrs!"),
        Shot(name: "views", keys: "/<ctrl-u>has:link<enter>:view<space>save<space>Saites<enter>V"),
        Shot(name: "since you left", keys: "ajrsB"),
        Shot(name: "nothing pending", keys: "*ayR"),
        Shot(name: "nothing matches", keys: "/author:nav<enter>"),
        Shot(name: "fresh queue", keys: "", isFresh: true),
        Shot(name: "read only", keys: "/has:link<enter>", readOnly: .notWritable),
        Shot(name: "command line", keys: ":re"),
        Shot(name: "small reason", keys: "ar", sizes: small),
        Shot(name: "small saving", keys: "<enter>e^Kjauns^X", sizes: small),
        Shot(name: "small editor", keys: "<enter>e", sizes: small),
        Shot(name: "small mask", keys: "jjjj<enter>x", sizes: small),
        Shot(name: "pages", keys: ":<tab><tab>", sizes: small),
        Shot(name: "query going on", keys: "/befor:2d has:".replacingBlank),
    ]

    @Test("every screen looks as it was agreed", arguments: shots, Language.allCases)
    func frame(shot: Shot, language: Language) throws {
        for size in shot.sizes {
            var settings = Settings()
            settings.rules = shot.rules
            let desk =
                shot.isFresh
                ? InMemoryDesk(as: Scene.anna, settings: settings, now: Scene.now)
                : try Scene.wave(shot.wave, settings: settings)
            if let reason = shot.readOnly { desk.access = .readOnly(reason) }
            if shot.wave > 0 {
                desk.now = desk.now + -Moment.day
                try desk.write(
                    .reject(on: [Scene.number(11)], reason: Scene.name(ReasonCode("spam"))), by: Scene.juris)
                desk.now = desk.now + Moment.day
            }
            let driver = Driver(desk, size: size, language: language)
            try driver.type(shot.keys)
            let styles = driver.frame.styledLines()
            compare(
                driver.lines + ["", "styles", ""] + styles,
                with: "\(shot.name) \(size.columns)x\(size.rows) \(language.rawValue)")
        }
    }

    private func compare(_ lines: [String], with name: String) {
        let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
        let path = "/" + folder + "/Frames/" + name + ".txt"
        let text = lines.joined(separator: "\n") + "\n"
        if getenv("SLUICE_WRITE_FRAMES") != nil {
            #expect(Frame.write(text, to: path), "can't write \(path)")
            return
        }
        guard let expected = Frame.read(path) else {
            Issue.record("no frame \(name)")
            return
        }
        #expect(text.utf8.elementsEqual(expected), "\(name) differs:\n\(text)")
    }
}

/// Files that the tests compare with, and write when they are asked to.
enum Frame {
    static func write(_ text: String, to path: String) -> Bool {
        guard let file = fopen(path, "w") else { return false }
        let isWritten = fputs(text, file) >= 0
        return fclose(file) == 0 && isWritten
    }

    static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "r") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
        }
    }
}
