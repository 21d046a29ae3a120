import Journal
import Moderation
import Seeded
import Testing

@Suite("Damage in the middle of a journal")
struct DamageTests {
    /// A small journal with something of everything in it.
    private static func journal() throws -> [UInt8] {
        let office = try Deed.office()
        var (desk, queue) = try office.open()
        for deed in [Deed.batch, .edit, .decide, .erase, .release] { try deed.perform(desk, &queue) }
        try desk.decide(.defer(until: Sample.now + Moment.day), on: [6], &queue)
        try desk.decide(.reject(Sample.spam), on: [3, 4], &queue, note: "jā")
        try desk.decide(.note, on: [1, 3, 4, 5], &queue, note: "piezīme\n\u{202E}")
        return office.journal
    }

    /// Changes bytes, except in the journal's last line, in one of the ways in which files go bad.
    private static func mutate(_ bytes: [UInt8], _ chance: inout SeededGenerator) -> [UInt8] {
        var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { Array($0) }
        let last = lines.count - 2
        let (one, other) = (Int.random(in: 0..<last, using: &chance), Int.random(in: 0..<last, using: &chance))
        let end = lines[..<last].reduce(0) { $0 + $1.count + 1 }
        let place = Int.random(in: 0..<end - 1, using: &chance)
        let length = Int.random(in: 1...min(300, end - place), using: &chance)
        var bytes = bytes
        switch Int.random(in: 0..<13, using: &chance) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &chance)
        case 2: bytes.remove(at: place)
        case 3: bytes.insert(UInt8.random(in: 0...255, using: &chance), at: place)
        case 4: bytes.swapAt(place, place + 1)
        case 5: bytes.removeSubrange(place..<place + length)
        case 6: bytes.insert(contentsOf: bytes[place..<place + length], at: Int.random(in: 0..<end, using: &chance))
        case 7: for index in place..<place + length { bytes[index] = 0 }
        case 8: bytes[place..<place + length].reverse()
        case 9:
            // A byte becomes two of another encoding.
            bytes.replaceSubrange(place...place, with: [0xC0 | bytes[place] >> 6, 0x80 | bytes[place] & 0x3F])
        case 10:
            lines.swapAt(one, other)
            return Array(lines.joined(separator: [0x0A]))
        case 11:
            lines.remove(at: one)
            return Array(lines.joined(separator: [0x0A]))
        default:
            lines.insert(lines[one], at: other)
            return Array(lines.joined(separator: [0x0A]))
        }
        return bytes
    }

    /// The line, counted from 1, in which two journals begin to differ, and where that line begins.
    private static func firstDifference(_ one: [UInt8], _ other: [UInt8]) -> (line: Int, start: Int) {
        let same = zip(one, other).prefix { $0 == $1 }.count
        let before = one[..<same]
        return (before.count { $0 == 0x0A } + 1, before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
    }

    /// Some lines of a journal, counted from 1, without their spaces, up to an end that is left out.
    private static func lines(of bytes: [UInt8], from first: Int, upTo end: Int) -> [[UInt8]] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
            .prefix(max(end, 1) - 1).dropFirst(first - 1).map { line in line.filter { $0 != 0x20 } }
    }

    @Test("is found, and told with the line, a byte in it, and a kind", arguments: 0..<10)
    func found(seed: Int) throws {
        let whole = try DamageTests.journal()
        let files = MemoryFiles()
        _ = try files.makeFolder(Sample.folder)
        var chance = SeededGenerator(seed: UInt64(seed + 100))
        var harmless = 0
        for round in 0..<400 {
            let bytes = DamageTests.mutate(whole, &chance)
            if bytes == whole { continue }
            files[Sample.journal] = bytes
            let verification = try Verifier.verify(folder: Sample.folder, files: files)
            let (line, start) = DamageTests.firstDifference(whole, bytes)
            guard let damage = verification.damage else {
                // Only what an erasure has blanked may differ: in how many spaces it has, or else the next writer blanks
                // it again.
                let isUnfinished = verification.remarks.contains {
                    if case .unfinishedErasure = $0 { true } else { false }
                }
                #expect(isUnfinished || bytes.filter { $0 != 0x20 } == whole.filter { $0 != 0x20 })
                harmless += 1
                continue
            }
            // How many spaces an erasure left is not damage, so a line that differs in nothing else may be passed over.
            let passed = DamageTests.lines(of: whole, from: line, upTo: damage.line)
            let isOnlySpaces = passed == DamageTests.lines(of: bytes, from: line, upTo: damage.line)
            #expect(
                damage.line == line || damage.line > line && isOnlySpaces, "seed \(seed), round \(round): \(damage)")
            #expect(damage.byte >= start && damage.byte <= bytes.count, "seed \(seed), round \(round): \(damage)")
            #expect(verification.entries == damage.line - 1)
            #expect(!damage.detail.isEmpty)
        }
        #expect(harmless < 100)
    }

    @Test(
        "is never read as something else: every text is the one that was written, or told to be damaged",
        arguments: 0..<5)
    func reading(seed: Int) throws {
        let base = Office(copying: try Office())
        base.journal = try DamageTests.journal()
        let opened = try base.openWhole()
        let numbers = (1...UInt32(opened.queue.entryCount)).map { EntryNumber($0) }
        let entries = try numbers.map { try opened.desk.entry(at: try #require(opened.queue.place(of: $0))) }
        let whole = base.journal
        var chance = SeededGenerator(seed: UInt64(seed + 200))
        for _ in 0..<60 {
            base.journal = DamageTests.mutate(whole, &chance)
            let before = base.journal
            let found: JournalDesk.Opened
            do throws(DeskError) {
                found = try base.openWhole()
            } catch {
                guard case .damaged = error else {
                    Issue.record("\(error)")
                    continue
                }
                continue
            }
            for number in numbers {
                guard let place = found.queue.place(of: number) else { break }
                do throws(DeskError) {
                    let entry = try found.desk.entry(at: place)
                    #expect(entry == entries[Int(number.rawValue) - 1])
                } catch {
                    guard case .damaged = error else {
                        Issue.record("\(error)")
                        continue
                    }
                    #expect(found.desk.access != .full(Sample.anna))
                }
            }
            #expect(base.journal == before)
        }
    }

    @Test("Every kind of damage that bytes can make has its name")
    func kinds() throws {
        let whole = try DamageTests.journal()
        let files = MemoryFiles()
        _ = try files.makeFolder(Sample.folder)
        var kinds: Set<Damage.Kind> = []
        var chance = SeededGenerator(seed: 5)
        for _ in 0..<600 {
            files[Sample.journal] = DamageTests.mutate(whole, &chance)
            if let damage = try Verifier.verify(folder: Sample.folder, files: files).damage {
                kinds.insert(damage.kind)
            }
        }
        #expect(kinds.isSuperset(of: [.form, .encoding, .numbering, .chain, .digest]))
    }

    @Test("A history that was rewritten whole is in order by itself, and does not have the head that was noted")
    func rewritten() throws {
        let office = try Office(comments: ["viens", "divi"])
        let noted = try Verifier.verify(folder: Sample.folder, files: office.files).head
        let head = try #require(Head(noted))
        let other = try Office(comments: ["viens", "DIVI"])
        for journal in [other.journal, Array(office.journal.dropLast(40)), chopped(office.journal)] {
            let found = Office(copying: office)
            found.journal = journal
            let verification = try Verifier.verify(folder: Sample.folder, against: head, files: found.files)
            #expect(verification.damage == nil)
            #expect(verification.holdsHead == false)
        }
        var (desk, queue) = try office.open()
        try desk.decide(.approve, on: [1], &queue)
        #expect(try Verifier.verify(folder: Sample.folder, against: head, files: office.files).holdsHead == true)
    }

    /// A journal without its last line.
    private func chopped(_ journal: [UInt8]) -> [UInt8] {
        let end = journal.dropLast().lastIndex(of: 0x0A) ?? 0
        return Array(journal[...end])
    }
}
