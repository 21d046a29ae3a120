import DeskDoubles
import Moderation
import Testing

@Suite("Named views")
struct ViewTests {
    private static func view(_ name: String, _ key: Character? = nil, _ query: String = "is:any") throws -> NamedView {
        NamedView(name: name, key: key, query: try Query(query))
    }

    @Test("The settings win over a moderator's own, by name and by key")
    func joined() throws {
        let settings = [try Self.view("Krieviski", "6"), try Self.view("Steidzami")]
        let own = [
            try Self.view("KRIEVISKI", "7"), try Self.view("Mani", "6"), try Self.view("Saites", "8"),
        ]
        let views = settings.adding(own: own)
        #expect(views.map(\.name) == ["Krieviski", "Steidzami", "Mani", "Saites"])
        #expect(views.map(\.key) == ["6", nil, nil, "8"])
        #expect(views.keyed("6")?.name == "Krieviski" && views.named("mani")?.name == "Mani")
    }

    @Test("A view that is saved gets the first free key, keeps it when it is saved again, and frees it")
    func changed() throws {
        let settings = [try Self.view("A", "6")]
        var own: [NamedView] = []
        for name in ["B", "C", "D", "E", "F"] {
            own = own.changed(by: .save(try Self.view(name)), beside: settings)
        }
        #expect(own.map(\.key) == ["7", "8", "9", "0", nil])
        own = own.changed(by: .save(try Self.view("c", nil, "has:link")), beside: settings)
        #expect(own.map(\.name) == ["B", "c", "D", "E", "F"] && own[1].key == "8" && own[1].query.text == "has:link")
        own = own.changed(by: .delete(name: "b"), beside: settings)
        own = own.changed(by: .save(try Self.view("G")), beside: settings)
        #expect(own.map(\.name) == ["c", "D", "E", "F", "G"] && own.last?.key == "7")
    }

    @Test(
        "A name is one line in which something can be seen",
        arguments: [
            ("Mana rinda", true), ("?", true), ("", false), (" a", false), ("\u{200B}", false), ("a\nb", false),
            ("a\"b", false), ("save", false), (String(repeating: "ā", count: 33), false),
        ])
    func names(name: String, isOne: Bool) {
        #expect(NamedView.canBeNamed(name) == isOne)
    }

    @Test("A query names views that there are; a mistake is told with its column and what was meant")
    func unknown() throws {
        let views = [try Self.view("Krieviski"), try Self.view("Mana rinda")]
        let names = QueryNames(Settings(), views: views, in: Queue())
        #expect(try Query("is:pending view:krieviski", names: names).text == "is:pending view:krieviski")
        #expect(try Query("view:\"Mana rinda\"", names: names).text == "view:\"Mana rinda\"")
        let error = #expect(throws: QueryError.self) { try Query("is:any view:krievisk", names: names) }
        #expect(error?.column == 13 && error?.suggestion == "Krieviski")
        #expect(throws: QueryError.self) { try Query("view:x", names: QueryNames(Settings(), views: [], in: Queue())) }
        #expect(throws: QueryError.self) { try Query("view:\"\"") }
    }

    @Test(
        "A name or a number that there isn't is refused, negated or not",
        arguments: [
            ("-rule:casinos", 7, "casino"), ("is:any -word:kazinos", 14, "kazino"), ("likely:spamm", 8, "spam"),
            ("reason:spam,abusee", 13, "abuse"), ("-release:bruseles", 10, "brussels"), ("release:x,brussels", 9, nil),
            ("-number:1,2", 11, nil), ("-number:1,2..2", 11, nil), ("number:#2..#2", 8, nil), ("same:#2", 6, nil),
            ("like:1,3", 8, nil), ("-entry:4", 8, nil),
            ("release:brussels number:1,2..9 same:#1 like:1 entry:3", nil, nil),
            ("rule:casino word:kazino reason:spam likely:any,spam", nil, nil),
        ] as [(String, Int?, String?)])
    func misspelt(text: String, column: Int?, meant: String?) throws {
        var settings = Settings()
        settings.words = [Settings.WordList(name: "kazino", patterns: ["kazino"])]
        settings.rules = [
            Settings.Rule(
                name: try #require(ReasonCode("casino")), when: try Query("kazino"), english: "c", latvian: "k")
        ]
        let desk = InMemoryDesk(as: .anna)
        try desk.release(.brussels, title: "T")
        try desk.submit("x", by: Author(name: "A"), to: .brussels)
        let names = QueryNames(settings, views: [], in: desk.queue)
        do throws(QueryError) {
            _ = try Query(text, names: names)
            #expect(column == nil)
        } catch {
            #expect(error.column == column && error.suggestion == meant)
        }
    }

    @Test("Where there is nothing of the kind, that is said", arguments: ["rule:x", "word:x", "view:x"])
    func nothing(text: String) {
        let names = QueryNames(Settings(), views: [], in: Queue())
        let error = #expect(throws: QueryError.self) { try Query(text, names: names) }
        switch error?.problem {
        case .unknownView(_, let known), .unknownWord(_, _, let known): #expect(known.isEmpty)
        default: Issue.record("expected a name that there isn't")
        }
    }

    @Test("The views' own queries can be put in the place of their names")
    func expanded() throws {
        let views = [try Self.view("A", nil, "has:link OR has:phone")]
        #expect(try Query("is:pending -view:a").expanding(views)?.text == "is:pending -(has:link OR has:phone)")
        #expect(try Query("view:A").expanding(views)?.text == "has:link OR has:phone")
        #expect(try Query("has:link").expanding(views)?.text == "has:link")
    }

    @Test("An erased author goes from names and queries", arguments: ["Līga", "author:liga", "liga@example.lv"])
    func erased(text: String) throws {
        var names = ErasedNames()
        names.add(name: "Līga Ozoliņa", email: "liga@example.lv", address: nil)
        #expect(names.areIn(try Self.view("Mani", nil, text)))
        #expect(names.areIn(try Self.view("Pret Līga Ozoliņa")))
        #expect(!names.areIn(try Self.view("Mani", nil, "is:pending")))
    }
}
