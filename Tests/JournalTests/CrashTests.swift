import DeskDoubles
import Moderation
import Testing

@testable import Journal

/// What must hold when the machine stops at any time and what was not flushed is lost, or not, in any mixture.
@Suite("When the power goes")
struct CrashTests {
    @Test("a queue opens to a state before or after the act, and goes on from there", arguments: Deed.allCases)
    func deeds(deed: Deed) throws {
        let base = try Deed.office()
        try deed.prepare(base)
        let office = Office(copying: base)
        var (desk, queue) = try office.open()
        let known = queue.entryCount
        let images = try CrashImages(office.files) { try deed.perform(desk, &queue) }
        let heads = Array(chains(of: office.journal)[known...])
        #expect(heads.count > 1)
        try images.visit { files, isOver, what in
            let found = Office(files)
            let opened = try found.openWhole()
            #expect(opened.desk.access == .full(Sample.anna), "\(what)")
            #expect(heads.contains(opened.queue.place.chain), "\(what)")
            #expect(!isOver || opened.queue.place.chain == heads.last, "\(what)")
            #expect(try Verifier.verify(folder: Sample.folder, files: files).damage == nil, "\(what)")
            if isOver, deed.isErasing {
                #expect(files.paths(holding: [Deed.secret, Deed.secretName]) == [], "\(what)")
            }
            var (next, nextQueue) = (opened.desk, opened.queue)
            try next.decide(.note, on: [5], &nextQueue, note: "tālāk")
            #expect(try found.open().queue.place.bare == nextQueue.place.bare, "\(what)")
            if nextQueue.state(of: Sample.number(2)) == .erased {
                #expect(files.paths(holding: [Deed.secret, Deed.secretName]) == [], "\(what)")
            }
        }
    }

    @Test("an entry that was cut at any byte, or ends in zeroes, is not there")
    func everyByte() throws {
        let office = try Office(comments: ["viens"])
        let before = office.journal
        var (desk, queue) = try office.open()
        try desk.decide(.approve, on: [1], &queue, note: "labi")
        let line = office.journal[before.count...]
        for length in 1..<line.count {
            for filling in [[], [UInt8](repeating: 0, count: line.count - length)] {
                let found = Office(copying: office)
                found.journal = before + line.prefix(length) + filling
                let opened = try found.openWhole()
                #expect(opened.queue.state(of: Sample.number(1)) == .pending)
                #expect(opened.remarks == [.unfinishedLine(bytes: length + filling.count)])
                #expect(opened.desk.access == .full(Sample.anna))
            }
        }
    }

    @Test("a new queue is there whole, or can be made")
    func creating() throws {
        let files = MemoryFiles()
        func create(_ files: MemoryFiles) throws {
            _ = try QueueFolder.create(at: Sample.folder, by: Sample.anna, now: Sample.now, files: files)
        }
        let images = try CrashImages(files) { try create(files) }
        try images.visit { files, isOver, what in
            if files[Sample.journal] == nil {
                #expect(!isOver, "\(what)")
                try create(files)
            }
            #expect(try Verifier.verify(folder: Sample.folder, files: files).damage == nil, "\(what)")
            let opened = try Office(files).openWhole()
            #expect(opened.desk.access == .full(Sample.anna), "\(what)")
        }
    }

    @Test("a copy is there whole, or can be made")
    func copying() throws {
        let office = try Office(comments: ["viens"])
        office.files["/queue/settings.json"] = Array("{}".utf8)
        let images = try CrashImages(office.files) {
            _ = try Backup.copy(folder: Sample.folder, to: "/copy", files: office.files)
        }
        try images.visit { files, isOver, what in
            #expect(files[Sample.journal] == office.journal, "\(what)")
            if files["/copy/queue.jsonl"] == nil {
                #expect(!isOver, "\(what)")
                _ = try Backup.copy(folder: Sample.folder, to: "/copy", files: files)
            }
            #expect(files["/copy/queue.jsonl"] == office.journal, "\(what)")
            if isOver { #expect(files["/copy/settings.json"] != nil, "\(what)") }
        }
    }

    @Test("a checkpoint, whatever is left of it, changes no answer")
    func checkpoint() throws {
        let base = try Deed.office()
        let (desk, queue) = try base.open()
        let images = CrashImages(base.files) { #expect(desk.leaveCheckpoint(of: queue)) }
        // One write for each of its many columns.
        try images.visit(every: 12) { files, _, what in
            let found = Office(files)
            var (next, nextQueue) = try found.open()
            #expect(nextQueue.place.bare == queue.place.bare, "\(what)")
            try next.decide(.approve, on: [1], &nextQueue)
            try next.erase([2], &nextQueue)
            #expect(try found.open().queue.place.bare == nextQueue.place.bare, "\(what)")
            #expect(files.paths(holding: [Deed.secret, Deed.secretName]) == [], "\(what)")
        }
    }

    @Test("a publication shows what it owns up to, and the next one mends it")
    func publishing() throws {
        let office = try Deed.office()
        var (desk, queue) = try office.open()
        var publisher = Publisher(of: Sample.folder, into: "/public", files: office.files)
        let page = "/public/budget-2027.json"
        func check(_ images: CrashImages, isPublic: Bool) throws {
            try images.visit { files, isOver, what in
                if isOver { #expect((files[page] != nil) == isPublic, "\(what)") }
                var publisher = Publisher(of: Sample.folder, into: "/public", files: files)
                _ = try publisher.publish()
                #expect((files[page] != nil) == isPublic, "\(what)")
                let rest = files.names.filter { $0.hasPrefix("/public/") && $0 != page }
                #expect(rest == ["/public/.sluice-lock", "/public/.sluice-published.json"], "\(what)")
            }
        }
        try check(try CrashImages(office.files) { _ = try publisher.publish() }, isPublic: true)
        try desk.decide(.reject(Sample.spam), on: [2, 3], &queue)
        try check(try CrashImages(office.files) { _ = try publisher.publish() }, isPublic: false)
    }

    @Test("a draft is the new one or the old one, or both where the old one was taken over", arguments: [true, false])
    func drafts(hasTexts: Bool) throws {
        let office = try Deed.office()
        let new = hasTexts ? Deed.draft : Draft(query: "is:any jauns", order: .newest)
        let (desk, queue) = try office.open()
        let old = try #require(desk.leftBehind().draft)
        let both = Draft.joining([new, old])
        let images = try CrashImages(office.files) { _ = try desk.keep(new, after: queue.place) }
        try images.visit { files, isOver, what in
            let kept = try Office(files).found().draft
            #expect(kept == new || (kept == old || kept == both) && !isOver, "\(what)")
        }
    }
}

extension Office {
    /// Opens a queue on a disk as it was found.
    fileprivate init(_ files: MemoryFiles) {
        self.files = files
        ledger = nil
    }
}
