import DeskDoubles
import Moderation
import Terminal
import Testing

@testable import Console

@Suite("When another journal takes the place of the one that was read")
struct OtherJournalTests {
    /// A desk with the first entries of another, and comments of its own after them.
    private static func desk(_ entries: Int, of other: InMemoryDesk, comments: Int = 0) throws -> InMemoryDesk {
        let desk = InMemoryDesk(as: Scene.anna, settings: other.settings, now: other.now)
        for entry in other.entries.prefix(entries).dropFirst() {
            try desk.write(entry.act, by: entry.by, content: entry.content)
        }
        for index in 0..<comments {
            try desk.submit("Cits \(index)", by: Author(name: "Cits \(index)"), to: Scene.slug)
        }
        return desk
    }

    /// The console, with something open, once such a journal has come. The ten comments are handed in by entries 4 to 13.
    private static func console(_ keys: String, _ entries: Int, comments: Int = 0) throws -> Driver {
        let driver = Driver(try Scene.ten())
        try driver.type(keys)
        driver.desk.replace(by: try desk(entries, of: driver.desk, comments: comments))
        driver.hear()
        #expect(driver.model.queue.entryCount == driver.desk.entries.count)
        return driver
    }

    @Test(
        "one with fewer comments is shown as it is, whatever stood on the others",
        arguments: [
            "G", "G<enter>", "Gh", "H", "Gv", "Ge", "Gr", "Gm", "G<space>", "GV", "W", "B", "S", "o", "G!", "?",
            "#10<enter>",
            "Gx", "GD", "/like:10<enter>", "%", "Gs", ":erase<space>10<enter>",
        ])
    func fewer(keys: String) throws {
        for (entries, comments) in [(6, 0), (3, 0), (3, 2), (13, 0), (2, 0), (1, 0)] {
            let driver = try Self.console(keys, entries, comments: comments)
            for key in ["<esc>", "<esc>", "j", "k", "h", "<esc>", "H", "<esc>", "<backspace>", "R", "!", "<esc>"] {
                try driver.type(key)
            }
            #expect(driver.model.list.rows.allSatisfy { driver.model.queue.contains($0) })
            #expect(driver.desk.entries.count == entries + comments)
        }
    }

    @Test(
        "what was asked about comments is closed, and no key answers it",
        arguments: [
            ("e!<ctrl-x>", "y"), ("r", "s"), ("w", "h"), ("mx", "<enter>"), (":erase<space>1<enter>", "1<enter>"),
            ("x", "y"), (":approve<space>3", "<enter>"), ("T<space>konf", "<enter>;ay"),
            ("*;a", "y"), ("j<space>ka", "c"), ("<space>j;", "a"),
        ])
    func questions(keys: String, key: String) throws {
        for comments in [0, 9] {
            let driver = try Self.console(keys, 3, comments: comments)
            #expect(driver.model.question == nil && driver.model.prompt == nil && driver.model.screens.isEmpty)
            #expect(
                driver.message.hasPrefix(" another journal stands here now: what was open on comments is closed"))
            // At once: the comments of the new one have not been looked at yet.
            try driver.press(key, after: 10)
            #expect(driver.desk.entries.count == 3 + comments)
        }
    }

    @Test(
        "what is typed on into a field that is gone does nothing until Esc is pressed",
        arguments: ["e", "m", ":note<space>"])
    func typedOn(field: String) throws {
        let driver = try Self.console(field, 3, comments: 9)
        let count = driver.desk.entries.count
        for key in "jaunais vards par tiesam apmaksu naq" {
            try driver.type(key == " " ? "<space>" : String(key))
        }
        #expect(driver.desk.entries.count == count && driver.model.current == Scene.number(1) && !driver.model.isOver)
        #expect(driver.message == " what you were at has closed, and keys do nothing until Esc")
        try driver.type("<esc>ja")
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .approved)
    }

    @Test(
        "a text that was being typed is kept where its comment is the same, and goes with it",
        arguments: [
            "e!", "e!<ctrl-x>", "e!<esc>",
        ])
    func texts(keys: String) throws {
        let same = try Self.console(keys, 4, comments: 3)
        #expect(same.model.drafts.texts.map(\.body.utf8.count).count == 1)
        #expect(same.model.screens.isEmpty)
        let other = try Self.console(keys, 3, comments: 3)
        #expect(other.model.drafts.texts.isEmpty)
        #expect(other.message.hasSuffix("gone with theirs: 1 half-typed text"))
    }

    @Test("tags stay on the comments that are the same, at the entry at which they were tagged")
    func tags() throws {
        let driver = try Self.console("<space><space>jj<space>", 5, comments: 8)
        #expect(driver.model.tags.targets.map(\.number) == [Scene.number(1), Scene.number(2)])
        #expect(driver.message.hasSuffix("gone with theirs: 1 tag"))
        // Tagged after a note that the new one doesn't have.
        let noted = try Self.console("gjjjj<space>", 13, comments: 1)
        #expect(noted.model.tags.isEmpty)
    }

    @Test("the way back leads to no comment that has only the number of the one that it was left on")
    func wayBack() throws {
        let driver = try Self.console("jjjjf", 3, comments: 10)
        try driver.type("<bs>")
        #expect(driver.model.list.view.query == .pending && driver.model.list.rows.count == 10)
        #expect(driver.model.current == driver.model.list.rows.first)
    }

    @Test("nothing that was untagged at once, or begun with v, is tagged in it")
    func ranges() throws {
        let driver = try Self.console("*CvjjC", 3, comments: 8)
        try driver.type("<space>")
        #expect(driver.model.tags.count == 1)
    }

    @Test("an undo there asks, since nobody has seen here what it takes back")
    func undo() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("a")
        let other = try Self.desk(3, of: driver.desk, comments: 11)
        try other.write(.approve(on: [Scene.number(7)]), by: Scene.anna)
        driver.desk.replace(by: other)
        driver.hear()
        #expect(!driver.message.contains("undo"))
        try driver.type("u")
        #expect(driver.model.question != nil && driver.desk.entries.count == 15)
    }

    @Test("one that goes on from what was read leaves all as it was")
    func continued() throws {
        for (keys, isAsked) in [("jje!<ctrl-x>", true), ("jj*", false), ("jj<space>e!", false), ("jjh", false)] {
            let driver = Driver(try Scene.ten())
            try driver.type(keys)
            let tags = driver.model.tags.count
            let screens = driver.model.screens.count
            driver.desk.replace(by: try Self.desk(14, of: driver.desk, comments: 2))
            driver.hear()
            #expect((driver.model.question != nil) == isAsked)
            #expect(driver.model.tags.count == tags && driver.model.screens.count == screens)
            #expect(driver.model.current == Scene.number(keys.hasPrefix("jj<space>") ? 4 : 3))
        }
    }

    @Test("what waits for texts waits for those of the new one, and keys that wait for the old one's tags are dropped")
    func waiting() throws {
        for (entries, comments) in [(3, 10), (14, 2)] {
            let driver = Driver(try Scene.ten())
            driver.isHolding = true
            try driver.type("T<space>banketi<enter>;")
            let before = driver.model.current
            try driver.type("j")
            #expect(driver.model.current == before)
            driver.desk.replace(by: try Self.desk(entries, of: driver.desk, comments: comments))
            driver.hear()
            try driver.type("gjW")
            #expect(driver.model.current == driver.model.list.rows[1] && driver.model.screens.count == 1)
            driver.desk.replace()
            driver.hear()
            #expect(driver.model.screens.count == 1 && driver.text.contains("looking for waves"))
            driver.release()
            #expect(driver.model.screens.count == 1 && !driver.text.contains("looking for waves"))
        }
    }

    @Test("what was made of the texts of the one before orders nothing in it")
    func judged() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("sl")
        let (origin, rows) = (driver.model.queue.origin, driver.model.list.rows)
        driver.desk.replace(by: try Self.desk(3, of: driver.desk, comments: 10))
        driver.hear()
        driver.send(.judged(.ranked([Scene.number(3): 9]), of: origin))
        #expect(driver.model.list.rows == rows)
        driver.send(.judged(.ranked([Scene.number(3): 9]), of: driver.model.queue.origin))
        #expect(driver.model.list.rows.first == Scene.number(3))
    }

    @Test("one that goes on with an erasure takes what is about the erased comment, and nothing else")
    func erased() throws {
        for (keys, isKept) in [("jje!<ctrl-x>", true), ("je!<ctrl-x>", false)] {
            let driver = Driver(try Scene.ten())
            try driver.type(keys)
            let other = try Self.desk(14, of: driver.desk)
            let blank = other.queue.blankable(with: [Scene.number(2)]).certain
            try other.write(.erase(on: [Scene.number(2)], blank: blank), by: Scene.juris)
            driver.desk.replace(by: other)
            driver.hear()
            #expect((driver.model.question != nil) == isKept)
            #expect(driver.model.drafts.texts.isEmpty != isKept)
        }
    }
}
