import Moderation
import Testing

@Suite("What is wrong with a query")
struct QueryErrorTests {
    @Test(
        "Every mistake is told with its column and what was expected",
        arguments: [
            ("is:pending author:liga befor:2d", #"column 24: no key "befor"; did you mean "before"?"#),
            ("Is:pending", #"column 1: no key "Is"; did you mean "is"?"#),
            ("http://x", #"column 1: no key "http"; quote it to search for it"#),
            ("āž 12:30", #"column 4: no key "12"; quote it to search for it"#),
            (":)", #"column 1: no key before ":"; quote it to search for it"#),
            ("OR", "column 1: expected a term before OR"),
            ("a OR", "column 5: expected a term"),
            ("a OR OR b", "column 6: expected a term before OR"),
            ("NOT", "column 4: expected a term"),
            ("a NOT OR b", "column 7: expected a term before OR"),
            ("(NOT )", #"column 6: expected a term before ")""#),
            ("-OR a", "column 2: expected a term before OR"),
            ("-", #"column 2: expected a term right after "-"; quote "-" to search for it"#),
            ("a - b", #"column 4: expected a term right after "-"; quote "-" to search for it"#),
            ("()", #"column 2: expected a term before ")""#),
            ("(a", #"column 1: no ")" for this "(""#),
            ("a (b (c)", #"column 3: no ")" for this "(""#),
            ("(", "column 2: expected a term"),
            ("a)", #"column 2: no "(" before this ")""#),
            (")", #"column 1: expected a term before ")""#),
            (#"a "b"#, "column 3: no second quotation mark for this one"),
            (#"author:"b"#, "column 8: no second quotation mark for this one"),
            (#""\"#, "column 1: no second quotation mark for this one"),
            (#""a\b""#, #"column 4: expected " or \ after a \ between quotation marks"#),
            (#""a"b"#, "column 4: expected a space after the quotation mark"),
            (#"a"b""#, "column 2: expected a space before the quotation mark"),
            (#"is:a"b""#, "column 5: expected a space before the quotation mark"),
            (#""""#, "column 1: expected a text to search for"),
            (#"author:"""#, "column 8: expected a text to search for"),
            ("a author:\u{200B}", "column 10: expected a text to search for"),
            ("a by:\u{200B}", "column 6: expected a text to search for"),
            ("a by:anna,\u{200B}", "column 11: expected a text to search for"),
            ("a author:\" \"", "column 10: expected a text to search for"),
            ("a \" \u{200B}\u{3000}\"", "column 3: expected a text to search for"),
            ("a author:=\" \"", "column 11: expected a text to search for"),
            ("a email:=\" \"", "column 10: expected a text to search for"),
            ("a address:=\" \u{200B}\"", "column 12: expected a text to search for"),
            ("\u{AD}\u{301}", "column 1: expected a text to search for"),
            ("body:\"\u{202E}\"", "column 6: expected a text to search for"),
            ("(email:\u{FE0F} OR x)", "column 7: expected a text to search for"),
            ("-address:\u{2060}", "column 10: expected a text to search for"),
            ("author:=", #"column 9: expected a value right after "author:=""#),
            ("email:= a", #"column 8: expected a value right after "email:=""#),
            (#"author:="""#, "column 9: expected a text to search for"),
            (#"x address:="""#, "column 12: expected a text to search for"),
            ("author:", #"column 8: expected a value right after "author:""#),
            ("is: pending", #"column 4: expected a value right after "is:""#),
            ("is:(pending)", #"column 4: expected a value right after "is:""#),
            ("links:x", "column 7: expected how many: 2, or a range as 2.. or ..20"),
            ("length:3,..", "column 10: expected how many: 2, or a range as 2.. or ..20"),
            ("length:9..2", "column 11: expected 9 or more: a range goes up"),
            ("host:a.lv,b/c", #"column 11: "b/c" is no host: it is written as example.com"#),
            (#"a word:"""#, "column 8: expected a text to search for"),
            ("is:pendin", #"column 4: is: knows no "pendin"; did you mean "pending"?"#),
            ("is:Pending", #"column 4: is: knows no "Pending"; did you mean "pending"?"#),
            ("is:approved,reject", #"column 13: is: knows no "reject"; did you mean "rejected"?"#),
            (
                "has:money",
                #"column 5: has: knows no "money", but link, email, phone, hidden, word, note, trap, site-edit"#
            ),
            ("is:,pending", "column 4: expected a value before the comma"),
            ("is:pending,", "column 12: expected a value after the comma"),
            ("is:pending,,any", "column 12: expected a value before the comma"),
            ("number:x", "column 8: expected a comment's number, or a range as 20..30"),
            ("number:0", "column 8: expected a comment's number, or a range as 20..30"),
            ("number:4294967296", "column 8: expected a comment's number, or a range as 20..30"),
            ("number:1,2..", "column 13: expected a comment's number, or a range as 20..30"),
            ("number:..3", "column 8: expected a comment's number, or a range as 20..30"),
            ("number:1...3", "column 11: expected a comment's number, or a range as 20..30"),
            ("number:30..20", "column 12: expected 30 or more: a range goes up"),
            ("entry:#4", "column 7: expected the number of an entry"),
            ("same:a", "column 6: expected the number of a comment"),
            ("likely:A", "column 8: \"A\" can't be: a reason's code is of a to z, digits, and -"),
            ("like:17,a", "column 9: expected the number of a comment"),
            ("before:2026-02-30", #"column 8: no such day "2026-02-30""#),
            ("before:2d3", "column 8: expected a date as 2026-11-24, or an age as 30m 12h 7d 4w"),
            ("after:7", "column 7: expected a date as 2026-11-24, or an age as 30m 12h 7d 4w"),
            ("after:d", "column 7: expected a date as 2026-11-24, or an age as 30m 12h 7d 4w"),
            ("after:-7d", "column 7: expected a date as 2026-11-24, or an age as 30m 12h 7d 4w"),
            ("after:99999999999d", "column 7: expected a date as 2026-11-24, or an age as 30m 12h 7d 4w"),
            ("after:7D", "column 7: expected a date as 2026-11-24, or an age as 30m 12h 7d 4w"),
            ("decided-afer:7d", #"column 1: no key "decided-afer"; did you mean "decided-after"?"#),
            (
                "reason:Spam",
                #"column 8: "Spam" can't be: a reason's code is of a to z, digits, and -"#
            ),
            (
                "release:x,ā",
                #"column 11: "ā" can't be: a release's name is of letters, digits, and . _ - between them"#
            ),
            (
                #"by:"a b""#,
                #"column 4: "a b" can't be: a moderator's name has no spaces, and at most 64 bytes"#
            ),
        ])
    func mistake(text: String, sentence: String) {
        let error = #expect(throws: QueryError.self) { try Query(text) }
        #expect(error?.description == sentence)
    }

    @Test(
        "Columns count characters as a person sees them",
        arguments: [
            ("e\u{301}e\u{301} x:y", 4),
            ("👩‍👩‍👧 🇱🇻 x:y", 5),
            ("王小明 x:y", 5),
            ("\"\u{301}", 1),
        ])
    func columns(text: String, column: Int) {
        let error = #expect(throws: QueryError.self) { try Query(text) }
        #expect(error?.column == column)
    }

    @Test("The sixty-fifth level is refused where it begins", arguments: ["(", "-", "NOT "])
    func depth(opening: String) {
        let text = String(repeating: opening, count: 65) + "a"
        let error = #expect(throws: QueryError.self) { try Query(text) }
        #expect(error?.column == 64 * opening.count + 1)
        #expect(error?.message == "more than 64 parentheses and negations inside each other")
    }

    @Test("A text that is too long is refused at the first character beyond")
    func length() {
        let error = #expect(throws: QueryError.self) { try Query(String(repeating: "ā", count: 2_049)) }
        #expect(error?.column == 2_049)
        #expect(error?.message == "a query has at most 4096 bytes")
    }

    @Test("What is quoted back is cut")
    func quotedBack() {
        let error = #expect(throws: QueryError.self) { try Query(String(repeating: "k", count: 3_000) + ":x") }
        #expect((error?.description.count ?? 0) < 120)
    }

    @Test(
        "The word that is wrong can be underlined",
        arguments: [
            ("is:pending befor:2d has:link", "befor:2d"), ("ā - b", " "), ("ā (", ""), ("(ā b", "(ā"),
            ("👍 x:y z", "x:y"),
        ])
    func underlined(text: String, word: String) {
        let error = #expect(throws: QueryError.self) { try Query(text) }
        let bytes = Array(text.utf8)
        #expect(error.map { String(decoding: bytes[$0.range(in: text)], as: UTF8.self) } == word)
    }
}
