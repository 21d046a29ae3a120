import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("Histories, undo and what is told")
struct HistoryTests {
    @Test("the history of the queue lists decisions, newest first")
    func lists() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("arsH")
        #expect(driver.lines[0].contains("history  after:7d"))
        #expect(driver.lines[0].contains("3 entries"))
        #expect(driver.lines[1].hasPrefix(">    16  2026-11-24 14:12:00  anna      reject    #2            spam"))
        #expect(driver.lines[3].contains("note      #5            “pārsūtīts Valsts policijai, gaidu atbildi”"))
        #expect(driver.text.contains(" #2       pending   rejected  Juris K."))
    }

    @Test("a history that holds nothing says so, and how to look further", arguments: Language.allCases)
    func empty(language: Language) throws {
        let driver = Driver(try Scene.desk(), language: language)
        try driver.type("H")
        #expect(
            driver.message
                == (language == .english
                    ? " nothing was decided in that time; / changes the query"
                    : " šajā laikā nekas nav izlemts; / maina vaicājumu"))
    }

    @Test("u undoes the entry under the cursor; another's act is asked about, naming the person")
    func undoOthers() throws {
        let desk = try Scene.ten()
        try desk.write(.approve(on: [Scene.number(2)]), by: Scene.juris)
        let driver = Driver(desk)
        try driver.type("Hu")
        #expect(driver.message.hasPrefix(" Undo juris's approval of #2 Juris K.?"))
        try driver.type("n")
        #expect(desk.queue.state(of: Scene.number(2)) == .approved)
        try driver.type("uy")
        #expect(desk.queue.state(of: Scene.number(2)) == .pending)
        #expect(driver.lines[1].contains("approve   #2            undone by 16"))
        try driver.type("k")
        #expect(driver.lines[1].contains("undo      #2            of 15"))
    }

    @Test("u on the list never touches another's act")
    func ownOnly() throws {
        let desk = try Scene.ten()
        try desk.write(.approve(on: [Scene.number(2)]), by: Scene.juris)
        let driver = Driver(desk)
        try driver.type("u")
        #expect(driver.message == " you have nothing to undo")
        #expect(desk.queue.state(of: Scene.number(2)) == .approved)
    }

    @Test("an act of an earlier session is undone after a question")
    func earlier() throws {
        let desk = try Scene.ten()
        try Driver(desk).type("a")
        let driver = Driver(desk)
        try driver.type("u")
        #expect(driver.message == " Undo: approved #1 Inese Kalniņa? That was on 2026-11-24 14:12.")
        try driver.type("y")
        #expect(desk.queue.state(of: Scene.number(1)) == .pending)
    }

    @Test("an undo that reaches only some tells why the others stay")
    func partly() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<space><space><space>;a")
        try driver.desk.write(
            .reject(on: [Scene.number(2)], reason: Scene.name(ReasonCode("spam"))), by: Scene.zane)
        driver.hear()
        try driver.type("u")
        #expect(driver.message.hasPrefix(" undone for 2 of 3: zane rejected #2 since"))
        #expect(driver.desk.queue.state(of: Scene.number(2)) == .rejected)
        #expect(driver.desk.queue.state(of: Scene.number(3)) == .pending)
    }

    @Test("Enter on a bulk lists its comments, and Backspace goes back")
    func comments() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<space><space><space>;aH<enter>")
        #expect(driver.model.list.rows.count == 3)
        #expect(driver.model.list.view.query.text.hasPrefix("entry:"))
        try driver.type("<bs>")
        #expect(driver.model.list.view.query == .pending)
    }

    @Test("the history of a comment shows its entries; a colleague's act joins it at once")
    func ofComment() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("#5<enter>h")
        #expect(driver.lines[0].contains("2 entries"))
        try driver.desk.write(.approve(on: [Scene.number(5)]), by: Scene.juris)
        driver.hear()
        #expect(driver.lines[0].contains("3 entries"))
        // The row under the cursor stays where it was; the new one is above.
        #expect(driver.lines[1].hasPrefix(">"))
        try driver.type("k")
        #expect(driver.lines[1].contains("juris     approve   #5"))
    }

    @Test("the query of the history is its own")
    func query() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("arsH/by:juris<enter>")
        #expect(driver.lines[0].contains("1 entry"))
        #expect(driver.model.list.view.query == .pending)
    }

    @Test("messages can be read again")
    func messages() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("ars!")
        #expect(driver.lines[1] == " 14:12  approved #1 Inese Kalniņa")
        #expect(driver.lines[2] == " 14:12  rejected #2 Juris K. as spam")
    }

    @Test(
        "statistics scroll to their end and no further",
        arguments: [Size(columns: 80, rows: 15), Size(columns: 120, rows: 36)])
    func statisticsEnd(size: Size) throws {
        let driver = Driver(try Scene.ten(), size: size)
        try driver.type("S+++G")
        let end = driver.lines
        #expect(!driver.text.contains("more below"))
        try driver.type("G^F")
        #expect(driver.lines == end)
        try driver.type("k")
        #expect(driver.lines != end && driver.text.contains("more below"))
    }

    @Test("statistics, releases and help open and close")
    func screens() throws {
        let driver = Driver(try Scene.ten())
        for key in ["S", "o", "?", "H", "h", "<enter>"] {
            try driver.type(key)
            #expect(driver.model.screens.count == 1)
            try driver.type("q")
            #expect(driver.model.screens.isEmpty)
            try driver.type(key + "<esc>")
            #expect(driver.model.screens.isEmpty)
        }
    }

    @Test("a release is chosen from its list, and o comes back")
    func release() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("oj<enter>")
        #expect(driver.model.list.view.query.text == "is:pending release:krapnieki")
        #expect(driver.model.list.rows.isEmpty)
        try driver.type("o")
        #expect(driver.model.list.view.query == .pending)
    }

    @Test("the help counts all that it tells, and says what is of another screen", arguments: Language.allCases)
    func helpCounts(language: Language) throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: 80, rows: 24), language: language)
        let more = language == .english ? "more below" : "zemāk ir vēl"
        let all = HelpLine.all.count + HelpMark.allCases.count
        try driver.type("?")
        #expect(driver.text.contains(more) && !driver.lines[0].contains("–\(all) "))
        try driver.type("G")
        #expect(!driver.text.contains(more) && driver.lines[0].contains("–\(all) "), "\(driver.text)")
        try driver.type("q<enter>?/tag<enter>")
        #expect(driver.text.contains(language == .english ? "; not on this screen" : "; ne šajā ekrānā"))
    }

    @Test(
        "a page of the help passes over no line",
        arguments: [("<pgdn>", "g"), ("<space>", "g"), ("^D", "g"), ("<pgup>", "G")])
    func helpPages(key: String, start: String) throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: 80, rows: 24))
        try driver.type("?" + start)
        var seen: Set<String> = []
        var before: [String] = []
        while driver.lines != before {
            before = driver.lines
            seen.formUnion(before[1..<21])
            try driver.type(key)
        }
        try driver.type("q")
        let tall = Driver(try Scene.ten(), size: Size(columns: 80, rows: 90))
        try tall.type("?")
        #expect(Set(tall.lines[1..<60]).subtracting(seen).isEmpty)
    }

    @Test(
        "the help tells the keys of the screen that it was asked on",
        arguments: [
            ("S", "earlier", "approve"), ("H", "its comments", "full screen"), ("W", "Enter", "defer"),
            ("!", "close", "approve"),
        ])
    func helpElsewhere(screen: String, own: String, foreign: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("z\(screen)?")
        #expect(driver.text.contains(own) && !driver.text.contains(foreign), "\(driver.text)")
        #expect(!driver.text.contains("not on this screen"))
    }

    @Test("the help of a history says what can be done there")
    func helpOfHistory() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("aH?/undo<enter>")
        #expect(driver.text.contains("undo the entry") && !driver.text.contains("not now"))
        try driver.type("qqh?/query<enter>")
        #expect(driver.text.contains("not now"))
    }

    @Test("n and N go through the lines that a search has left")
    func helpNext() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("?/tag<enter>")
        let first = driver.frame.cursor?.row
        try driver.type("n")
        #expect(driver.frame.cursor?.row != first)
        try driver.type("N")
        #expect(driver.frame.cursor?.row == first && !driver.text.contains("not bound"))
    }

    @Test("Enter on a line of the help does it")
    func help() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("?/statist<enter><enter>")
        #expect(driver.lines[0].contains("statistics"))
    }

    @Test("an undo in the history names the entry that it took back, a redo the act that it did again")
    func namesEntry() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<space><space>;auUH")
        let act = driver.desk.entries.count - 2
        #expect(driver.text.contains("redo      2 comments    of \(act)"))
        #expect(driver.text.contains("anna did entry \(act) again: anna approved 2 comments"))
        try driver.type("j")
        #expect(driver.text.contains("anna took back entry \(act): anna approved 2 comments"))
    }

    @Test("u on a redo takes its act back, and is offered only where it can be")
    func undoRedo() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("auUH")
        #expect(driver.lines[38].contains("u undo this entry"))
        try driver.type("u")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .pending)
        // The redo below the new undo is spent: nothing is offered there, and u does nothing.
        try driver.type("gj")
        #expect(!driver.lines[38].contains("u undo this entry"))
        try driver.type("u")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .pending)
    }

    @Test("the question before a redo of another's act says redo, and whose act it is")
    func redoOthers() throws {
        let desk = try Scene.ten()
        try desk.write(.approve(on: [Scene.number(2), Scene.number(3)]), by: Scene.juris)
        let driver = Driver(desk)
        try driver.type("Huy")
        #expect(desk.queue.state(of: Scene.number(2)) == .pending)
        // U works where its message offers it.
        #expect(driver.message.hasSuffix("U redo"))
        try driver.type("U")
        #expect(driver.message == " Redo juris's approval of 2 comments?")
        try driver.type("y")
        #expect(desk.queue.state(of: Scene.number(2)) == .approved)
    }

    @Test("from the comments of an entry, q and Backspace lead back to it", arguments: ["q", "<bs>"])
    func back(key: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("ja<space><space>;amx<enter>Hj")
        let before = driver.lines
        try driver.type("<enter>")
        #expect(driver.model.list.view.query.text.contains("entry:"))
        try driver.type(key)
        #expect(!driver.isOver)
        #expect(driver.lines == before)
        try driver.type("q")
        #expect(driver.model.list.view.query == .pending)
        try driver.type("q")
        #expect(driver.isOver)
    }
}
