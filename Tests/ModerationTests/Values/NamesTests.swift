import Moderation
import Testing

struct NamesTests {
    @Test(
        "Slugs",
        arguments: [
            ("a", true), ("release-1", true), ("2010.10_15-X", true), (String(repeating: "a", count: 128), true),
            ("", false), (".hidden", false), ("-x", false), ("_x", false), ("a/b", false), ("ā", false),
            ("a b", false), ("..", false), (String(repeating: "a", count: 129), false), ("a\u{0}", false),
        ])
    func slugs(_ text: String, _ isAllowed: Bool) {
        #expect((Slug(text) != nil) == isAllowed)
    }

    @Test(
        "Reason codes",
        arguments: [
            ("spam", true), ("off-topic", true), ("4", true), (String(repeating: "x", count: 32), true),
            ("", false), ("-a", false), ("Spam", false), ("a_b", false), (String(repeating: "x", count: 33), false),
        ])
    func reasons(_ text: String, _ isAllowed: Bool) {
        #expect((ReasonCode(text) != nil) == isAllowed)
    }

    @Test(
        "Logins",
        arguments: [
            ("anna", true), ("Jānis.Bērziņš", true), (String(repeating: "ā", count: 32), true),
            ("", false), ("a b", false), ("a\u{A0}b", false), ("a\u{2028}", false), ("a\u{1B}", false),
            ("a\u{85}", false), (String(repeating: "ā", count: 33), false),
        ])
    func logins(_ text: String, _ isAllowed: Bool) {
        #expect((Login(text) != nil) == isAllowed)
    }

    @Test("Names compare as bytes: two spellings of one letter are two names")
    func bytes() throws {
        let composed = try #require(Login("\u{101}"))
        let decomposed = try #require(Login("a\u{304}"))
        #expect(composed != decomposed)
        #expect(Set([composed, decomposed]).count == 2)
        #expect(decomposed < composed)
    }
}
