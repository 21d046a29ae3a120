import DeskDoubles
import Moderation
import Seeded
import Testing

@testable import Journal

/// Whatever a reader would refuse is refused before it is written, and nothing else is.
@Suite("The writer against the reader")
struct WriterAgainstReaderTests {
    @Test("What the limits let through reads back as it was, and what they refuse would not", arguments: 0..<8)
    func agree(seed: UInt64) throws {
        var values = AnyEntry(seed: seed)
        var counts = [0, 0]
        for _ in 0..<600 {
            let entry = values.entry()
            let isAllowed = (try? EntryLimits.check(entry)) != nil
            counts[isAllowed ? 1 : 0] += 1
            var line: [UInt8] = []
            var writer = EntryWriter(after: Place.beginning.chain)
            writer.append(entry, salt: Golden.salt, to: &line)
            let read = try? readEntry(line)
            #expect((read == entry) == isAllowed, "\(entry) \(String(decoding: line.prefix(400), as: UTF8.self))")
        }
        #expect(counts.allSatisfy { $0 > 100 })
    }

    private static let outside = [
        Moment.writable.lowerBound + -1, Moment.writable.upperBound + 1, Moment(milliseconds: .min),
        Moment(milliseconds: .max),
    ]

    @Test("A clock outside the years 1 to 9999 lets nobody write", arguments: outside)
    func clock(now: Moment) throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        let before = office.journal
        office.clock.now = now
        let acts: [() throws -> Void] = [
            { try desk.decide(.approve, on: [1], &queue) },
            { try desk.erase([1], &queue) },
            { try office.submit(["divi"], desk, &queue) },
            {
                try desk.release(
                    Release(slug: Sample.slug, title: "t", date: CivilDate(daysSince1970: 0)), by: Sample.anna,
                    queue: &queue)
            },
        ]
        for act in acts {
            #expect(
                throws: DeskError.invalid(.breach(.clock))
            ) { try act() }
        }
        #expect(office.journal == before)
        #expect(throws: CreationError.self) {
            try QueueFolder.create(at: "/other", by: Sample.anna, now: now, files: office.files)
        }
        #expect(office.files["/other/queue.jsonl"] == nil)
    }

    @Test("The first and the last moment of these years can be written", arguments: [true, false])
    func limits(isFirst: Bool) throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        office.clock.now = isFirst ? Moment.writable.lowerBound : Moment.writable.upperBound
        try desk.decide(.approve, on: [1], &queue)
        try office.submit(["divi"], desk, &queue)
        #expect(try Verifier.verify(folder: Sample.folder, files: office.files).damage == nil)
        #expect(try office.open().queue.submitted(of: Sample.number(2)) == office.clock.now)
    }

    @Test("A time that comes with a comment is refused there, and a deferral's too", arguments: outside)
    func times(time: Moment) throws {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        let before = office.journal
        let comment = NewComment(release: Sample.slug, author: Sample.author, body: "b", submitted: time)
        let submitted = try desk.submit([comment], by: Sample.web, queue: &queue)
        #expect(submitted.results == [.refused(.breach(.time(member: "submitted")))])
        let command = Command(
            decision: .defer(until: time), by: Sample.anna, note: nil,
            targets: [Target(number: Sample.number(1), version: queue.version(of: Sample.number(1)))], setApart: [],
            after: queue.place)
        #expect((try? desk.decide(command))?.entry == nil)
        #expect(office.journal == before)
    }
}

/// Makes entries of all that their types allow, ordinary and extreme.
private struct AnyEntry {
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed &+ 4_711)
    }

    mutating func entry() -> Entry {
        let act = act()
        return Entry(
            number: EntryNumber(act.verb == .found ? 1 : .random(in: 2...UInt32.max, using: &random)), at: moment(),
            by: Sample.sure(Login(random.pick(["anna", "\u{202E}x", "a\"b\\c", String(repeating: "ā", count: 32)]))),
            act: act, content: content(for: act.verb))
    }

    private mutating func act() -> Act {
        switch random.below(11) {
        case 0:
            .found(
                queue: random.pick([
                    "01020304-0506-4708-890a-0b0c0d0e0f10", "01020304-0506-4708-890A-0b0c0d0e0f10", "", "x",
                    "01020304-0506-4708-890a-0b0c0d0e0f1",
                ]))
        case 1:
            .release(
                Release(
                    slug: slug(), title: text(1_024) ?? "t", date: date(), url: text(2_048), summary: text(16_384)))
        case 2: .submit(submission())
        case 3: .approve(on: numbers())
        case 4: .reject(on: numbers(), reason: Sample.spam)
        case 5: .edit(on: CommentNumber(random.chance(10) ? 0 : .random(in: 1...UInt32.max, using: &random)))
        case 6: .reopen(on: numbers())
        case 7: .defer(on: numbers(), until: moment())
        case 8: .note(on: numbers())
        case 9: .undo(entry: EntryNumber(.random(in: 0...UInt32.max, using: &random)), on: numbers())
        default: .erase(on: numbers(), blank: numbers().map { EntryNumber($0.rawValue) })
        }
    }

    private mutating func submission() -> Submission {
        var submission = Submission(
            comment: CommentNumber(.random(in: 1...UInt32.max, using: &random)), release: slug(), submitted: moment())
        if random.chance(50) { submission.parent = CommentNumber(random.pick([0, 1, 7, .max])) }
        if random.chance(30) { submission.source = Source(system: text(64) ?? "s", id: text(256) ?? "1") }
        submission.base = random.pick([.pending, .approved, .rejected(Sample.spam)])
        return submission
    }

    /// Mostly the content that belongs to a verb.
    private mutating func content(for verb: Verb) -> Content? {
        if random.chance(10) {
            return Content(
                author: random.chance(50) ? author() : nil, body: random.chance(50) ? "b" : nil,
                note: random.chance(50) ? "n" : nil)
        }
        switch verb {
        case .found, .release, .undo, .erase: return nil
        case .submit: return Content(author: author(), body: text(65_536) ?? "b")
        case .edit: return Content(body: text(65_536) ?? "b", note: text(4_096))
        case .note: return Content(note: text(4_096) ?? "n")
        case .approve, .reject, .reopen, .defer: return random.chance(50) ? nil : Content(note: text(4_096) ?? "n")
        }
    }

    private mutating func author() -> Author {
        Author(name: text(200) ?? "A", email: text(254), site: text(2_048), address: text(64))
    }

    private mutating func slug() -> Slug {
        Sample.sure(Slug(random.pick(["a", "A.b_c-9", String(repeating: "x", count: 128)])))
    }

    private mutating func moment() -> Moment {
        let (first, last) = (Moment.writable.lowerBound, Moment.writable.upperBound)
        return random.chance(85)
            ? Moment(milliseconds: .random(in: first.milliseconds...last.milliseconds, using: &random))
            : random.pick([
                first, last, first + -1, last + 1, first + 14 * Moment.hour, last + 14 * Moment.hour,
                Moment(milliseconds: .min), Moment(milliseconds: .max),
            ])
    }

    private mutating func date() -> CivilDate {
        let first = Sample.sure(CivilDate(year: 1, month: 1, day: 1)).daysSince1970
        let last = Sample.sure(CivilDate(year: 9_999, month: 12, day: 31)).daysSince1970
        return CivilDate(daysSince1970: random.pick([first, last, 20_000, 20_000, first - 1, last + 1, -5_000_000]))
    }

    private mutating func numbers() -> [CommentNumber] {
        var numbers = (0..<(1 + random.below(4))).map { _ in UInt32.random(in: 1...UInt32.max, using: &random) }
        numbers = Set(numbers).sorted()
        switch random.below(20) {
        case 0: numbers = []
        case 1: numbers.reverse()
        case 2: numbers.append(numbers[numbers.count - 1])
        case 3: numbers.insert(0, at: 0)
        default: break
        }
        return numbers.map { CommentNumber($0) }
    }

    /// A text of any characters, perhaps as long as it may be, or longer, or empty; `nil` for none.
    private mutating func text(_ most: Int) -> String? {
        switch random.below(30) {
        case 0: return ""
        case 1: return String(repeating: "ā", count: most / 2 + 1)
        case 2: return String(repeating: "\u{85}", count: most / 2)
        case 3: return "a\0b"
        case 4..<12: return nil
        default: break
        }
        var text = ""
        for _ in 0..<(1 + random.below(12)) {
            let range: ClosedRange<UInt32> = random.pick([
                1...0x7F, 0x80...0x2FF, 0x600...0x70F, 0x2000...0x206F, 1...0x10FFFF,
            ])
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text.isEmpty ? nil : text
    }
}
