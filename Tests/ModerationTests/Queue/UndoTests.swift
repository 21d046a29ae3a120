import DeskDoubles
import Moderation
import Testing

@Suite("Undo and redo")
struct UndoTests {
    @Test(
        "Undo after an act restores exactly what was, and redo exactly what the act had made",
        arguments: [
            (nil, .approve), (nil, .reject(.spam)), (nil, .edit(body: "b")), (nil, .defer(until: soon)),
            (.approve, .reject(.abuse)), (.approve, .edit(body: "b")), (.approve, .reopen),
            (.reject(.spam), .approve), (.reject(.spam), .reject(.abuse)), (.reject(.spam), .reopen),
            (.defer(until: soon), .approve), (.defer(until: soon), .reject(.spam)), (.defer(until: soon), .reopen),
            (.defer(until: soon), .edit(body: "b")), (.defer(until: soon), .defer(until: soon + 1)),
        ] as [(Decision?, Decision)])
    func restores(first: Decision?, decision: Decision) throws {
        for (owner, other) in [(Login.anna, Login.anna), (.anna, .juris)] {
            let office = try Office(comments: 2)
            if let first { try office.decide(first, on: [1, 2], by: owner) }
            let before = try #require(office.queue.facts(CommentNumber(1)))
            let entry = try #require(try office.decide(decision, on: [1], by: other).entry)
            let after = try #require(office.queue.facts(CommentNumber(1)))
            #expect(after.topAct == entry)

            let undo = try #require(try office.undo(entry.rawValue, by: .zane).entry)
            let undone = try #require(office.queue.facts(CommentNumber(1)))
            #expect(undone.snapshot == before.snapshot)
            #expect(undone.topAct == before.topAct)
            #expect(undone.takenBack == CommentFacts.TakenBack(act: entry, by: undo))
            #expect(office.queue.line(entry)?.undone == undo)

            let redo = try #require(try office.redo(undo.rawValue, by: .zane).entry)
            let redone = try #require(office.queue.facts(CommentNumber(1)))
            #expect(redone.snapshot == after.snapshot)
            #expect(redone.topAct == entry)
            #expect(redone.takenBack == nil)
            #expect(redone.version == redo)
            #expect(office.queue.line(entry)?.undone == nil)
            #expect(office.queue.line(undo)?.undone == redo)
        }
    }

    @Test("Many deep: all the way back and all the way forward, in a session that has only the journal")
    func goesDeep() throws {
        let office = try Office(comments: 1)
        let acts: [Decision] = [
            .defer(until: Self.soon), .edit(body: "b"), .approve, .edit(body: "c"), .reject(.spam), .reject(.abuse),
            .reopen, .defer(until: Self.soon + 5), .approve,
        ]
        var snapshots = [try #require(office.queue.facts(CommentNumber(1))).snapshot]
        for act in acts {
            try office.decide(act, on: [1])
            try office.decide(.note, on: [1], by: .anna, note: "between")
            snapshots.append(try #require(office.queue.facts(CommentNumber(1))).snapshot)
        }
        for snapshot in snapshots.reversed().dropFirst() {
            // A new session reads everything again, and names what it takes back.
            var queue = Queue()
            try queue.apply(office.desk.news(after: .beginning))
            let top = try #require(queue.facts(CommentNumber(1))?.topAct)
            _ = try office.desk.decide(queue.undoCommand(top, by: .anna))
            #expect(office.queue.facts(CommentNumber(1))?.snapshot == snapshot)
        }
        for snapshot in snapshots.dropFirst() {
            try office.redo()
            #expect(office.queue.facts(CommentNumber(1))?.snapshot == snapshot)
        }
        #expect(throws: UndoRefusal.nothingToRedo) { try office.redo() }
    }

    @Test("Without a number it is the caller's newest act or note that can be taken back, never an undo")
    func findsTheNewest() throws {
        let office = try Office(comments: 3)
        try office.decide(.approve, on: [1])
        try office.decide(.approve, on: [2], by: .juris)
        try office.decide(.note, on: [3], note: "mine")
        #expect(office.queue.newestUndoable(by: .anna) == EntryNumber(8))
        try office.undo()
        #expect(office.queue.hasNote(CommentNumber(3)) == false)
        try office.undo()
        #expect(office.queue.state(of: CommentNumber(1)) == .pending)
        #expect(throws: UndoRefusal.nothingToUndo) { try office.undo() }
        #expect(throws: UndoRefusal.nothingToUndo) { try office.undo(by: .zane) }
        #expect(office.queue.state(of: CommentNumber(2)) == .approved)
    }

    @Test("Of a bulk it takes back what it can, and tells of the rest who stands on top")
    func takesBackASubset() throws {
        let office = try Office(comments: 4)
        let bulk = try #require(try office.decide(.reject(.spam), on: [1, 2, 3, 4]).entry)
        let edit = try #require(try office.decide(.approve, on: [2], by: .zane).entry)
        let erased = try office.decide(.erase(blank: []), on: [4], by: .zane)
        #expect(erased.done == [CommentNumber(4)])
        let outcome = try office.undo(bulk.rawValue)
        #expect(outcome.done == [CommentNumber(1), CommentNumber(3)])
        let conflict = Conflict(entry: edit, by: .zane, verb: .approve, at: office.now, reason: nil)
        #expect(
            outcome.setApart == [
                SetApart(number: CommentNumber(2), refusal: .undoneOutOfOrder(conflict)),
                SetApart(number: CommentNumber(4), refusal: .erased),
            ])
        // When the act above is gone, the rest can follow, in an undo of its own.
        try office.undo(edit.rawValue, by: .zane)
        let second = try office.undo(bulk.rawValue)
        #expect(second.done == [CommentNumber(2)])
        #expect(office.queue.undone(bulk) == second.entry)
        // Redo by the act's number takes back the last undo; by the undo's number, that one.
        let again = try office.redo(bulk.rawValue)
        #expect(again.done == [CommentNumber(2)])
        #expect(office.queue.undone(bulk) == outcome.entry)
        #expect(try office.redo(outcome.entry?.rawValue).done == [CommentNumber(1), CommentNumber(3)])
        #expect(office.queue.undone(bulk) == nil)
    }

    @Test("A new act ends redo")
    func newActsForgetTakenBack() throws {
        let office = try Office(comments: 1)
        try office.decide(.approve, on: [1])
        let undo = try #require(try office.undo().entry)
        let act = try #require(try office.decide(.reject(.spam), on: [1], by: .juris).entry)
        let conflict = Conflict(entry: act, by: .juris, verb: .reject, at: office.now, reason: .spam)
        let rest = [SetApart(number: CommentNumber(1), refusal: .undoneOutOfOrder(conflict))]
        #expect(throws: UndoRefusal.noneLeft(undo, rest)) { try office.redo(undo.rawValue) }
        #expect(throws: UndoRefusal.noneLeft(undo, rest)) { try office.redo() }
    }

    @Test("A note blocks no undo, and a note does not end what can be done again")
    func notesDoNotBlock() throws {
        let office = try Office(comments: 1)
        let act = try #require(try office.decide(.approve, on: [1]).entry)
        try office.decide(.note, on: [1], by: .juris, note: "hm")
        try office.undo(act.rawValue)
        #expect(office.queue.state(of: CommentNumber(1)) == .pending)
        try office.decide(.note, on: [1], by: .juris, note: "hm")
        try office.redo(act.rawValue)
        #expect(office.queue.state(of: CommentNumber(1)) == .approved)
    }

    @Test("A struck note stays struck, and brings back no deferral that it ended")
    func strikesNotes() throws {
        let office = try Office(comments: 1)
        try office.decide(.defer(until: Self.soon), on: [1])
        let note = try #require(try office.decide(.note, on: [1], by: .juris, note: "urgent").entry)
        #expect(office.queue.deferral(of: CommentNumber(1)) == nil)
        let undo = try #require(try office.undo(note.rawValue).entry)
        #expect(office.queue.deferral(of: CommentNumber(1)) == nil)
        #expect(office.queue.changes(of: CommentNumber(1)).last { $0.verb == .note }?.isStruck == true)
        #expect(throws: UndoRefusal.noteStaysStruck(note)) { try office.redo(undo.rawValue) }
        #expect(throws: UndoRefusal.noteStaysStruck(note)) { try office.redo(note.rawValue) }
        #expect(throws: UndoRefusal.alreadyUndone(note, by: undo)) { try office.undo(note.rawValue) }
    }

    @Test("Undo of what a note interrupted brings the deferral of the snapshot back")
    func restoresDeferralOfSnapshot() throws {
        let office = try Office(comments: 1)
        try office.decide(.defer(until: Self.soon), on: [1])
        let edit = try #require(try office.decide(.edit(body: "b"), on: [1]).entry)
        try office.decide(.note, on: [1], by: .juris, note: "ends the deferral")
        #expect(office.queue.deferral(of: CommentNumber(1)) == nil)
        try office.undo(edit.rawValue)
        #expect(office.queue.deferral(of: CommentNumber(1)) == Deferral(until: Self.soon, by: .anna))
    }

    @Test("An imported decision is the floor of undo, and has no decider")
    func stopsAtTheBase() throws {
        let office = try Office(comments: 0)
        let author = Author(name: "Reader")
        try office.desk.submit("old", by: author, to: .brussels, base: .rejected(.abuse))
        #expect(office.queue.reason(of: CommentNumber(1)) == .abuse)
        #expect(office.queue.decision(of: CommentNumber(1)) == nil)
        #expect(office.queue.decidedToday(since: office.now + -Moment.day) == Decided())
        try office.decide(.approve, on: [1])
        try office.undo()
        #expect(office.queue.facts(CommentNumber(1))?.reason == .abuse)
        #expect(throws: UndoRefusal.nothingToUndo) { try office.undo() }
        #expect(throws: UndoRefusal.notUndoable(EntryNumber(3), .submit)) { try office.undo(3) }
    }

    @Test("What cannot be taken back says why")
    func refuses() throws {
        let office = try Office(comments: 1)
        #expect(throws: UndoRefusal.notUndoable(EntryNumber(1), .found)) { try office.undo(1) }
        #expect(throws: UndoRefusal.notRedoable(EntryNumber(2), .release)) { try office.redo(2) }
        #expect(throws: UndoRefusal.unknownEntry(EntryNumber(4))) { try office.undo(4) }
        #expect(throws: UndoRefusal.unknownEntry(EntryNumber(0))) { try office.redo(0) }
        try office.decide(.approve, on: [1])
        #expect(throws: UndoRefusal.notUndone(EntryNumber(4))) { try office.redo(4) }
        try office.undo()
        #expect(throws: UndoRefusal.isUndo(EntryNumber(5))) { try office.undo(5) }
        #expect(throws: UndoRefusal.alreadyUndone(EntryNumber(4), by: EntryNumber(5))) { try office.undo(4) }
        try office.redo()
        #expect(throws: UndoRefusal.isRedo(EntryNumber(6), act: EntryNumber(4))) { try office.undo(6) }
        #expect(throws: UndoRefusal.isRedo(EntryNumber(6), act: EntryNumber(4))) { try office.redo(6) }
        #expect(throws: UndoRefusal.alreadyUndone(EntryNumber(5), by: EntryNumber(6))) { try office.redo(5) }
    }

    static let soon = Moment(milliseconds: 1_795_510_000_000) + Moment.hour
}
