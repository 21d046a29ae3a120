import DeskDoubles
import Moderation
import Testing

@testable import Journal

/// A line of the right form, chained to the one before, that the state machine refuses: only another program writes such a thing.
@Suite("Behind an unlawful entry")
struct ForeignWriterTests {
    /// Appends an entry without asking the state machine.
    private func write(_ act: Act, to office: Office) throws {
        let place = try office.open().queue.place
        var bytes: [UInt8] = []
        var writer = EntryWriter(after: place.chain)
        writer.append(
            Entry(number: EntryNumber(place.entry + 1), at: Sample.now, by: Sample.juris, act: act),
            salt: [UInt8](repeating: 7, count: 16), to: &bytes)
        office.journal += bytes
    }

    private static let unlawful: [Act] = [
        .approve(on: [Sample.number(9)]),
        .approve(on: [Sample.number(1)]),
        .undo(entry: EntryNumber(2), on: [Sample.number(1)]),
        .found(queue: "01020304-0506-4708-890a-0b0c0d0e0f10"),
    ]

    /// An office where comment 1 is approved, and a desk that has read up to there.
    private func prepared() throws -> (Office, JournalDesk, Queue) {
        let office = try Office(comments: ["viens", "divi", "trīs"])
        var (desk, queue) = try office.open()
        try desk.decide(.approve, on: [1], &queue)
        return (office, desk, queue)
    }

    private func expectDamaged(_ work: () throws -> Void) {
        do {
            try work()
            Issue.record("it was done")
        } catch DeskError.damaged, DeskError.readOnly(.damaged) {
        } catch {
            Issue.record("\(error)")
        }
    }

    @Test("nobody writes, and the desk is read-only from then on", arguments: unlawful)
    func refuses(act: Act) throws {
        for way in 0..<4 {
            var (office, desk, queue) = try prepared()
            try write(act, to: office)
            let before = office.journal
            switch way {
            case 0: expectDamaged { try desk.decide(.approve, on: [2], &queue) }
            case 1: expectDamaged { try office.submit(["četri"], desk, &queue) }
            case 2: expectDamaged { try desk.erase([2], &queue) }
            default:
                expectDamaged {
                    try desk.release(
                        Release(slug: Sample.slug, title: "t", date: CivilDate(daysSince1970: 0)), by: Sample.anna,
                        queue: &queue)
                }
            }
            #expect(office.journal == before)
            guard case .readOnly(.damaged(let damage)) = desk.access else {
                Issue.record("the desk can write")
                continue
            }
            #expect(damage.line == 7)
            #expect(damage.kind == .unlawful)
            expectDamaged { try desk.decide(.approve, on: [3], &queue) }
            #expect(office.journal == before)
            #expect(queue.entryCount == 6)
        }
    }

    @Test("a caller whose queue is out of reach is handed what was appended, and nothing is written yet")
    func remaining() throws {
        var (office, desk, queue) = try prepared()
        let command = queue.command(
            .reject(Sample.spam),
            on: (1...3).map { Target(number: Sample.number($0), version: queue.version(of: Sample.number($0))) },
            by: Sample.anna, note: nil, at: Sample.now)
        var (juris, jurisQueue) = try office.open(as: Sample.juris)
        try juris.decide(.reject(Sample.spam), on: [2], &jurisQueue)
        let before = office.journal

        let outcome = try desk.decide(command)
        #expect(office.journal == before)
        #expect(outcome.entry == nil && outcome.done == [] && outcome.setApart == [])
        let remaining = try #require(outcome.remaining)
        #expect(remaining.targets.map(\.number) == [Sample.number(1), Sample.number(3)])
        #expect(remaining.setApart.map(\.number) == [Sample.number(2)])
        try queue.apply(outcome.tail)

        let second = try desk.decide(remaining)
        #expect(second.remaining == nil)
        #expect(second.done == [Sample.number(1), Sample.number(3)])
        #expect(second.setApart == remaining.setApart)
        try queue.apply(second.tail)
        #expect(try office.open().queue.place.bare == queue.place.bare)
    }

    @Test("an erasure that has to wait keeps what goes only with a comment that moved on")
    func remainingErasure() throws {
        var (office, desk, queue) = try prepared()
        let numbers = [Sample.number(2), Sample.number(3)]
        let command = queue.command(
            .erase(blank: queue.blankable(with: numbers).certain),
            on: numbers.map { Target(number: $0, version: queue.version(of: $0)) }, by: Sample.anna, note: nil,
            at: Sample.now)
        var (juris, jurisQueue) = try office.open(as: Sample.juris)
        try juris.decide(.approve, on: [2], &jurisQueue)
        let outcome = try desk.decide(command)
        let remaining = try #require(outcome.remaining)
        #expect(remaining.targets.map(\.number) == [Sample.number(3)])
        try queue.apply(outcome.tail)
        try queue.apply(try desk.decide(remaining).tail)
        #expect(try Verifier.verify(folder: Sample.folder, files: office.files).damage == nil)
        let text = String(decoding: office.journal, as: UTF8.self)
        #expect(text.contains("divi") && !text.contains("trīs"))
    }

    @Test("a text that fails its digest, met while comments are handed in, is told as damage and not waited for")
    func brokenSource() throws {
        let office = try Office()
        var (desk, queue) = try office.open()
        let comment = NewComment(
            release: Sample.slug, author: Sample.author, body: "avots", source: Source(system: "old", id: "1"))
        _ = try desk.submit([comment], by: Sample.web, queue: &queue)
        let text = String(decoding: office.journal, as: UTF8.self)
        let body = try #require(text.firstRange(of: "avots"))
        office.journal[text.utf8.distance(from: text.startIndex, to: body.lowerBound)] = UInt8(ascii: "A")
        expectDamaged { _ = try desk.submit([comment], by: Sample.web, queue: &queue) }
    }
}
