import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("The message line")
struct MessageLineTests {
    @Test("an answer to a key goes with the next key, and the last act with its undo is there again")
    func passing() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("a")
        let act = driver.message
        #expect(act == " approved #1 Inese Kalniņa   u undo")
        try driver.type("z")
        #expect(driver.message == " z is not bound, ? for help")
        try driver.type("^L")
        #expect(driver.message == " z is not bound, ? for help", "what is only drawn again keeps its message")
        try driver.type("j")
        #expect(driver.message == act)
        #expect(driver.model.log.all.count == 2)
    }

    @Test("what the last line has cut stands whole in the messages, at every width", arguments: [30, 59, 80, 120])
    func whole(columns: Int) throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: columns, rows: 24))
        let sentence = (1...40).map { "word\($0)" }.joined(separator: " ")
        driver.send(.views(.delete(name: "x"), .failure(.noQueue(path: sentence))))
        driver.draw()
        try driver.type("!")
        let words = driver.lines.dropFirst().joined(separator: " ").split(separator: " ").map(String.init)
        #expect(sentence.split(separator: " ").allSatisfy { words.contains(String($0)) }, "\(driver.text)")
        try driver.type("gG")
        #expect(driver.frame.cursor != nil)
        driver.send(.resize(Size(columns: 120, rows: 24)))
        driver.draw()
        #expect(driver.text.contains("word1 "))
    }

    @Test(
        "the keys that are named for all that is pending lead there",
        arguments: ["has:link", "is:any paldies", "lang:ru is:pending"])
    func toPending(query: String) throws {
        let draft = Draft(query: query)
        let driver = Driver(try Scene.ten(), draft: draft)
        #expect(driver.message.contains("as you left them; 1"), "\(driver.message)")
        try driver.type(driver.message.filter { $0 == "1" })
        #expect(driver.model.list.view.query == .pending)
    }

    @Test("where the screen becomes small, a prompt doesn't cover the row that it is about")
    func smaller() throws {
        let driver = Driver(try Scene.ten(), size: Size(columns: 80, rows: 24), language: .latvian)
        try driver.type("jjjjjjrS")
        driver.send(.resize(Size(columns: 40, rows: 10)))
        driver.draw()
        #expect(driver.lines.dropFirst().contains { $0.hasPrefix(">") && $0.contains(" 7 ") }, "\(driver.text)")
    }

    @Test("what a colleague did stays, whatever is typed meanwhile")
    func staying() throws {
        let driver = Driver(try Scene.ten())
        try driver.desk.write(.approve(on: [Scene.number(1)]), by: Scene.juris)
        driver.hear()
        try driver.type("jjk")
        #expect(driver.message.hasPrefix(" juris approved #1"))
    }
}
