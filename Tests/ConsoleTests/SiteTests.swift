import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("A live site on the screen")
struct SiteTests {
    private static let site = Login("iem-site") ?? .unknown

    /// A queue with one comment, which came from a site.
    private func desk() throws -> InMemoryDesk {
        let desk = InMemoryDesk(as: Login("anna") ?? .unknown)
        let slug = Slug("zina") ?? .unknown
        try desk.release(slug, title: "Ziņa")
        try desk.submit(
            "Šejienes teksts", by: Author(name: "Līga"), to: slug,
            source: Source(system: "wordpress:iem.example", id: "8"))
        return desk
    }

    /// What is remembered of the site: that both had the comment like this, up to an entry.
    private func contents(_ state: SiteState, upTo entry: Int) -> SiteContents {
        SiteContents(
            record: SiteRecord(
                queue: "", name: "iem", system: "wordpress:iem.example", title: "Ministrija", login: Self.site,
                vocabulary: .threeStates),
            agreements: [
                Agreement(
                    id: "8", comment: CommentNumber(1), status: .agreed(SiteView(state, text: [1])),
                    entry: EntryNumber(UInt32(entry)))
            ])
    }

    private func tell(_ text: String, on desk: InMemoryDesk) throws {
        let note = ConflictNote(state: "hold", digits: String(repeating: "a", count: 64), text: text)
        try desk.write(.note(on: [CommentNumber(1)]), by: Self.site, content: Content(note: note.note))
    }

    @Test("The first line names the site, and counts what is decided here and not there yet")
    func unpushed() throws {
        let desk = try desk()
        let driver = Driver(desk)
        driver.send(.sites([contents(.hold, upTo: desk.entries.count)]))
        driver.draw()
        #expect(driver.lines[0].contains("Ministrija") && !driver.lines[0].contains("not on the site"))
        try driver.type("a")
        #expect(driver.lines[0].contains("1 not on the site yet"))
        try driver.type("u")
        #expect(!driver.lines[0].contains("not on the site"))
        try driver.type("a")
        driver.send(.sites([contents(.published, upTo: desk.entries.count)]))
        driver.draw()
        #expect(!driver.lines[0].contains("not on the site"))
    }

    @Test(
        "A conflict stands above the text until somebody acts on the comment",
        arguments: [
            (Language.english, "On the site it is pending", Size(columns: 120, rows: 40)),
            (Language.latvian, "Vietnē tas ir neizlemts", Size(columns: 80, rows: 24)),
        ])
    func conflict(language: Language, words: String, size: Size) throws {
        let desk = try desk()
        let driver = Driver(desk, size: size, language: language)
        driver.send(.sites([contents(.hold, upTo: desk.entries.count)]))
        try tell("Turienes teksts \u{1B}[777m", on: desk)
        driver.hear()
        let text = driver.text
        let told = try #require(text.firstRange(of: words))
        let there = try #require(text.firstRange(of: "Turienes teksts"))
        let here = try #require(text[there.upperBound...].firstRange(of: "Šejienes teksts")?.lowerBound)
        #expect(told.upperBound < there.lowerBound && there.upperBound < here)
        #expect(!text.contains("\u{1B}"))
        try driver.type("a")
        #expect(!driver.text.contains(words))
    }

    @Test("A conflict that the site has settled by itself is told no more, and a note of another form is none")
    func settled() throws {
        let desk = try desk()
        let driver = Driver(desk)
        try tell("Turienes teksts", on: desk)
        driver.send(.sites([contents(.hold, upTo: desk.entries.count)]))
        driver.hear()
        #expect(!driver.text.contains("Conflict"))
        try desk.write(.note(on: [CommentNumber(1)]), by: Self.site, content: Content(note: "on the site: trash"))
        driver.hear()
        #expect(!driver.text.contains("Conflict"))
    }
}
