import Moderation
import Testing

@Suite("The desk in memory")
struct InMemoryDeskTests {
    @Test("A decision made on what was seen is written, and the caller's queue takes it")
    func decides() throws {
        let office = try Office(comments: 2)
        var queue = office.queue
        let command = queue.command(.approve, on: queue.targets(1, 2), by: .anna, at: office.now)
        let outcome = try office.desk.decide(command)
        #expect(outcome.done == [CommentNumber(1), CommentNumber(2)])
        #expect(outcome.entry == EntryNumber(5))
        try queue.apply(outcome.tail)
        #expect(queue.state(of: CommentNumber(1)) == .approved)
        #expect(queue.counts(at: office.now) == Counts(approved: 2))
        #expect(queue.place == office.queue.place)
    }

    @Test("What another moderator touched in the meantime is set apart and told; the rest goes through")
    func setsConflictsApart() throws {
        let office = try Office(comments: 3)
        var queue = office.queue
        let command = queue.command(
            .reject(.spam), on: queue.targets(1, 2, 3), by: .anna, note: "wave", at: office.now)
        try office.desk.write(.approve(on: [CommentNumber(2)]), by: .juris)
        let outcome = try office.desk.decide(command)
        #expect(outcome.done == [CommentNumber(1), CommentNumber(3)])
        let conflict = Conflict(entry: EntryNumber(6), by: .juris, verb: .approve, at: office.now, reason: nil)
        #expect(outcome.setApart == [SetApart(number: CommentNumber(2), refusal: .conflict(conflict))])
        try queue.apply(outcome.tail)
        #expect(queue.state(of: CommentNumber(2)) == .approved)
        #expect(queue.state(of: CommentNumber(3)) == .rejected)
    }

    @Test("When nothing is left, nothing is written, and the news is handed over all the same")
    func writesNothingWhenNothingIsLeft() throws {
        let office = try Office(comments: 1)
        var queue = office.queue
        let command = queue.command(.approve, on: queue.targets(1), by: .anna, at: office.now)
        try office.desk.write(.note(on: [CommentNumber(1)]), by: .juris, content: Content(note: "wait"))
        let outcome = try office.desk.decide(command)
        #expect(outcome.entry == nil)
        #expect(outcome.done.isEmpty)
        #expect(outcome.setApart.count == 1)
        try queue.apply(outcome.tail)
        #expect(queue.version(of: CommentNumber(1)) == EntryNumber(4))
    }

    @Test("A held lock, a failure, a reader's rights and a replaced journal are told as what they are")
    func fails() throws {
        let office = try Office(comments: 1)
        let queue = office.queue
        let command = queue.command(.approve, on: queue.targets(1), by: .anna, at: office.now)
        office.desk.lockHolder = 4182
        #expect(throws: DeskError.locked(process: 4182)) { try office.desk.decide(command) }
        office.desk.lockHolder = nil
        let full = DeskError.failed(operation: "pwrite", path: "queue.jsonl", code: 28)
        office.desk.fail(with: full)
        #expect(throws: full) { try office.desk.decide(command) }
        office.desk.access = .readOnly(.notWritable)
        #expect(throws: DeskError.readOnly(.notWritable)) { try office.desk.decide(command) }
        office.desk.access = .full(.anna)
        office.desk.replace()
        #expect(throws: DeskError.replaced) { try office.desk.decide(command) }
        #expect(throws: DeskError.replaced) { try office.desk.news(after: queue.place) }
    }

    @Test("Texts are read where the queue says they stand, and are gone after an erasure")
    func readsTexts() throws {
        let office = try Office(comments: 3)
        var queue = office.queue
        let places = (1...3).compactMap { queue.bodyPlace(of: CommentNumber($0)) }
        var seen: [String] = []
        try office.desk.bodies(at: places) { _, bytes in
            seen.append(String(decoding: bytes, as: UTF8.self))
            return seen.count < 2
        }
        #expect(seen == ["Body 1", "Body 2"])
        let command = queue.command(.erase(blank: []), on: queue.targets(2), by: .anna, at: office.now)
        try queue.apply(office.desk.decide(command).tail)
        #expect(queue.bodyPlace(of: CommentNumber(2)) == nil)
        seen = []
        try office.desk.bodies(at: places) { _, bytes in
            seen.append(String(decoding: bytes, as: UTF8.self))
            return true
        }
        #expect(seen == ["Body 1", "Body 3"])
        #expect(try office.desk.entry(at: places[1]).isBlanked)
    }

    @Test(
        "What the settings or the journal's limits forbid is not written",
        arguments: [
            (Decision.reject(.spam), nil, true), (.reject(.other), nil, false), (.reject(.other), 3, true),
            (.reject(.name("boredom")), 3, false), (.note, nil, false), (.note, 0, false), (.note, 2, true),
            (.edit(body: ""), nil, false), (.edit(body: "new\u{0}"), nil, false), (.edit(body: "new"), 3, true),
            (.approve, 4_097, false), (.approve, 4_096, true),
        ] as [(Decision, Int?, Bool)])
    func checksCommands(decision: Decision, noteBytes: Int?, isFine: Bool) throws {
        let note = noteBytes.map { String(repeating: "a", count: $0) }
        let office = try Office(comments: 1)
        let queue = office.queue
        let command = queue.command(decision, on: queue.targets(1), by: .anna, note: note, at: office.now)
        #expect((command.fault(settings: office.desk.settings) == nil) == isFine)
        let written = (try? office.desk.decide(command).entry) ?? nil
        #expect((written != nil) == isFine)
    }

    @Test(
        "A text or a note in which nothing can be seen is none, whatever the decision",
        arguments: [" \n\t", "\u{200B}", "\u{3164}", "\u{A0}\u{2800}", "\u{202E}\u{FEFF}", "\u{301}", "\u{E0041}"])
    func refusesInvisible(text: String) throws {
        let office = try Office(comments: 1)
        let queue = office.queue
        let later = Decision.defer(until: office.now + Moment.day)
        let decisions = [.approve, .reject(.other), .reject(.spam), .note, later, .edit(body: "new")] as [Decision]
        for (decision, note) in [(.edit(body: text), nil)] + decisions.map({ ($0, text) }) as [(Decision, String?)] {
            let command = queue.command(decision, on: queue.targets(1), by: .anna, note: note, at: office.now)
            #expect(command.fault(settings: office.desk.settings) != nil)
            #expect((try? office.desk.decide(command).entry) == nil)
        }
        #expect(Login(visible: text) == nil && Login(visible: "anna\u{200B}") != nil)
        #expect(Login("\u{200B}") != nil)
    }

    @Test("A draft is kept until it is removed")
    func keepsDraft() throws {
        let office = try Office(comments: 0)
        #expect(try office.desk.draft() == nil)
        #expect(try office.desk.keep(Draft(query: "is:pending"), after: office.queue.place))
        #expect(try office.desk.draft()?.query == "is:pending")
        #expect(try office.desk.keep(nil, after: office.queue.place))
        #expect(try office.desk.draft() == nil)
    }
}
