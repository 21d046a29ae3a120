import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("What only the texts can tell")
struct SearchTests {
    @Test(":count counts what the texts decide too", arguments: [("cilveku", "0"), ("konference", "3"), ("", "10")])
    func count(query: String, count: String) throws {
        let driver = Driver(try Scene.ten())
        try driver.type(":count<space>\(query)<enter>")
        #expect(driver.message == " \(count) comments")
    }

    @Test(
        "what others changed while the texts were searched is not decided on, and the conflict is told",
        arguments: [
            ":reject<space>--reason<space>spam<space>--where<space>banketi<enter>", "T<space>banketi<enter>;rs",
            ":approve<space>--where<space>banketi<enter>", "T<space>banketi<enter>;a", "j=;rs",
        ], [true, false])
    func changedMeanwhile(keys: String, isEdit: Bool) throws {
        let desk = try Scene.ten()
        let number = try #require(
            Selection.run(
                Query("banketi"), queue: desk.queue, desk: desk,
                context: QueryContext(now: desk.now, zone: FixedZone(), words: [])
            ).first)
        if keys.hasPrefix("j") {
            let text = try desk.entry(at: #require(desk.queue.bodyPlace(of: number))).content?.body ?? ""
            try desk.submit(text, by: Author(name: "Jauns"), to: Scene.slug)
        }
        let banketi = TypedTargets.query(try Query("banketi"))
        let spam = try #require(ReasonCode("spam"))
        let driver = Driver(
            desk,
            grammar: .standIn([
                "reject|--reason|spam|--where|banketi": .decide(.reject(spam), on: banketi, note: nil),
                "approve|--where|banketi": .decide(.approve, on: banketi, note: nil),
            ]))
        driver.isHolding = true
        try driver.type(keys.hasPrefix("j") ? "#\(number.rawValue)<enter>=" : keys.prefix { $0 != ";" } + "")
        if isEdit {
            try desk.write(.edit(on: number), by: Scene.juris, content: Content(body: "Labs teksts"))
        } else {
            try desk.write(.reject(on: [number], reason: Scene.name(ReasonCode("insult"))), by: Scene.juris)
        }
        driver.hear()
        let (state, reason) = (desk.queue.state(of: number), desk.queue.reason(of: number))
        driver.release()
        if let act = keys.split(separator: ";").dropFirst().first { try driver.type(";\(act)y") }
        try driver.type("y")
        #expect(desk.queue.state(of: number) == state && desk.queue.reason(of: number) == reason)
        #expect(driver.model.log.all.contains { $0.text.plain.contains("juris") })
    }

    @Test("what one decides oneself while the texts are searched is no conflict")
    func ownMeanwhile() throws {
        let driver = Driver(try Scene.ten())
        let number = try #require(driver.model.current)
        driver.isHolding = true
        try driver.type("T<space>konference<enter>")
        driver.isHolding = false
        try driver.type("a")
        #expect(!driver.held.isEmpty && driver.desk.queue.state(of: number) == .approved)
        driver.release()
        try driver.type(";rsy")
        #expect(driver.desk.queue.state(of: number) == .rejected)
    }

    @Test("what a search has found is asked about when what is being typed is done")
    func asksLater() throws {
        let query = try Query("brauciens OR ķīlas")
        let driver = Driver(
            try Scene.ten(), grammar: .standIn(["approve|--where|x": .decide(.approve, on: .query(query), note: nil)]))
        driver.isHolding = true
        try driver.type("/^Uauthor:inese<enter>:approve<space>--where<space>x<enter>m")
        driver.release()
        try driver.type("yay")
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 0)
        #expect(driver.message.hasSuffix(": yay"))
        try driver.type("<esc>")
        #expect(driver.message.hasPrefix(" Approve 2 comments?"))
        try driver.type("y")
        #expect(driver.desk.queue.counts(at: Scene.now).approved == 2)
    }

    @Test("a search whose hits are waited for is not ended by another one")
    func busy() throws {
        let driver = Driver(try Scene.ten())
        driver.isHolding = true
        try driver.type("/<space>konference<enter>")
        try driver.type(":count<space>banketi<enter>")
        #expect(driver.model.log.all.last?.text.plain == "the last search is still at work; ^C stops it")
        try driver.type("T<space>banketi<enter>")
        #expect(driver.model.tags.isEmpty)
        driver.release()
        #expect(driver.model.list.rows.count == 3)
    }

    @Test(
        "tags that are given while the search goes on are told to be of what it has found so far",
        arguments: [
            ("*", "tagged 1 found so far; 1 tagged in all", "no jau atrastajiem atzīmēts 1; pavisam 1"),
            ("I", "1 found so far tagged", "no jau atrastajiem atzīmēts 1"),
            (
                "T<space>author:inese<enter>", "tagged 1 found so far; 1 tagged in all",
                "no jau atrastajiem atzīmēts 1; pavisam 1"
            ),
        ], Language.allCases)
    func taggedSoFar(what: (keys: String, english: String, latvian: String), language: Language) throws {
        let driver = Driver(try Scene.ten(), language: language)
        driver.isHolding = true
        try driver.type("/<space>konference<enter>")
        let jobs = driver.held.compactMap { if case .search(let job) = $0 { job.id } else { nil } }
        let news = SearchNews(hits: [Scene.number(1)], percent: 50, isDone: false)
        driver.send(.found(search: try #require(jobs.last), news))
        driver.draw()
        try driver.type(what.keys)
        let message = language == .english ? what.english : what.latvian
        #expect(driver.message.hasPrefix(" \(message)   ^C "), "\(driver.message)")
        // The next key shows the progress of the search again.
        try driver.type("<esc>")
        #expect(driver.message.contains("50 %"))
        driver.release()
        #expect(driver.model.list.rows.count == 3 && driver.model.tags.count == 1)
        try driver.type("*")
        #expect(driver.message == (language == .english ? " tagged 2; 3 tagged in all" : " atzīmēti 2; pavisam 3"))
    }

    @Test("the texts are read on after a search, however that ends", arguments: ["^C", "1", "5", ":1<enter>"])
    func readsOn(key: String) throws {
        let driver = Driver(try Scene.ten())
        let text = try driver.desk.entry(at: #require(driver.desk.queue.bodyPlace(of: Scene.number(1)))).content?.body
        driver.isHolding = true
        try driver.desk.submit(text ?? "", by: Author(name: "Jauns"), to: Scene.slug)
        driver.hear()
        try driver.type("/<space>banketi<enter>\(key)/<ctrl-u><enter>g")
        driver.release()
        #expect(driver.text.contains("the same text in 1 other"))
    }

    @Test("what is wrong in the settings' theme is told at the start")
    func theme() throws {
        let driver = Driver(try Scene.ten())
        driver.send(.themeProblems([.unknownRole("wrong"), .badLook(role: "found", "pink")]))
        driver.send(.draft(LeftBehind()))
        let told = driver.model.log.all.map(\.text.plain)
        #expect(told.contains("settings, theme: no role “wrong”"))
        #expect(told.contains("settings, theme, found: “pink” is no look; the default is used"))
    }
}
