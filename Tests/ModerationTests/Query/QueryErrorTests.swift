import Moderation
import Testing

@Suite("What is wrong with a query")
struct QueryErrorTests {
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
        #expect(error?.problem == .tooDeep(levels: 64))
    }

    @Test("A text that is too long is refused at the first character beyond")
    func length() {
        let error = #expect(throws: QueryError.self) { try Query(String(repeating: "ā", count: 2_049)) }
        #expect(error?.column == 2_049)
        #expect(error?.problem == .tooLong(bytes: 4_096))
    }

    @Test("What is quoted back is cut")
    func quotedBack() {
        let error = #expect(throws: QueryError.self) { try Query(String(repeating: "k", count: 3_000) + ":x") }
        guard case .unknownKey(let key) = error?.problem else {
            Issue.record("expected an unknown key")
            return
        }
        #expect(key == String(repeating: "k", count: 40) + "…")
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
