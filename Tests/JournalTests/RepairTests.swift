import Glibc
import Moderation
import Testing

@testable import Journal

@Suite("The repair of a damaged journal")
struct RepairTests {
    /// A way to damage the sixth of eight lines.
    enum Hole: String, CaseIterable {
        /// A page of a batch that never reached the disk.
        case page
        case nul, garbage, encoding, flipped, number, lost, doubled
    }

    /// A queue of eight lines: found, release, five comments of which the last three are one batch, and an approval.
    private func office(_ hole: Hole?) throws -> (office: Office, kept: Int) {
        let office = try Office(comments: ["viens", "divi"])
        var (desk, queue) = try office.open()
        office.clock.now = Sample.now + Moment.day
        try office.submit(["trīs " + String(repeating: "ā", count: 300), "četri", "pieci"], desk, &queue)
        office.clock.now = Sample.now + 2 * Moment.day
        try desk.decide(.approve, on: [1], &queue)
        var lines = office.journal.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
        let place = lines[5].count / 2
        switch hole {
        case .page:
            // From the fifth line on.
            for index in 200..<lines[4].count { lines[4][index] = 0 }
            lines[4] += [0] + [UInt8](repeating: 0, count: 50) + lines.remove(at: 5).dropFirst(50)
        case .nul: lines[5][place] = 0
        case .garbage: lines[5] = Array("garbage".utf8)
        case .encoding: lines[5][try #require(lines[5].firstIndex(of: 0xC4))] = 0x41
        case .flipped: lines[5][15] ^= 1
        case .number: lines[5][5] = UInt8(ascii: "9")
        case .lost: lines.remove(at: 5)
        case .doubled: lines.insert(lines[4], at: 5)
        case nil: break
        }
        office.journal = Array(lines.joined(separator: [0x0A]))
        let kept = lines[..<(hole == .page ? 4 : 5)].reduce(0) { $0 + $1.count + 1 }
        return (office, kept)
    }

    private func plan(_ office: Office) throws(RepairError) -> Repair.Plan? {
        try Repair.plan(folder: Sample.folder, files: office.files)
    }

    private func run(_ plan: Repair.Plan, _ office: Office) throws(RepairError) -> String {
        try Repair.run(plan, folder: Sample.folder, files: office.files)
    }

    @Test("cuts at the first bad line, and keeps what it cuts for its owner alone", arguments: Hole.allCases)
    func cuts(hole: Hole) throws {
        let (office, kept) = try office(hole)
        let before = office.journal
        let plan = try #require(try plan(office))
        #expect(plan.offset == kept && plan.bytes == before.count - kept)
        #expect(plan.entries == (hole == .page ? 4 : 5) && plan.damage.line == plan.entries + 1)
        let lines =
            switch hole {
            case .lost: 1
            case .doubled: 3
            default: 2
            }
        #expect(plan.lines == lines)
        let last = Sample.now + 2 * Moment.day
        #expect(plan.times == (lines == 1 ? last : Sample.now + Moment.day)...last)
        #expect(office.journal == before)

        let cut = try run(plan, office)
        #expect(cut == "/queue/queue.jsonl.cut-\(plan.damage.line)")
        #expect(office.journal == Array(before[..<kept]))
        #expect(office.files[cut] == Array(before[kept...]))
        #expect(office.files.mode(of: cut) == 0o600)
        #expect(try Repair.cuts(folder: Sample.folder, files: office.files) == ["queue.jsonl.cut-\(plan.damage.line)"])
        #expect(try self.plan(office) == nil)

        var (desk, queue) = try office.open()
        #expect(desk.access == .full(Sample.anna))
        #expect("\(queue.place.entry):" + String(decoding: queue.place.chain, as: UTF8.self) == plan.head)
        try desk.decide(.approve, on: [2], &queue)
        #expect(try Verifier.verify(folder: Sample.folder, files: office.files).damage == nil)

        try Repair.remove(
            cuts: Repair.cuts(folder: Sample.folder, files: office.files), folder: Sample.folder, files: office.files)
        #expect(office.files[cut] == nil)
    }

    @Test("gives a second cut at the same line a name of its own")
    func twice() throws {
        let (office, kept) = try office(.garbage)
        _ = try run(#require(try plan(office)), office)
        office.journal += Array("more\n".utf8)
        let second = try run(#require(try plan(office)), office)
        #expect(second == "/queue/queue.jsonl.cut-6-2")
        #expect(office.files[second] == Array("more\n".utf8))
        #expect(office.journal.count == kept)
    }

    @Test("does nothing where nothing is damaged; an unfinished line is no damage")
    func inOrder() throws {
        let (office, _) = try office(nil)
        #expect(try plan(office) == nil)
        office.journal += Array(#"{"n":9,"#.utf8)
        #expect(try plan(office) == nil)
    }

    @Test("is refused for what cutting doesn't cure")
    func refused() throws {
        func expect(_ error: RepairError, _ office: Office, sourceLocation: SourceLocation = #_sourceLocation) {
            let before = office.journal
            #expect(throws: error, sourceLocation: sourceLocation) { try plan(office) }
            #expect(office.journal == before, sourceLocation: sourceLocation)
        }
        func damage(_ office: Office) throws -> Damage {
            try #require(try Verifier.verify(folder: Sample.folder, files: office.files).damage)
        }
        let approve = #""at":"2026-11-24T09:12:44.031Z","by":"zane","do":"approve","on":[1]"#

        let unlawful = try office(nil).office
        unlawful.append(ForeignLine("approved already", approve))
        expect(.notByCutting(try damage(unlawful)), unlawful)

        let numbered = try office(nil).office
        let line = ForeignLine("a number left out", approve).line(number: 10, after: chains(of: numbered.journal)[8])
        numbered.journal += line
        #expect(try damage(numbered).kind == .numbering)
        expect(.notByCutting(try damage(numbered)), numbered)

        let changed = try office(nil).office
        changed.journal[try #require(changed.journal.firstRange(of: Array("divi".utf8))).lowerBound] = 0x44
        #expect(try damage(changed).kind == .digest)
        expect(.notByCutting(try damage(changed)), changed)

        let newer = try office(nil).office
        let entry = newer.append(ForeignLine.newer[0])
        newer.journal += Array("garbage\n".utf8)
        expect(.desk(.readOnly(.newer(entry))), newer)

        for bytes in [[], Array("garbage\n".utf8) + unlawful.journal] {
            let nothing = try office(nil).office
            nothing.journal = bytes
            let found = try damage(nothing)
            expect(found.kind == .empty ? .notByCutting(found) : .nothingLeft(found), nothing)
        }
    }

    @Test("does what was shown or nothing")
    func changed() throws {
        let (office, _) = try office(.garbage)
        let plan = try #require(try plan(office))
        office.journal += Array("more\n".utf8)
        let before = office.journal
        #expect(throws: RepairError.changed) { try run(plan, office) }
        #expect(office.journal == before)
        #expect(try Repair.cuts(folder: Sample.folder, files: office.files) == [])
    }

    @Test(
        "that fails has changed nothing, or says that nobody knows",
        arguments: [
            MemoryFiles.Strike.error(EIO), .error(ENOSPC), .error(EACCES), .half(ENOSPC), .short, .held,
        ])
    func faults(strike: MemoryFiles.Strike) throws {
        let (base, kept) = try office(.page)
        let before = base.journal
        let plan = try #require(try plan(base))
        var calls = 0
        while true {
            let office = Office(copying: base)
            office.files.strike(strike, after: calls)
            let result = Result { () throws(RepairError) in try run(plan, office) }
            let isOver = office.files.isStrikePending
            office.files.heal()
            #expect(office.files.openCount == 0)
            let cuts = try Repair.cuts(folder: Sample.folder, files: office.files)
            switch result {
            case .success, .failure(.desk(.outcomeUnknown)):
                #expect(office.journal == Array(before[..<kept]), "\(strike) at call \(calls)")
                #expect(cuts.map { office.files["/queue/" + $0] } == [Array(before[kept...])])
            case .failure(.desk(.failed)), .failure(.desk(.locked)):
                #expect(office.journal == before, "\(strike) at call \(calls)")
                #expect(cuts == [])
                _ = try run(plan, office)
            case .failure(let error): Issue.record("\(strike) at call \(calls): \(error)")
            }
            #expect(try Verifier.verify(folder: Sample.folder, files: office.files).damage == nil)
            if isOver { break }
            calls += 1
        }
        #expect(calls > 5)
    }

    @Test("that a power cut ends leaves the journal as it was, or all that was cut beside it")
    func crashes() throws {
        let (office, kept) = try office(.page)
        let before = office.journal
        let plan = try #require(try plan(office))
        let images = try CrashImages(office.files) { () throws in _ = try run(plan, office) }
        images.visit { files, isOver, what in
            let cut = files["/queue/queue.jsonl.cut-5"]
            if files[Sample.journal] != before {
                #expect(files[Sample.journal] == Array(before[..<kept]), "\(what)")
                #expect(cut == Array(before[kept...]), "\(what)")
            }
            if isOver { #expect(files[Sample.journal] != before, "\(what)") }
        }
    }
}
