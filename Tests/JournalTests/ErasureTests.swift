import Journal
import Moderation
import Testing

@Suite("Erasing")
struct ErasureTests {
    /// A queue whose second comment has an edit, a note of its own, and a note that it shares.
    private func prepared() throws -> (Office, JournalDesk, Queue) {
        let office = try Office(comments: ["viens", "noslēpums divi", "trīs"])
        var (desk, queue) = try office.open()
        try desk.decide(.edit(body: "noslēpums labots"), on: [2], &queue)
        try desk.decide(.approve, on: [2], &queue, note: "noslēpums piezīmē")
        try desk.decide(.note, on: [1, 2], &queue, note: "kopīga piezīme")
        return (office, desk, queue)
    }

    @Test("The content of every entry goes, in place, and everything else stays as it was")
    func blanks() throws {
        var (office, desk, queue) = try prepared()
        let before = office.journal
        office.files["/queue/queue.checkpoint"] = [1]
        office.files.forgetTrace()
        let outcome = try desk.erase([2], &queue)
        #expect(outcome.remarks == [])
        #expect(
            office.files.trace == [
                "lock queue.lock", "write queue.jsonl", "flush queue.jsonl", "list queue",
                "remove queue.checkpoint", "flush queue", "write queue.jsonl", "write queue.jsonl", "write queue.jsonl",
                "flush queue.jsonl",
            ])
        let after = String(decoding: office.journal, as: UTF8.self)
        #expect(!after.contains("noslēpums"))
        #expect(after.contains("kopīga piezīme"))
        #expect(office.journal.count > before.count)

        let verification = try Verifier.verify(folder: Sample.folder, files: office.files)
        #expect(verification.damage == nil)
        #expect(verification.remarks == [])
        let opened = try office.openWhole()
        #expect(opened.desk.access == .full(Sample.anna))
        #expect(opened.queue.state(of: Sample.number(2)) == .erased)
        let entry = try opened.desk.entry(at: try #require(opened.queue.submissionPlace(of: Sample.number(2))))
        #expect(entry.isBlanked)
        #expect(entry.content == nil)
    }

    @Test("A shared note goes when that is asked for")
    func sharedNote() throws {
        var (office, desk, queue) = try prepared()
        let blankable = queue.blankable(with: [Sample.number(2)])
        #expect(blankable.sharedNotes.count == 1)
        try desk.decide(.erase(blank: (blankable.certain + blankable.sharedNotes).sorted()), on: [2], &queue)
        #expect(!String(decoding: office.journal, as: UTF8.self).contains("kopīga piezīme"))
        #expect(try Verifier.verify(folder: Sample.folder, files: office.files).damage == nil)
    }

    @Test("An erasure that broke off anywhere is finished by the next writer", arguments: 0..<4)
    func unfinished(after: Int) throws {
        var (office, desk, queue) = try prepared()
        // The journal's first write is the entry; then every content; the last fault is at the flush behind them.
        if after < 3 {
            office.files.fail(
                .init(operation: "write", suffix: "queue.jsonl", after: 1 + after, written: 9, isLasting: true))
        } else {
            office.files.fail(.init(operation: "flush", suffix: "queue.jsonl", after: 1))
        }
        let erased = try desk.erase([2], &queue)
        office.files.heal()
        let erasure = try #require(erased.entry)
        let operation = after < 3 ? "write" : "flush"
        #expect(
            erased.remarks == [
                .hinderedErasure(
                    entry: erasure, Hindrance(operation: operation, path: Sample.journal, code: 5))
            ])

        let opened = try office.openWhole()
        #expect(opened.desk.access == .full(Sample.anna))
        #expect(opened.remarks == [.unfinishedErasure(entry: erasure)])
        let place = try #require(opened.queue.submissionPlace(of: Sample.number(2)))
        #expect(try opened.desk.entry(at: place).content == nil)
        var bodies = 0
        try opened.desk.bodies(at: [place]) { _, _ in
            bodies += 1
            return true
        }
        #expect(bodies == 0)
        let verification = try Verifier.verify(folder: Sample.folder, files: office.files)
        #expect(verification.damage == nil)
        #expect(verification.remarks == [.unfinishedErasure(entry: erasure)])
        var (next, nextQueue) = (opened.desk, opened.queue)
        let outcome = try next.decide(.approve, on: [1], &nextQueue)
        #expect(outcome.remarks == [.finishedErasure(entry: erasure)])
        #expect(!String(decoding: office.journal, as: UTF8.self).contains("noslēpums"))
        #expect(try office.openWhole().remarks == [])
    }

    @Test("A desk that was open all the time finishes what another began")
    func finishedByAnother() throws {
        var (office, desk, queue) = try prepared()
        var (other, otherQueue) = try office.open(as: Sample.juris)
        office.files.fail(
            .init(operation: "write", suffix: "queue.jsonl", after: 2, written: 9, isLasting: true))
        #expect(try desk.erase([2], &queue).remarks.count == 1)
        office.files.heal()
        let outcome = try other.decide(.approve, on: [1], &otherQueue)
        #expect(outcome.remarks.count == 1)
        #expect(!String(decoding: office.journal, as: UTF8.self).contains("noslēpums"))
    }

    @Test("A content that is missing without an erasure is damage")
    func missing() throws {
        let (office, _, queue) = try prepared()
        let place = try #require(queue.submissionPlace(of: Sample.number(2)))
        let line = String(decoding: office.journal[place.offset..<place.offset + place.length], as: UTF8.self)
        let parts = line.split(separator: #","content":"#, maxSplits: 1)
        let blanked =
            parts[0] + #","content":null"# + String(repeating: " ", count: parts[1].utf8.count - 4 - 2) + "}\n"
        #expect(blanked.utf8.count == place.length)
        office.journal.replaceSubrange(place.offset..<place.offset + place.length, with: Array(blanked.utf8))
        let opened = try office.openWhole()
        guard case .readOnly(.damaged(let damage)) = opened.desk.access else {
            Issue.record("the desk can write")
            return
        }
        #expect(damage.line == 4)
        #expect(damage.kind == .unlawful)
        #expect(opened.queue.commentCount == 1)
    }

    @Test("Drafts lose what belongs to an erased comment")
    func drafts() throws {
        var (office, desk, queue) = try prepared()
        let (juris, _) = try office.open(as: Sample.juris)
        let draft = Draft(
            texts: [
                Draft.Text(
                    target: Target(number: Sample.number(2), version: EntryNumber(7)), body: "noslēpums", at: Sample.now
                ),
                Draft.Text(
                    target: Target(number: Sample.number(1), version: EntryNumber(7)), body: "mans", at: Sample.now),
            ],
            tags: [Target(number: Sample.number(2), version: EntryNumber(7))], query: "is:pending", order: .newest,
            place: Sample.number(1))
        try juris.keep(draft)
        try desk.erase([2], &queue)
        let kept = try juris.draft()
        #expect(kept?.texts.map(\.target.number) == [Sample.number(1)])
        #expect(kept?.tags == [])
        #expect(kept?.query == "is:pending")
    }
}
