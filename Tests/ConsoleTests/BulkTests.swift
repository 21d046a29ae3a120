import DeskDoubles
import Moderation
import Terminal
import Testing

@testable import Console

@Suite("Decisions on many")
struct BulkTests {
    /// A desk with ten comments and so many copies of one text after them.
    private func wave(_ copies: Int) throws -> InMemoryDesk {
        let desk = try Scene.ten()
        for index in 0..<copies {
            try desk.submit(
                index.isMultiple(of: 2) ? "Pelni  no mājām!" : "pelni no\nMAJAM!", by: Author(name: "Nauda \(index)"),
                to: Scene.slug, submitted: Scene.now)
        }
        return desk
    }

    @Test("a wave of 50 copies takes five keys, its undo two, and the tags come back")
    func waveOfFifty() throws {
        let driver = Driver(try wave(50))
        try driver.type("G")
        try driver.type("=;rs")
        #expect(driver.text.contains(" y yes, reject 50   n no, the tags stay"))
        #expect(driver.message == " Reject 50 comments as spam?")
        try driver.type("y")
        #expect(driver.desk.queue.counts(at: Scene.now).rejected == 50)
        #expect(driver.message == " rejected 50 comments as spam   u undo")
        #expect(driver.model.tags.isEmpty)
        #expect(driver.desk.entries.last?.act.on.count == 50)
        try driver.type("uy")
        #expect(driver.desk.queue.counts(at: Scene.now).rejected == 0)
        #expect(driver.model.tags.count == 50)
        #expect(driver.message == " undone: rejected 50 comments as spam; their tags are back   U redo")
    }

    @Test("the same text elsewhere is told with what was found")
    func sameText() throws {
        let driver = Driver(try wave(3))
        try driver.type("G")
        #expect(driver.text.contains("found     the same text in 2 others"))
        try driver.desk.submit("PELNI NO MĀJĀM!", by: Author(name: "X"), to: Scene.slug)
        driver.hear()
        #expect(driver.text.contains("found     the same text in 3 others"))
    }

    @Test("a range stays open while the list changes")
    func rangeOverQueries() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("jv4<esc>")
        #expect(driver.model.tags.isEmpty)
        try driver.type("#3<enter>v1#5<enter>v")
        #expect(driver.model.tags.targets.map(\.number.rawValue) == [3, 4, 5])
    }

    @Test("only y is yes", arguments: ["n", "<esc>", "<enter>", "s", "j", "Y", "^C"])
    func onlyYes(key: String) throws {
        let driver = Driver(try wave(50))
        try driver.type("G=;rs")
        try driver.type(key)
        #expect(driver.desk.queue.counts(at: Scene.now).rejected == 0)
        #expect(driver.model.tags.count == 50)
    }

    @Test("a question takes no key that was pressed before it was drawn")
    func typedAhead() throws {
        let driver = Driver(try wave(50))
        try driver.type("G=")
        try driver.typeAtOnce(";rsy")
        #expect(driver.desk.queue.counts(at: Scene.now).rejected == 0)
        #expect(driver.message == " Reject 50 comments as spam?")
        try driver.type("y")
        #expect(driver.desk.queue.counts(at: Scene.now).rejected == 50)
    }

    @Test("what is confirmed is what runs: a colleague's act between question and answer is set apart")
    func confirmed() throws {
        let driver = Driver(try wave(25))
        try driver.type("G=;rs")
        try driver.desk.write(.approve(on: [Scene.number(20)]), by: Scene.juris)
        driver.hear()
        try driver.type("y")
        #expect(driver.desk.queue.state(of: Scene.number(20)) == .approved)
        #expect(driver.desk.queue.counts(at: Scene.now).rejected == 24)
        #expect(driver.message == " rejected 24 comments as spam; #20 was set apart and stays tagged   u undo")
        #expect(driver.model.tags.contains(Scene.number(20)))
    }

    @Test("with the cursor on an untagged comment, approve asks which")
    func which() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<space>ja")
        #expect(driver.message == " Approve which?")
        #expect(driver.lines[38] == " t the 1 tagged   c only #3 Олег Петров   Esc neither")
        try driver.type("<esc>")
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 0)
        try driver.type("ac")
        #expect(driver.desk.queue.state(of: Scene.number(3)) == .approved)
        #expect(driver.model.tags.contains(Scene.number(1)))
        try driver.type("at")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
        #expect(driver.model.tags.isEmpty)
    }

    @Test("a semicolon means the tagged ones at once, and only for the next key")
    func semicolon() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<space>j;a")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
        #expect(driver.desk.queue.state(of: Scene.number(3)) == .pending)
        try driver.type("<space>j;ja")
        #expect(driver.message == " Approve which?")
    }

    @Test("a prompt names the tagged ones, and Tab switches to the comment under the cursor")
    func tab() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<space><space>r")
        #expect(driver.message.hasPrefix(" Reject 2 tagged as:"))
        try driver.type("<tab>")
        #expect(driver.message.hasPrefix(" Reject #3 Олег Петров as:"))
        try driver.type("s")
        #expect(driver.desk.queue.state(of: Scene.number(3)) == .rejected)
        #expect(driver.model.tags.count == 2)
    }

    @Test("tagged ones that the query hides are named before anything happens to them")
    func hidden() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<space><space>/author:andris<enter>;a")
        #expect(driver.message == " Approve 2 comments?")
        #expect(driver.text.contains("    2  of the 2 are not shown by this query: #1 #2"))
        try driver.type("y")
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 2)
    }

    @Test("what colleagues did with several in one go is told of all of them")
    func several() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<space><space><space>")
        for number in [1, 3].map({ Scene.number($0) }) {
            try driver.desk.write(
                .erase(on: [number], blank: driver.desk.queue.blankable(with: [number]).certain), by: Scene.juris)
        }
        try driver.desk.write(.approve(on: [Scene.number(2)]), by: Scene.zane)
        driver.hear()
        #expect(driver.message == " juris erased #1 #3, zane approved #2 Juris K.; they stay tagged")
    }

    @Test("what colleagues did stays tagged only where all of it is", arguments: [(3, "; they stay tagged"), (2, "")])
    func partlyTagged(last: UInt32, end: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<space>j<space>kk")
        try driver.desk.write(.approve(on: [Scene.number(1), Scene.number(last)]), by: Scene.zane)
        driver.hear()
        #expect(driver.message == " zane approved #1 #\(last)\(end)")
    }

    @Test("what was found in many is folded where a line is too short for it")
    func foundFolded() throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: 60, rows: 30))
        try driver.type("*/andris<enter>;a")
        #expect(driver.text.contains("    3  with something found: links 2, phone numbers 1,"))
        #expect(driver.text.contains("       hidden characters 1"))
    }

    @Test("what a colleague did since tagging sets a comment apart, drawn or not")
    func sinceTagging() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<space><space>")
        try driver.desk.write(.note(on: [Scene.number(1)]), by: Scene.juris, content: Content(note: "jāpadomā"))
        driver.hear()
        #expect(driver.message == " juris wrote a note on #1 Inese Kalniņa; it stays tagged")
        try driver.type(";a")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .pending)
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .approved)
        #expect(driver.model.tags.contains(Scene.number(1)))
    }

    @Test("untagging tells how many lost their tag, not how many matched")
    func untagging() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("t^Tis:pending<enter>")
        #expect(driver.message == " untagged 1; none tagged now")
        try driver.type("*")
        #expect(driver.message == " tagged 10; 10 tagged in all")
        try driver.type("^Tkonferenc<enter>")
        #expect(driver.message == " untagged 3; 7 still tagged")
    }

    @Test("the undo of a decision on one tagged comment gives back its tag, of several their tags")
    func tagsBack() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("tau")
        #expect(driver.message == " undone: approved #1 Inese Kalniņa; its tag is back   U redo")
        try driver.type("jtau")
        #expect(driver.message == " undone: approved 2 comments; their tags are back   U redo")
    }

    @Test("where the cursor's comment is all that is tagged, no prompt offers a change that changes nothing")
    func noTab() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("tr")
        #expect(!driver.text.contains("Tab"))
        try driver.type("<esc>jtr")
        #expect(driver.text.contains("Tab only #2"))
    }

    @Test("no decision is taken while a range is being chosen", arguments: ["a", "r", "e", "E", "w", "p", "m"])
    func rangeFirst(key: String) throws {
        let driver = Driver(try Scene.ten())
        let entries = driver.desk.entries.count
        try driver.type("vj\(key)")
        #expect(driver.desk.entries.count == entries)
        #expect(driver.message == " \(key): a range is being chosen; v tags it, Esc leaves it")
        try driver.type("v")
        #expect(driver.model.tags.count == 2)
    }

    @Test("what was set apart of many is told one by one among the messages")
    func setApartTold() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("aaa4gt")
        try driver.type("*")
        try driver.desk.write(.reject(on: [Scene.number(7)], reason: Scene.name(ReasonCode("spam"))), by: Scene.juris)
        driver.hear()
        try driver.type("ga")
        #expect(driver.message.hasPrefix(" approved 6 comments; 4 were set apart and stay tagged, ! tells why"))
        try driver.type("!")
        #expect(driver.text.contains("3 set apart, already approved: #1 #2 #3"))
        #expect(driver.text.contains("1 set apart, juris rejected #7 as spam, 14:12: #7"))
    }

    @Test("star tags all that the query matches, and again untags; I inverts; v tags a range")
    func tagging() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("*")
        #expect(driver.model.tags.count == 10)
        try driver.type("*")
        #expect(driver.model.tags.isEmpty)
        try driver.type("<space>I")
        #expect(driver.model.tags.count == 9)
        try driver.type("I<esc>")
        try driver.type("^Tis:any<enter>jjvjjv")
        #expect(driver.model.tags.count == 3)
        try driver.type("Tauthor:maris<enter>")
        #expect(driver.model.tags.count == 4)
        try driver.type("T<enter>^T<enter>")
        #expect(driver.model.tags.count == 4)
    }

    @Test("Where nothing is tagged, what follows ; does not hit the comment under the cursor")
    func nothingTagged() throws {
        let driver = Driver(try Scene.ten())
        try driver.type(";r")
        #expect(driver.model.prompt == nil)
        #expect(driver.model.queue.state(of: Scene.number(1)) == .pending)
        try driver.type("rs")
        #expect(driver.model.queue.state(of: Scene.number(1)) == .rejected)
    }

    @Test("C untags all, those too that the query hides; again, they are tagged at their old versions")
    func untagAll() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<space><space>/author:andris<enter>t")
        #expect(driver.model.tags.count == 3)
        let targets = driver.model.tags.targets
        try driver.type("C")
        #expect(driver.model.tags.isEmpty)
        #expect(driver.message == " untagged 3, shown or not; C tags them again")
        try driver.type("C")
        #expect(driver.model.tags.targets == targets)
        try driver.type("CtC")
        #expect(driver.model.tags.isEmpty)
        try driver.type("C")
        #expect(driver.model.tags.count == 1)
    }

    @Test("the question before many approvals counts those in which something is found")
    func foundInMany() throws {
        let driver = Driver(try wave(15))
        try driver.type("*a")
        #expect(driver.text.contains("    3  with something found: links 2, phone numbers 1, hidden characters 1"))
        try driver.type("n;rs")
        #expect(!driver.text.contains("with something found"))
    }

    @Test("tags show on an empty list, and all decisions take them", arguments: ["a", "rsy", "wt<enter>"])
    func emptyList(keys: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("  ".replacing(" ", with: "<space>") + "/^Uauthor:nobody<enter>")
        #expect(driver.text.contains("2 tagged"))
        try driver.type(keys)
        #expect(driver.model.question != nil || driver.desk.queue.counts(at: Scene.now).pending < 10)
    }
}
