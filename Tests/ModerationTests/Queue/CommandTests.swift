import DeskDoubles
import Moderation
import Testing

@Suite("Commands and what comes of them")
struct CommandTests {
    @Test("Targets are put in order, once each; each refusal has its reason")
    func judgesTargets() throws {
        let office = try Office(comments: 6)
        let stale = office.queue.targets(6)
        try office.decide(.approve, on: [2])
        try office.decide(.reject(.spam), on: [3], by: .juris)
        try office.decide(.reject(.spam), on: [6], by: .juris)
        let queue = office.queue
        let unheardOf = Target(number: CommentNumber(4), version: EntryNumber(1))
        let targets = queue.targets(5, 3, 2, 5, 9) + stale + [unheardOf]
        let command = queue.command(.approve, on: targets, by: .anna, note: "why", at: office.now)
        #expect(command.targets == queue.targets(3, 5))
        let conflict = Conflict(
            entry: queue.version(of: CommentNumber(6)), by: .juris, verb: .reject, at: office.now, reason: .spam)
        #expect(
            command.setApart == [
                SetApart(number: CommentNumber(2), refusal: .alreadyApproved),
                SetApart(number: CommentNumber(4), refusal: .unknownVersion(EntryNumber(1))),
                SetApart(number: CommentNumber(6), refusal: .conflict(conflict)),
                SetApart(number: CommentNumber(9), refusal: .unknownComment),
            ])
        #expect(command.after == queue.place)
        let again = queue.command(.reject(.spam), on: queue.targets(3), by: .anna, at: office.now)
        #expect(again.setApart == [SetApart(number: CommentNumber(3), refusal: .alreadyRejected(.spam))])
    }

    @Test("A reason that no entry has named yet differs from every other")
    func knowsNewReasons() throws {
        let office = try Office(comments: 1)
        try office.decide(.reject(.spam), on: [1])
        let queue = office.queue
        #expect(queue.command(.reject(.abuse), on: queue.targets(1), by: .anna, at: office.now).setApart.isEmpty)
    }

    @Test("An edit to the same bytes is refused, one to the same letters otherwise written is not")
    func refusesUnchanged() throws {
        let office = try Office(comments: 1)
        let queue = office.queue
        func command(_ body: String) -> Command {
            queue.command(
                .edit(body: body), on: queue.targets(1), by: .anna, at: office.now, bodyInForce: "a\u{308}")
        }
        #expect(command("a\u{308}").setApart == [SetApart(number: CommentNumber(1), refusal: .unchanged)])
        #expect(command("\u{E4}").targets == queue.targets(1))
    }

    @Test("A command writes what each decision says, with its note")
    func writesEntries() throws {
        let office = try Office(comments: 2)
        let until = office.now + Moment.day
        try office.decide(.defer(until: until), on: [1, 2], note: "later")
        try office.decide(.edit(body: "new"), on: [1], note: "shorter")
        try office.decide(.approve, on: [1])
        try office.decide(.reject(.spam), on: [2], note: "again")
        try office.undo()
        let entries = office.desk.entries.suffix(5)
        let both = [CommentNumber(1), CommentNumber(2)]
        #expect(
            entries.map(\.act) == [
                .defer(on: both, until: until), .edit(on: CommentNumber(1)), .approve(on: [CommentNumber(1)]),
                .reject(on: [CommentNumber(2)], reason: .spam),
                .undo(entry: EntryNumber(8), on: [CommentNumber(2)]),
            ])
        #expect(
            entries.map(\.content) == [
                Content(note: "later"), Content(body: "new", note: "shorter"), nil, Content(note: "again"), nil,
            ])
        #expect(entries.map(\.number.rawValue) == [5, 6, 7, 8, 9])
    }

    @Test("Of several entries that touched a target, the conflict names the last")
    func namesTheLast() throws {
        let office = try Office(comments: 1)
        let queue = office.queue
        let command = queue.command(.approve, on: queue.targets(1), by: .anna, at: office.now)
        try office.decide(.note, on: [1], by: .juris, note: "hm")
        try office.decide(.reject(.abuse), on: [1], by: .zane)
        let outcome = try office.desk.decide(command)
        let conflict = Conflict(entry: EntryNumber(5), by: .zane, verb: .reject, at: office.now, reason: .abuse)
        #expect(outcome.setApart == [SetApart(number: CommentNumber(1), refusal: .conflict(conflict))])
    }

    @Test(
        "Under the lock the clock is asked again",
        arguments: [(-1, nil), (0, .untilPassed), (1, .untilPassed)] as [(Int64, Refusal?)])
    func asksTheClockAgain(late: Int64, refusal: Refusal?) throws {
        let office = try Office(comments: 1)
        let queue = office.queue
        let until = office.now + Moment.hour
        let command = queue.command(.defer(until: until), on: queue.targets(1), by: .anna, at: office.now)
        office.desk.now = until + late
        #expect(try office.desk.decide(command).setApart.map(\.refusal) == (refusal.map { [$0] } ?? []))
    }

    @Test("A deferral that runs out while the lock is waited for leaves nothing to reopen")
    func asksWhetherDeferralsRanOut() throws {
        let office = try Office(comments: 3)
        try office.decide(.defer(until: office.now + Moment.hour), on: [1])
        try office.decide(.defer(until: office.now + Moment.day), on: [2])
        try office.decide(.approve, on: [3])
        let queue = office.queue
        let command = queue.command(.reopen, on: queue.targets(1, 2, 3), by: .anna, at: office.now)
        office.desk.now = office.now + Moment.hour
        let outcome = try office.desk.decide(command)
        #expect(outcome.done == [CommentNumber(2), CommentNumber(3)])
        #expect(outcome.setApart == [SetApart(number: CommentNumber(1), refusal: .alreadyPending)])
    }

    @Test("Lines and changes tell all that a history shows")
    func tellsHistory() throws {
        let office = try Office(comments: 2)
        let until = office.now + Moment.day
        try office.decide(.defer(until: until), on: [1, 2], by: .juris, note: "later")
        try office.decide(.reject(.spam), on: [1])
        try office.undo()
        let queue = office.queue
        let deferred = try #require(queue.line(EntryNumber(5)))
        #expect(deferred.verb == .defer && deferred.count == 2 && deferred.until == until && deferred.hasContent)
        #expect(deferred.first == CommentNumber(1) && deferred.undone == nil && deferred.by == .juris)
        let rejected = try #require(queue.line(EntryNumber(6)))
        #expect(rejected.reason == .spam && rejected.undone == EntryNumber(7) && !rejected.hasContent)
        #expect(queue.line(EntryNumber(7))?.reference == EntryNumber(6))
        #expect(queue.line(EntryNumber(8)) == nil && queue.line(EntryNumber(0)) == nil)
        let change = try #require(queue.changes(of: CommentNumber(1)).first { $0.entry == EntryNumber(6) })
        #expect(change.before?.deferral == Deferral(until: until, by: .juris))
        #expect(change.after == Snapshot(state: .rejected, reason: .spam, body: EntryNumber(3), deferral: nil))
        #expect(queue.changes(of: CommentNumber(2)).map(\.verb) == [.submit, .defer])
    }
}
