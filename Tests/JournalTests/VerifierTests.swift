import Journal
import Moderation
import Testing

@Suite("Verifying")
struct VerifierTests {
    @Test("A whole journal is told by its head, and an older head is known again")
    func head() throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        let old = try Verifier.verify(folder: Sample.folder, files: office.files)
        #expect(old.damage == nil)
        #expect(old.head.hasPrefix("3:"))
        #expect(old.comments == 1)
        try desk.decide(.approve, on: [1], &queue)
        let head = try #require(Head(old.head))
        #expect(try Verifier.verify(folder: Sample.folder, against: head, files: office.files).holdsHead == true)
        // The same number with another chain, and a number that the journal has not reached.
        var other = head
        other.entry = EntryNumber(2)
        #expect(try Verifier.verify(folder: Sample.folder, against: other, files: office.files).holdsHead == false)
        other.entry = EntryNumber(99)
        #expect(try Verifier.verify(folder: Sample.folder, against: other, files: office.files).holdsHead == false)
    }

    @Test(
        "A head is a number and 64 digits",
        arguments: [
            "", "1", "1:", "0:" + String(repeating: "0", count: 64), "1:" + String(repeating: "A", count: 64),
            "1:" + String(repeating: "0", count: 63), "x:" + String(repeating: "0", count: 64),
        ])
    func badHead(text: String) {
        #expect(Head(text) == nil)
    }

    @Test("A clock that went back is worth a remark")
    func clock() throws {
        let office = try Office(comments: ["viens", "divi"])
        var (desk, queue) = try office.open()
        office.clock.now = Sample.now + -1
        try desk.decide(.approve, on: [1], &queue)
        try desk.decide(.approve, on: [2], &queue)
        let verification = try Verifier.verify(folder: Sample.folder, files: office.files)
        #expect(verification.damage == nil)
        #expect(verification.remarks == [.clockWentBack(entry: EntryNumber(5))])
    }

    @Test("A body that was changed is damage that only verifying and reading find")
    func digest() throws {
        let office = try Office(comments: ["viens", "divi"])
        let bytes = office.journal
        let view = String(decoding: bytes, as: UTF8.self).utf8
        let place = try #require(view.firstRange(of: Array("divi".utf8)))
        office.journal[view.distance(from: view.startIndex, to: place.lowerBound)] = UInt8(ascii: "D")
        let opened = try office.openWhole()
        #expect(opened.desk.access == .full(Sample.anna))
        let verification = try Verifier.verify(folder: Sample.folder, files: office.files)
        #expect(verification.damage?.kind == .digest)
        #expect(verification.damage?.line == 4)
        #expect(verification.entries == 3)
        let body = try #require(opened.queue.bodyPlace(of: Sample.number(2)))
        #expect(throws: DeskError.self) { try opened.desk.entry(at: body) }
        // A desk that has seen it no longer writes.
        #expect(opened.desk.access != .full(Sample.anna))
    }

    @Test("An unfinished last line is a remark")
    func unfinished() throws {
        let office = try Office()
        office.journal += Array("{".utf8)
        let verification = try Verifier.verify(folder: Sample.folder, files: office.files)
        #expect(verification.damage == nil)
        #expect(verification.remarks == [.unfinishedLine(bytes: 1)])
    }
}
