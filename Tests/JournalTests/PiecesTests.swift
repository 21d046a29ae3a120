import Moderation
import Seeded
import Testing

@testable import Journal

@Suite("A journal read in pieces")
struct PiecesTests {
    /// Reads a journal with pieces of a size, and gives what a queue makes of it.
    private func read(
        _ files: MemoryFiles, pieceSize: Int
    ) throws -> (queue: Queue, result: JournalReader.Result) {
        let journal = try JournalFile.open(QueuePaths(folder: Sample.folder), files: files)
        var reader = JournalReader(files: files, journal: journal)
        reader.pieceSize = pieceSize
        var queue = Queue()
        let size = try files.status(journal.file).size
        let result = try reader.read(from: .beginning, to: size) { (tail) throws(Damage) in try queue.apply(tail) }
        return (queue, result)
    }

    private func office() throws -> Office {
        let office = try Office(comments: (0..<40).map { String(repeating: "ā\n", count: $0 * 7 % 90 + 1) })
        var (desk, queue) = try office.open()
        try desk.decide(.approve, on: Array(1...30), &queue, note: "labi")
        try desk.erase([7], &queue)
        return office
    }

    @Test("is the same journal, however large the pieces are", arguments: [1, 7, 64, 100, 333, 1_000, 4_096, 100_000])
    func anySize(pieceSize: Int) throws {
        let office = try office()
        let expected = try office.open().queue
        let (queue, result) = try read(office.files, pieceSize: pieceSize)
        #expect(result.stop == nil)
        #expect(result.unfinished == nil)
        #expect(result.end == expected.place)
        #expect(queue.place == expected.place)
        for number in 1...40 {
            #expect(queue[Sample.number(UInt32(number))] == expected[Sample.number(UInt32(number))])
        }
    }

    @Test("ends where its last line is unfinished", arguments: [1, 64, 333, 100_000])
    func unfinished(pieceSize: Int) throws {
        let office = try office()
        let expected = try office.open().queue
        for stump in [3, 500] {
            let whole = office.journal
            defer { office.journal = whole }
            office.journal += Array(whole.prefix(stump)).filter { $0 != 0x0A }
            let added = office.journal.count - whole.count
            let (queue, result) = try read(office.files, pieceSize: pieceSize)
            #expect(result.stop == nil)
            #expect(result.unfinished == added)
            #expect(queue.place == expected.place)
        }
    }

    @Test("has its damage at the same place", arguments: [64, 333, 1_000, 100_000])
    func damage(pieceSize: Int) throws {
        let office = try office()
        let whole = office.journal
        var chance = SeededGenerator(seed: 11)
        for _ in 0..<40 {
            var bytes = whole
            let place = Int.random(in: 0..<bytes.count, using: &chance)
            bytes[place] ^= 1 << UInt8.random(in: 0..<7, using: &chance)
            office.journal = bytes
            let expected = try read(office.files, pieceSize: 1 << 20)
            let (queue, result) = try read(office.files, pieceSize: pieceSize)
            #expect(result.stop == expected.result.stop)
            #expect(result.unfinished == expected.result.unfinished)
            #expect(queue.place == expected.queue.place)
        }
    }

    @Test("Every entry is found by its number")
    func finding() throws {
        let office = try office()
        let queue = try office.open().queue
        let journal = try JournalFile.open(QueuePaths(folder: Sample.folder), files: office.files)
        let end = queue.place.offset
        for number in 1...UInt32(queue.entryCount) {
            #expect(
                try journal.place(of: EntryNumber(number), before: end) == queue.place(of: EntryNumber(number)))
        }
        #expect(try journal.place(of: EntryNumber(UInt32(queue.entryCount) + 1), before: end) == nil)
    }

    @Test("Tails that are joined say the same as one")
    func joined() throws {
        let office = try office()
        let (desk, _) = try office.open()
        let one = try desk.news(after: .beginning)
        let journal = try JournalFile.open(QueuePaths(folder: Sample.folder), files: office.files)
        var reader = JournalReader(files: office.files, journal: journal)
        reader.pieceSize = 700
        var joined = EntryBatch()
        _ = try reader.read(from: .beginning, to: one.end.offset) { (tail) throws(Damage) in joined.join(tail) }
        var (first, second) = (Queue(), Queue())
        try first.apply(one)
        try second.apply(joined)
        #expect(joined.end.bare == one.end.bare)
        #expect(first.releases == second.releases)
        for number in 1...40 { #expect(first[Sample.number(UInt32(number))] == second[Sample.number(UInt32(number))]) }
    }
}
