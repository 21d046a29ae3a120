import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import Console

@Suite("Answers to what the public does not see")
struct AnswerTests {
    /// Ten comments, of which #7 answers #2.
    private func driver(_ language: Language = .english, _ prepare: (InMemoryDesk) throws -> Void) throws -> Driver {
        let desk = try Scene.ten()
        try prepare(desk)
        return Driver(desk, language: language)
    }

    private static let states: [(Act?, English: String, Latvian: String)] = [
        (nil, "pending", "gaida lēmumu"),
        (.reject(on: [Scene.number(2)], reason: Scene.name(ReasonCode("spam"))), "rejected", "ir noraidīts"),
        (.defer(on: [Scene.number(2)], until: Scene.now + Moment.day), "deferred", "ir atlikts"),
        (.erase(on: [Scene.number(2)], blank: []), "erased", "ir dzēsts"),
    ]

    @Test(
        "the state of what is answered stands beside it, and the message of an approval ends with it", arguments: 0..<4)
    func tells(index: Int) throws {
        let (act, english, latvian) = Self.states[index]
        let driver = try driver { if let act { try $0.write(act, by: Scene.juris) } }
        try driver.type("#7<enter>")
        let name = english == "erased" ? "#2" : "#2 Juris K."
        #expect(driver.text.contains("reply to  \(name), \(english)"))
        try driver.type("a")
        #expect(driver.model.question == nil)
        #expect(driver.message.contains("; answers #2, which is \(english)   u undo"))
        try driver.type("uU")
        #expect(driver.message.hasSuffix("; answers #2, which is \(english)   u undo"))
        let other = try self.driver(.latvian) { if let act { try $0.write(act, by: Scene.juris) } }
        try other.type("#7<enter>a")
        #expect(other.message.contains("; atbild uz #2, kas \(latvian)   u atsaukt"))
    }

    @Test("an answer to what is public says nothing")
    func publicParent() throws {
        let driver = try driver { try $0.write(.approve(on: [Scene.number(2)]), by: Scene.juris) }
        try driver.type("#7<enter>")
        #expect(driver.text.contains("reply to  #2 Juris K.: Cik"))
        try driver.type("a")
        #expect(!driver.message.contains("answers"))
    }

    @Test("the question before a bulk counts them, those left out whose parent is approved with them")
    func bulk() throws {
        let driver = try driver { desk in
            for index in 0..<25 {
                try desk.submit(
                    "Atbilde", by: Author(name: "R \(index)"), to: Scene.slug,
                    parent: Scene.number(index < 3 ? 1 : index < 20 ? 2 : 3), submitted: Scene.now)
            }
            try desk.write(.reject(on: [Scene.number(1)], reason: Scene.name(ReasonCode("spam"))), by: Scene.juris)
            try desk.write(.approve(on: [Scene.number(3)]), by: Scene.juris)
        }
        try driver.type("*;a")
        // Replies to #2 are approved together with it; replies to #3 answer a public comment.
        #expect(driver.text.contains("    3  answer comments that are not public: rejected"))
        try driver.type("y")
        #expect(driver.message.contains("; 3 answer comments that are not public: rejected   u undo"))
    }
}
