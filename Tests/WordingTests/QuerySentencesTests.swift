import Moderation
import Terminal
import Testing
import Wording

@Suite("What is said of queries")
struct QuerySentencesTests {
    @Test(
        "Every mistake is told with its column and what was expected",
        arguments: [
            ("is:pending author:liga befor:2d", "column 24: no key “befor”; did you mean “before”?"),
            ("Is:pending", "column 1: no key “Is”; did you mean “is”?"),
            ("http://x", "column 1: no key “http”; quote it to search for it"),
            ("āž 12:30", "column 4: no key “12”; quote it to search for it"),
            (":)", "column 1: no key before “:”; quote it to search for it"),
            ("OR", "column 1: expected a term before OR"),
            ("a OR", "column 5: expected a term"),
            ("a OR OR b", "column 6: expected a term before OR"),
            ("NOT", "column 4: expected a term"),
            ("a NOT OR b", "column 7: expected a term before OR"),
            ("(NOT )", "column 6: expected a term before “)”"),
            ("-OR a", "column 2: expected a term before OR"),
            ("-", "column 2: expected a term right after “-”; quote “-” to search for it"),
            ("a - b", "column 4: expected a term right after “-”; quote “-” to search for it"),
            ("()", "column 2: expected a term before “)”"),
            ("(a", "column 1: no “)” for this “(”"),
            ("a (b (c)", "column 3: no “)” for this “(”"),
            ("(", "column 2: expected a term"),
            ("a)", "column 2: no “(” before this “)”"),
            (")", "column 1: expected a term before “)”"),
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
            ("author:=", "column 9: expected a value right after “author:=”"),
            ("email:= a", "column 8: expected a value right after “email:=”"),
            (#"author:="""#, "column 9: expected a text to search for"),
            (#"x address:="""#, "column 12: expected a text to search for"),
            ("author:", "column 8: expected a value right after “author:”"),
            ("is: pending", "column 4: expected a value right after “is:”"),
            ("is:(pending)", "column 4: expected a value right after “is:”"),
            ("links:x", "column 7: expected how many: 2, or a range as 2.. or ..20"),
            ("length:3,..", "column 10: expected how many: 2, or a range as 2.. or ..20"),
            ("length:9..2", "column 11: expected 9 or more: a range goes up"),
            ("host:a.lv,b/c", "column 11: “b/c” is no host: it is written as example.com"),
            (#"a word:"""#, "column 8: expected a text to search for"),
            ("is:pendin", "column 4: is: knows no “pendin”; did you mean “pending”?"),
            ("is:Pending", "column 4: is: knows no “Pending”; did you mean “pending”?"),
            ("is:approved,reject", "column 13: is: knows no “reject”; did you mean “rejected”?"),
            (
                "has:money",
                "column 5: has: knows no “money”, but link, email, phone, hidden, word, note, trap, site-edit"
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
            ("likely:A", "column 8: “A” can't be: a reason's code is of a to z, digits, and -"),
            ("like:17,a", "column 9: expected the number of a comment"),
            ("before:2026-02-30", "column 8: no such day “2026-02-30”"),
            ("before:2d3", "column 8: expected a date as 2026-11-24, or an age as 30m 12h 7d 4w"),
            ("after:7", "column 7: expected a date as 2026-11-24, or an age as 30m 12h 7d 4w"),
            ("after:d", "column 7: expected a date as 2026-11-24, or an age as 30m 12h 7d 4w"),
            ("after:-7d", "column 7: expected a date as 2026-11-24, or an age as 30m 12h 7d 4w"),
            ("after:99999999999d", "column 7: expected a date as 2026-11-24, or an age as 30m 12h 7d 4w"),
            ("after:7D", "column 7: expected a date as 2026-11-24, or an age as 30m 12h 7d 4w"),
            ("decided-afer:7d", "column 1: no key “decided-afer”; did you mean “decided-after”?"),
            (
                "reason:Spam",
                "column 8: “Spam” can't be: a reason's code is of a to z, digits, and -"
            ),
            (
                "release:x,ā",
                "column 11: “ā” can't be: a release's name is of letters, digits, and . _ - between them"
            ),
            (
                #"by:"a b""#,
                "column 4: “a b” can't be: a moderator's name has no spaces, and at most 64 bytes"
            ),
        ])
    func mistake(text: String, sentence: String) {
        let error = #expect(throws: QueryError.self) { try Query(text) }
        #expect(error.map { Language.english.phrases.queryError($0).plain } == sentence)
    }

    @Test(
        "what is wrong with a query is told in Latvian too",
        arguments: [
            "(", ")", "OR a", "a OR", "- a", "a\"b", "\"a", "\"a\\x\"", ":a", "befor:2d", "qqqq:1", "is:", "is:,a",
            "is:a,",
            "author:\"\"", "release:!", "reason:A", "by:\"a b\"", "is:foo", "is:pendin", "number:x", "same:x",
            "entry:x",
            "number:5..2", "before:2026-02-30", "before:x", "\"a\"b",
        ])
    func queryMistakes(text: String) throws {
        let error = try #require(#expect(throws: QueryError.self) { try Query(text) })
        let said = Language.allCases.map { language in
            language.phrases.queryProblem(error.problem, hasSuggestion: error.suggestion != nil).plain
        }
        #expect(said[0] != said[1] && !said[1].isEmpty)
        for word in ["expected", "before", "after", "knows", "can't"] where !text.contains(word) {
            #expect(!said[1].contains(word))
        }
    }

    @Test("Every word of the language is explained, each otherwise, in both languages", arguments: Language.allCases)
    func meanings(language: Language) {
        let words = Query.vocabulary.flatMap { key, values in [.key(key)] + values }
        let said = words.map { language.phrases.meaning($0).plain }
        #expect(Query.vocabulary.count == QueryKey.allCases.count)
        #expect(said.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") })
        let aspects = Aspect.allCases.map { language.phrases.meaning(.aspect($0)).plain }
        let keys = QueryKey.allCases.map { language.phrases.meaning(.key($0)).plain }
        #expect(Set(aspects).count == aspects.count && Set(keys).count == keys.count)
    }

    @Test("A mistake in a query of the settings is told with its column, in the language")
    func inSettings() throws {
        let error = try #require(#expect(throws: QueryError.self) { try Query("is:pending befor:2d") })
        let problem = DocumentProblem.query(member: "when", error)
        #expect(
            Language.english.phrases.clause(problem).plain
                == "when: column 12: no key “befor”; did you mean “before”?")
        #expect(
            Language.latvian.phrases.clause(problem).plain == "when: 12. zīme: nav atslēgas „befor”; varbūt „before”?"
        )
        #expect(Language.latvian.phrases.clause(.form("expected a, b")).plain == "expected a, b")
    }

    @Test("The standard reasons have names in both languages, and the settings' own names come before them")
    func reasons() throws {
        let names = Settings().reasons.map { Language.latvian.phrases.name($0).plain }
        #expect(
            names == [
                "reklāma", "apvainojums", "naids", "nav par tēmu", "personas dati", "atkārtots", "pretlikumīgs", "cits",
            ])
        #expect(
            Settings().reasons.map { Language.english.phrases.name($0).plain } == [
                "spam", "abuse", "hate", "off-topic", "personal data", "duplicate", "unlawful", "other",
            ])
        let own = Settings.Reason(
            code: try #require(ReasonCode("spam")), key: "s", english: "junk", latvian: "mēslapasts")
        #expect(Language.latvian.phrases.name(own).plain == "mēslapasts")
    }
}
