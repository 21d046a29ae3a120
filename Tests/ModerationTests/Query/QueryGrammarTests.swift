import Moderation
import Testing

@Suite("The grammar of a query")
struct QueryGrammarTests {
    @Test(
        "A term is read as what it says",
        arguments: [
            ("vārds", .text("vārds")),
            ("a-b", .text("a-b")),
            ("OR", nil),
            (#""OR""#, .text("OR")),
            ("or", .text("or")),
            ("AND", .text("AND")),
            ("NOTE", .text("NOTE")),
            (#""divi vārdi""#, .text("divi vārdi")),
            (#""a \"b\" \\ c""#, .text(#"a "b" \ c"#)),
            (#""http://x""#, .text("http://x")),
            ("author:līga", .author("līga")),
            (#"author:"Līga Ozoliņa""#, .author("Līga Ozoliņa")),
            ("author:a:b", .author("a:b")),
            ("email:@example", .email("@example")),
            ("address:192.0.2.", .address("192.0.2.")),
            ("body:-x", .body("-x")),
            ("author:=Ann", .authorIs("Ann")), (#"author:="Ann B""#, .authorIs("Ann B")), ("author:==", .authorIs("=")),
            (#"author:="""#, nil), ("author:=\u{200B}", .authorIs("\u{200B}")), (#"author:"=Ann""#, .author("=Ann")),
            ("email:=a@b.lv", .emailIs("a@b.lv")), (#"email:="""#, .emailIs("")), (#"email:"""#, nil),
            ("address:=192.0.2.1", .addressIs("192.0.2.1")), (#"address:="""#, nil), ("body:=x", .body("=x")),
            ("author:=a,b", .authorIs("a,b")),
            ("number:17,20..30,#4", .number([17...17, 20...30, 4...4])),
            ("number:4294967295", .number([4_294_967_295...4_294_967_295])),
            ("is:pending", .is([.pending])),
            ("is:approved,rejected", .is([.approved, .rejected])),
            (#"is:"pending""#, .is([.pending])),
            ("has:link,email,phone,hidden,word,note,trap,site-edit", .has(Feature.allCases)),
            ("entry:4808", .entry([4_808])),
            ("same:17", .same([17])),
            ("same:#17", .same([17])),
            ("like:17,#4", .like([17, 4])),
            ("word:nauda,reklāma", .word(["nauda", "reklāma"])), (#"word:"a, b""#, .word(["a, b"])),
            (#"word:"""#, nil), ("host:Example.COM", .host(["example.com"])),
            ("host:www.a.lv,ķ.lv", .host(["www.a.lv", "ķ.lv"])),
            ("host:http://a.lv", nil), ("host:a.", nil), ("host:.a", nil), ("host:192.0.2.1", .host(["192.0.2.1"])),
            ("links:0", .count(.links, [0...0])), ("links:2..", .count(.links, [2 ... .max])),
            ("length:..20,40..50", .count(.length, [0...20, 40...50])), ("length:..", nil), ("length:-1", nil),
            ("author-approved:5..", .count(.authorApproved, [5 ... .max])),
            ("address-rejected:0", .count(.addressRejected, [0...0])), ("burst:5", .count(.burst, [5 ... .max])),
            ("burst:2..4", .count(.burst, [2...4])), ("rule:Links", nil),
            ("rule:links", ReasonCode("links").map { .rule([$0]) }),
            ("likely:spam,any", .likely([ReasonCode("spam"), nil])),
            ("before:2026-11-24", .before(.date(CivilDate(daysSince1970: 20_781)))),
            ("after:30m", .after(.age(Age(30, .minutes)))),
            ("after:12h", .after(.age(Age(12, .hours)))),
            ("decided-before:7d", .decidedBefore(.age(Age(7, .days)))),
            ("decided-after:4w", .decidedAfter(.age(Age(4, .weeks)))),
        ] as [(String, QueryTerm?)])
    func terms(text: String, term: QueryTerm?) {
        let node = (try? Query(text))?.node
        #expect(node == term.map { .term($0) })
    }

    @Test("Names are read with their alternatives")
    func names() throws {
        let query = try Query("release:a.b,C-1 reason:spam,off-topic by:anna,juris")
        let slugs = ["a.b", "C-1"].compactMap { Slug($0) }
        let codes = ["spam", "off-topic"].compactMap { ReasonCode($0) }
        let logins = ["anna", "juris"].compactMap { Login($0) }
        #expect(query.node == .all([.term(.release(slugs)), .term(.reason(codes)), .term(.by(logins))]))
        #expect(slugs.count == 2 && codes.count == 2 && logins.count == 2)
    }

    @Test(
        "The canonical text keeps the meaning and drops the rest",
        arguments: [
            ("", ""), ("   \t\n", ""),
            ("  a   b\u{A0}c\u{3000}d ", "a b c d"),
            ("a OR b c", "a OR b c"),
            ("(a OR b) c", "(a OR b) c"),
            ("a (b c) d", "a b c d"),
            ("((a))", "a"),
            ("a OR (b OR c)", "a OR b OR c"),
            ("(a b) OR c", "a b OR c"),
            ("NOT a b", "-a b"),
            ("NOT (a b)", "-(a b)"),
            ("-(a OR b)", "-(a OR b)"),
            ("NOT NOT a", "a"), ("--a", "a"), ("---a", "-a"), ("-NOT a", "a"),
            ("-( a )", "-a"),
            ("a(b)", "a b"),
            ("(a)OR(b)", "a OR b"),
            (#""a""#, "a"), (#""-a""#, #""-a""#), (#""a:b""#, #""a:b""#), (#""NOT""#, #""NOT""#),
            (#"author:"a""#, "author:a"), (#"author:"a b""#, #"author:"a b""#),
            (#"author:"(""#, #"author:"(""#), (#"author:-a"#, "author:-a"),
            (#"a\b"#, #"a\b"#), (#""a\\b""#, #"a\b"#), (#""a\"b""#, #""a\"b""#),
            ("burst:5", "burst:5.."), ("links:02..", "links:2.."), ("links:0..20,3..3", "links:..20,3"),
            ("links:0..", "links:0.."),
            (#"word:"a, b""#, #"word:"a, b""#), (#"word:"a""#, "word:a"), ("host:EXAMPLE.com", "host:example.com"),
            ("number:#17", "number:17"), ("number:3..3", "number:3"), ("before:007d", "before:7d"),
            (#"author:="a""#, "author:=a"), (#"author:="a b""#, #"author:="a b""#), (#"author:"=a""#, #"author:"=a""#),
            (#"email:="""#, #"email:="""#), (#"author:="=""#, "author:=="), (#"author:="a\"(""#, #"author:="a\"(""#),
            (#"by:"a,b""#, #"by:"a,b""#), (#"by:"anna""#, "by:anna"),
        ])
    func canonicalText(typed: String, text: String) throws {
        let query = try Query(typed)
        #expect(query.text == text)
        #expect(try Query(query.text) == query)
        #expect(try Query(query.text).node == query.node)
    }

    @Test("NOT binds tighter than standing side by side, and that tighter than OR")
    func precedence() throws {
        let a = QueryNode.term(.text("a"))
        let b = QueryNode.term(.text("b"))
        let c = QueryNode.term(.text("c"))
        #expect(try Query("a b OR c").node == .any([.all([a, b]), c]))
        #expect(try Query("a OR b c").node == .any([a, .all([b, c])]))
        #expect(try Query("NOT a b").node == .all([.not(a), b]))
        #expect(try Query("-a OR b").node == .any([.not(a), b]))
        #expect(try Query("-(a OR b) c").node == .all([.not(.any([a, b])), c]))
    }

    @Test("An empty query matches everything and is not a state")
    func empty() throws {
        #expect(try Query("") == .everything)
        #expect(Query.everything.isEmpty)
        #expect(Query.pending.text == "is:pending")
        #expect(try Query("is:pending") == .pending)
    }

    @Test("Queries that differ only in Unicode equivalence are told apart by their bytes")
    func bytes() throws {
        #expect(try Query("\u{101}") != Query("a\u{304}"))
    }

    @Test("Sixty-four levels are read, and written, and no more")
    func depth() throws {
        let deep = String(repeating: "(", count: 64) + "a" + String(repeating: ")", count: 64)
        #expect(try Query(deep).text == "a")
        let alternating = String(repeating: "-(b ", count: 32) + "a" + String(repeating: ")", count: 32)
        let query = try Query(alternating)
        #expect(try Query(query.text).node == query.node)
    }

    @Test("Four thousand and ninety-six bytes are read, and written, and no more")
    func length() throws {
        let longest = String(repeating: "a", count: 4_096)
        #expect(try Query(longest).text == longest)
        let grows = String(repeating: "(a OR b)", count: 512)
        let error = #expect(throws: QueryError.self) { try Query(grows) }
        #expect(error?.problem == .tooLong(bytes: 4_096))
    }
}
