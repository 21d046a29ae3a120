import Moderation
import Testing

@testable import Journal

@Suite("A journal that another one takes the place of")
struct ReplacedJournalTests {
    /// An older, shorter backup is put back: in the place of the file, or into it.
    private func putBack(_ backup: [UInt8], _ office: Office, isInto: Bool) {
        if isInto { office.journal = backup } else { office.files.replace(Sample.journal, with: backup) }
    }

    /// Reads it from its beginning.
    private func readAgain(_ desk: JournalDesk) throws -> Queue {
        var queue = Queue()
        try queue.apply(try desk.news(after: .beginning))
        return queue
    }

    @Test(
        "A place in the one before is a place in no other; what stands there now is never damage",
        arguments: [false, true])
    func places(isInto: Bool) throws {
        let office = try Office(comments: ["viens"])
        let backup = office.journal
        var (desk, queue) = try office.open()
        try office.submit((2...9).map { String(repeating: "\($0) ", count: 40) }, desk, &queue)
        let places = try (1...UInt32(9)).map { try #require(queue.bodyPlace(of: Sample.number($0))) }
        putBack(backup, office, isInto: isInto)
        // Nobody has noticed yet: what was read before is still read, or cannot be.
        for place in places {
            if !isInto { _ = try desk.entry(at: place) } else { _ = try? desk.entry(at: place) }
            _ = try? desk.bodies(at: [place]) { _, _ in true }
            #expect(desk.access == .full(Sample.anna))
        }
        #expect(throws: DeskError.replaced) { try desk.news(after: queue.place) }

        var fresh = try readAgain(desk)
        for place in places {
            #expect(throws: DeskError.replaced) { try desk.entry(at: place) }
            #expect(throws: DeskError.replaced) { try desk.bodies(at: [place]) { _, _ in true } }
            #expect(throws: DeskError.replaced) { try desk.checkedBodies(at: [place]) { _, _ in true } }
        }
        #expect(desk.access == .full(Sample.anna))
        let body = try desk.entry(at: try #require(fresh.bodyPlace(of: Sample.number(1)))).content?.body
        #expect(body == "viens")
        try desk.decide(.approve, on: [1], &fresh)
        #expect(fresh.state(of: Sample.number(1)) == .approved)
    }

    @Test("What was erased in the one before is not erased in it", arguments: [false, true])
    func erasures(isInto: Bool) throws {
        let office = try Office(comments: ["viens", "divi", "trīs"])
        let backup = office.journal
        var (desk, queue) = try office.open()
        _ = desk.leftBehind()
        try desk.erase([1], &queue)
        putBack(backup, office, isInto: isInto)
        var fresh = try readAgain(desk)

        let text = Draft.Text(
            target: Target(number: Sample.number(1), version: EntryNumber(3)), body: "pusrakstīts", at: Sample.now)
        let draft = Draft(texts: [text], tags: [text.target], query: "", order: .oldest, place: nil)
        #expect(try desk.keep(draft, after: fresh.place))
        try office.leave(draft, as: Sample.juris)
        // An erasure takes what is about its own comment, and nothing else.
        for _ in 0..<2 {
            let kept = office.drafts.filter { name in
                String(decoding: office.files["/queue/drafts/" + name] ?? [], as: UTF8.self).contains("pusrakst")
            }
            #expect(kept.count == 2)
            if fresh.state(of: Sample.number(2)) != .erased { try desk.erase([2], &fresh) }
        }
    }

    @Test("A checkpoint of the one before spares nothing of it", arguments: [false, true])
    func checkpoint(isInto: Bool) throws {
        let office = try Office(comments: ["viens", "divi", "trīs"])
        let backup = office.journal
        var (desk, queue) = try office.open()
        try office.submit((4...40).map { "\($0)" }, desk, &queue)
        #expect(desk.leaveCheckpoint(of: queue) { _ in })
        let worthwhile = Checkpoint.Extent(bytes: 100, changes: 100)
        #expect(!desk.owesCheckpoint(of: queue, beyond: worthwhile))
        putBack(backup, office, isInto: isInto)
        #expect(desk.owesCheckpoint(of: try readAgain(desk), beyond: worthwhile))
    }
}
