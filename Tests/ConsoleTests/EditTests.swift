import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("Editing a comment")
struct EditTests {
    @Test("edit and approve take three keys plus typing, and two undos take both back")
    func saveAndApprove() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("eJā. ^Xa".replacingBlank)
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .approved)
        #expect(driver.desk.queue.isEdited(Scene.number(1)))
        #expect(driver.desk.entries.suffix(2).map(\.act.verb) == [.edit, .approve])
        try driver.type("uu")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .pending)
        #expect(!driver.desk.queue.isEdited(Scene.number(1)))
    }

    @Test("a paste that comes as keys is text like any other, and its end is in sight")
    func pasteAsKeys() throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: 80, rows: 24))
        try driver.type("e")
        let lines = (1...300).map { "line\($0)" }
        try driver.typeAtOnce(lines.joined(separator: "<enter>"))
        #expect(driver.lines.contains { $0.hasPrefix(" line300Paldies par darbu!") })
        #expect(driver.lines.contains(" line290"))
        try driver.type("^X")
        let text = try #require(driver.model.drafts.texts.first ?? nil)
        #expect(text.body.hasPrefix(lines.joined(separator: "\n") + "Paldies"))
    }

    @Test("the question shows what changes, word by word")
    func difference() throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: 80, rows: 24))
        try driver.type("jje^KРахмат^X")
        #expect(driver.text.contains("── what changes: 10 words out, 1 word in ──"))
        #expect(driver.text.contains("[-Спасибо за"))
        #expect(driver.text.contains("{+Рахмат+}"))
        #expect(driver.lines[22] == " y save  a save and approve  e edit on  d throw away  n not now, it is kept")
        #expect(driver.message == " Save this edit of #3 Олег Петров?")
        try driver.type("y")
        #expect(driver.message == " edited #3 Олег Петров, not approved yet   u undo")
        #expect(driver.model.current == Scene.number(3))
    }

    @Test("an unchanged text is no entry")
    func unchanged() throws {
        let driver = Driver(try Scene.ten())
        let entries = driver.desk.entries.count
        try driver.type("e^X")
        #expect(driver.message == " the text is unchanged: nothing to save")
        #expect(driver.desk.entries.count == entries)
    }

    @Test(
        "a text in which nothing can be seen is not saved, from either editor", arguments: ["\u{3164}", "\u{200B} \n"])
    func invisible(text: String) throws {
        let driver = Driver(try Scene.ten())
        let entries = driver.desk.entries.count
        driver.editor = { _ in .text(text) }
        try driver.type("E")
        #expect(driver.message.hasPrefix(" Throw away the half-typed text of #1"))
        try driver.type("ne^K")
        driver.send(.paste(text))
        try driver.type("^X")
        #expect(driver.message.hasPrefix(" Throw away the half-typed text of #1"))
        #expect(driver.desk.entries.count == entries)
    }

    @Test("Esc leaves the editor, and e goes on with the text", arguments: ["<esc>", "^Xn", "^X<enter>", "^X<esc>"])
    func kept(keys: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type("eJā!" + keys)
        #expect(driver.message == " the text of #1 is kept; e goes on with it")
        try driver.type("e")
        #expect(driver.text.contains("Jā!Paldies par darbu!"))
    }

    @Test("e in the question edits on")
    func editOn() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("eJā!^Xe?^Xy")
        let entry = try #require(driver.desk.entries.last)
        #expect(entry.content?.body?.hasPrefix("Jā!?Paldies") == true)
    }

    @Test("d throws a half-typed text away, and asks once more")
    func thrownAway() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("eJā!^Xd")
        #expect(driver.message.hasPrefix(" Throw away the half-typed text of #1"))
        try driver.type("n")
        #expect(driver.model.drafts.texts.count == 1)
        try driver.type("^Xdy")
        #expect(driver.message == " the text of #1 is thrown away")
        #expect(driver.model.drafts.texts.isEmpty && driver.model.screens.isEmpty)
        try driver.type("e")
        #expect(!driver.text.contains("Jā!"))
    }

    @Test("an emptied text, which can't be saved, can be thrown away")
    func emptied() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("eJā!<esc>e^E^U^X")
        #expect(driver.message.hasPrefix(" Throw away the half-typed text of #1"))
        try driver.type("y")
        #expect(driver.model.drafts.texts.isEmpty && driver.model.screens.isEmpty)
    }

    @Test("a comment with a half-typed text is marked in the list and beside its state")
    func marked() throws {
        let driver = Driver(try Scene.ten())
        #expect(!driver.text.contains("edit begun"))
        try driver.type("eJā!<esc>")
        #expect(driver.text.contains("edit begun"))
        #expect(driver.lines.contains { $0.hasPrefix(">  ~") })
        try driver.type("eJ^Xdy")
        #expect(!driver.text.contains("edit begun"))
    }

    @Test("of a rejected comment with a half-typed text, e asks: reopen it and go on, or throw the text away")
    func rejected() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("eJā!<esc>rsk")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .rejected)
        try driver.type("e")
        #expect(driver.message.contains("is rejected; your text of it is kept"))
        #expect(driver.text.contains("p reopen, then edit"))
        try driver.type("<esc>")
        #expect(driver.model.drafts.texts.count == 1)
        try driver.type("ep")
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .pending)
        #expect(driver.text.contains("Jā!Paldies"))
        try driver.type("^Xy")
        #expect(driver.desk.queue.isEdited(Scene.number(1)))
        try driver.type("eJā!<esc>rskedy")
        #expect(driver.model.drafts.texts.isEmpty)
        #expect(driver.desk.queue.state(of: Scene.number(1)) == .rejected)
    }

    @Test("of several half-typed texts of a comment e offers each; what is thrown away or saved leaves the others")
    func several() throws {
        let desk = try Scene.ten()
        func text(_ body: String, _ minutes: Int64) -> Draft.Text {
            Draft.Text(
                target: Target(number: Scene.number(1), version: desk.queue.version(of: Scene.number(1))), body: body,
                at: Scene.now + minutes * 60_000)
        }
        var newest = text("jaunākais", 3)
        newest.older = [text("vidējais", 2), text("vecākais", 1)]
        let driver = Driver(desk, draft: Draft(texts: [newest]))
        try driver.type("e")
        #expect(driver.message.hasPrefix(" Go on with which text of #1?"))
        #expect(driver.text.contains("2 2026-11-24 14:14  vidējais"))
        try driver.type("2")
        #expect(driver.text.contains("vidējais"))
        try driver.type("^Xy")
        #expect(driver.desk.entries.last?.content?.body == "vidējais")
        #expect(driver.model.drafts.texts.first?.body == "jaunākais")
        try driver.type("e<enter>^Xdy")
        #expect(driver.model.drafts.texts.map(\.body) == ["vecākais"])
        try driver.type("e<esc>")
        #expect(driver.model.screens.isEmpty)
    }

    @Test("a comment that changed meanwhile keeps the text, and e opens it over the new version")
    func changedMeanwhile() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("eJā!")
        try driver.desk.write(.note(on: [Scene.number(1)]), by: Scene.juris, content: Content(note: "?"))
        driver.hear()
        try driver.type("^Xy")
        #expect(driver.message.hasPrefix(" not saved: juris wrote a note on #1, 14:12; your text is kept, e opens it"))
        try driver.type("e^Xy")
        #expect(driver.desk.entries.last?.content?.body?.hasPrefix("Jā!Paldies") == true)
    }

    @Test("lines end where Enter is pressed, and pasted text goes in as it is")
    func lines() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("e<enter>")
        driver.send(.paste("q\nQ"))
        try driver.type("^Xy")
        #expect(driver.desk.entries.last?.content?.body?.hasPrefix("\nq\nQPaldies") == true)
    }

    @Test("a text that is being typed is kept within a second, and offered at the next start")
    func draft() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("jje")
        try driver.type("Labdien")
        let deadline = try #require(driver.model.deadline())
        #expect(deadline - driver.desk.now <= Moment.second)
        driver.send(.time(deadline))
        driver.send(.deadline)
        let draft = try #require(try driver.desk.draft())
        #expect(draft.texts.first?.target.number == Scene.number(3))
        #expect(draft.texts.first?.body.hasPrefix("LabdienСпасибо") == true)
        let next = Driver(driver.desk, draft: draft)
        #expect(next.message.hasPrefix(" an edit of #3, half typed at 2026-11-24 14:12, was kept"))
        #expect(next.model.current == Scene.number(3))
        try next.type("e")
        #expect(next.text.contains("LabdienСпасибо"))
    }

    @Test("tags, query, order and place come back at the next start")
    func place() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("4sojj<space>q")
        let draft = try #require(try driver.desk.draft())
        let next = Driver(driver.desk, draft: draft)
        #expect(next.model.list.view.query.text == "is:any")
        #expect(next.model.list.view.order == .oldest)
        #expect(next.model.tags.count == 1)
        #expect(next.model.current == driver.model.current)
    }

    @Test("a query to begin with loses nothing that was half done")
    func queryToBeginWith() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("<space>eJā<esc>q")
        let draft = try #require(try driver.desk.draft())
        let next = Driver(driver.desk, draft: draft, query: try Query("is:any author:maris"))
        #expect(next.model.list.rows == [Scene.number(7)])
        #expect(next.model.tags.count == 1)
        try next.type("q")
        #expect(try driver.desk.draft()?.texts.map(\.body) == draft.texts.map(\.body))
    }

    @Test("an erasure takes half-typed texts of the comment with it")
    func erased() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("eJā")
        try driver.desk.write(
            .erase(on: [Scene.number(1)], blank: driver.desk.queue.blankable(with: [Scene.number(1)]).certain),
            by: Scene.juris)
        driver.hear()
        #expect(driver.model.screens.isEmpty)
        #expect(driver.model.drafts.texts.isEmpty)
        #expect(!driver.text.contains("Paldies par darbu"))
    }

    @Test("an erasure closes the choice between half-typed texts of the comment")
    func erasedChoice() throws {
        let desk = try Scene.ten()
        var draft = Draft()
        let facts = try #require(desk.queue.facts(Scene.number(1)))
        let target = Target(number: facts.number, version: facts.version)
        var text = Draft.Text(target: target, body: "AAA", at: desk.now)
        text.older = [Draft.Text(target: target, body: "BBB", at: desk.now)]
        draft.texts = [text]
        let driver = Driver(desk, draft: draft)
        try driver.type("e")
        try desk.write(
            .erase(on: [Scene.number(1)], blank: desk.queue.blankable(with: [Scene.number(1)]).certain), by: Scene.juris
        )
        driver.hear()
        #expect(driver.text.contains("juris erased #1"))
        try driver.type("j")
        #expect(driver.message.contains("until Esc"))
    }

    @Test("E hands the text to the moderator's editor with what is hidden spelled out, and takes it back")
    func outside() throws {
        let driver = Driver(try Scene.ten())
        var seen = ""
        driver.editor = { job in
            seen = job.body
            return .text(job.body + "Jā.")
        }
        try driver.type("#8<enter>E")
        #expect(seen.contains("⟨U+202E⟩vl.vog.mei⟨U+202C⟩"))
        #expect(seen.contains("Steid⟨U+200B⟩zieties"))
        #expect(!seen.unicodeScalars.contains("\u{1B}"))
        try driver.type("y")
        let body = try #require(driver.desk.entries.last?.content?.body)
        #expect(body.contains("\u{202E}vl.vog.mei\u{202C}"))
        #expect(body.unicodeScalars.contains("\u{1B}"))
        #expect(body.hasSuffix("slēgts!Jā."))
    }

    @Test(
        "what an editor adds by habit is no edit, be it the moderator's own or the one here",
        arguments: [("", "\n"), ("", "\r\n"), ("", "\r"), ("\u{FEFF}", "\n"), ("\u{FEFF}", "\r")])
    func habits(before: String, after: String) throws {
        let driver = Driver(try Scene.ten())
        let entries = driver.desk.entries.count
        driver.editor = { job in .text(before + job.body + after) }
        try driver.type("E")
        #expect(driver.message == " the text is unchanged: nothing to save")
        try driver.type("e<ctrl-end><enter>^X")
        #expect(driver.message == " the text is unchanged: nothing to save")
        #expect(driver.desk.entries.count == entries)
    }

    @Test("a byte order mark of the text's own stays, and one that an editor puts before it goes")
    func byteOrderMark() throws {
        let desk = try Scene.desk()
        try desk.submit("\u{FEFF}viens\ndivi", by: Author(name: "N"), to: Scene.slug)
        let driver = Driver(desk)
        driver.editor = { job in .text("\u{FEFF}" + job.body + "\n") }
        try driver.type("E")
        #expect(driver.message == " the text is unchanged: nothing to save")
        driver.editor = { job in .text("\u{FEFF}" + job.body + "!\n") }
        try driver.type("Ey")
        let body = try #require(desk.entries.last?.content?.body)
        #expect(Array(body.utf8) == Array("\u{FEFF}viens\ndivi!".utf8))
    }

    @Test("a web form's line ends open as lines in the moderator's editor, and come back as they were")
    func webForm() throws {
        let desk = try Scene.desk()
        try desk.submit("viens\r\ndivi\rtrīs\r\n", by: Author(name: "N"), to: Scene.slug)
        let driver = Driver(desk)
        var seen = ""
        driver.editor = { job in
            seen = job.body
            return .text(job.body + "četri\n")
        }
        try driver.type("Ey")
        #expect(Array(seen.utf8) == Array("viens\ndivi⟨U+000D⟩trīs\n".utf8))
        let body = try #require(desk.entries.last?.content?.body)
        #expect(Array(body.utf8) == Array("viens\r\ndivi\rtrīs\r\nčetri\r\n".utf8))
    }

    @Test("an editor that gives nothing back is told, with why")
    func failing() throws {
        let driver = Driver(try Scene.ten())
        driver.editor = { _ in .failed("there is none") }
        try driver.type("E")
        #expect(driver.message == " not edited: there is none")
        #expect(driver.desk.entries.count == 14)
    }

    @Test("a text from the editor that is too long can be shortened in place")
    func tooLong() throws {
        let driver = Driver(try Scene.ten())
        driver.editor = { _ in .text(String(repeating: "a", count: Limits.body + 1)) }
        try driver.type("E")
        #expect(driver.message.hasPrefix(" too long"))
        try driver.type("^E<bs>^X")
        #expect(driver.message.hasPrefix(" Save this edit of #1"))
    }

    @Test(
        "U+0000 from the editor, or spelled out there, is put right in place; no draft holds it",
        arguments: ["\0", "⟨U+0000⟩"])
    func nul(nul: String) throws {
        let driver = Driver(try Scene.ten())
        driver.editor = { _ in .text("viens\(nul)divi") }
        try driver.type("E")
        #expect(driver.message.contains("no comment can hold U+0000"))
        #expect(driver.model.question == nil)
        #expect(driver.model.drafts.texts.map(\.body) == ["viens⟨U+0000⟩divi"])
        try driver.type("^E" + String(repeating: "<bs>", count: 12) + "^Xy")
        #expect(driver.desk.entries.last?.content?.body == "viens")
    }

    @Test(
        "what is spelled out reads back as it was, byte for byte",
        arguments: [
            "plain", "a\u{200B}b", "⟨U+200B⟩", "⟨⟨U+1F⟩", "\u{0}\u{1B}[2J\u{7F}\u{85}", "👩‍👩‍👧 ❤️ é e\u{301}",
            "tab\tline\n\r\n", "\u{E000}\u{FFFE}\u{E0041}", "",
        ])
    func escape(text: String) {
        let escaped = HiddenText.spelled(text)
        #expect(Array(HiddenText.read(escaped, from: text).utf8) == Array(text.utf8))
    }
}
