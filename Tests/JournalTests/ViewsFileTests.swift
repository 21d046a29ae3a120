import Journal
import Moderation
import Testing

@Suite("A moderator's own views")
struct ViewsFileTests {
    private func view(_ name: String, _ query: String = "is:pending") throws -> NamedView {
        NamedView(name: name, key: "6", query: try Query(query), order: .newest)
    }

    @Test("are there for all sessions of the login, and for no other")
    func kept() throws {
        let office = try Office(comments: ["viens"])
        let (desk, queue) = try office.open()
        let saved = try desk.changeViews(
            .save(try view("Mana rinda", "script:cyrillic is:pending")), after: queue.place)
        #expect(saved?.map(\.name) == ["Mana rinda"])
        #expect(office.drafts == ["anna.views.json"])
        let (other, _) = try office.open()
        #expect(other.ownViews() == saved)
        #expect(try office.found().views == saved)
        #expect(try office.found(as: Sample.juris).views == [])
        // The other session loses nothing of what the first has kept since it began.
        _ = try desk.changeViews(.save(try view("A")), after: queue.place)
        #expect(
            try other.changeViews(.save(try view("B")), after: queue.place)?.map(\.name) == ["Mana rinda", "A", "B"])
        #expect(try other.changeViews(.delete(name: "a"), after: queue.place)?.map(\.name) == ["Mana rinda", "B"])
    }

    @Test("are no draft: they are not taken over, and stay when the draft goes")
    func noDraft() throws {
        let office = try Office(comments: ["viens"])
        let (desk, queue) = try office.open()
        _ = try desk.changeViews(.save(try view("A")), after: queue.place)
        try office.leave(Draft(query: "q"))
        #expect(try office.found().draft?.query == "q")
        try office.leave(nil)
        #expect(office.drafts == ["anna.views.json"])
    }

    @Test("lose a view that names an erased author; a session that has not read on is told to")
    func erased() throws {
        let office = try Office(comments: ["viens", "divi"])
        let (desk, first) = try office.open()
        let name = try #require(first[Sample.number(1)]?.authorName)
        _ = try desk.changeViews(.save(try view("Par vienu", "author:\"\(name)\"")), after: first.place)
        _ = try desk.changeViews(.save(try view("Cits")), after: first.place)
        var (other, queue) = try office.open(as: Sample.juris)
        _ = try other.erase([1], &queue)
        #expect(desk.ownViews().map(\.name) == ["Cits"])
        #expect(try desk.changeViews(.save(try view("Atkal", "author:\"\(name)\"")), after: first.place) == nil)
        #expect(desk.ownViews().map(\.name) == ["Cits"])
    }

    @Test("that nobody can make sense of count as none, and are put aside when others are kept")
    func unreadable() throws {
        let office = try Office(comments: ["viens"])
        let (desk, queue) = try office.open()
        _ = try desk.changeViews(.save(try view("A")), after: queue.place)
        office.files["/queue/drafts/anna.views.json"] = Array("{".utf8)
        #expect(desk.ownViews() == [])
        #expect(desk.unreadViews == "/queue/drafts/anna.views.json")
        #expect(try office.found().unreadViews == desk.unreadViews)
        _ = try desk.changeViews(.save(try view("B")), after: queue.place)
        #expect(desk.ownViews().map(\.name) == ["B"] && desk.unreadViews == nil)
        #expect(office.drafts.contains("anna.views.json.unreadable"))
    }
}
