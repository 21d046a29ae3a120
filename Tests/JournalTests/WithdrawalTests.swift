import Moderation
import Testing

@testable import Journal

@Suite("What is not public any longer goes first")
struct WithdrawalTests {
    private static let page = "/public/budget-2027.json"
    private static let other = "/public/other.json"
    private static let list = "/public/.sluice-published.json"
    private static let noRoom: Int32 = 28

    /// A queue of two releases, the second with a comment that waits, and a folder that shows the first one's comments.
    private func office() throws -> Office {
        let office = try Office(comments: ["viens", "divi"])
        var (desk, queue) = try office.open()
        try desk.release(
            Release(slug: Sample.sure(Slug("other")), title: "t", date: CivilDate(daysSince1970: 0)), by: Sample.anna,
            queue: &queue)
        _ = try desk.submit(
            ["trīs", "četri"].map {
                NewComment(release: Sample.sure(Slug("other")), author: Sample.author, body: $0)
            }, by: Sample.web, queue: &queue)
        try desk.decide(.approve, on: [1, 2, 3], &queue)
        try publish(office)
        return office
    }

    @discardableResult
    private func publish(_ office: Office, force: Bool = false) throws(PublishError) -> Publisher.Report {
        var publisher = Publisher(of: Sample.folder, into: "/public", files: office.files)
        return try publisher.publish(force: force)
    }

    private func decide(_ office: Office, _ decision: Decision, on numbers: [UInt32], note: String? = nil) throws {
        var (desk, queue) = try office.open()
        try desk.decide(decision, on: numbers, &queue, note: note)
    }

    private func shows(_ office: Office, _ text: String, in page: String = page) -> Bool {
        office.files[page]?.firstRange(of: Array(text.utf8)) != nil
    }

    /// Fails a call on whatever is written beside the pages, until the files are healed.
    private func fail(_ operation: StorageFailure.Operation, _ office: Office, code: Int32 = noRoom) {
        office.files.fail(.init(operation: operation, suffix: "2027.json", code: code, isLasting: true))
    }

    @Test("A page that loses a comment is written before one that gains one; a page with none left goes first of all")
    func order() throws {
        let office = try office()
        try decide(office, .approve, on: [4])
        try decide(office, .reject(Sample.spam), on: [2])
        office.files.forgetTrace()
        try publish(office)
        var steps = office.files.trace.filter { $0.hasPrefix("rename") && !$0.contains("published") }
        #expect(steps == ["rename .sluice-new-budget-2027.json", "rename .sluice-new-other.json"])

        try decide(office, .reject(Sample.spam), on: [3, 4])
        try decide(office, .edit(body: "labots"), on: [1])
        office.files.forgetTrace()
        try publish(office)
        steps = office.files.trace.filter { $0.hasPrefix("rename .sluice-new-budget") || $0 == "remove other.json" }
        #expect(steps == ["remove other.json", "rename .sluice-new-budget-2027.json"])
    }

    @Test(
        "Where the smaller page can't be written the old one is removed, which is told, and it returns when it can",
        arguments: [.open, .write, .flush, .rename, .setMode] as [StorageFailure.Operation])
    func takenDown(operation: StorageFailure.Operation) throws {
        let office = try office()
        try decide(office, .reject(Sample.spam), on: [2])
        fail(operation, office)
        var done = PartialPublication()
        done.takenDown = ["budget-2027.json"]
        let error = #expect(throws: PublishError.self) { try publish(office) }
        guard case .incomplete(let partial, .failed(let failed)) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(partial == done && failed.cause == .noRoom && failed.operation == operation)
        #expect(office.files[Self.page] == nil)
        #expect(shows(office, "trīs", in: Self.other))
        #expect(throws: PublishError.self) { try publish(office) }

        office.files.heal()
        #expect(try publish(office).written == ["budget-2027.json"])
        #expect(shows(office, "viens") && !shows(office, "divi"))
    }

    @Test("An edited text is taken away like a rejected one; where only something is added, the old page stays")
    func edited() throws {
        let office = try office()
        try decide(office, .edit(body: "labots"), on: [2])
        fail(.write, office)
        #expect(throws: PublishError.self) { try publish(office) }
        #expect(office.files[Self.page] == nil)
        office.files.heal()
        try publish(office)

        var (desk, queue) = try office.open()
        try office.submit(["pieci"], desk, &queue)
        try desk.decide(.approve, on: [5], &queue)
        fail(.write, office)
        #expect(throws: PublishError.self) { try publish(office) }
        #expect(shows(office, "labots") && !shows(office, "pieci"))
    }

    @Test("One page that can't be withdrawn stops no other, and is named")
    func exposed() throws {
        let office = try office()
        try decide(office, .reject(Sample.spam), on: [1, 2, 3])
        office.files.fail(.init(operation: .remove, suffix: "/budget-2027.json", code: 30, isLasting: true))
        let error = #expect(throws: PublishError.self) { try publish(office) }
        var done = PartialPublication()
        done.exposed = ["budget-2027.json"]
        done.removed = ["other.json"]
        #expect(error == .incomplete(done, cause: .failed(.of(.remove, Self.page, 30))))
        #expect(office.files[Self.other] == nil)
        office.files.heal()
        #expect(try publish(office).removed == ["budget-2027.json"])
    }

    @Test("Whatever call fails, what was withdrawn is gone or named, and what is said was done or not done is true")
    func everyCall() throws {
        let base = try office()
        try decide(base, .reject(Sample.spam), on: [2])
        try decide(base, .approve, on: [4])
        let before = base.files[Self.page]
        var calls = 0
        var isOver = false
        while !isOver {
            let office = Office(copying: base)
            office.files.strike(.error(Self.noRoom), after: calls)
            let result = Result { () throws(PublishError) in try publish(office) }
            isOver = office.files.isStrikePending
            office.files.heal()
            #expect(office.files.openCount == 0)
            switch result {
            case .success: #expect(shows(office, "četri", in: Self.other) && !shows(office, "divi"))
            case .failure(.incomplete(let partial, _)):
                #expect(partial.exposed.isEmpty && !shows(office, "divi"), "call \(calls)")
                #expect(partial.takenDown.isEmpty == (office.files[Self.page] != nil), "call \(calls)")
            case .failure: #expect(office.files[Self.page] == before, "call \(calls)")
            }
            try publish(office)
            #expect(shows(office, "viens") && !shows(office, "divi") && shows(office, "četri", in: Self.other))
            calls += 1
        }
        #expect(calls > 20)
    }

    @Test("What an interrupted publication left is removed first of all, even if nothing can be published then")
    func leftovers() throws {
        let office = try office()
        office.files["/public/.sluice-new-budget-2027.json"] = Array("divi".utf8)
        let whole = office.journal
        office.journal += Array("foreign\n".utf8)
        #expect(throws: PublishError.self) { try publish(office) }
        #expect(office.files["/public/.sluice-new-budget-2027.json"] == nil)
        #expect(shows(office, "divi"))
        // One that can't be removed is reported, and prevents nothing else.
        office.journal = whole
        try decide(office, .reject(Sample.spam), on: [2])
        office.files["/public/.sluice-new-x.json"] = []
        office.files.fail(.init(operation: .remove, suffix: "new-x.json", code: 1, isLasting: true))
        #expect(throws: PublishError.self) { try publish(office) }
        #expect(!shows(office, "divi"))
    }

    // MARK: Which history

    @Test("The list names the last entry shown, with its chain; an older copy of the queue is refused, until forced")
    func olderCopy() throws {
        let office = try office()
        let older = office.journal
        var (desk, queue) = try office.open()
        try desk.erase([2], &queue)
        try publish(office)
        let head = try Verifier.verify(folder: Sample.folder, files: office.files).head
        #expect(shows(office, "\"head\":\"\(head)\"", in: Self.list))
        let (shown, list) = (office.files[Self.page], office.files[Self.list])

        office.journal = older
        let last = try office.open().queue.place.entry
        let refusal = PublishError.otherHistory(
            path: "/public", head: try #require(Head(head)), last: EntryNumber(last))
        #expect(throws: refusal) { try publish(office) }
        #expect(office.files[Self.page] == shown && office.files[Self.list] == list)
        try publish(office, force: true)
        #expect(shows(office, "divi"))
        try publish(office)
    }

    @Test("So is a history that went another way from an entry on, and one that has grown is not")
    func otherHistory() throws {
        let office = try office()
        let common = office.journal
        try decide(office, .note, on: [1], note: "viena")
        try publish(office)
        office.journal = common
        for _ in 0..<2 { try decide(office, .note, on: [1], note: "otra") }
        #expect(throws: PublishError.self) { try publish(office) }
        try publish(office, force: true)
        try decide(office, .reject(Sample.spam), on: [1])
        try publish(office)
        #expect(!shows(office, "viens"))
    }

    @Test("A folder of another queue is refused; forced, it keeps nothing of that one")
    func otherQueue() throws {
        let office = try office()
        let next = try Office(comments: ["jauns"])
        for name in office.files.names where name.hasPrefix("/public") && name != "/public" {
            next.files[name] = office.files[name]
        }
        try decide(next, .approve, on: [1])
        let identity = try office.open().queue.identity
        let list = String(decoding: office.files[Self.list] ?? [], as: UTF8.self)
        let parts = list.split(separator: identity)
        next.files[Self.list] = Array((parts[0] + "another" + parts[1]).utf8)
        #expect(throws: PublishError.otherQueue(path: "/public", identity: "another")) { try publish(next) }
        #expect(shows(next, "viens"))
        let report = try publish(next, force: true)
        #expect(report.written == ["budget-2027.json"] && report.removed == ["other.json"])
        #expect(shows(next, "jauns") && !shows(next, "viens"))
        try publish(next)
    }

    @Test("A list of old, without a chain, is accepted once")
    func oldList() throws {
        let office = try office()
        let identity = try office.open().queue.identity
        let files = #"["budget-2027.json","other.json"]"#
        office.files[Self.list] = Array(#"{"queue":"\#(identity)","entry":9,"files":\#(files)}"#.utf8)
        #expect(try publish(office).unchanged == 2)
        #expect(shows(office, "\"head\":", in: Self.list))
    }

    // MARK: Going on

    @Test("A publisher goes on when a foreign line is gone, and when the queue's folder is back")
    func goesOn() throws {
        let office = try office()
        var publisher = Publisher(of: Sample.folder, into: "/public", files: office.files)
        _ = try publisher.publish()
        let whole = office.journal
        office.journal += Array("foreign\n".utf8)
        #expect(throws: PublishError.self) { try publisher.publish() }
        office.journal = whole
        _ = try publisher.publish()
        office.files[Sample.journal] = nil
        #expect(throws: PublishError.self) { try publisher.publish() }
        office.files.replace(Sample.journal, with: whole)
        try decide(office, .reject(Sample.spam), on: [2])
        _ = try publisher.publish()
        #expect(!shows(office, "divi"))
    }

    @Test("A publisher notices what another one has done in between")
    func twoPublishers() throws {
        let office = try office()
        var publisher = Publisher(of: Sample.folder, into: "/public", files: office.files)
        _ = try publisher.publish()
        let older = office.journal
        try decide(office, .reject(Sample.spam), on: [2])
        _ = try publisher.publish()
        // Somebody forces an older copy into the folder, and the queue in force comes back.
        let newer = office.journal
        office.files.replace(Sample.journal, with: older)
        try publish(office, force: true)
        #expect(shows(office, "divi"))
        office.files.replace(Sample.journal, with: newer)
        _ = try publisher.publish()
        #expect(!shows(office, "divi"))
    }

    private static let passing: [PublishError] = [
        .locked(path: "/public", process: 1), .desk(.locked(process: 1)), .desk(.replaced),
        .failed(.of(.write, "/public/a", noRoom)),
        .desk(.failed(.of(.read, "/queue/queue.jsonl", 5))),
        .desk(.damaged(Damage(line: 1, byte: 0, kind: .form, detail: ""))),
        .incomplete(PartialPublication(), cause: .failed(.of(.write, "/public/a", noRoom))),
    ]
    private static let mistakes: [PublishError] = [
        .noFolder(path: "/public"), .foreign(path: "/public", name: "a.json"), .badList(path: "/public"),
        .otherQueue(path: "/public", identity: "x"), .desk(.noQueue(path: "/queue")), .desk(.readOnly(.worldWritable)),
        .failed(.of(.open, "/public", 13)),
    ]

    @Test("A watch waits for what may pass, longer each time, and tells it once", arguments: passing + mistakes)
    func patience(error: PublishError) {
        var patience = PublishingPatience()
        let isTold = patience.succeed()
        let answers = (0..<7).map { _ in patience.fail(error) }
        #expect(answers.map { $0?.isNews } == [true] + [Bool](repeating: false, count: 6))
        #expect(answers.map { $0?.milliseconds } == [1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
        let tellings = [isTold, patience.succeed(), patience.succeed()]
        #expect(tellings == [false, true, false])
        let next = patience.fail(error)
        #expect(next?.isNews == true)
    }

    @Test("Before it has published anything, a watch ends at a mistake of the one who started it, and at nothing else")
    func firstAttempt() {
        for error in Self.passing {
            var patience = PublishingPatience()
            let answer = patience.fail(error)
            #expect(answer != nil, "\(error)")
        }
        for error in Self.mistakes {
            var patience = PublishingPatience()
            let answer = patience.fail(error)
            #expect(answer == nil, "\(error)")
        }
    }

    @Test("The same trouble is told again when another page had to be removed for it")
    func toldAgain() {
        var patience = PublishingPatience()
        var partial = PartialPublication()
        let cause = PublishError.failed(.of(.write, "/public/a", Self.noRoom))
        var answers = [patience.fail(.incomplete(partial, cause: cause))]
        partial.takenDown = ["a.json"]
        for partial in [partial, partial, PartialPublication()] {
            answers.append(patience.fail(.incomplete(partial, cause: cause)))
        }
        #expect(answers.map { $0?.isNews } == [true, true, false, false])
    }
}
