import Journal
import Moderation
import Testing

@Suite("Backing up")
struct BackupTests {
    @Test("A copy is the queue as it stands, with its settings and without an unfinished line")
    func copies() throws {
        let office = try Office(comments: ["viens", "divi"])
        var (desk, queue) = try office.open()
        try desk.erase([2], &queue)
        let whole = office.journal
        office.journal += Array("{\"n\"".utf8)
        office.files["/queue/settings.json"] = Array("{}".utf8)
        let copied = try Backup.copy(folder: Sample.folder, to: "/copy", files: office.files)
        #expect(copied.entries == queue.entryCount)
        #expect(copied.bytes == whole.count)
        #expect(copied.remarks == [.unfinishedLine(bytes: 4)])
        #expect(office.files["/copy/queue.jsonl"] == whole)
        #expect(office.files["/copy/settings.json"] == Array("{}".utf8))
        #expect(office.files.mode(of: "/copy") == 0o700)
        #expect(try Verifier.verify(folder: "/copy", files: office.files).head == copied.head)
    }

    @Test("Others go on writing while a queue is copied, and the copy is what stood when it began")
    func meanwhile() throws {
        let office = try Office(comments: ["viens", "divi"])
        let whole = office.journal
        office.files.meanwhile(.write, "/copy/") {
            #expect(throws: Never.self) {
                var (desk, queue) = try office.open(as: Sample.juris)
                try desk.decide(.approve, on: [1], &queue)
            }
        }
        let copied = try Backup.copy(folder: Sample.folder, to: "/copy", files: office.files)
        #expect(office.files["/copy/queue.jsonl"] == whole)
        #expect(office.journal.count > whole.count)
        #expect(try Verifier.verify(folder: "/copy", files: office.files).head == copied.head)
    }

    @Test(
        "What is erased while a queue is copied is not in the copy",
        arguments: [.open, .write, .flush] as [StorageFailure.Operation])
    func erasedMeanwhile(operation: StorageFailure.Operation) throws {
        let office = try Office(comments: ["viens", "noslēpums"])
        office.files.meanwhile(operation, operation == .open ? "/queue/queue.jsonl" : "/copy/") {
            #expect(throws: Never.self) {
                var (desk, queue) = try office.open(as: Sample.juris)
                try desk.erase([2], &queue)
            }
        }
        let copied = try Backup.copy(folder: Sample.folder, to: "/copy", files: office.files)
        let isTooLate = operation == .flush
        #expect(office.files.paths(holding: ["noslēpums"]) == [])
        #expect(office.files.paths(holding: ["noslēpums"], in: "/copy").isEmpty == !isTooLate)
        #expect(try Verifier.verify(folder: "/copy", files: office.files).head == copied.head)
    }

    @Test("A damaged queue is not copied, and no copy takes the place of a queue")
    func refuses() throws {
        let office = try Office(comments: ["viens"])
        #expect(throws: BackupError.creation(.exists(path: Sample.journal))) {
            try Backup.copy(folder: Sample.folder, to: Sample.folder, files: office.files)
        }
        office.journal[40] ^= 1
        let error = #expect(throws: BackupError.self) {
            try Backup.copy(folder: Sample.folder, to: "/copy", files: office.files)
        }
        guard case .desk(.damaged) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(office.files.names.filter { $0.hasPrefix("/copy") } == [])
    }
}
