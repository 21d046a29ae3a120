import Moderation
import Testing

@testable import Journal

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

    @Test("A shared note goes when that is asked for", .copiesToo)
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
                .init(operation: .write, suffix: "queue.jsonl", after: 1 + after, written: 9, isLasting: true))
        } else {
            office.files.fail(.init(operation: .flush, suffix: "queue.jsonl", after: 1))
        }
        let erased = try desk.erase([2], &queue)
        office.files.heal()
        let erasure = try #require(erased.entry)
        let operation: StorageFailure.Operation = after < 3 ? .write : .flush
        #expect(
            erased.remarks == [
                .hinderedErasure(
                    entry: erasure, .of(operation, Sample.journal, 5))
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

    @Test("A desk that was open all the time finishes what another began", .copiesToo)
    func finishedByAnother() throws {
        var (office, desk, queue) = try prepared()
        var (other, otherQueue) = try office.open(as: Sample.juris)
        office.files.fail(
            .init(operation: .write, suffix: "queue.jsonl", after: 2, written: 9, isLasting: true))
        #expect(try desk.erase([2], &queue).remarks.count == 1)
        office.files.heal()
        let outcome = try other.decide(.approve, on: [1], &otherQueue)
        #expect(outcome.remarks.count == 1)
        #expect(!String(decoding: office.journal, as: UTF8.self).contains("noslēpums"))
    }

    @Test("A content that is missing without an erasure is damage", .copiesToo)
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

    private func text(_ body: String, on number: UInt32) -> Draft.Text {
        Draft.Text(target: Target(number: Sample.number(number), version: EntryNumber(7)), body: body, at: Sample.now)
    }

    @Test(
        "Drafts lose what belongs to an erased comment, in sessions that live and in those that have ended", .copiesToo)
    func drafts() throws {
        var (office, desk, queue) = try prepared()
        var draft = Draft(
            texts: [text("noslēpums", on: 2), text("mans", on: 1)],
            tags: [Target(number: Sample.number(2), version: EntryNumber(7))], query: "is:pending", order: .newest,
            place: Sample.number(1))
        draft.texts[1].older = [text("vecāks", on: 1)]
        draft.notes = [Draft.Note(number: Sample.number(2), verb: .note, text: "noslēpums", at: Sample.now)]
        try office.leave(draft)
        let (juris, jurisQueue) = try office.open(as: Sample.juris)
        #expect(try juris.keep(draft, after: jurisQueue.place))
        try desk.erase([2], &queue)
        #expect(office.files.paths(holding: ["noslēpums"]) == [])
        draft.texts.removeFirst()
        draft.tags = []
        draft.notes = []
        #expect(try office.found().draft == draft)
    }

    @Test(
        "Queries and notes that name an erased author go with them, however they are spelled", .copiesToo,
        arguments: [
            ("is:pending", "labs", true, true), ("author:\"Jānis Bērziņš\"", "labs", false, true),
            ("JANIS BERZINS", "", false, true), ("author:bērz", "", false, true), ("-berzins", "", false, true),
            ("email:@example.org", "", false, true), ("address:192.0.2.7", "", false, true),
            ("", "zvanīja JĀNIS  BĒRZIŅŠ?", true, false), ("is:pending", "raksti uz Janis@Example.org", true, false),
            ("author:\"an", "", true, true), ("body:bērns", "", true, true),
        ])
    func names(query: String, note: String, queryStays: Bool, noteStays: Bool) throws {
        let office = try Office(comments: ["viens", "divi"])
        var draft = Draft(query: query, place: Sample.number(2))
        if !note.isEmpty {
            draft.notes = [Draft.Note(number: Sample.number(2), verb: .reject, text: note, at: Sample.now)]
        }
        try office.leave(draft, as: Sample.juris)
        var (desk, queue) = try office.open()
        try desk.erase([1], &queue)
        let found = try office.found(as: Sample.juris).draft
        #expect(found?.query == (queryStays ? query : ""))
        #expect(found?.notes == (noteStays ? draft.notes : []))
        #expect(found?.place == Sample.number(2))
    }

    @Test("Who was stopped while somebody erased writes nothing of it back, and is told to read on", .copiesToo)
    func stopped() throws {
        var (office, desk, queue) = try prepared()
        var (juris, jurisQueue) = try office.open(as: Sample.juris)
        var draft = Draft(texts: [text("noslēpums", on: 2), text("mans", on: 1)], query: "author:jānis")
        draft.notes = [Draft.Note(number: nil, verb: .note, text: "Jānis Bērziņš", at: Sample.now)]
        try desk.erase([2], &queue)
        #expect(try !juris.keep(draft, after: jurisQueue.place))
        #expect(office.files.paths(holding: ["noslēpums", "jānis", "Jānis Bērziņš"]) == ["/queue/queue.jsonl"])
        try jurisQueue.apply(try juris.news(after: jurisQueue.place))
        draft.query = "is:any"
        draft.notes = []
        #expect(try juris.keep(draft, after: jurisQueue.place))
        let bytes = try #require(office.files.paths(holding: ["mans"]).first.flatMap { office.files[$0] })
        #expect(String(decoding: bytes, as: UTF8.self).contains("is:any"))
        #expect(office.files.paths(holding: ["noslēpums"]) == [])
    }

    @Test("Texts that lie in editors go when their session has ended, with what editors leave beside them", .copiesToo)
    func editors() throws {
        var (office, desk, queue) = try prepared()
        let (juris, _) = try office.open(as: Sample.juris)
        let alive = try juris.lendText("dzīvs")
        func edit() throws {
            let (zane, _) = try office.open(as: Sample.sure(Login("zane")))
            let path = try zane.lendText("noslēpums")
            for name in [path + "~", path.replacing("edit-", with: ".edit-") + ".swp", path + ".log"] {
                office.files[name] = Array("noslēpums".utf8)
            }
        }
        try edit()
        #expect(office.drafts.count == 7)
        try desk.erase([2], &queue)
        #expect(office.files.paths(holding: ["noslēpums"]) == [])
        #expect(office.files[alive] == Array("dzīvs".utf8))
        juris.takeBackText()
        #expect(office.drafts.filter { $0.contains("juris") } == [])
    }
}
