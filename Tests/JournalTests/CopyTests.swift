import Glibc
import Moderation
import Testing

@testable import Journal

/// What must hold on a copy when any call fails, to the system or to the ledger: what was told as done stands in the ledger; what
/// was told as not done does not; and the copy is always the beginning of the ledger, byte for byte.
@Suite("A copy of a ledger")
struct CopyTests {
    private static let strikes: [MemoryFiles.Strike] = [
        .error(EIO), .half(ENOSPC), .short, .held,
    ]
    /// Those that don't begin with a damaged end: a copy's end is read again from the ledger.
    private static let deeds = Deed.allCases.filter { ![.repair, .finishErasure].contains($0) }

    /// An office that is a copy.
    private func office() throws -> Office {
        try Office.$isShared.withValue(true) { try Deed.office() }
    }

    private func ledger(of office: Office) throws -> MemoryLedger { try #require(office.ledger) }

    /// Checks that an office's folder is, after one more look at the ledger, the ledger's lines.
    private func expectEqual(_ office: Office, _ what: String) throws {
        let (desk, queue) = try office.open()
        #expect(desk.contact?.trouble == nil, "\(what)")
        #expect(office.journal == (try ledger(of: office)).journal, "\(what)")
        let verification = try Verifier.verify(folder: Sample.folder, files: office.files)
        #expect(verification.damage == nil && verification.entries == queue.entryCount, "\(what)")
    }

    private func expectBeginning(_ office: Office, _ what: String) throws {
        let whole = office.journal.prefix((office.journal.lastIndex(of: 0x0A) ?? -1) + 1)
        let copied = chains(of: Array(whole))
        #expect(chains(of: try ledger(of: office).journal).starts(with: copied), "\(what)")
    }

    /// Checks that what was reported is what stands.
    private func check(
        _ result: Result<Void, any Error>, _ office: Office, before: [UInt8], after: [UInt8], _ what: String
    ) throws {
        let stands = chains(of: try ledger(of: office).journal)
        switch result {
        case .success: #expect(stands == chains(of: after), "\(what)")
        case .failure(DeskError.outcomeUnknown):
            #expect(stands == chains(of: before) || stands == chains(of: after), "\(what)")
        case .failure(let error as DeskError):
            #expect(stands == chains(of: before), "\(what): \(error)")
        case .failure(let error):
            Issue.record("\(what): \(error)")
        }
    }

    @Test("loses, doubles and halves nothing when a call to the system fails", arguments: deeds, strikes)
    func files(deed: Deed, strike: MemoryFiles.Strike) throws {
        let base = try office()
        let whole = Office(copying: base)
        do {
            var (desk, queue) = try whole.open()
            try deed.perform(desk, &queue)
        }
        var calls = 0
        var isOver = false
        while !isOver {
            let office = Office(copying: base)
            var (desk, queue) = try office.open()
            let what = "\(deed), \(strike) at call \(calls)"
            office.files.strike(strike, after: calls)
            let result = Result { try deed.perform(desk, &queue) }
            isOver = office.files.isStrikePending
            office.files.heal()
            try check(result, office, before: base.journal, after: try ledger(of: whole).journal, what)
            try expectBeginning(office, what)
            // The same desk goes on, whatever the copy lacks.
            if case .failure(DeskError.replaced) = result { continue }
            try desk.decide(.note, on: [5], &queue, note: "tālāk")
            try expectEqual(office, what)
            #expect(try office.open().queue.place.entry == queue.place.entry, "\(what)")
            if deed.isErasing, case .success = result {
                let left = office.files.paths(holding: [Deed.secret, Deed.secretName])
                #expect(left == [] || strike == .held && left.allSatisfy { $0.hasPrefix("/queue/drafts/edit-") })
            }
            calls += 1
        }
        #expect(calls > 5)
    }

    @Test(
        "loses, doubles and halves nothing when a call to the ledger fails", arguments: deeds,
        [.unreachable, .locked, .lostBefore, .lostAfter, .twice] as [MemoryLedger.Strike])
    func ledgerFails(deed: Deed, strike: MemoryLedger.Strike) throws {
        let base = try office()
        let whole = Office(copying: base)
        do {
            var (desk, queue) = try whole.open()
            try deed.perform(desk, &queue)
        }
        var calls = 0
        var isOver = false
        while !isOver {
            let office = Office(copying: base)
            var (desk, queue) = try office.open()
            let ledger = try ledger(of: office)
            let what = "\(deed), \(strike) at call \(calls)"
            ledger.strike(strike, after: calls)
            let result = Result { try deed.perform(desk, &queue) }
            isOver = ledger.isStrikePending
            ledger.heal()
            try check(result, office, before: base.journal, after: try self.ledger(of: whole).journal, what)
            try expectBeginning(office, what)
            if case .failure(DeskError.outcomeUnknown) = result {
                // Following shows whether it stands.
                desk.follow(ledger, within: 0)
                queue = Queue()
                try queue.apply(try desk.news(after: .beginning))
            }
            try desk.decide(.note, on: [5], &queue, note: "tālāk")
            try expectEqual(office, what)
            calls += 1
        }
        #expect(calls >= 1)
    }

    @Test("judges again, once and more, when others are quicker", arguments: deeds, 1...3)
    func overtaken(deed: Deed, times: Int) throws {
        let office = try office()
        let rival = office.anotherCopy()
        let ledger = try ledger(of: office)
        var (desk, queue) = try office.open()
        let before = queue.entryCount
        ledger.strike(.overtaken, after: 0) {
            for _ in 0..<times {
                guard let (other, opened) = try? rival.open(as: Sample.juris) else { return }
                var otherQueue = opened
                _ = try? other.decide(.note, on: [5], &otherQueue, note: "starp")
            }
        }
        try deed.perform(desk, &queue)
        let own = ["batch": 3, "allOrNothing": 3][deed.rawValue] ?? 1
        #expect(queue.entryCount == before + times + own, "\(deed)")
        try expectEqual(office, "\(deed)")
        try expectEqual(rival, "\(deed)")
        #expect(office.journal == rival.journal)
        try desk.decide(.note, on: [4], &queue, note: "tālāk")
    }

    @Test("blanks what another copy erases, when it meets the erasure", arguments: [Deed.erase, .eraseMore])
    func erasing(deed: Deed) throws {
        let office = try office()
        let other = office.anotherCopy()
        let (otherDesk, _) = try other.open(as: Sample.juris)
        var (desk, queue) = try office.open()
        try deed.perform(desk, &queue)
        otherDesk.follow(try ledger(of: office), within: 0)
        #expect(other.journal == office.journal)
        let left = other.files.paths(holding: [Deed.secret, Deed.secretName])
        #expect(left == [])
    }

    @Test(
        "blanks and forgets what another copy has erased meanwhile, when it opens",
        arguments: [true, false], [true, false])
    func erasedWhileClosed(isLast: Bool, isOpened: Bool) throws {
        let office = try office()
        let other = office.anotherCopy()
        var (desk, queue) = try office.open()
        try desk.erase([2], &queue)
        if !isLast { try desk.decide(.note, on: [5], &queue, note: "vēlāk") }
        if isOpened {
            _ = try other.open(as: Sample.juris)
        } else {
            try CopyFolder.follow(Sample.folder, try ledger(of: office), files: other.files)
        }
        #expect(other.journal == office.journal)
        let left = other.files.paths(holding: [Deed.secret, Deed.secretName])
        #expect(left == [])
    }

    @Test("says to start again where its folder became a copy, or a plain one, since it was opened")
    func converted() throws {
        let plain = try Deed.office()
        var (plainDesk, plainQueue) = try plain.open()
        _ = Office.share(plain.files)
        #expect(throws: DeskError.converted) { try plainDesk.decide(.approve, on: [1], &plainQueue) }
        let office = try office()
        var (desk, queue) = try office.open()
        let before = office.files["/queue/queue.server"]
        office.files["/queue/queue.server"] = nil
        #expect(throws: DeskError.converted) { try desk.decide(.approve, on: [1], &queue) }
        desk.follow(try ledger(of: office), within: 0)
        #expect(desk.contact?.trouble == .stuck(.converted))
        office.files["/queue/queue.server"] = before
        try CopyFolder.leave(Sample.folder, files: office.files)
        #expect(throws: DeskError.readOnly(.copyWasLeft)) { try desk.decide(.approve, on: [1], &queue) }
    }

    @Test("notices at once that its journal is another file")
    func replaced() throws {
        let office = try office()
        let (desk, _) = try office.open()
        office.files["/queue/other"] = office.journal
        try office.files.rename("/queue/other", to: Sample.journal)
        desk.follow(try ledger(of: office), within: 0)
        #expect(desk.contact?.trouble == .stuck(.replaced))
    }

    @Test("puts the folder back that keeps old programs away")
    func lockFolder() throws {
        let office = try office()
        var (desk, queue) = try office.open()
        try office.files.removeFolder("/queue/queue.lock")
        try desk.decide(.approve, on: [1], &queue)
        #expect(try office.files.status(path: "/queue/queue.lock")?.kind == .folder)
    }

    @Test("A copy that has lost its journal begins with an empty one")
    func lostJournal() throws {
        let office = try office()
        office.files[Sample.journal] = nil
        let file = CopyFile(queue: "", service: "press")
        try CopyFolder.make(Sample.folder, as: file, files: office.files)
        try CopyFolder.follow(Sample.folder, try ledger(of: office), files: office.files)
        try expectEqual(office, "anew")
    }

    @Test("writes nothing to a server that went back or forked, and goes on reading", arguments: [true, false])
    func wentBack(isFork: Bool) throws {
        let office = try office()
        var (desk, queue) = try office.open()
        let ledger = try ledger(of: office)
        let older = Office(copying: office)
        try desk.decide(.approve, on: [1], &queue)
        let last = EntryNumber(queue.place.entry)
        ledger.loseLast(1)
        if isFork {
            let fork = older.anotherCopy()
            let forked = Office(copying: fork, ledger: ledger)
            var (other, otherQueue) = try forked.open(as: Sample.juris)
            try other.decide(.note, on: [5], &otherQueue, note: "cits")
        }
        let before = (office.journal, ledger.journal)
        let error: DeskError = isFork ? .diverged(last) : .behind(last)
        #expect(throws: error) { try desk.decide(.approve, on: [5], &queue) }
        desk.follow(ledger, within: 0)
        #expect(desk.contact?.trouble == (isFork ? .diverged(last) : .behind(last)))
        #expect((office.journal, ledger.journal) == before)
        let opened = try office.openWhole()
        #expect(opened.queue.place.entry == last.rawValue)
    }

    @Test("answers as it is without contact, and says since when there is none")
    func withoutContact() throws {
        let office = try office()
        let ledger = try ledger(of: office)
        ledger.strike(.unreachable, after: 0)
        let (desk, queue) = try office.open()
        #expect(queue.commentCount == 5)
        #expect(desk.contact?.trouble == .lost(since: Sample.now, .said("cut")))
        office.clock.now = Sample.now + Moment.day
        ledger.strike(.unreachable, after: 0)
        #expect(!desk.follow(ledger, within: 0))
        #expect(desk.follow(ledger, within: 0))
        #expect(desk.contact?.trouble == nil)
    }

    @Test(
        "takes no line that doesn't continue the one before", arguments: ["number", "chain", "text", "feed", "content"])
    func broken(kind: String) throws {
        let office = try office()
        let ledger = try ledger(of: office)
        let rival = office.anotherCopy()
        var (other, otherQueue) = try rival.open(as: Sample.juris)
        let (desk, _) = try office.open()
        try other.decide(.note, on: [5], &otherQueue, note: "viens")
        try other.decide(.note, on: [5], &otherQueue, note: "divi")
        let before = office.journal
        var lines = MemoryLedger.lines(of: ledger.journal)
        let index = lines.count - 2
        switch kind {
        case "number": lines[index].number += 1
        case "chain": lines[index].chain[0] ^= 1
        case "text": lines[index].bytes[20] ^= 1
        case "content": lines[index].bytes[lines[index].bytes.count - 5] ^= 1
        default: lines[index].bytes.insert(0x0A, at: lines[index].bytes.count - 1)
        }
        let error: DeskError =
            kind == "number"
            ? .lacking(EntryNumber(lines[index].number - 1)) : .unsound(EntryNumber(lines[index].number))
        #expect(throws: error) { try desk.keep(Array(lines[index...])) }
        #expect(office.journal == before)
    }

    @Test("says of a copy that was cut back what it lacks, not that others were quicker, and takes it when it follows")
    func cutBack() throws {
        let office = try office()
        let ledger = try ledger(of: office)
        let rival = office.anotherCopy()
        var (other, otherQueue) = try rival.open(as: Sample.juris)
        let (desk, _) = try office.open()
        try other.decide(.note, on: [5], &otherQueue, note: "viens")
        let whole = office.journal
        let lines = MemoryLedger.lines(of: whole)
        let last = try #require(lines.last)
        office.files[Sample.journal] = Array(whole.dropLast(last.bytes.count))
        let fresh = Array(MemoryLedger.lines(of: ledger.journal).suffix(1))
        #expect(throws: DeskError.lacking(EntryNumber(last.number))) { try desk.keep(fresh) }
        desk.follow(ledger, within: 0)
        #expect(desk.contact?.trouble == nil)
        #expect(office.journal == ledger.journal)
    }

    @Test("An old program, which knows of no copies, can't write into one")
    func oldPrograms() throws {
        let office = try office()
        let before = office.journal
        let lock = try QueueLock(folder: Sample.folder, files: office.files, isOfCopy: false)
        #expect(throws: DeskError.self) { try lock.hold(.exclusive) { () throws(DeskError) in } }
        // A present sluice can't either, without the server.
        let opened = try JournalDesk.open(
            folder: Sample.folder, as: Sample.anna, files: office.files, clock: { Sample.now })
        var queue = opened.queue
        #expect(opened.desk.access == .readOnly(.copyWasLeft))
        #expect(throws: DeskError.readOnly(.copyWasLeft)) { try opened.desk.decide(.approve, on: [1], &queue) }
        #expect(office.journal == before)
    }

    @Test(
        "takes in what lies in the inbox, each comment once, and puts aside what the gate refuses",
        arguments: [nil, .unreachable, .locked, .lostBefore, .lostAfter, .overtaken] as [MemoryLedger.Strike?])
    func inbox(strike: MemoryLedger.Strike?) throws {
        let office = try office()
        let ledger = try ledger(of: office)
        let rival = office.anotherCopy()
        var (desk, queue) = try office.open()
        ledger.inbox = ["viens", "", "bad", "divi"].enumerated().map { index, body in
            InboxItem(id: index + 1, at: Sample.now, role: "web", comment: Array(body.utf8))
        }
        if let strike {
            ledger.strike(strike, after: 0) {
                guard let (other, opened) = try? rival.open(as: Sample.juris) else { return }
                var otherQueue = opened
                _ = try? other.decide(.note, on: [5], &otherQueue, note: "starp")
            }
        }
        func take() throws(DeskError) {
            _ = try desk.takeIn(queue: &queue) { item, _ in
                let body = String(decoding: item.comment, as: UTF8.self)
                guard body != "bad" else { return .failure(InboxFault(why: "no comment")) }
                return .success(NewComment(release: Sample.slug, author: Sample.author, body: body))
            } explain: {
                "\($0)"
            }
        }
        do throws(DeskError) { try take() } catch { desk.follow(ledger, within: 0) }
        ledger.heal()
        try take()
        #expect(ledger.inbox == [])
        #expect(ledger.refused.count == 2)
        desk.follow(ledger, within: 0)
        #expect(desk.contact?.refused == 2)
        try queue.apply(try desk.news(after: queue.place))
        #expect(queue.commentCount == 7)
        try expectEqual(office, "\(String(describing: strike))")
    }

    @Test("A backup of a copy is a plain queue, with the settings of all copies")
    func backup() throws {
        let office = try office()
        office.files["/queue/queue.settings"] = Array(#"{"site":"Birojs"}"#.utf8)
        _ = try Backup.copy(folder: Sample.folder, to: "/copy", files: office.files)
        #expect(office.files["/copy/queue.jsonl"] == office.journal)
        #expect(office.files["/copy/settings.json"] == office.files["/queue/queue.settings"])
        #expect(office.files["/copy/queue.server"] == nil)
        let opened = try JournalDesk.open(
            folder: "/copy", as: Sample.anna, files: office.files, clock: { Sample.now })
        #expect(opened.desk.access == .full(Sample.anna))
    }

    @Test("An entry whose content is missing comes together with its erasure")
    func explained() throws {
        let office = try office()
        var (desk, queue) = try office.open()
        let ledger = try ledger(of: office)
        try desk.erase([2], &queue)
        let lines = MemoryLedger.lines(of: ledger.journal)
        #expect(LedgerLine.areExplained(lines))
        #expect(!LedgerLine.areExplained(Array(lines.dropLast())))
        #expect(lines.last?.isErasure == true)
        #expect(lines.filter(\.isBlank).map(\.number) == lines.last?.erased)
    }
}
