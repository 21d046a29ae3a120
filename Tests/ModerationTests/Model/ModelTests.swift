import DeskDoubles
import Moderation
import Testing

@Suite("The queue beside a naive model")
struct ModelTests {
    @Test("After thousands of random acts, allowed and not, both say the same", arguments: UInt64(1)...12)
    func saysTheSame(seed: UInt64) throws {
        var office = try RandomOffice(seed: seed)
        for step in 1...600 {
            try office.step()
            if step.isMultiple(of: 60) { office.compare() }
        }
    }

    @Test(
        "A journal read again gives the same queue, in one tail, one entry at a time, or anyhow",
        arguments: UInt64(20)...27)
    func readsAgain(seed: UInt64) throws {
        var office = try RandomOffice(seed: seed)
        for _ in 0..<300 { try office.step() }
        let portrait = office.portrait
        #expect(portrait.unexplained.isEmpty)
        #expect(office.portrait(of: try office.replay { _ in .max }) == portrait)
        #expect(office.portrait(of: try office.replay { _ in 1 }) == portrait)
        #expect(office.portrait(of: try office.replay { $0 % 13 }) == portrait)
    }

    @Test("A copy of a queue stays what it was when the queue goes on", arguments: UInt64(30)...33)
    func isAValue(seed: UInt64) throws {
        var office = try RandomOffice(seed: seed)
        for _ in 0..<150 { try office.step() }
        let copy = office.queue
        let moment = office.now
        let portrait = Portrait(copy, at: [moment], logins: RandomOffice.logins)
        for _ in 0..<150 { try office.step() }
        #expect(Portrait(copy, at: [moment], logins: RandomOffice.logins) == portrait)
        #expect(Portrait(office.queue, at: [moment], logins: RandomOffice.logins) != portrait)
    }
}
