import Moderation
import Testing

@Suite("The state machine's undo")
struct UndoRuleTests {
    @Test(
        "What is never taken back, whatever else is so",
        arguments: [.found, .release, .submit, .erase] as [Verb])
    func refusesVerbs(verb: Verb) {
        for state in State.allCases {
            #expect(
                StateMachine.undo(.init(state: state, entry: 9, verb: verb, change: 5)) == .refused(.notUndoable(verb)))
        }
    }

    @Test(
        "An act is taken back if it is on top of those in force and was not taken back, a note if it was not struck",
        arguments: [.approve, .reject, .edit, .reopen, .defer, .note] as [Verb])
    func takesBack(verb: Verb) {
        func outcome(_ state: State = .approved, change: UInt32 = 5, undone: UInt32 = 0, top: UInt32 = 5)
            -> StateMachine.UndoOutcome
        {
            StateMachine.undo(
                .init(state: state, entry: 9, verb: verb, change: change, undone: undone, top: (top, top == 5 ? 9 : 12))
            )
        }
        #expect(outcome() == (verb == .note ? .strikes(5) : .takesBack(5)))
        #expect(outcome(.erased) == .refused(.erased))
        #expect(outcome(change: 0) == .refused(.notInEntry))
        #expect(outcome(undone: 11) == .refused(.alreadyUndone(by: 11)))
        #expect(outcome(top: 7) == (verb == .note ? .strikes(5) : .refused(.outOfOrder(entry: 12))))
    }

    @Test("An undo is taken back if it took back the top of what is taken back, and what it took back was an act")
    func doesAgain() {
        func outcome(
            named: Verb = .approve, undone: UInt32 = 0, top: (UInt32, UInt32) = (0, 0),
            takenBack: (UInt32, UInt32) = (4, 9)
        ) -> StateMachine.UndoOutcome {
            StateMachine.undo(
                .init(
                    state: .pending, entry: 9, verb: .undo, named: named, change: 5, undone: undone, top: top,
                    takenBack: takenBack))
        }
        #expect(outcome() == .doesAgain(4, undo: 5))
        #expect(outcome(named: .note) == .refused(.notUndoable(.note)))
        #expect(outcome(named: .undo) == .refused(.notUndoable(.undo)))
        #expect(outcome(undone: 11) == .refused(.alreadyUndone(by: 11)))
        #expect(outcome(takenBack: (4, 10)) == .refused(.outOfOrder(entry: 10)))
        #expect(outcome(top: (7, 12), takenBack: (0, 0)) == .refused(.outOfOrder(entry: 12)))
        #expect(outcome(takenBack: (0, 0)) == .refused(.outOfOrder(entry: 9)))
    }
}
