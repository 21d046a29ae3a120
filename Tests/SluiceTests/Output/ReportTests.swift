import ArgumentParser
import DeskDoubles
import Moderation
import Terminal
import Testing
import Wording

@testable import sluice

@Suite("What is told of a decision")
struct ReportTests {
    @Test("Refusals say who did what, when")
    func refusals() throws {
        let conflict = Conflict(
            entry: EntryNumber(4_807), by: try #require(Login("juris")), verb: .reject,
            at: Moment(milliseconds: 1_795_521_600_000), reason: ReasonCode("spam"))
        let apart = SetApart(number: CommentNumber(17), refusal: .conflict(conflict))
        #expect(
            apart.line(.sample()).plain
                == "#17: juris rejected it as spam, 2026-11-24 14:00 (entry 4807), after you saw it")
    }

    @Test("Every refusal has a code of its own")
    func distinct() throws {
        let conflict = Conflict(
            entry: EntryNumber(1), by: try #require(Login("juris")), verb: .approve, at: Moment(milliseconds: 0),
            reason: nil)
        let all: [Refusal] = [
            .unknownComment, .alreadyPending, .alreadyApproved, .alreadyRejected(.other), .rejectedNotEditable,
            .notPending(.approved), .erased, .unchanged, .untilPassed, .untilTooFar, .conflict(conflict),
            .notInEntry(EntryNumber(1)), .alreadyUndone(by: EntryNumber(2)), .undoneOutOfOrder(conflict),
            .notUndoable(.submit), .unknownVersion(EntryNumber(9)),
        ]
        #expect(Set(all.map { $0.code }).count == all.count)
    }

    @Test(
        "A failure of the desk has the exit code that scripts rely on",
        arguments: [
            (DeskError.replaced, sluice.ExitStatus.refused), (.locked(process: 7), .locked),
            (.locked(process: nil), .locked), (.overtaken, .locked),
            (.lacking(EntryNumber(7)), .locked),
            (.readOnly(.notWritable), .notPermitted), (.readOnly(.worldWritable), .notPermitted),
            (.readOnly(.notModerator(.form)), .notPermitted), (.readOnly(.damaged(damage)), .data),
            (.damaged(damage), .data), (.noQueue(path: "q"), .missing), (.invalid(.noServer), .data),
            (.failed(.init(.notPermitted, of: "q")), .notPermitted),
            (.failed(.init(.missing, of: "q")), .missing),
            (.failed(.init(.noRoom, of: "q")), .disk),
            (.failed(.init(.device, of: "q")), .disk),
            (.outcomeUnknown(.init(.device, of: "q")), .disk),
            (.unreachable(server: "press", .said("refused")), .unreachable), (.behind(EntryNumber(7)), .data),
            (.diverged(EntryNumber(7)), .data), (.refused(.noQueue, server: "press"), .missing),
            (.refused(.moved("elsewhere"), server: "press"), .data),
            (.refused(.mayNot("no"), server: "press"), .notPermitted),
        ])
    func statuses(error: DeskError, status: sluice.ExitStatus) {
        let failure = Failure(error)
        #expect(failure.status == status)
        #expect(failure.line.hasPrefix("sluice: "))
        #expect(!failure.line.contains("\n"))
    }

    @Test("Exit codes are those of sysexits")
    func codes() {
        #expect(sluice.ExitStatus.allCases.map(\.rawValue) == [0, 1, 64, 65, 66, 69, 70, 73, 74, 75, 77, 78])
    }

    @Test("A folder's name that attacks the terminal is shown, not sent")
    func hostilePath() {
        #expect(Failure(DeskError.noQueue(path: "\u{1B}[2J")).line.contains("in ␛[2J;"))
    }

    private static let damage = Damage(line: 3, byte: 400, kind: .chain, detail: "the chain does not hold")
}
