import DeskDoubles
import Moderation
import Terminal
import TerminalDoubles
import Testing
import Wording

@testable import Console

@Suite("The comment in front of you")
struct CaseTests {
    @Test("P goes to the comment that this one answers, and back")
    func parent() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("#7<enter>")
        #expect(driver.model.current == Scene.number(7))
        try driver.type("P")
        #expect(driver.model.current == Scene.number(2))
        try driver.type("P")
        #expect(driver.model.current == Scene.number(7))
        try driver.type("gP")
        #expect(driver.message.contains("answers no other comment"), "\(driver.message)")
    }

    @Test("P reaches a comment outside the list, and leads back into it")
    func parentOutside() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("/number:7<enter>")
        #expect(driver.model.list.rows == [Scene.number(7)])
        try driver.type("P")
        #expect(driver.model.current == Scene.number(2))
        try driver.type("P")
        #expect(driver.model.list.rows == [Scene.number(7)])
    }

    @Test("At the end of a comment over the whole screen Space goes on to the next")
    func spaceGoesOn() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<enter><space>")
        #expect(driver.model.current == Scene.number(2))
        #expect(driver.model.screens.top is FullComment)
    }

    @Test("While keys move in the comment the list has no bar, and the hints tell of scrolling")
    func focus() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<tab>")
        let hints = driver.lines[driver.lines.count - 2]
        #expect(hints.hasPrefix(" j k scroll  Tab list"), "\(hints)")
        #expect(!driver.frame.styledLines()[1].contains("C"))
        try driver.type("<tab>")
        #expect(driver.frame.styledLines()[1].contains("C"))
    }

    @Test("Lines of text are no wider than can be read, however wide the terminal")
    func readable() throws {
        let desk = try Scene.desk()
        let words = Array(repeating: "vārds", count: 100).joined(separator: " ")
        try desk.submit(words, by: Author(name: "L"), to: Scene.slug, submitted: desk.now)
        let driver = Driver(desk, size: Size(columns: 220, rows: 40))
        try driver.type("<enter>")
        let longest = driver.lines.filter { $0.contains("│ ") }.map(\.count).max()
        #expect((longest ?? 0) <= Layout.readable + 4)
    }

    @Test("- pages back over a comment on the whole screen, as b does", arguments: ["-", "b"])
    func pagesBack(key: String) throws {
        let desk = try Scene.desk()
        let lines = (1...100).map { "rinda \($0)" }.joined(separator: "\n")
        try desk.submit(lines, by: Author(name: "L"), to: Scene.slug, submitted: desk.now)
        let driver = Driver(desk)
        try driver.type("<enter><space>")
        #expect(driver.model.pane.top > 0)
        try driver.type(key)
        #expect(driver.model.pane.top == 0)
    }

    @Test("Below the text stands what a comment answers and what answers it, each with its state")
    func thread() throws {
        let desk = try Scene.ten()
        try desk.submit("Piekrītu.", by: Author(name: "Zaiga"), to: Scene.slug, parent: Scene.number(7))
        try desk.write(.approve(on: [Scene.number(2)]), by: Scene.juris)
        let driver = Driver(desk)
        try driver.type("#7<enter>")
        let text = driver.text
        #expect(text.contains("thread, 1 reply"))
        #expect(text.contains("↰ #2   approved  Juris K.: Cik šis brauciens"))
        #expect(text.contains("↳ #11  pending   Zaiga: Piekrītu."))
        try driver.type("#1<enter>")
        #expect(!driver.text.contains("thread"))
        try desk.submit("Jā.", by: Author(name: "Andris"), to: Scene.slug, parent: Scene.number(1))
        driver.hear()
        #expect(driver.text.contains("↳ #12  pending  Andris: Jā."))
    }

    @Test("An act and what took it back are one line beside the list, and two in the history")
    func foldedHistory() throws {
        let desk = try Scene.ten()
        let approval = try desk.write(.approve(on: [Scene.number(1)]), by: Scene.juris)
        try desk.write(.undo(entry: approval, on: [Scene.number(1)]), by: Scene.anna)
        let driver = Driver(desk)
        try driver.type("ru<esc>rs#1<enter>")
        #expect(driver.text.contains("juris  approve, undone by anna"))
        #expect(!driver.text.contains("undo approve"))
        #expect(driver.text.contains("anna   reject spam"))
        try driver.type("h")
        #expect(driver.text.contains("undo      #1"))
        // An undo that was undone itself says so in other words than the act.
        let latvian = Driver(try Scene.ten(), size: Size(columns: 80, rows: 24), language: .latvian)
        try latvian.type("rsuU#1<enter>h")
        #expect(latvian.text.contains("noraidīšanu; arī tas atsaukts"), "\(latvian.text)")
    }

    @Test("A wide list has a column for the release, but where all rows are of one")
    func releaseColumn() throws {
        let desk = try Scene.ten()
        try desk.submit("Uzmanīgi!", by: Author(name: "Zaiga"), to: Scene.police, submitted: desk.now)
        let driver = Driver(desk, size: Size(columns: 160, rows: 40))
        #expect(driver.lines[1].contains("Inese Kalniņa     konference  Paldies"), "\(driver.lines[1])")
        #expect(driver.lines[11].contains("Zaiga             krapnieki   Uzmanīgi!"), "\(driver.lines[11])")
        try driver.type("/release:konference<enter>")
        #expect(driver.lines[1].contains("Inese Kalniņa     Paldies"))
    }

    @Test("In the order by release each release stands above its comments, and the cursor stays in sight")
    func headings() throws {
        let desk = try Scene.ten()
        for index in 0..<30 {
            try desk.submit("Uzmanīgi \(index)", by: Author(name: "Zaiga"), to: Scene.police, submitted: desk.now)
        }
        let driver = Driver(desk, size: Size(columns: 120, rows: 20))
        try driver.type("sr")
        try driver.type("g")
        #expect(driver.lines[1].hasPrefix("  Iekšlietu ministrija piedalās"))
        #expect(driver.lines[2].hasPrefix(">        1"))
        #expect(driver.lines[12].hasPrefix("  Valsts policija brīdina"))
        for _ in 0..<30 {
            try driver.type("j")
            #expect(driver.lines.contains { $0.hasPrefix(">") })
        }
        try driver.type("G")
        #expect(driver.lines[1].hasPrefix("  Valsts policija brīdina"))
        #expect(driver.lines.contains { $0.hasPrefix(">       40") })
        // A step up from the end moves the cursor, not the window, and no line stands empty.
        let last = driver.lines.firstIndex { $0.hasPrefix(">") }
        for step in 1...4 {
            try driver.type("k")
            #expect(driver.lines.firstIndex { $0.hasPrefix(">") } == last.map { $0 - step })
            #expect(driver.lines.contains { $0.hasPrefix("        40") })
        }
        try driver.type("g")
        driver.send(.click(row: 1, column: 4))
        #expect(driver.model.current == Scene.number(1))
        driver.send(.click(row: 3, column: 4))
        #expect(driver.model.current == Scene.number(2))
    }

    @Test("The words of the query are marked in the rows of the list too")
    func markedRows() throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: 200, rows: 40))
        try driver.type("/vai<enter>j")
        let row = try #require(driver.lines.firstIndex { $0.contains("Paldies par darbu") })
        let styles = Array(driver.frame.styledLines()[row])
        let start = try #require(driver.lines[row].firstRange(of: "Vai")?.lowerBound)
        let column = driver.lines[row].distance(from: driver.lines[row].startIndex, to: start)
        #expect(styles[column] == styles[column + 2])
        #expect(styles[column] != styles[column - 2])
    }

    @Test("A jump leaves rows around the cursor in sight, a step scrolls by one")
    func context() throws {
        let desk = try Scene.desk()
        for index in 0..<100 {
            try desk.submit("teksts \(index)", by: Author(name: "L"), to: Scene.slug, submitted: desk.now)
        }
        let driver = Driver(desk, size: Size(columns: 120, rows: 24))
        try driver.type("#60<enter>")
        #expect(driver.model.list.cursor - driver.model.list.top == 16)
        try driver.type("jjj")
        #expect(driver.model.list.cursor - driver.model.list.top == 19)
        let top = driver.model.list.top
        try driver.type("j")
        #expect(driver.model.list.top == top + 1)
        try driver.type("G")
        #expect(driver.model.list.top == 80)
        // A window that has grown again is filled.
        for rows in [12, 24] {
            driver.send(.resize(Size(columns: 120, rows: rows)))
            driver.draw()
        }
        #expect(driver.model.list.top == 80)
    }
}
