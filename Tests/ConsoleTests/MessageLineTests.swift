import Console
import DeskDoubles
import Moderation
import Terminal
import Testing

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

    @Test("what a colleague did stays, whatever is typed meanwhile")
    func staying() throws {
        let driver = Driver(try Scene.ten())
        try driver.desk.write(.approve(on: [Scene.number(1)]), by: Scene.juris)
        driver.hear()
        try driver.type("jjk")
        #expect(driver.message.hasPrefix(" juris approved #1"))
    }
}
