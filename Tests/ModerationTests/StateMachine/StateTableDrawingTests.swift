import Moderation
import Testing

@Suite("The state machine drawn")
struct StateTableDrawingTests {
    @Test("As a table")
    func table() {
        #expect(
            StateTable.table == """
                from      decision  to
                pending   approve   approved
                pending   reject    rejected
                pending   edit      pending, another's deferral ends
                pending   reopen    pending, if a deferral stands, which ends; else refused: already pending
                pending   defer     pending, deferred
                pending   note      pending, another's deferral ends
                pending   erase     erased
                approved  approve   refused: already approved
                approved  reject    rejected
                approved  edit      approved
                approved  reopen    pending
                approved  defer     refused: only pending ones wait
                approved  note      approved
                approved  erase     erased
                rejected  approve   approved
                rejected  reject    rejected, if the reason differs; else refused: already rejected for this reason
                rejected  edit      refused: reopen it first
                rejected  reopen    pending
                rejected  defer     refused: only pending ones wait
                rejected  note      rejected
                rejected  erase     erased
                erased    approve   refused: erased
                erased    reject    refused: erased
                erased    edit      refused: erased
                erased    reopen    refused: erased
                erased    defer     refused: erased
                erased    note      refused: erased
                erased    erase     erased, if all that it blanks was not listed before; else refused: erased

                """)
    }

    @Test("As a picture")
    func dot() {
        #expect(
            StateTable.dot == """
                digraph states {
                    rankdir=LR;
                    node [shape=box];
                    submit [shape=point];
                    pending;
                    approved;
                    rejected;
                    erased;
                    submit -> pending [label="submit"];
                    submit -> approved [label="imported", style=dashed];
                    submit -> rejected [label="imported", style=dashed];
                    pending -> pending [label="edit, reopen, defer, note"];
                    pending -> approved [label="approve"];
                    pending -> rejected [label="reject"];
                    pending -> erased [label="erase"];
                    approved -> pending [label="reopen"];
                    approved -> approved [label="edit, note"];
                    approved -> rejected [label="reject"];
                    approved -> erased [label="erase"];
                    rejected -> pending [label="reopen"];
                    rejected -> approved [label="approve"];
                    rejected -> rejected [label="reject, note"];
                    rejected -> erased [label="erase"];
                    erased -> erased [label="erase"];
                }

                """)
    }
}
