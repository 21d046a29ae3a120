import DeskDoubles
import Moderation
import Testing

@testable import Journal

/// An entry as format 1 doesn't have it, behind its number: what is known of it and what comes of it.
struct ForeignLine: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// The members from `at` on.
    var members: String
    var content: String?
    /// The chain has one digit changed.
    var isBroken = false

    init(_ name: String, _ members: String, content: String? = nil, isBroken: Bool = false) {
        testDescription = name
        self.members = members
        self.content = content
        self.isBroken = isBroken
    }

    private static let frame = #""at":"2026-11-24T09:12:44.031Z","by":"zane","do":"#
    private static let salt = #""salt":"000102030405060708090a0b0c0d0e0f""#

    static let newer: [ForeignLine] = [
        ForeignLine("unknown verb", frame + #""wave","on":[1,2],"name":"spam wave""#),
        ForeignLine("unknown verb without members", frame + #""wave""#),
        ForeignLine("unknown verb with content", frame + #""brief","for":"anna""#, content: "{\(salt),\"text\":\"ā\"}"),
        ForeignLine("unknown verb, blanked", frame + #""brief","for":"anna""#, content: "null      "),
        ForeignLine("unknown verb with nested members", frame + #""rule","hits":{"n":[1.5,null,{"on":true}]}"#),
        ForeignLine("unknown member of a known verb", frame + #""approve","on":[1],"rule":"links""#),
        ForeignLine("unknown member before the known ones", frame + #""approve","via":"api","on":[1]"#),
        ForeignLine(
            "unknown member in the frame",
            #""at":"2026-11-24T09:12:44.031Z","by":"zane","via":"api","do":"approve","on":[1]"#),
        ForeignLine("a member of another verb", frame + #""approve","on":[1],"until":"2026-11-24T09:12:44.031Z""#),
        ForeignLine(
            "unknown member of a source",
            frame + #""submit","comment":3,"release":"budget-2027","submitted":"2026-11-24T09:12:44.031Z","#
                + #""source":{"system":"wp","id":"1","url":"u"}"#,
            content: "{\(salt),\"author\":{\"name\":\"A\"},\"body\":\"b\"}"),
        ForeignLine(
            "unknown member of a content", frame + #""note","on":[1]"#,
            content: "{\(salt),\"note\":\"n\",\"lang\":\"lv\"}"),
        ForeignLine(
            "unknown member of an author",
            frame + #""submit","comment":3,"release":"budget-2027","submitted":"2026-11-24T09:12:44.031Z""#,
            content: "{\(salt),\"author\":{\"name\":\"A\",\"phone\":\"1\"},\"body\":\"b\"}"),
        ForeignLine("content where the verb has none", frame + #""erase","on":[1],"blank":[3]"#, content: "{\(salt)}"),
        ForeignLine("unknown verb as deep as may be", frame + #""wave","deep":"# + nested(63)),
        ForeignLine("format 2", frame + #""found","format":2,"queue":"01020304-0506-4708-890a-0b0c0d0e0f10""#),
    ]

    static let damaged: [ForeignLine] = [
        ForeignLine("unknown verb with a broken chain", frame + #""wave","on":[1]"#, isBroken: true),
        ForeignLine("unknown member with a broken chain", frame + #""approve","on":[1],"x":1"#, isBroken: true),
        ForeignLine("known members in another order", frame + #""reject","reason":"spam","on":[1]"#),
        ForeignLine(
            "an unknown verb and the frame in another order",
            #""by":"zane","at":"2026-11-24T09:12:44.031Z","do":"wave""#),
        ForeignLine(
            "an unknown member among known ones in another order", frame + #""reject","reason":"spam","x":1,"on":[1]"#),
        ForeignLine("a known member twice", frame + #""approve","on":[1],"on":[2]"#),
        ForeignLine("an unknown member twice", frame + #""approve","on":[1],"x":1,"x":2"#),
        ForeignLine("a known member missing", frame + #""reject","on":[1]"#),
        ForeignLine(
            "a known member's value",
            frame
                + #""submit","comment":3,"release":"budget-2027","submitted":"2026-11-24T09:12:44.031Z","state":"deferred""#,
            content: "{\(salt),\"author\":{\"name\":\"A\"},\"body\":\"b\"}"),
        ForeignLine("no JSON", frame + #""wave","on":[1"#),
        ForeignLine("a verb that is no text", frame + "7"),
        ForeignLine("no verb", #""at":"2026-11-24T09:12:44.031Z","by":"zane","wave":1"#),
        ForeignLine("a time that does not exist", #""at":"2026-02-30T09:12:44.031Z","by":"zane","do":"wave""#),
        ForeignLine("a known member of the content missing", frame + #""note","on":[1]"#, content: "{\(salt)}"),
        ForeignLine("unknown verb deeper than any format", frame + #""wave","deep":"# + nested(64)),
        ForeignLine(
            "unknown verb in a line longer than any format",
            frame + #""wave","long":""# + String(repeating: "a", count: 16 * 1_024 * 1_024) + "\""),
        ForeignLine("format 0", frame + #""found","format":0,"queue":"01020304-0506-4708-890a-0b0c0d0e0f10""#),
    ]

    private static func nested(_ depth: Int) -> String {
        String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }

    /// The line that comes after a place in a journal.
    func line(number: UInt32, after chain: [UInt8]) -> [UInt8] {
        var head = "{\"n\":\(number),\(members)"
        if let content {
            let digest = Array(content.utf8).withUnsafeBytes { HexDigest.digest(of: $0) }
            head += #","digest":""# + String(decoding: digest, as: UTF8.self) + "\""
        }
        let bytes = Array(head.utf8)
        var digits = chain.withUnsafeBytes { chain in bytes.withUnsafeBytes { HexDigest.chain(after: chain, head: $0) }
        }
        if isBroken { digits[40] = digits[40] == 0x30 ? 0x31 : 0x30 }
        let end = content.map { "\",\"content\":\($0)}\n" } ?? "\"}\n"
        return bytes + Array(#","chain":""#.utf8) + digits + Array(end.utf8)
    }
}

extension Office {
    /// Appends a line as another program would; gives its number.
    @discardableResult
    func append(_ foreign: ForeignLine) -> EntryNumber {
        let chains = chains(of: journal)
        let number = UInt32(chains.count)
        journal += foreign.line(number: number, after: chains.last ?? [])
        return EntryNumber(number)
    }
}

/// A journal in which a newer sluice has written what format 1 doesn't know.
@Suite("A journal of a newer sluice")
struct NewerTests {
    private static let newer = ForeignLine.newer[0]

    private func office() throws -> Office { try Office(comments: ["viens", "divi"]) }

    @Test("is read up to its first entry that format 1 doesn't know, and is no damage", arguments: ForeignLine.newer)
    func known(line: ForeignLine) throws {
        let office = try office()
        let place = try office.open().queue.place
        let entry = office.append(line)
        let (desk, queue) = try office.open()
        #expect(desk.access == .readOnly(.newer(entry)))
        #expect(queue.place.offset == place.offset && queue.entryCount == 4)
        #expect(try desk.entry(at: #require(queue.place(of: EntryNumber(4)))).content?.body == "divi")
        let verification = try Verifier.verify(folder: Sample.folder, files: office.files)
        #expect(verification.damage == nil)
        #expect(verification.newer == entry)
        #expect(verification.entries == 4)
    }

    @Test("Damage stays damage, whatever unknown thing stands in it", arguments: ForeignLine.damaged)
    func damaged(line: ForeignLine) throws {
        let office = try office()
        office.append(line)
        let verification = try Verifier.verify(folder: Sample.folder, files: office.files)
        #expect(verification.damage?.line == 5)
        #expect(verification.newer == nil)
        guard case .readOnly(.damaged) = try office.open().desk.access else {
            Issue.record("not told as damage")
            return
        }
    }

    @Test("No changed byte of a line of format 1 makes it look newer")
    func flipped() throws {
        let office = try office()
        var (desk, queue) = try office.open()
        try desk.decide(.approve, on: [1], &queue, note: "labi")
        let whole = office.journal
        let start = try #require(queue.place(of: EntryNumber(5))).offset
        for place in start..<whole.count - 1 {
            for bit in [0, 1, 5] {
                var bytes = whole
                bytes[place] ^= 1 << UInt8(bit)
                office.journal = bytes
                let verification = try Verifier.verify(folder: Sample.folder, files: office.files)
                #expect(verification.newer == nil, "byte \(place), bit \(bit)")
            }
        }
    }

    @Test("of a later format is read not at all, and opens all the same")
    func format() throws {
        let office = try office()
        let found = ForeignLine(
            "found",
            #""at":"2026-11-24T09:12:44.031Z","by":"zane","do":"found","format":2,"queue":"01020304-0506-4708-890a-0b0c0d0e0f10""#
        )
        for isBroken in [false, true] {
            var found = found
            found.isBroken = isBroken
            office.journal = found.line(number: 1, after: Place.beginning.chain)
            if isBroken {
                #expect(throws: DeskError.self) { try office.open() }
            } else {
                let (desk, queue) = try office.open()
                #expect(desk.access == .readOnly(.newer(EntryNumber(1))))
                #expect(queue.entryCount == 0)
                #expect(throws: DeskError.readOnly(.newer(EntryNumber(1)))) { try desk.news(after: queue.place) }
            }
        }
    }

    @Test("What stands behind the entry counts for nothing, in order or not", arguments: [1, 64, 333, 100_000])
    func middle(pieceSize: Int) throws {
        let office = try office()
        let entry = office.append(Self.newer)
        for (index, rest) in [[], Array("garbage\n".utf8), [0x7B]].enumerated() {
            office.journal += rest
            if index == 0 {
                office.append(
                    ForeignLine("approve", #""at":"2026-11-24T09:12:44.031Z","by":"zane","do":"approve","on":[1]"#))
            }
            let journal = try JournalFile.open(QueuePaths(folder: Sample.folder), files: office.files)
            var reader = JournalReader(files: office.files, journal: journal)
            reader.pieceSize = pieceSize
            let size = try office.files.status(journal.file).size
            let result = try reader.read(from: .beginning, to: size) { (tail) throws(Damage) in }
            #expect(result.stop == .newer(entry))
            #expect(result.end.entry == 4)
        }
    }

    @Test("A content that is gone may be listed behind it, and so is no damage")
    func blankedBehind() throws {
        let office = try office()
        var (desk, queue) = try office.open()
        let start = office.journal.count
        try desk.erase([2], &queue)
        office.journal.removeSubrange(start...)
        let entry = office.append(Self.newer)
        let opened = try office.open()
        #expect(opened.desk.access == .readOnly(.newer(entry)))
        #expect(try opened.desk.entry(at: #require(opened.queue.place(of: EntryNumber(4)))).content == nil)
        #expect(try Verifier.verify(folder: Sample.folder, files: office.files).damage == nil)
    }

    @Test("A checkpoint that was left before changes no answer, and none is left behind it")
    func checkpoint() throws {
        let office = try office()
        let before = try office.open()
        #expect(before.desk.leaveCheckpoint(of: before.queue))
        let entry = office.append(Self.newer)
        let opened = try office.open()
        #expect(opened.desk.access == .readOnly(.newer(entry)))
        #expect(QueuePortrait(opened.queue) == QueuePortrait(before.queue))
        #expect(!opened.desk.owesCheckpoint(of: opened.queue, beyond: .nothing))
        #expect(!before.desk.leaveCheckpoint(of: before.queue))
    }

    enum Act: CaseIterable {
        case decide, submit, erase, release, undo, news, publish, backup
    }

    @Test(
        "Nobody writes or copies, whether it was there before or came meanwhile", arguments: Act.allCases,
        [false, true])
    func refuses(act: Act, isOpenBefore: Bool) throws {
        let office = try office()
        var (desk, queue) = try office.open()
        try desk.decide(.approve, on: [1], &queue)
        let entry = office.append(Self.newer)
        if !isOpenBefore { (desk, queue) = try office.open() }
        let bytes = office.journal
        let names = office.files.names
        let expected = DeskError.readOnly(.newer(entry))
        do {
            switch act {
            case .decide: try desk.decide(.reject(Sample.spam), on: [2], &queue)
            case .submit: try office.submit(["trīs"], desk, &queue)
            case .erase: try desk.erase([2], &queue)
            case .release:
                try desk.release(
                    Release(slug: Sample.slug, title: "t", date: CivilDate(daysSince1970: 0)), by: Sample.anna,
                    queue: &queue)
            case .undo: _ = try desk.decide(queue.undoCommand(nil, by: Sample.anna), queue: &queue)
            case .news: _ = try desk.news(after: queue.place)
            case .publish:
                var publisher = Publisher(of: Sample.folder, into: "/public", files: office.files)
                _ = try publisher.publish()
            case .backup: _ = try Backup.copy(folder: Sample.folder, to: "/copy", files: office.files)
            }
            Issue.record("it was done")
        } catch let error as DeskError {
            #expect(error == expected)
        } catch PublishError.desk(let error) {
            #expect(error == expected)
        } catch BackupError.desk(let error) {
            #expect(error == expected)
        }
        #expect(office.journal == bytes)
        #expect(
            office.files.names.filter { $0.hasSuffix(".json") || $0.hasSuffix(".jsonl") }
                == names.filter { $0.hasSuffix(".json") || $0.hasSuffix(".jsonl") })
        if act != .backup, act != .publish { #expect(desk.access == .readOnly(.newer(entry))) }
    }

    @Test("What was appended before it reaches who reads on, and then it is told")
    func news() throws {
        let office = try office()
        let (desk, queue) = try office.open()
        var (juris, jurisQueue) = try office.open(as: Sample.juris)
        try juris.decide(.approve, on: [2], &jurisQueue)
        let entry = office.append(Self.newer)
        let tail = try desk.news(after: queue.place)
        #expect(tail.entries.map(\.number) == [5])
        #expect(desk.access == .readOnly(.newer(entry)))
        #expect(throws: DeskError.readOnly(.newer(entry))) { try desk.news(after: tail.end) }
    }

    @Test("A head before it is compared; of one from there on nothing can be said")
    func heads() throws {
        let office = try office()
        let head = try #require(Head(try Verifier.verify(folder: Sample.folder, files: office.files).head))
        let entry = office.append(Self.newer)
        let newest = try #require(
            Head("\(entry):" + String(decoding: chains(of: office.journal)[5], as: UTF8.self)))
        let other = try #require(Head("\(head.entry):" + String(repeating: "0", count: 64)))
        for (head, expected) in [(head, true), (other, false), (newest, nil)] as [(Head, Bool?)] {
            let verification = try Verifier.verify(folder: Sample.folder, against: head, files: office.files)
            #expect(verification.holdsHead == expected)
        }
    }
}
