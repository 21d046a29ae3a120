import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("Every size is drawn")
struct SizesTests {
    @Test("no screen traps at any size from 0x0 to 140x50, in either language", arguments: Language.allCases)
    func sweep(language: Language) throws {
        let keys = ["", "<enter>", "?", "H", "h", "S", "o", "r", "w", "/", "t<down>a", "!", "v", "*a", "e"]
        for keys in keys {
            let driver = Driver(try Scene.ten(), language: language)
            try driver.type(keys)
            for columns in stride(from: 0, through: 140, by: 7) {
                for rows in stride(from: 0, through: 50, by: 3) {
                    let size = Size(columns: columns, rows: rows)
                    driver.send(.resize(size))
                    driver.draw()
                    #expect(driver.frame.size == size)
                }
            }
        }
    }

    @Test("a resize keeps the current comment and the tags")
    func keeps() throws {
        let driver = Driver(try Scene.ten())
        try driver.type("jj<space>j")
        let current = driver.model.current
        for size in [Size(columns: 60, rows: 12), Size(columns: 10, rows: 3), Size(columns: 120, rows: 40)] {
            driver.send(.resize(size))
            driver.draw()
        }
        #expect(driver.model.current == current)
        #expect(driver.model.tags.contains(Scene.number(3)))
    }
}
