import Moderation
import Testing

@Suite("The state machine's table")
struct StateTableTests {
    /// What DESIGN's table says, written down by hand: `+` lawful whenever, `?` lawful on a condition, `-` refused.
    static let expectation: [(State, String)] = [
        // approve reject edit reopen defer note erase
        (.pending, "+ + + ? + + +"),
        (.approved, "- + + + - + +"),
        (.rejected, "+ ? - + - + +"),
        (.erased, "- - - - - - ?"),
    ]

    @Test("It has every state with every decision, once")
    func isComplete() {
        let pairs = StateTable.rows.map { [$0.state.word, $0.verb.word] }
        let all = State.allCases.flatMap { state in StateTable.verbs.map { [state.word, $0.word] } }
        #expect(pairs == all)
    }

    @Test("Each rule is what was agreed", arguments: expectation)
    func agrees(state: State, signs: String) throws {
        let signs = signs.split(separator: " ").map(String.init)
        for (verb, sign) in zip(StateTable.verbs, signs) {
            let rule = StateTable.rule(state, verb)
            switch sign {
            case "+": #expect(rule.condition == .always && rule.outcome != nil && rule.objection == nil)
            case "?": #expect(rule.condition != .always && rule.outcome != nil && rule.objection != nil)
            default: #expect(rule.condition == .never && rule.outcome == nil && rule.objection != nil)
            }
        }
    }

    @Test(
        "A decision leads to this state, or is refused for this reason",
        arguments: [
            (.pending, .approve, .approved, nil), (.pending, .reject(.spam), .rejected, nil),
            (.pending, .edit(body: "b"), .pending, nil), (.pending, .reopen, nil, .alreadyPending),
            (.pending, .defer(until: soon), .pending, nil), (.pending, .note, .pending, nil),
            (.pending, .erase(blank: []), .erased, nil),
            (.approved, .approve, nil, .alreadyApproved), (.approved, .reject(.spam), .rejected, nil),
            (.approved, .edit(body: "b"), .approved, nil), (.approved, .reopen, .pending, nil),
            (.approved, .defer(until: soon), nil, .notPending(.approved)), (.approved, .note, .approved, nil),
            (.approved, .erase(blank: []), .erased, nil),
            (.rejected, .approve, .approved, nil), (.rejected, .reject(.spam), nil, .alreadyRejected(.spam)),
            (.rejected, .reject(.abuse), .rejected, nil), (.rejected, .edit(body: "b"), nil, .rejectedNotEditable),
            (.rejected, .reopen, .pending, nil), (.rejected, .defer(until: soon), nil, .notPending(.rejected)),
            (.rejected, .note, .rejected, nil), (.rejected, .erase(blank: []), .erased, nil),
            (.erased, .approve, nil, .erased), (.erased, .reject(.spam), nil, .erased),
            (.erased, .edit(body: "b"), nil, .erased), (.erased, .reopen, nil, .erased),
            (.erased, .defer(until: soon), nil, .erased), (.erased, .note, nil, .erased),
            (.erased, .erase(blank: []), nil, .erased),
        ] as [(State, Decision, State?, Refusal?)])
    func decides(state: State, decision: Decision, outcome: State?, refusal: Refusal?) {
        let facts = Self.facts(state)
        do throws(Refusal) {
            let event = try StateTable.decide(decision, by: .anna, facts: facts, at: Self.now)
            let next = StateTable.evolve(facts, event, by: .anna, in: EntryNumber(9))
            #expect(next.state == outcome)
            #expect(next.version == EntryNumber(9))
            #expect((next.reason != nil) == (next.state == .rejected))
            #expect((next.standing == EntryNumber(9)) == decision.verb.isAct)
        } catch {
            #expect(error == refusal)
            #expect(outcome == nil)
        }
    }

    @Test(
        "What is refused to who decides, though not to who reads",
        arguments: [
            (.defer(until: now), .untilPassed), (.defer(until: now + -1), .untilPassed), (.defer(until: now + 1), nil),
            (.defer(until: now + 366 * Moment.day), nil), (.defer(until: now + 366 * Moment.day + 1), .untilTooFar),
            (.edit(body: "a\u{308}"), .unchanged), (.edit(body: "\u{E4}"), nil), (.edit(body: ""), nil),
        ] as [(Decision, Refusal?)])
    func isStricterWhenDeciding(decision: Decision, refusal: Refusal?) {
        var told: Refusal?
        do throws(Refusal) {
            _ = try StateTable.decide(
                decision, by: .anna, facts: Self.facts(.pending), at: Self.now, bodyInForce: "a\u{308}")
        } catch {
            told = error
        }
        #expect(told == refusal)
    }

    @Test(
        "A deferral ends by another's act, stays under its owner's edit and note, and is replaced by a new one",
        arguments: [
            (.approve, .juris, nil), (.reject(.spam), .juris, nil), (.reopen, .juris, nil), (.reopen, .anna, nil),
            (.edit(body: "b"), .juris, nil), (.note, .juris, nil), (.edit(body: "b"), .anna, kept),
            (.note, .anna, kept), (.defer(until: later), .juris, Deferral(until: later, by: .juris)),
            (.defer(until: later), .anna, Deferral(until: later, by: .anna)), (.erase(blank: []), .anna, nil),
        ] as [(Decision, Login, Deferral?)])
    func endsDeferrals(decision: Decision, login: Login, expected: Deferral?) throws {
        var facts = Self.facts(.pending)
        facts.deferral = Self.kept
        let event = try StateTable.decide(decision, by: login, facts: facts, at: Self.now)
        #expect(StateTable.evolve(facts, event, by: login, in: EntryNumber(9)).deferral == expected)
    }

    @Test("Reopening ends a deferral that still runs; one that has run out leaves nothing to reopen")
    func reopensDeferred() throws {
        var facts = Self.facts(.pending)
        facts.deferral = Deferral(until: Self.now + 1, by: .juris)
        #expect(try StateTable.decide(.reopen, by: .anna, facts: facts, at: Self.now) == .reopened)
        facts.deferral = Deferral(until: Self.now, by: .juris)
        #expect(throws: Refusal.alreadyPending) {
            try StateTable.decide(.reopen, by: .anna, facts: facts, at: Self.now)
        }
    }

    @Test(
        "What is erased is erased again only for what no erasure has listed",
        arguments: [([], false), ([7], true), ([7, 9], true), ([3], false), ([3, 7], false)] as [([UInt32], Bool)])
    func erasesAgain(blank: [UInt32], isLawful: Bool) {
        let facts = Self.facts(.erased)
        let event = try? StateTable.decide(
            .erase(blank: blank.map { EntryNumber($0) }), by: .anna, facts: facts, at: Self.now,
            listed: [EntryNumber(3), EntryNumber(5)])
        #expect(event == (isLawful ? .erased : nil))
    }

    @Test("An undo is no matter of the table")
    func refusesUndo() {
        #expect(throws: Refusal.notUndoable(.undo)) {
            try StateTable.decide(.undo(EntryNumber(3)), by: .anna, facts: Self.facts(.pending), at: Self.now)
        }
    }

    static let now = Moment(milliseconds: 1_795_510_000_000)
    static let soon = now + Moment.hour
    static let later = now + Moment.day
    static let kept = Deferral(until: soon, by: .anna)

    private static func facts(_ state: State) -> CommentFacts {
        CommentFacts(
            number: CommentNumber(1), version: EntryNumber(5),
            snapshot: Snapshot(
                state: state, reason: state == .rejected ? .spam : nil, body: EntryNumber(3), deferral: nil),
            submission: EntryNumber(3))
    }
}
