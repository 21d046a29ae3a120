import DeskDoubles
import Moderation
import Testing

@Suite("Changing a query by key")
struct QueryChangesTests {
    @Test(
        "The state part is replaced where it stands, and nothing else is",
        arguments: [
            ("is:pending", "approved", "is:approved"),
            ("is:pending author:liga", "rejected", "is:rejected author:liga"),
            ("author:liga is:pending has:link", "deferred", "author:liga is:deferred has:link"),
            ("author:liga", "pending", "is:pending author:liga"),
            ("", "any", "is:any"),
            ("is:edited", "pending", "is:pending is:edited"),
            ("is:approved,rejected a", "pending", "is:pending a"),
            ("-is:rejected a", "rejected", "is:rejected a"),
            ("a (is:approved OR is:rejected) -is:edited", "any", "a is:any -is:edited"),
            ("is:pending OR a", "approved", "is:approved (is:pending OR a)"),
            ("is:pending is:approved a", "erased", "is:erased a"),
        ])
    func replacing(text: String, word: String, changed: String) throws {
        #expect(try Query(text).replacingState(word).text == changed)
    }

    @Test("The state part is taken out", arguments: [("is:pending a", "a"), ("is:pending", ""), ("", ""), ("a", "a")])
    func removing(text: String, changed: String) throws {
        #expect(try Query(text).replacingState(nil).text == changed)
    }

    @Test("A word that is no state of `is:` changes nothing")
    func unknownState() throws {
        #expect(try Query("is:pending a").replacingState("nonsense").text == "is:pending a")
    }

    @Test(
        "A condition is added once",
        arguments: [
            ("is:pending", "release:a", "is:pending release:a"),
            ("is:pending release:a", "release:a", "is:pending release:a"),
            ("a OR b", "c", "(a OR b) c"),
            ("", "c", "c"),
            ("a", "b OR c", "a (b OR c)"),
            ("a", "b:", "a"),
            ("a", "", "a"),
        ])
    func adding(text: String, term: String, changed: String) throws {
        #expect(try Query(text).adding(term).text == changed)
    }

    @Test("A value that needs quotation marks gets them")
    func quoting() throws {
        #expect(try Query("a").adding(.author, "Līga \"O\"").text == #"a author:"Līga \"O\"""#)
        #expect(try Query("a").adding(.email, "x@y.example").text == "a email:x@y.example")
        #expect(try Query("a").adding(.author, "").text == "a")
    }

    @Test("A query that would become too long or too deep stays as it is")
    func bounds() throws {
        let long = try Query(String(repeating: "a", count: 4_090))
        #expect(long.adding("release:something") == long)
        let deep = try Query(String(repeating: "-(b ", count: 32) + "a OR c" + String(repeating: ")", count: 32))
        #expect(try Query(deep.adding("x").text) == deep.adding("x"))
        let alternatives = try Query("x OR " + deep.text)
        #expect(alternatives.adding("y") == alternatives)
    }

    @Test(
        "An author, and an address, are asked for exactly, whatever they are written with",
        arguments: [
            ("Ann", "ann@example.lv", "author:=Ann email:=ann@example.lv"), ("Ann", nil, #"author:=Ann email:="""#),
            ("Ann", "", #"author:=Ann email:="""#), ("=", "=", "author:== email:=="),
            ("Līga \"O\\", nil, #"author:="Līga \"O\\" email:="""#),
            ("\u{200B}\u{202E}", nil, "author:=\u{200B}\u{202E} email:=\"\""),
            ("a\nb", nil, "author:=\"a\nb\" email:=\"\""), ("a OR b)", nil, #"author:="a OR b)" email:="""#),
        ] as [(String, String?, String)])
    func exactly(name: String, email: String?, text: String) throws {
        let query = Query.everything(byAuthor: name, email: email)
        #expect(query.text.utf8.elementsEqual(text.utf8))
        #expect(try Query(query.text).node == .all([.term(.authorIs(name)), .term(.emailIs(email ?? ""))]))
        #expect(Query.everything(fromAddress: name).node == .term(.addressIs(name)))
    }

    @Test("What is being typed is completed")
    func completion() {
        #expect(
            Query.completion(of: "is:pending aut").words.map(\.text)
                == ["author:", "author-approved:", "author-rejected:"])
        #expect(Query.completion(of: "-dec").words.map(\.text) == ["decided-before:", "decided-after:"])
        #expect(Query.completion(of: "is:any author:").words.map(\.text) == ["="])
        #expect(Query.completion(of: "email:=").words.map(\.text) == ["="])
        #expect(Query.completion(of: "body:").words.isEmpty)
        let value = Query.completion(of: "(is:approved,re")
        #expect(value.words.map(\.text) == ["rejected", "reply"])
        #expect(value.replacing == 2)
        #expect(value.key == .is)
        let release = Query.completion(of: "release:ab")
        #expect(release.words.isEmpty && release.key == .release && release.typed == "ab")
    }

    @Test(
        "What the end of a query means is told where one thing is left",
        arguments: [
            ("author:", 0, .partOrAll(.author)), ("is:any -email:", 0, .partOrAll(.email)),
            ("author:=", 0, .word(.exactly(.author))), ("author:=J", 0, .word(.exactly(.author))),
            ("author:J", 0, .word(.key(.author))), ("lik", 0, nil), ("body:x", 0, .word(.key(.body))),
            ("release:b", 2, nil), ("has:lin", 0, .word(.feature(.link))), ("has:lin", 1, nil),
        ] as [(String, Int, Query.Completion.Meaning?)])
    func meaning(text: String, others: Int, meaning: Query.Completion.Meaning?) {
        #expect(Query.completion(of: text).meaning(besides: others) == meaning)
    }
}
