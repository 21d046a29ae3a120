import DeskDoubles
import Glibc
import Moderation
import Testing

@testable import Journal

/// What must hold when any call to the system fails, at any place: what was reported as done is there; what was reported as
/// not done is wholly absent; anything else was reported as unknown.
@Suite("When a call to the system fails")
struct FaultTests {
    private static let strikes: [MemoryFiles.Strike] = [
        .error(EIO), .error(ENOSPC), .error(EINTR), .half(ENOSPC), .short, .held,
    ]

    @Test("nothing is lost, doubled or half done", arguments: Deed.allCases, strikes)
    func deeds(deed: Deed, strike: MemoryFiles.Strike) throws {
        let base = try Deed.office()
        try deed.prepare(base)
        let whole = Office(copying: base)
        do {
            var (desk, queue) = try whole.open()
            try deed.perform(desk, &queue)
        }
        var calls = 0
        while true {
            let office = Office(copying: base)
            var (desk, queue) = try office.open()
            let before = Array(office.journal[..<queue.place.offset])
            let open = office.files.openCount
            office.files.strike(strike, after: calls)
            let result = Result { try deed.perform(desk, &queue) }
            let isOver = office.files.isStrikePending
            office.files.heal()
            #expect(office.files.openCount == open)
            try check(
                result, office, before: before, after: whole.journal, isErasing: deed.isErasing,
                "\(deed), \(strike) at call \(calls)")
            if case .failure(DeskError.outcomeUnknown) = result {
                queue = Queue()
                try queue.apply(try desk.news(after: .beginning))
            }
            // The same desk goes on, and the next writer finishes what was begun.
            try desk.decide(.note, on: [5], &queue, note: "tālāk")
            #expect(try office.open().queue.place.bare == queue.place.bare)
            let isErased = queue.state(of: Sample.number(2)) == .erased
            if isErased {
                let left = office.files.paths(holding: [Deed.secret, Deed.secretName])
                // A text whose session seems to live stays for its editor.
                #expect(left == [] || strike == .held && left.allSatisfy { $0.hasPrefix("/queue/drafts/edit-") })
            }
            if isOver { break }
            calls += 1
        }
        #expect(calls > 5)
    }

    private func check(
        _ result: Result<Void, any Error>, _ office: Office, before: [UInt8], after: [UInt8], isErasing: Bool,
        _ what: String
    ) throws {
        let verification = try Verifier.verify(folder: Sample.folder, files: office.files)
        #expect(verification.damage == nil, "\(what)")
        switch result {
        case .success:
            #expect(chains(of: office.journal) == chains(of: after), "\(what)")
            // An erasure that something was in the way of is done all the same, and left for the next writer to finish.
            let isFinished = verification.remarks.allSatisfy { if case .unfinishedErasure = $0 { false } else { true } }
            #expect(isFinished || isErasing, "\(what)")
            if isFinished { #expect(office.journal == after && verification.remarks == [], "\(what)") }
        case .failure(DeskError.failed), .failure(DeskError.locked), .failure(DeskError.readOnly(.settings)):
            // An unfinished line that was there may be gone; nothing else has changed.
            #expect(
                office.journal.starts(with: before) && verification.entries == chains(of: before).count - 1, "\(what)")
        case .failure(DeskError.outcomeUnknown):
            let head = Array(verification.head.utf8.suffix(64))
            #expect(chains(of: after)[(chains(of: before).count - 1)...].contains(head), "\(what)")
        case .failure(let error):
            Issue.record("\(what): \(error)")
        }
    }

    @Test("opening either succeeds or says why", arguments: strikes + [.error(EACCES)])
    func opening(strike: MemoryFiles.Strike) throws {
        let base = try Deed.office()
        let place = try base.open().queue.place
        var calls = 0
        while true {
            let office = Office(copying: base)
            let names = office.files.names
            office.files.strike(strike, after: calls)
            do throws(DeskError) {
                let opened = try office.openWhole()
                #expect(opened.queue.place.bare == place.bare)
                switch opened.desk.access {
                case .full, .readOnly(.notWritable), .readOnly(.settings): break
                case .readOnly: Issue.record("\(strike) at call \(calls): \(opened.desk.access)")
                }
            } catch {
                guard case .failed = error else {
                    Issue.record("\(strike) at call \(calls): \(error)")
                    break
                }
            }
            let isOver = office.files.isStrikePending
            office.files.heal()
            #expect(office.files.openCount == 0)
            #expect(office.files.names == names)
            if isOver { break }
            calls += 1
        }
        #expect(calls > 5)
    }

    @Test("a new queue is there whole, or not at all, or it is said that nobody knows", arguments: strikes)
    func creating(strike: MemoryFiles.Strike) throws {
        var calls = 0
        while true {
            let files = MemoryFiles()
            files.strike(strike, after: calls)
            func create() throws(CreationError) {
                _ = try QueueFolder.create(at: Sample.folder, by: Sample.anna, now: Sample.now, files: files)
            }
            var isOver = false
            switch Result(catching: create) {
            case .success, .failure(.outcomeUnknown):
                isOver = files.isStrikePending
                files.heal()
                #expect(try Verifier.verify(folder: Sample.folder, files: files).damage == nil)
            case .failure(.failed):
                #expect(files[Sample.journal] == nil)
                try create()
            case .failure(let error):
                Issue.record("\(strike) at call \(calls): \(error)")
            }
            files.heal()
            #expect(files.openCount == 0)
            if isOver { break }
            calls += 1
        }
        #expect(calls > 5)
    }

    @Test("a copy is there whole, or can be made again", arguments: strikes)
    func copying(strike: MemoryFiles.Strike) throws {
        let base = try Deed.office()
        base.files["/queue/settings.json"] = Array("{}".utf8)
        var calls = 0
        while true {
            let office = Office(copying: base)
            office.files.strike(strike, after: calls)
            let result = Result { () throws(BackupError) in
                try Backup.copy(folder: Sample.folder, to: "/copy", files: office.files)
            }
            let isOver = office.files.isStrikePending
            office.files.heal()
            #expect(office.files.openCount == 0)
            #expect(office.journal == base.journal)
            switch result {
            case .success: #expect(office.files["/copy/settings.json"] != nil)
            case .failure(.creation(.outcomeUnknown)): break
            case .failure(.creation(.failed)), .failure(.desk(.failed)), .failure(.desk(.locked)):
                #expect(office.files["/copy/queue.jsonl"] == nil)
                _ = try Backup.copy(folder: Sample.folder, to: "/copy", files: office.files)
            case .failure(let error): Issue.record("\(strike) at call \(calls): \(error)")
            }
            #expect(office.files["/copy/queue.jsonl"] == base.journal)
            if isOver { break }
            calls += 1
        }
        #expect(calls > 5)
    }

    @Test("a publication is finished by the next one", arguments: strikes)
    func publishing(strike: MemoryFiles.Strike) throws {
        let base = try Deed.office()
        var calls = 0
        while true {
            let office = Office(copying: base)
            func publish() throws(PublishError) {
                var publisher = Publisher(of: Sample.folder, into: "/public", files: office.files)
                _ = try publisher.publish()
            }
            office.files.strike(strike, after: calls)
            let result = Result { () throws(PublishError) in try publish() }
            let isOver = office.files.isStrikePending
            office.files.heal()
            #expect(office.files.openCount == 0)
            if case .failure(let error) = result {
                switch error {
                case .failed, .locked, .incomplete(_, .failed), .desk(.failed), .desk(.locked): break
                default: Issue.record("\(strike) at call \(calls): \(error)")
                }
            }
            try publish()
            #expect(office.files["/public/budget-2027.json"]?.isEmpty == false)
            #expect(office.files.names.filter { $0.hasPrefix("/public/.sluice-new") } == [])
            if isOver { break }
            calls += 1
        }
        #expect(calls > 5)
    }

    @Test("a checkpoint is left or not, and changes no answer", arguments: strikes.filter { $0 != .error(EINTR) })
    func checkpoint(strike: MemoryFiles.Strike) throws {
        let base = try Deed.office()
        var calls = 0
        while true {
            let office = Office(copying: base)
            let (desk, queue) = try office.open()
            office.files.strike(strike, after: calls)
            let stands = desk.leaveCheckpoint(of: queue)
            let isOver = office.files.isStrikePending
            office.files.heal()
            #expect(office.files.openCount == 1)
            if stands { #expect(desk.leaveCheckpoint(of: queue)) }
            #expect(try office.open().queue.place.bare == queue.place.bare)
            #expect(office.journal == base.journal)
            if isOver { break }
            // One write for each of its many columns: some of them are enough.
            calls += calls < 10 ? 1 : 5
        }
        #expect(calls > 5)
    }

    @Test("a draft is the new one or the old one", arguments: strikes)
    func drafts(strike: MemoryFiles.Strike) throws {
        let base = try Deed.office()
        let new = Draft(query: "is:any jauns", order: .newest)
        for draft in [new, nil] {
            // Where what was taken over could not be removed, it is there beside the new one.
            let both = Draft.joining([draft, Deed.draft].compactMap { $0 })
            var calls = 0
            while true {
                let office = Office(copying: base)
                let result = try keep(draft, in: office, strike: strike, after: calls)
                let isOver = office.files.isStrikePending
                office.files.heal()
                #expect(office.files.openCount == 0)
                let kept = try office.found().draft
                if case .success = result { #expect(kept == draft) }
                #expect(kept == draft || kept == Deed.draft || kept == both, "\(strike) at call \(calls)")
                try office.leave(draft)
                #expect(try office.found().draft == draft)
                #expect(office.drafts.filter { $0.hasPrefix("anna") }.count == (draft == nil ? 0 : 2))
                if isOver { break }
                calls += 1
            }
            #expect(calls > 5)
        }
    }

    /// Begins a session, keeps a draft while something strikes, and ends.
    private func keep(
        _ draft: Draft?, in office: Office, strike: MemoryFiles.Strike, after calls: Int
    ) throws -> Result<Bool, DeskError> {
        let (desk, queue) = try office.open()
        #expect(desk.leftBehind().draft == Deed.draft)
        office.files.strike(strike, after: calls)
        return Result { () throws(DeskError) in try desk.keep(draft, after: queue.place) }
    }

    @Test("taking over a draft loses nothing", arguments: strikes)
    func takingOver(strike: MemoryFiles.Strike) throws {
        let base = try Deed.office()
        var calls = 0
        while true {
            let office = Office(copying: base)
            func takeOver() throws {
                let (desk, _) = try office.open()
                office.files.strike(strike, after: calls)
                let left = desk.leftBehind()
                #expect(left.draft == nil || left.draft == Deed.draft)
            }
            try takeOver()
            let isOver = office.files.isStrikePending
            office.files.heal()
            #expect(office.files.openCount == 0)
            #expect(try office.found().draft == Deed.draft)
            if isOver { break }
            calls += 1
        }
        #expect(calls > 2)
    }
}
