import DeskDoubles
import Moderation
import Seeded
import Testing
import Text

@testable import Journal

@Suite("A desk on disk")
struct DeskTests {
    @Test("Everything that is decided is there after opening again", .copiesToo)
    func roundTrip() throws {
        let office = try Office(comments: ["viens", "divi", "trīs", "četri"])
        var (desk, queue) = try office.open()
        try desk.decide(.approve, on: [1, 3], &queue, note: "labi")
        try desk.decide(.reject(Sample.spam), on: [2], &queue)
        try desk.decide(.edit(body: "trīs, labots"), on: [3], &queue)
        try desk.decide(.defer(until: Sample.now + Moment.day), on: [4], &queue)
        try desk.decide(.note, on: [1, 2, 3, 4], &queue, note: "skatīt")
        let undo = try queue.undoCommand(nil, by: Sample.anna)
        try queue.apply(try desk.decide(undo).tail)

        let (_, again) = try office.open()
        #expect(again.place == queue.place)
        #expect(again.entryCount == queue.entryCount)
        for number in (1...4).map({ Sample.number($0) }) {
            #expect(again[number] == queue[number])
            #expect(again.changes(of: number) == queue.changes(of: number))
        }
        #expect(again.releases == queue.releases)
        let body = try desk.entry(at: try #require(again.bodyPlace(of: Sample.number(3))))
        #expect(body.content?.body == "trīs, labots")
    }

    @Test("Bodies come in the order that was asked for, and stop when nobody wants more", .copiesToo)
    func bodies() throws {
        let office = try Office(comments: ["viens", "divi\n\"divi\"", "trīs"])
        var (desk, queue) = try office.open()
        let places = try [3, 1, 2, 1].map { try #require(queue.bodyPlace(of: Sample.number($0))) }
        try desk.erase([3], &queue)
        var seen: [String] = []
        try desk.bodies(at: places) { index, body in
            seen.append("\(index) " + String(decoding: body, as: UTF8.self))
            return true
        }
        #expect(seen == ["1 viens", "2 divi\n\"divi\"", "3 viens"])
        seen = []
        try desk.bodies(at: places) { index, _ in
            seen.append("\(index)")
            return false
        }
        #expect(seen == ["1"])
    }

    @Test("Through a sieve no body is missing that holds the word, and most of the others are", .copiesToo)
    func sifted() throws {
        let held = [
            "Zvaniet!", "lūdzu\n\"zvaniet\"", "z\u{200E}vaniet", "zvaniet" + String(repeating: " ā", count: 9_000),
        ]
        let others = (0..<300).map { "\($0) Cilvēku sabiedrība, žēl. Людей больница!" }
        let office = try Office(comments: others + held + ["a"])
        let (desk, queue) = try office.open()
        let places = try (1...UInt32(305)).map { try #require(queue.bodyPlace(of: Sample.number($0))) }
        var seen: [String] = []
        try desk.bodies(at: places, through: NeedleSieve(FoldedNeedle("zvaniet"))) { _, body in
            seen.append(String(decoding: body, as: UTF8.self))
            return true
        }
        #expect(held.allSatisfy(seen.contains))
        #expect(seen.count < 20)
    }

    @Test("Bodies are the same from either end and all over the place, however far apart they stand", .copiesToo)
    func bodiesInAnyOrder() throws {
        let bodies = (0..<120).map { "\($0) " + String(repeating: "ā", count: $0 * 911 % 30_000) }
        let office = try Office(comments: bodies)
        let (desk, queue) = try office.open()
        var chance = SeededGenerator(seed: 3)
        let ascending = Array(0..<bodies.count)
        let sparse = ascending.filter { $0 % 7 == 0 }
        for order in [
            ascending, ascending.reversed(), ascending.shuffled(using: &chance), sparse, sparse.reversed(),
            [5, 4, 5, 6, 5, 4, 3],
        ] {
            let places = try order.map { try #require(queue.bodyPlace(of: Sample.number(UInt32($0 + 1)))) }
            var seen: [String] = []
            try desk.bodies(at: places) { index, body in
                seen.append(String(decoding: body, as: UTF8.self))
                return seen.count == index + 1
            }
            #expect(seen == order.map { bodies[$0] })
        }
    }

    @Test("News are what others have written since, and nothing twice", .copiesToo)
    func news() throws {
        let office = try Office(comments: ["viens"])
        let (one, oneQueue) = try office.open(as: Sample.anna)
        var (other, otherQueue) = try office.open(as: Sample.juris)
        #expect(try one.news(after: oneQueue.place).isEmpty)
        try other.decide(.approve, on: [1], &otherQueue)
        try office.submit(["divi", "trīs"], other, &otherQueue)
        let tail = try one.news(after: oneQueue.place)
        #expect(tail.entries.map(\.number) == [4, 5, 6])
        var taken = oneQueue
        try taken.apply(tail)
        #expect(taken.place == otherQueue.place)
        #expect(taken.commentCount == 3)
        #expect(try one.news(after: taken.place).isEmpty)
    }

    @Test("A comment that somebody else has decided is a conflict; the rest goes through", .copiesToo)
    func conflict() throws {
        let office = try Office(comments: ["viens", "divi"])
        var (anna, annaQueue) = try office.open(as: Sample.anna)
        var (juris, jurisQueue) = try office.open(as: Sample.juris)
        try juris.decide(.reject(Sample.spam), on: [1], &jurisQueue)
        let outcome = try anna.decide(.approve, on: [1, 2], &annaQueue)
        #expect(outcome.done == [Sample.number(2)])
        #expect(
            outcome.setApart == [
                SetApart(
                    number: Sample.number(1),
                    refusal: .conflict(
                        Conflict(
                            entry: EntryNumber(5), by: Sample.juris, verb: .reject, at: Sample.now, reason: Sample.spam)
                    ))
            ])
        #expect(annaQueue.state(of: Sample.number(1)) == .rejected)
        #expect(annaQueue.state(of: Sample.number(2)) == .approved)

        let second = try anna.decide(
            Command(
                decision: .approve, by: Sample.anna, note: nil,
                targets: [Target(number: Sample.number(2), version: EntryNumber(4))], setApart: [],
                after: jurisQueue.place))
        #expect(second.entry == nil)
        #expect(second.setApart.count == 1)
    }

    @Test("A damaged journal opens for reading, with all before the damage, and nobody writes", .copiesToo)
    func damaged() throws {
        let office = try Office(comments: ["viens", "divi", "trīs"])
        var (desk, queue) = try office.open()
        let whole = office.journal
        let place = try #require(queue.submissionPlace(of: Sample.number(2)))
        // A digit of the second comment's chain.
        let text = String(decoding: whole[place.offset..<place.offset + place.length], as: UTF8.self)
        let chain = try #require(text.firstRange(of: #","chain":""#))
        let byte = place.offset + text.utf8.distance(from: text.startIndex, to: chain.upperBound)
        var broken = whole
        broken[byte] = broken[byte] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
        office.journal = broken

        let opened = try office.openWhole()
        guard case .readOnly(.damaged(let damage)) = opened.desk.access else {
            Issue.record("the desk can write")
            return
        }
        #expect(damage.kind == .chain)
        #expect(damage.line == 4)
        #expect(damage.byte == byte)
        #expect(opened.queue.commentCount == 1)
        #expect(throws: DeskError.readOnly(.damaged(damage))) {
            var queue = opened.queue
            try opened.desk.decide(.approve, on: [1], &queue)
        }
        #expect(office.journal == broken)
        // The desk that was open before has read past that line, and notices when it looks at it.
        #expect(throws: DeskError.replaced) {
            office.journal = Array(whole[..<place.offset])
            try desk.decide(.approve, on: [1], &queue)
        }
    }

    @Test("A journal without an entry is never an empty queue", arguments: ["", "{\"n\":1", "\0\0\0", "\n"])
    func empty(bytes: String) throws {
        let office = try Office()
        office.journal = Array(bytes.utf8)
        let error = #expect(throws: DeskError.self) { try office.open() }
        guard case .damaged = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("Where there is no queue, that is said", .copiesToo)
    func noQueue() throws {
        let files = MemoryFiles()
        #expect(throws: DeskError.noQueue(path: "/nowhere")) {
            try JournalDesk.open(folder: "/nowhere", as: Sample.anna, files: files, clock: { Sample.now })
        }
        _ = try files.makeFolder("/empty")
        #expect(throws: DeskError.noQueue(path: "/empty")) {
            try JournalDesk.open(folder: "/empty", as: Sample.anna, files: files, clock: { Sample.now })
        }
    }

    @Test("A folder that everybody may write is refused", .copiesToo)
    func worldWritable() throws {
        let office = try Office()
        let folder = try office.files.openFolder(Sample.folder)
        try office.files.setAccess(folder, group: nil, mode: 0o777)
        #expect(throws: DeskError.readOnly(.worldWritable)) { try office.open() }
    }

    @Test("One who is not among the moderators of the settings may look, and submit, but not decide", .copiesToo)
    func moderators() throws {
        let office = try Office(comments: ["viens"])
        let name = Office.isShared ? "queue.settings" : "settings.json"
        office.files["/queue/\(name)"] = Array(#"{"moderators": {"juris": "Juris"}}"#.utf8)
        var (desk, queue) = try office.open(as: Sample.anna)
        #expect(desk.access == .readOnly(.notModerator(Sample.anna)))
        #expect(throws: DeskError.readOnly(.notModerator(Sample.anna))) {
            try desk.decide(.approve, on: [1], &queue)
        }
        try office.submit(["divi"], desk, &queue)
        #expect(queue.commentCount == 2)
    }

    @Test("Who may not write in the folder may look", .copiesToo)
    func notWritable() throws {
        let office = try Office(comments: ["viens"])
        office.files.isWritable = false
        var (desk, queue) = try office.open()
        #expect(desk.access == .readOnly(.notWritable))
        #expect(queue.commentCount == 1)
        #expect(throws: DeskError.readOnly(.notWritable)) { try desk.decide(.approve, on: [1], &queue) }
        #expect(throws: DeskError.readOnly(.notWritable)) { try office.submit(["divi"], desk, &queue) }
    }
}
