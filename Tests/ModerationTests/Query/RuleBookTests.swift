import DeskDoubles
import Moderation
import Testing

@Suite("Rules mark what their query matches")
struct RuleBookTests {
    private static let lists = [Settings.WordList(name: "rude", patterns: ["muļķ*"])]

    private func rule(_ name: String, _ when: String) throws -> Settings.Rule {
        Settings.Rule(
            name: try #require(ReasonCode(name)), when: try Query(when, for: .rule), english: name, latvian: name)
    }

    private func desk() throws -> InMemoryDesk {
        let desk = InMemoryDesk(as: .anna)
        try desk.release(.brussels, title: "T")
        for (name, body) in [
            ("Ann", "see www.kazino.example"), ("Ann", "m u ļ ķ i visi"), ("Bob", "muļķi, ann@example.lv"),
        ] {
            try desk.submit(body, by: Author(name: name, address: "192.0.2.1"), to: .brussels)
        }
        try desk.write(.approve(on: [CommentNumber(1)]), by: .anna)
        return desk
    }

    @Test("All rules that match are told, in their order, with what made each match")
    func marks() throws {
        let desk = try desk()
        var context = QueryContext(now: desk.now, zone: FixedZone(), words: Self.lists)
        context.rules = try [
            rule("rude", "word:rude"), rule("known", "author-approved:1.. -has:link"),
            rule("mail", "has:email OR has:phone author:bob"), rule("visi", "visi"), rule("never", "is:erased"),
            rule("casino", "host:example -is:reply"), rule("many", "burst:3"),
        ]
        let book = RuleBook(in: desk.queue, context: context)
        func marks(_ number: UInt32, _ body: String) -> [String: [RuleBook.Evidence]] {
            let findings = Findings(body: body, name: nil, words: WordMatcher(Self.lists))
            let marks = book.marks(
                of: CommentNumber(number), body: body, findings: findings, in: desk.queue, sameText: SameText())
            #expect(
                marks.map(\.rule.name.text)
                    == context.rules.map(\.name.text).filter { name in
                        marks.contains { $0.rule.name.text == name }
                    })
            return Dictionary(uniqueKeysWithValues: marks.map { ($0.rule.name.text, $0.evidence) })
        }
        #expect(marks(1, "see www.kazino.example") == ["casino": [.link("www.kazino.example")]])
        let second = marks(2, "m u ļ ķ i visi")
        #expect(Set(second.keys) == ["rude", "known", "visi"])
        #expect(second["known"] == [.count(key: "author-approved", 1)])
        #expect(second["visi"] == [.term("visi")])
        guard case .word(let word)? = second["rude"]?.first else {
            Issue.record("no word")
            return
        }
        #expect(word.text == "m u ļ ķ i" && word.disguise == .spaced)
        let third = marks(3, "muļķi, ann@example.lv")
        #expect(Set(third.keys) == ["rude", "mail", "many"])
        #expect(third["mail"] == [.passage("ann@example.lv"), .term("author:bob")])
        #expect(third["many"] == [.count(key: "burst", 3)])
    }

    @Test("A rule's marks are what rule: finds")
    func agrees() throws {
        let desk = try desk()
        var context = QueryContext(now: desk.now, zone: FixedZone(), words: Self.lists)
        context.rules = [try rule("rude", "word:rude"), try rule("known", "author-approved:1..")]
        func found(_ text: String) throws -> [UInt32] {
            try Selection.run(try Query(text), queue: desk.queue, desk: desk, context: context).map(\.rawValue)
        }
        #expect(try found("rule:rude") == [2, 3])
        #expect(try found("rule:rude,known is:pending") == [2, 3])
        #expect(try found("-rule:rude") == [1])
        #expect(try found("rule:gone") == [])
        #expect(try HistoryQuery(Query("rule:known")).run(queue: desk.queue, desk: desk, context: context).count == 1)
    }

    @Test(
        "A rule names no other rule and no other text, a trial nothing that came after arrival",
        arguments: [
            ("has:link rule:a", QueryUse.rule, 10, "rule:a"),
            ("view:x", .rule, 1, "view:x"),
            ("like:17", .rule, 1, "like:17"),
            ("likely:any", .rule, 1, "likely:any"),
            ("likely:spam", .trial, 1, "likely:spam"),
            ("has:site-edit", .trial, 1, "has:site-edit"),
            ("a (b OR by:anna)", .trial, 9, "by:anna"),
            ("reason:spam", .trial, 1, "reason:spam"),
            ("x has:link,note", .trial, 3, "has:link,note"),
        ])
    func refused(text: String, use: QueryUse, column: Int, term: String) {
        let error = #expect(throws: QueryError.self) { try Query(text, for: use) }
        #expect(error == QueryError(column: column, .notHere(term: term, use)))
        #expect((try? Query(text)) != nil)
    }
}
