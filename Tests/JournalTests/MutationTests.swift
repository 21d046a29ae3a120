import DeskDoubles
import Journal
import Moderation
import Seeded
import Testing

@Suite("A journal with a changed byte")
struct MutationTests {
    /// A small journal with something of everything in it.
    private static func journal() throws -> [UInt8] {
        let office = try Office(comments: ["viens", "divi\n\"x\"", "trīs", "četri \u{202E}", "pieci"])
        var (desk, queue) = try office.open()
        try desk.decide(.approve, on: [1, 2], &queue, note: "labi")
        try desk.decide(.reject(Sample.spam), on: [3], &queue)
        try desk.decide(.edit(body: "viens, labots"), on: [1], &queue)
        try desk.decide(.defer(until: Sample.now + Moment.day), on: [4], &queue)
        try desk.decide(.note, on: [4, 5], &queue, note: "piezīme")
        let undo = try queue.undoCommand(nil, by: Sample.anna)
        try queue.apply(try desk.decide(undo).tail)
        try desk.erase([2], &queue)
        try desk.decide(.reopen, on: [3], &queue)
        return office.journal
    }

    /// Changes the bytes in one of the ways in which files go bad.
    private static func mutate(_ bytes: [UInt8], _ chance: inout SeededGenerator) -> [UInt8] {
        var bytes = bytes
        let place = Int.random(in: 0..<bytes.count, using: &chance)
        switch Int.random(in: 0..<8, using: &chance) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &chance)
        case 2: bytes.remove(at: place)
        case 3: bytes.insert(UInt8.random(in: 0...255, using: &chance), at: place)
        case 4: bytes.removeSubrange(place...)
        case 5:
            let end = min(bytes.count, place + Int.random(in: 1..<600, using: &chance))
            bytes.removeSubrange(place..<end)
        case 6:
            let end = min(bytes.count, place + Int.random(in: 1..<600, using: &chance))
            bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &chance))
        default:
            let end = min(bytes.count, place + Int.random(in: 1..<64, using: &chance))
            for index in place..<end { bytes[index] = 0 }
        }
        return bytes
    }

    @Test("is never read as something else: damage, an unfinished last line, or a shorter journal", arguments: 0..<8)
    func mutations(seed: Int) throws {
        let whole = try MutationTests.journal()
        let files = MemoryFiles()
        _ = try files.makeFolder(Sample.folder)
        files[Sample.journal] = whole
        let good = try Verifier.verify(folder: Sample.folder, files: files)
        #expect(good.damage == nil)
        let heads = try heads(of: whole)
        var chance = SeededGenerator(seed: UInt64(seed + 1))
        for _ in 0..<400 {
            let bytes = MutationTests.mutate(whole, &chance)
            if bytes == whole { continue }
            files[Sample.journal] = bytes
            let verification: Verifier.Verification
            do throws(DeskError) {
                verification = try Verifier.verify(folder: Sample.folder, files: files)
            } catch {
                Issue.record("\(error)")
                continue
            }
            // What was read is always a beginning of what was written.
            #expect(heads.contains(verification.head) || verification.entries == 0)
            guard verification.damage == nil else { continue }
            // Everything is there, except what an erasure has blanked anyway; or the end is missing.
            let isUnfinished = verification.remarks.contains { remark in
                if case .unfinishedLine = remark { true } else { false }
            }
            #expect(verification.head == good.head || isUnfinished || whole.starts(with: bytes), "\(verification)")
        }
    }

    /// The heads of the journal after each of its entries.
    private func heads(of whole: [UInt8]) throws -> Set<String> {
        var heads: Set<String> = []
        for (index, line) in whole.split(separator: 0x0A).enumerated() {
            let text = String(decoding: line, as: UTF8.self)
            let chain = try #require(text.firstRange(of: #","chain":""#))
            heads.insert("\(index + 1):" + text[chain.upperBound...].prefix(64))
        }
        return heads
    }

    @Test("A blanked content is spaces; a changed byte in it only counts as an erasure that must be finished")
    func blank() throws {
        let whole = try MutationTests.journal()
        let files = MemoryFiles()
        _ = try files.makeFolder(Sample.folder)
        var bytes = whole
        let text = String(decoding: whole, as: UTF8.self)
        let blank = try #require(text.firstRange(of: #""content":null    "#))
        bytes[text.utf8.distance(from: text.startIndex, to: blank.upperBound)] = UInt8(ascii: "x")
        files[Sample.journal] = bytes
        let verification = try Verifier.verify(folder: Sample.folder, files: files)
        #expect(verification.damage == nil)
        #expect(verification.remarks.count == 1)
    }
}
