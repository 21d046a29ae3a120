import DeskDoubles
import Glibc
import Moderation
import Seeded
import Testing

@testable import Journal

/// The verifier that documents the format, written in another language from its description alone.
enum IndependentVerifier {
    private static let script: String =
        #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/Documentation/verify.py"

    static let isAvailable = run("python3 -c 'pass'").code == 0

    /// Runs it on a file, and gives its exit code and the last line that it printed.
    static func verify(_ path: String) -> (code: Int32, last: String) {
        let (code, output) = run("python3 '\(script)' '\(path)' 2>&1")
        return (code, output.split(separator: "\n").last.map(String.init) ?? "")
    }

    private static func run(_ command: String) -> (code: Int32, output: String) {
        guard let stream = popen(command, "re") else { return (-1, "") }
        var output: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4_096)
        while true {
            let count = fread(&buffer, 1, buffer.count, stream)
            guard count > 0 else { break }
            output.append(contentsOf: buffer[..<count])
        }
        let status = pclose(stream)
        return (status >> 8 & 0xFF, String(decoding: output, as: UTF8.self))
    }
}

@Suite("The independent verifier", .enabled(if: IndependentVerifier.isAvailable), .serialized)
struct IndependentVerifierTests {
    /// A journal with something of everything in it.
    private func journal() throws -> [UInt8] {
        let office = try Office(comments: [
            "viens \u{202E}\u{1}\u{7F}\u{85}", "divi\n\t\"\\", "trīs 😀\u{200B}", "četri",
        ])
        var (desk, queue) = try office.open()
        var imported = NewComment(
            release: Sample.slug, parent: Sample.number(1), author: Author(name: "Ā"), body: "b",
            submitted: Moment(milliseconds: -1), source: Source(system: "wp", id: "1"), base: .rejected(Sample.spam))
        _ = try desk.submit([imported], by: Sample.web, queue: &queue)
        imported.source = nil
        imported.base = .approved
        _ = try desk.submit([imported], by: Sample.web, queue: &queue)
        try desk.decide(.approve, on: [1, 2], &queue, note: "labi")
        try desk.decide(.reject(Sample.spam), on: [3], &queue)
        try desk.decide(.edit(body: "viens, labots"), on: [1], &queue)
        try desk.decide(.defer(until: Sample.now + Moment.day), on: [4], &queue)
        try desk.decide(.note, on: [1, 4], &queue, note: "piezīme")
        try queue.apply(try desk.decide(try queue.undoCommand(nil, by: Sample.anna)).tail)
        try desk.erase([2], &queue)
        try desk.erase([4], &queue)
        try desk.decide(.erase(blank: queue.blankable(with: [Sample.number(4)]).sharedNotes), on: [4], &queue)
        try desk.decide(.reopen, on: [3], &queue)
        return office.journal
    }

    private func with(_ bytes: [UInt8], _ body: (String) throws -> Void) throws {
        let folder = try Scratch.makeFolder()
        defer { Scratch.remove(folder) }
        let files = RealFiles()
        let file = try files.open(folder + "/queue.jsonl", .create)
        defer { files.close(file) }
        _ = try bytes.withUnsafeBytes { bytes in
            Result { () throws(FileFailure) in try files.write(file, bytes, at: 0) }
        }.get()
        try body(folder)
    }

    @Test("accepts what we write, with the same head")
    func accepts() throws {
        try with(try journal()) { folder in
            let ours = try Verifier.verify(folder: folder)
            #expect(ours.damage == nil)
            let theirs = IndependentVerifier.verify(folder + "/queue.jsonl")
            #expect(theirs.code == 0)
            #expect(theirs.last == ours.head)
        }
    }

    @Test("and ours find what is erased again for what was listed before")
    func erasedAgain() throws {
        let office = try Office(comments: ["viens", "divi"])
        var (desk, queue) = try office.open()
        try desk.decide(.note, on: [1, 2], &queue, note: "kopīga")
        try desk.erase([1], &queue)
        let erasure = queue.place
        for (blank, isLawful) in [([5], true), ([3], false), ([3, 5], false)] as [([UInt32], Bool)] {
            var bytes = office.journal
            var writer = EntryWriter(after: erasure.chain)
            writer.append(
                Entry(
                    number: EntryNumber(erasure.entry + 1), at: Sample.now, by: Sample.juris,
                    act: .erase(on: [Sample.number(1)], blank: blank.map { EntryNumber($0) })),
                salt: [UInt8](repeating: 7, count: 16), to: &bytes)
            try with(bytes) { folder in
                let ours = try Verifier.verify(folder: folder)
                let theirs = IndependentVerifier.verify(folder + "/queue.jsonl")
                #expect((ours.damage == nil) == isLawful && (theirs.code == 0) == isLawful, "\(ours) \(theirs)")
                if !isLawful {
                    #expect(ours.damage?.kind == .unlawful && ours.damage?.line == 7)
                    #expect(theirs.last.hasPrefix("line 7, "), "\(theirs)")
                }
            }
        }
    }

    @Test("and ours agree on what is newer and what is damaged", arguments: ForeignLine.newer + ForeignLine.damaged)
    func agreesOnNewer(line: ForeignLine) throws {
        let office = try Office(comments: ["viens", "divi"])
        office.append(line)
        try with(office.journal) { folder in
            let ours = try Verifier.verify(folder: folder)
            let theirs = IndependentVerifier.verify(folder + "/queue.jsonl")
            #expect((ours.damage == nil) == (theirs.code == 0), "\(ours) \(theirs)")
            #expect(ours.damage != nil || theirs.last == ours.head)
        }
    }

    @Test("and ours find the same line at fault", arguments: 0..<24)
    func agrees(seed: Int) throws {
        var chance = SeededGenerator(seed: UInt64(seed) + 77)
        var bytes = try journal()
        let place = Int.random(in: 0..<bytes.count, using: &chance)
        switch seed % 4 {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &chance)
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(UInt8.random(in: 1...255, using: &chance), at: place)
        default: bytes.removeSubrange(place...)
        }
        try with(bytes) { folder in
            let ours = try Verifier.verify(folder: folder)
            let theirs = IndependentVerifier.verify(folder + "/queue.jsonl")
            #expect((ours.damage == nil) == (theirs.code == 0), "\(ours) \(theirs)")
            if let damage = ours.damage {
                #expect(theirs.last.hasPrefix("line \(damage.line), byte "), "\(ours) \(theirs)")
            } else {
                #expect(theirs.last == ours.head)
            }
        }
    }
}
