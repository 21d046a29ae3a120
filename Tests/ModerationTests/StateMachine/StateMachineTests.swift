import Moderation
import Testing

@Suite("The state machine")
struct StateMachineTests {
    /// What was agreed, written down by hand: `+` allowed, `?` allowed on a condition, `-` refused; and where it leads.
    static let agreement: [(State, String)] = [
        // approve reject edit reopen defer note erase
        (.pending, "+approved +rejected +pending ?pending +pending +pending +erased"),
        (.approved, "-alreadyApproved +rejected +approved +pending -notPending +approved +erased"),
        (.rejected, "+approved ?rejected -rejectedNotEditable +pending -notPending +rejected +erased"),
        (.erased, "-erased -erased -erased -erased -erased -erased ?erased"),
    ]

    @Test("Every state with every decision is what was agreed, by the table and by the function", arguments: agreement)
    func agrees(state: State, cells: String) {
        let cells = cells.split(separator: " ")
        #expect(cells.count == StateMachine.decisions.count)
        for (decision, cell) in zip(StateMachine.decisions, cells) {
            let word = String(cell.dropFirst())
            let step = StateMachine.Step(decision, by: Self.anna, entry: 9, reason: 4, deferral: 8)
            let outcome = StateMachine.decide(step, on: Self.facts(state))
            switch (cell.first, StateMachine.rule(state, decision)) {
            case ("+", .becomes(let next, _)): #expect(next.word == word && outcome.state == next)
            case ("?", .becomesIf(let condition, let next, let objection)):
                #expect(next.word == word)
                // What the facts and the step make of the condition: see below for each of its two sides.
                #expect(condition == .isDeferred ? outcome == .refused(objection) : outcome.state == next)
            case ("-", .refused(let objection)): #expect("\(objection)" == word && outcome == .refused(objection))
            case (_, let rule): Issue.record("\(state) \(decision): \(rule), not \(cell)")
            }
        }
    }

    @Test("What is no decision is refused in every state", arguments: State.allCases)
    func refusesOthers(state: State) {
        for verb in Verb.allCases where !StateMachine.decisions.contains(verb) {
            let step = StateMachine.Step(verb, by: Self.anna)
            #expect(StateMachine.decide(step, on: Self.facts(state)) == .refused(.notADecision))
        }
    }

    @Test(
        "The reason goes with rejected and with nothing else; only an edit changes the text", arguments: State.allCases)
    func keepsReasonsAndTexts(state: State) {
        for decision in StateMachine.decisions {
            let step = StateMachine.Step(decision, by: Self.anna, entry: 9, reason: 4, deferral: 8)
            guard case .becomes(let after) = StateMachine.decide(step, on: Self.facts(state)) else { continue }
            let reason = decision == .reject ? 4 : state == .rejected ? 3 : 0
            #expect(after.reason == (after.state == .rejected ? reason : 0))
            #expect(after.edit == (decision == .edit ? 9 : 7))
        }
    }

    @Test(
        "A rejection for the same reason is refused, for another it is not",
        arguments: [(3, false), (4, true), (-1, true)])
    func asksForAnotherReason(reason: Int, isAllowed: Bool) {
        let outcome = StateMachine.decide(.init(.reject, by: Self.anna, reason: reason), on: Self.facts(.rejected))
        #expect((outcome == .refused(.alreadyRejected)) == !isAllowed)
    }

    @Test("What is erased is erased again only for what no erasure has listed", arguments: [true, false])
    func erasesAgain(blanksOnlyUnlisted: Bool) {
        let step = StateMachine.Step(.erase, by: Self.anna, blanksOnlyUnlisted: blanksOnlyUnlisted)
        #expect((StateMachine.decide(step, on: Self.facts(.erased)) == .refused(.erased)) == !blanksOnlyUnlisted)
        #expect(StateMachine.decide(step, on: Self.facts(.approved)).state == .erased)
    }

    @Test(
        "A deferral ends by another's act, stays under its owner's edit and note, and is replaced by a new one",
        arguments: [
            (.approve, juris, 0), (.reject, juris, 0), (.reopen, juris, 0), (.reopen, anna, 0), (.edit, juris, 0),
            (.note, juris, 0), (.edit, anna, 5), (.note, anna, 5), (.defer, juris, 8), (.defer, anna, 8),
            (.erase, anna, 0),
        ] as [(Verb, UInt32, UInt32)])
    func endsDeferrals(decision: Verb, by: UInt32, expected: UInt32) throws {
        let step = StateMachine.Step(decision, by: by, entry: 9, reason: 4, deferral: 8)
        guard case .becomes(let after) = StateMachine.decide(step, on: Self.facts(.pending, deferral: 5)) else {
            Issue.record("\(decision) is refused")
            return
        }
        #expect(after.deferral == expected)
    }

    private static let anna: UInt32 = 1
    private static let juris: UInt32 = 2

    /// A comment with an edit, rejected for reason 3 if it is rejected, put off by Anna if at all.
    private static func facts(_ state: State, deferral: UInt32 = 0) -> StateMachine.Facts {
        StateMachine.Facts(
            PackedStatus(StateCode(state, reason: state == .rejected ? 3 : 0), edit: 7, deferral: deferral),
            deferredBy: deferral == 0 ? 0 : anna)
    }

    @Test("As a picture")
    func graph() {
        #expect(
            StateMachine.graph.joined(separator: "\n") == """
                digraph states {
                  rankdir=LR;
                  node [shape=box];
                  start [shape=point];
                  start -> pending [label="submit"];
                  pending;
                  approved;
                  rejected;
                  erased;
                  pending -> approved [label="approve"];
                  pending -> rejected [label="reject"];
                  pending -> pending [label="edit, reopen*, defer, note"];
                  pending -> erased [label="erase"];
                  approved -> rejected [label="reject"];
                  approved -> approved [label="edit, note"];
                  approved -> pending [label="reopen"];
                  approved -> erased [label="erase"];
                  rejected -> approved [label="approve"];
                  rejected -> rejected [label="reject*, note"];
                  rejected -> pending [label="reopen"];
                  rejected -> erased [label="erase"];
                  erased -> erased [label="erase*"];
                }
                """)
    }
}

extension StateMachine.Outcome {
    fileprivate var state: State? {
        if case .becomes(let status) = self { status.state } else { nil }
    }
}
