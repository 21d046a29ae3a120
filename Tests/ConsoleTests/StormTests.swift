import DeskDoubles
import Moderation
import Seeded
import Terminal
import TerminalDoubles
import Testing
import Wording

@testable import Console

@Suite("Storms of keys")
struct StormTests {
    private static let keys = [
        "j", "k", "a", "r", "s", "i", "w", "h", "t", "m", "e", "E", "p", "u", "U", "<space>", "v", "*", "I", "=", "T",
        ";",
        "/", "1", "2", "3", "4", "5", "f", "F", "o", "R", "H", "S", ":", "!", "?", "q", "<esc>", "<enter>", "<tab>",
        "J",
        "K", "^D", "^U", "^F", "^B", "g", "G", "n", "N", "#", "7", "x", "y", "c", "^X", "^T", "^C", "^L", "<bs>", "ф",
        ".",
        "0", "+", "-", "<left>", "<right>", "<up>", "<pgdn>", "A", "O", "d", "ā",
    ]

    @Test("whatever is pressed, the model keeps its word", arguments: 0..<24)
    func storm(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let desk = try Scene.ten()
        let driver = Driver(
            desk,
            size: Size(columns: Int.random(in: 20...140, using: &random), rows: Int.random(in: 4...50, using: &random)),
            language: seed.isMultiple(of: 2) ? .english : .latvian)
        driver.editor = { .text($0.body + "!") }
        for _ in 0..<400 {
            switch Int.random(in: 0..<40, using: &random) {
            case 0:
                _ = try? desk.write(.note(on: [Scene.number(3)]), by: Scene.juris, content: Content(note: "?"))
                driver.hear()
            case 1:
                let number = Scene.number(UInt32.random(in: 1...10, using: &random))
                _ = try? desk.write(.approve(on: [number]), by: Scene.zane)
                driver.hear()
            case 2:
                try desk.submit("Jauns", by: Author(name: "Jauns"), to: Scene.slug)
                driver.hear()
            case 3:
                driver.send(
                    .resize(
                        Size(
                            columns: Int.random(in: 0...140, using: &random),
                            rows: Int.random(in: 0...50, using: &random))))
                driver.draw()
            case 4: driver.isHolding = true
            case 5: driver.release()
            case 6:
                desk.now = desk.now + Int64.random(in: 0...Moment.day, using: &random)
                driver.send(.time(desk.now))
                driver.send(.deadline)
                driver.draw()
            case 7: driver.send(.paste("ielīmēts\nteksts"))
            case 8:
                let burst = (0..<5).map { _ in StormTests.keys.randomElement(using: &random) ?? "j" }
                try driver.typeAtOnce(burst.joined())
            default: try driver.type(StormTests.keys.randomElement(using: &random) ?? "j")
            }
            check(driver)
            checkKeptParts(driver)
        }
        driver.release()
        driver.hear()
        check(driver)
        // The queue that the console holds is the one that the journal gives.
        let model = driver.model.queue
        #expect(model.entryCount == desk.entries.count)
        for raw in 1...UInt32(desk.queue.commentCount) {
            #expect(model.facts(CommentNumber(raw)) == desk.queue.facts(CommentNumber(raw)))
        }
    }

    /// What was kept or made ahead looks like what is made anew.
    private func checkKeptParts(_ driver: Driver) {
        let old = driver.frame
        var made = driver.model
        made.forgetPanes()
        made.listRows = ListRows()
        made.hintText = HintText()
        let isRead = !update(&made, .prepare).contains { if case .need = $0 { true } else { false } }
        driver.prepareAhead()
        guard isRead else { return }
        let new = view(made, made.size)
        let different = zip(old.textLines(), new.textLines()).filter { $0 != $1 }
        let isSame = old == new
        #expect(isSame, "\(different)")
    }

    private func check(_ driver: Driver) {
        let model = driver.model
        let list = model.list
        #expect(list.rows.isEmpty ? list.cursor == 0 : list.rows.indices.contains(list.cursor))
        #expect(Set(list.rows).count == list.rows.count)
        for target in model.tags.targets {
            #expect(model.queue.contains(target.number))
            #expect(target.version <= model.queue.version(of: target.number))
        }
        #expect(model.tags.hidden == model.tags.targets.count { !list.rows.contains($0.number) })
        #expect(driver.frame.size == model.size)
    }

    @Test(
        "an act and its undo leave every comment as it was", arguments: ["a", "rs", "wh<enter>", "eX^Xy", "mx<enter>"])
    func identity(keys: String) throws {
        let driver = Driver(try Scene.ten())
        let before = (1...10).map { driver.desk.queue.facts(Scene.number($0))?.snapshot }
        try driver.type(keys)
        try driver.type("u")
        #expect((1...10).map { driver.desk.queue.facts(Scene.number($0))?.snapshot } == before)
    }
}
