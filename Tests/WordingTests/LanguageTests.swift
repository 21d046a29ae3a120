import Moderation
import Terminal
import Testing
import Wording

@Suite("Languages")
struct LanguageTests {
    @Test(
        "Latvian counts in three classes",
        arguments: [
            (0, "0 komentāru"), (1, "1 komentārs"), (2, "2 komentāri"), (9, "9 komentāri"), (10, "10 komentāru"),
            (11, "11 komentāru"), (19, "19 komentāru"), (20, "20 komentāru"), (21, "21 komentārs"),
            (22, "22 komentāri"),
            (101, "101 komentārs"), (111, "111 komentāru"), (112, "112 komentāru"), (1_000_001, "1000001 komentārs"),
        ])
    func latvian(count: Int, text: String) {
        #expect(Language.latvian.phrases.comments(count).plain == text)
    }

    @Test(
        "English counts in two",
        arguments: [(0, "0 comments"), (1, "1 comment"), (2, "2 comments"), (21, "21 comments")])
    func english(count: Int, text: String) {
        #expect(Language.english.phrases.comments(count).plain == text)
    }

    @Test("a locale names the language, and all others mean English")
    func locales() {
        #expect(Language(locale: "lv_LV.UTF-8") == .latvian)
        #expect(Language(locale: "en_GB.UTF-8") == .english)
        #expect(Language(locale: "C") == .english)
        #expect(Language(locale: "") == .english)
    }

    @Test("times are written as each language writes them, in the same width")
    func times() throws {
        let noon = try #require(Moment(journal: "2026-11-24T12:12:00.000Z".utf8))
        let time = FixedZone(seconds: 7_200).local(noon)
        #expect(Language.english.phrases.moment(time).plain == "2026-11-24 14:12")
        #expect(Language.latvian.phrases.moment(time).plain == "24.11.2026 14:12")
    }

    @Test(
        "an age takes four cells at most, up to 999 days",
        arguments: Language.allCases,
        [0, 59, 60, 3_599, 3_600, 86_399, 86_400, 10 * 86_400, 999 * 86_400])
    func ages(language: Language, seconds: Int64) {
        #expect(language.phrases.age(seconds * 1_000).width <= 4)
    }
}
