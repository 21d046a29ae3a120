import DeskDoubles
import Moderation
import Seeded
import Testing

@Suite("What a query finds in texts")
struct FeatureTests {
    private static let pieces = [
        "a", "vārds", ".", "..", " ", "@", ":", "/", "//", "://", "http", "www.", "lv", "example.lv", "anna", "2",
        "20000000",
        "+371 ", "67 ", "-", "\u{200B}", "\u{200D}", "\u{1B}", "👩", "\u{FE0F}", "王", "ж", "\u{AD}", "\n", "\t",
        "kredīts",
        "likmes", ",", "(", ")", "\u{301}", "рф", "\\",
    ]
    private static let lists = [Settings.WordList(name: "nauda", patterns: ["kredīt*", "likmes"])]

    @Test("The bytes that are looked at first never hide what the findings tell", arguments: 0..<16 as Range<UInt64>)
    func agreement(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let desk = InMemoryDesk(as: try #require(Login("anna")))
        let slug = try #require(Slug("alfa"))
        try desk.release(slug, title: "Alfa")
        var bodies: [String] = []
        for _ in 0..<150 {
            let count = Int.random(in: 1...8, using: &generator)
            let body = (0..<count).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
            bodies.append(body)
            try desk.submit(body, by: Author(name: "a"), to: slug)
        }
        let context = QueryContext(now: desk.now, zone: FixedZone(), words: Self.lists)
        func selected(_ text: String) throws -> [Int] {
            try Selection.run(try Query(text), queue: desk.queue, desk: desk, context: context)
                .map { Int($0.rawValue) - 1 }
        }
        func expected(_ isFound: (Findings) -> Bool) -> [Int] {
            bodies.indices.filter {
                isFound(Findings(body: bodies[$0], name: nil, words: WordMatcher(Self.lists)))
            }
        }
        #expect(try selected("has:link") == expected { !$0.links.isEmpty })
        #expect(try selected("has:email") == expected { !$0.emails.isEmpty })
        #expect(try selected("has:phone") == expected { !$0.phones.isEmpty })
        #expect(try selected("has:hidden") == expected { !$0.hidden.isEmpty })
        #expect(try selected("has:word") == expected { !$0.words.isEmpty })
        #expect(
            try selected("has:phone,email -has:link")
                == expected { (!$0.phones.isEmpty || !$0.emails.isEmpty) && $0.links.isEmpty })
        // Whatever is asked for first.
        #expect(try selected("has:link has:phone") == selected("has:phone has:link"))
    }

    @Test(
        "What the screens show is found",
        arguments: [
            ("has:link", "Ātrie kredīti bez ķīlas! Piesakies tagad: http://kredits24.example/lv", true),
            ("has:link", "www.kredits24.example", true), ("has:link", "Labi. Tā.", false),
            ("has:email", "Rakstiet: anna@example.lv!", true), ("has:email", "tas @ nav", false),
            ("has:phone", "Zvaniet man: 20000000, es visu izstāstīšu.", true), ("has:phone", "2026. gads", false),
            ("has:hidden", "Steid\u{200B}zieties", true), ("has:hidden", "请问会议资料有英文版吗？ 👍", false),
            ("has:word", "Ātrie KREDITI", true), ("has:word", "akredītācija", false),
        ])
    func screens(query: String, body: String, isFound: Bool) throws {
        let desk = InMemoryDesk(as: try #require(Login("anna")))
        let slug = try #require(Slug("alfa"))
        try desk.release(slug, title: "Alfa")
        try desk.submit(body, by: Author(name: "a"), to: slug)
        let context = QueryContext(now: desk.now, zone: FixedZone(), words: Self.lists)
        let selected = try Selection.run(try Query(query), queue: desk.queue, desk: desk, context: context)
        #expect(!selected.isEmpty == isFound)
    }
}
