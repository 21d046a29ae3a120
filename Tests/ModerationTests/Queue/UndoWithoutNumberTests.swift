import DeskDoubles
import Moderation
import Testing

@Suite("Undo and redo without a number")
struct UndoWithoutNumberTests {
    /// An office of five comments, entries 3 to 7.
    private func office() throws -> Office { try Office(comments: 5) }

    @Test("Two undos, then two redos, are where they began")
    func backAndForth() throws {
        let office = try office()
        try office.decide(.approve, on: [1])
        try office.decide(.reject(.spam), on: [2])
        try office.undo()
        try office.undo()
        #expect([1, 2].map { office.queue.state(of: CommentNumber($0)) } == [.pending, .pending])
        #expect(try office.redo().done == [CommentNumber(1)])
        #expect(try office.redo().done == [CommentNumber(2)])
        #expect([1, 2].map { office.queue.state(of: CommentNumber($0)) } == [.approved, .rejected])
        #expect(throws: UndoRefusal.nothingToRedo) { try office.redo() }
    }

    @Test(
        "An act, a note or an erasure of one's own ends redo",
        arguments: [
            .approve, .reject(.spam), .edit(body: "b"),
            .defer(until: Moment(milliseconds: 1_795_510_000_000 + 3_600_000)),
            .note, .erase(blank: []),
        ] as [Decision])
    func ends(decision: Decision) throws {
        let office = try office()
        try office.decide(.approve, on: [5])
        let undo = try #require(try office.undo().entry)
        let act = try #require(try office.decide(decision, on: [1], note: decision == .note ? "n" : nil).entry)
        #expect(throws: UndoRefusal.redoEnded(by: act, decision.verb)) { try office.redo() }
        // By its number it is there still.
        #expect(try office.redo(undo.rawValue).done == [CommentNumber(5)])
    }

    @Test("What others do, and what is handed in or released, makes no end of redo")
    func goesOn() throws {
        let office = try office()
        try office.decide(.approve, on: [5])
        try office.undo()
        try office.decide(.approve, on: [1], by: .juris)
        try office.desk.release(.brussels, title: "Another title")
        try office.desk.submit("later", by: Author(name: "Reader"), to: .brussels)
        try office.desk.write(
            .release(Release(slug: .riga, title: "Riga", date: CivilDate(daysSince1970: 20_000))), by: .anna)
        #expect(try office.redo().done == [CommentNumber(5)])
    }

    @Test("An act that was taken back ends redo as well: what lies before it stays")
    func endsForGood() throws {
        let office = try office()
        try office.decide(.approve, on: [5])
        try office.undo()
        try office.decide(.approve, on: [1])
        try office.undo()
        #expect(try office.redo().done == [CommentNumber(1)])
        #expect(throws: UndoRefusal.redoEnded(by: EntryNumber(10), .approve)) { try office.redo() }
    }

    @Test("A note that was taken back is not done again, and what lies before it is not done in its place")
    func notes() throws {
        let office = try office()
        try office.decide(.approve, on: [5])
        try office.undo()
        let note = try #require(try office.decide(.note, on: [1], note: "n").entry)
        try office.undo()
        #expect(throws: UndoRefusal.noteStaysStruck(note)) { try office.redo() }
    }

    @Test("A struck note that redo passes on its way to an older undo is told")
    func passesNote() throws {
        let office = try office()
        let note = try #require(try office.decide(.note, on: [1], note: "n").entry)
        try office.decide(.approve, on: [5])
        try office.undo()
        try office.undo()
        let redo = try office.queue.redoCommand(nil, by: .anna)
        #expect(redo.targets.map(\.number) == [CommentNumber(5)])
        #expect(redo.passedOver == [PassedOver(entry: note, verb: .note)])
    }

    @Test("Of an act on many that is passed over it is told how many stand in the way, and which")
    func passesMany() throws {
        let office = try office()
        try office.decide(.approve, on: [1])
        let buried = try #require(try office.decide(.approve, on: [2, 3, 4]).entry)
        for raw: UInt32 in [2, 3, 4] { try office.decide(.reject(.spam), on: [raw], by: .juris) }
        let undo = try office.queue.undoCommand(nil, by: .anna)
        let passed = try #require(undo.passedOver.first)
        #expect(passed.entry == buried && passed.obstacle?.number == CommentNumber(2) && passed.others == 2)
        #expect(office.queue.obstacles(to: buried).map(\.number.rawValue) == [2, 3, 4])
        try office.undo()
        #expect(throws: UndoRefusal.noneLeft(buried, office.queue.obstacles(to: buried))) { try office.undo() }
    }

    @Test("What undo passes on its way to an older act is told: erasures, releases, and what others stand upon")
    func passesOver() throws {
        let office = try office()
        let oldest = try #require(try office.decide(.approve, on: [1]).entry)
        let buried = try #require(try office.decide(.approve, on: [2]).entry)
        let above = try #require(try office.decide(.reject(.spam), on: [2], by: .juris).entry)
        let erasure = try #require(try office.decide(.erase(blank: []), on: [3]).entry)
        let release = try office.desk.write(
            .release(Release(slug: .riga, title: "Riga", date: CivilDate(daysSince1970: 20_000))), by: .anna)
        let undo = try office.queue.undoCommand(nil, by: .anna)
        guard case .undo(oldest) = undo.decision else {
            Issue.record("\(undo)")
            return
        }
        let conflict = Conflict(entry: above, by: .juris, verb: .reject, at: office.now, reason: .spam)
        let obstacle = SetApart(number: CommentNumber(2), refusal: .undoneOutOfOrder(conflict))
        #expect(
            undo.passedOver == [
                PassedOver(entry: release, verb: .release), PassedOver(entry: erasure, verb: .erase),
                PassedOver(entry: buried, verb: .approve, obstacle: obstacle),
            ])
        try office.undo()
        #expect(throws: UndoRefusal.notUndoable(erasure, .erase)) { try office.undo() }
    }

    @Test("What was taken back already is passed in silence: it is no step")
    func silent() throws {
        let office = try office()
        try office.decide(.approve, on: [1])
        try office.decide(.approve, on: [2])
        try office.undo()
        #expect(try office.queue.undoCommand(nil, by: .anna).passedOver.isEmpty)
    }
}
