import DeskDoubles
import Moderation
import Terminal
import TerminalDoubles
import Testing

@testable import Console

@Suite("Prompts")
struct PromptTests {
    @Test("a letter picks the reason, its capital asks for a note first, the point takes the last reason")
    func reasons() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("rirRr.")
        #expect(driver.desk.queue.reason(of: Scene.number(1))?.text == "abuse")
        #expect(driver.desk.queue.reason(of: Scene.number(2))?.text == "abuse")
        try driver.type("rSreklāma<space>bankai<enter>")
        #expect(driver.desk.queue.reason(of: Scene.number(3))?.text == "spam")
        #expect(driver.desk.entries.last?.content?.note == "reklāma bankai")
    }

    @Test("the reason other demands a note")
    func other() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("ro<enter>")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .pending)
        #expect(driver.lines[38] == " a few words are needed here   Esc back")
        try driver.type("tā<enter>")
        #expect(driver.desk.queue.reason(of: Scene.number(1)) == .other)
    }

    @Test("a note in which nothing can be seen is none", arguments: ["m", "ro", ":note "])
    func invisibleNote(keys: String) throws {
        let driver = Driver(try Scene.ten())
        let entries = driver.desk.entries.count
        try driver.type(keys.replacingBlank)
        driver.send(.paste("\u{200B}\u{3164}"))
        try driver.type("<enter>")
        #expect(driver.lines[38].hasPrefix(" a few words are needed here"))
        #expect(driver.desk.entries.count == entries)
    }

    @Test("breaking off after r rejects nothing", arguments: ["<esc>", "q", "j", "n", "a", "u", "<enter>", "y"])
    func breakOff(key: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("r" + key)
        #expect(driver.desk.queue.counts(at: Scene.now).rejected == 0)
    }

    @Test("a Cyrillic letter outside a text field acts as the key at its place")
    func cyrillic() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("ф")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
        try driver.type("кы")
        #expect(driver.desk.queue.reason(of: Scene.number(2))?.text == "spam")
    }

    @Test(
        "until when: a letter, a date, or a distance",
        arguments: [
            ("h", "2026-11-24T16:12:00.000Z"), ("t", "2026-11-25T07:00:00.000Z"), ("m", "2026-11-30T07:00:00.000Z"),
            ("w", "2026-12-01T12:12:00.000Z"), ("2026-12-05<enter>", "2026-12-05T07:00:00.000Z"),
            ("2026-12-05 16:30<enter>", "2026-12-05T14:30:00.000Z"), ("05.12.2026<enter>", "2026-12-05T07:00:00.000Z"),
            ("2d<enter>", "2026-11-26T12:12:00.000Z"),
        ])
    func until(keys: String, time: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("w\(keys.replacingBlank)<enter>")
        #expect(driver.desk.queue.deferral(of: Scene.number(1))?.until == Scene.time(time))
        #expect(driver.model.current == Scene.number(2))
    }

    @Test("a deferred comment takes a new time, a date that begins with 0 too, or 0 for now")
    func again() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("wh<enter>kw05.12.2026<enter><enter>")
        #expect(driver.desk.queue.deferral(of: Scene.number(1))?.until == Scene.time("2026-12-05T07:00:00.000Z"))
        try driver.type("kw0<enter>")
        #expect(driver.desk.queue.deferral(of: Scene.number(1)) == nil)
        #expect(driver.message == " reopened #1 Inese Kalniņa   u undo")
    }

    @Test("a time that is none is told, and what was typed stays")
    func badTime() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("w31.02.2026<enter>")
        #expect(driver.lines[38].hasPrefix(" “31.02.2026” is no time"))
        #expect(driver.message == " Defer #1 Inese Kalniņa until: 31.02.2026")
    }

    @Test(
        "a time that can't be is refused before a reason is typed, and stays to be corrected",
        arguments: [
            ("2026-01-01", "that time has passed"), ("2028-01-01", "a year at most"), ("60w", "a year at most"),
        ])
    func impossibleTime(typed: String, why: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("w\(typed)<enter>")
        #expect(driver.lines[38] == " not deferred: \(why)   Esc no")
        #expect(driver.message == " Defer #1 Inese Kalniņa until: \(typed)")
        try driver.type("^U3d<enter>jā<enter>")
        #expect(driver.desk.queue.deferral(of: Scene.number(1)) != nil)
    }

    @Test("a note that was typed comes back with arrow up, that of an act which failed too")
    func notesAgain() throws {
        let driver = Driver(try Scene.ten())
        driver.isHolding = true
        try driver.type("mtas ir garšs<enter>".replacingBlank)
        driver.send(.outcome(ticket: 1, .failure(.locked(process: nil))))
        driver.draw()
        #expect(driver.message.contains("press m again later"))
        try driver.type("m<up>")
        #expect(driver.message == " Note on #1: tas ir garšs")
    }

    @Test("Esc in the reason of a deferral goes back to its time, and from there to the list")
    func backOut() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("whabc<esc>")
        #expect(driver.message == " Defer #1 Inese Kalniņa until:")
        try driver.type("<esc>")
        #expect(driver.desk.queue.deferral(of: Scene.number(1)) == nil)
        if case .some = driver.model.prompt { Issue.record("the prompt is still there") }
    }

    @Test("Esc in a note says that it is kept", arguments: ["m", "rS", "wh"])
    func noteIsKept(keys: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type(keys + "abc<esc>")
        #expect(driver.text.contains(keys == "rS" ? "Shift goes on with the note that is kept" : "the note is kept"))
    }

    @Test("pasted text into a field is text, and elsewhere nothing")
    func paste() throws {
        let driver = Driver(try Scene.ten())
        driver.send(.paste("aaa\nrs"))
        driver.draw()
        #expect(driver.desk.queue.counts(at: Scene.now).pending == 10)
        try driver.type("m")
        driver.send(.paste("viens\ndivi"))
        try driver.type("<enter>")
        #expect(driver.desk.entries.last?.content?.note == "viens divi")
    }

    /// The keys that type a text.
    private func keys(_ text: String) -> String {
        text.map { $0 == " " ? "<space>" : $0 == "<" ? "<lt>" : String($0) }.joined()
    }

    @Test(
        "a mistake in a query that typing on can't mend is told while it is typed",
        arguments: [
            ("befor:", "no key “befor”; did you mean “before”?"), ("is:pendin ", "knows no “pendin”"),
            ("is:x", "is: knows no “x”"), ("is:pending,,", "expected a value before the comma"),
            ("is:pendin,a", "knows no “pendin”"), ("author: ", "expected a value right after “author:”"),
            ("a)", "no “(” before this “)”"), ("() ", "expected a term before “)”"), ("(OR ", "before OR"),
            ("- ", "right after “-”"), ("before:2026-13 ", "expected a date"), ("number:99 ", "no comment #99"),
            ("release:nav ", "no release “nav”"), ("a\"b", "expected a space before the quotation mark"),
            ("befor:2d is:pe", "no key “befor”"),
        ])
    func mistakes(text: String, message: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("/^U" + keys(text))
        #expect(driver.text.contains(message), "\(driver.lines[37...])")
        #expect(!driver.frame.styledLines()[35...38].contains { $0.contains("e") })
        // What could be meant is offered as ever, and mended is mended.
        try driver.type("^U")
        #expect(!driver.text.contains(message))
        try driver.type("<esc>T" + keys(text))
        #expect(driver.text.contains(message))
        try driver.type("<esc>H/" + keys(text))
        #expect(driver.text.contains(message))
    }

    @Test(
        "nothing is told of a query that can still come right, at whichever letter",
        arguments: [
            "is:pending author:līga (has:link OR has:phone) -release:konference before:2d \"vārds vārdā\"",
            "NOT (is:approved,rejected OR number:1..3,5) after:2026-11-24 ORBAN", "author:=\"Anna B\" email:=\"\"",
            "entry:3 same:#2 likely:spam,any reason:personal-data by:anna host:example.com links:2.. length:..20",
            "\"a \\\" b\" script:latin lang:lv like:4 -(a OR -b)", "decided-before:12h burst:5 word:\"a, b\"",
        ])
    func comingRight(text: String) throws {
        var settings = Settings()
        settings.words = [Settings.WordList(name: "a, b", patterns: ["x"])]
        let driver = Driver(try Scene.ten(settings: settings))
        try driver.type("/^U")
        for (index, character) in text.enumerated() {
            try driver.type(keys(String(character)))
            #expect(driver.model.mistake(in: try line(driver)) == nil, "\(text.prefix(index + 1))")
        }
        try driver.type("<enter>")
        #expect(driver.model.prompt == nil, "\(driver.text)")
    }

    private func line(_ driver: Driver) throws -> LinePrompt {
        guard case .line(let line)? = driver.model.prompt else { throw DeskError.overtaken }
        return line
    }

    @Test("a mistake in a query is told in place, the list stays, and Esc leaves the query as it was")
    func query() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("/befor:2d<enter>")
        #expect(driver.lines[38] == " column 12: no key “befor”; did you mean “before”?   Esc back")
        #expect(driver.model.list.rows.count == 10)
        try driver.type("<esc>")
        #expect(driver.model.list.view.query == .pending)
        try driver.type("/author:liga<enter>")
        #expect(driver.model.list.rows == [Scene.number(5)])
        try driver.type("/^u<up>")
        #expect(driver.message == " / is:pending author:liga")
    }

    @Test("the same digit again drops the rest of the query")
    func digits() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("/author:liga<enter>4")
        #expect(driver.model.list.view.query.text == "is:any author:liga")
        try driver.type("4")
        #expect(driver.model.list.view.query.text == "is:any")
        #expect(driver.model.list.view.order == .newest)
        try driver.type("1")
        #expect(driver.model.list.view.query == .pending)
        #expect(driver.model.list.view.order == .oldest)
    }

    @Test("the order is picked by a letter, and the cursor keeps its comment")
    func order() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("jjsn")
        #expect(driver.model.current == Scene.number(3))
        #expect(driver.model.list.rows.first == Scene.number(10))
    }

    @Test("f and Backspace: this author's comments, and back to query and place")
    func author() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("jjjjf")
        #expect(driver.model.list.rows == [Scene.number(5)])
        try driver.type("<bs>")
        #expect(driver.model.current == Scene.number(5))
        #expect(driver.model.list.rows.count == 10)
        try driver.type("Ff")
        #expect(driver.model.list.rows == [Scene.number(5)])
    }

    @Test("f and F show one author and one address, and none that merely begin so")
    func nobodyElse() throws {
        let desk = try Scene.desk()
        for (name, email, address) in [
            ("Ann", nil, "192.0.2.1"), ("Anna", nil, "192.0.2.10"), ("Ann", "a@b.lv", "::ffff:192.0.2.1"),
            ("\u{200B}", nil, "192.0.2.11"),
        ] as [(String, String?, String)] {
            try desk.submit("Paldies!", by: Author(name: name, email: email, address: address), to: Scene.slug)
        }
        let driver = Driver(desk)
        try driver.type("f")
        #expect(driver.model.list.rows.map(\.rawValue) == [1])
        #expect(driver.lines[0].contains(#"author:=Ann email:="""#))
        try driver.type("<bs>F")
        #expect(driver.model.list.rows.map(\.rawValue) == [3, 1])
        try driver.type("<bs>Gf")
        #expect(driver.model.list.rows.map(\.rawValue) == [4])
    }

    @Test(
        "What folds to nothing is told where it is typed",
        arguments: ["/\u{200B}<enter>", "T\u{200B}<enter>", "/author:\u{301}<enter>", ":count<space>\u{AD}<enter>"])
    func nothingToSearch(keys: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type(keys)
        #expect(driver.text.contains("expected a text to search for"))
        #expect(driver.model.tags.isEmpty && driver.model.list.rows.count == 10)
    }

    @Test("a number goes to its comment", arguments: ["#7<enter>", ":7<enter>", ":#7<enter>"])
    func number(keys: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type(keys)
        #expect(driver.model.current == Scene.number(7))
    }

    @Test("in the choice of an order only its letter takes one", arguments: ["^L", "^O", "^N"])
    func orderByLetter(key: String) throws {
        let driver = Driver(try Scene.ten())
        let order = driver.model.list.view.order
        try driver.type("s\(key)")
        #expect(driver.model.list.view.order == order)
        try driver.type("n")
        #expect(driver.model.list.view.order == .newest)
    }
}

extension String {
    /// The notation of a text with blanks.
    var replacingBlank: String {
        split(separator: " ", omittingEmptySubsequences: false).joined(separator: "<space>")
    }
}
