import DeskDoubles
import Moderation
import Seeded
import Testing

/// A press office where things happen at random, the same for the same seed: what it does it does to a ``Queue`` and to
/// the ``Model``, and compares what the two say.
struct RandomOffice {
    static let logins: [Login] = [.anna, .juris, .zane]
    static let reasons: [ReasonCode] = [.spam, .abuse, .name("off-topic")]
    static let slugs: [Slug] = [.brussels, .riga, .name("imanta")]

    var random: SeededGenerator
    var queue = Queue()
    var model = Model()
    var entries: [Entry] = []
    var now = Moment(milliseconds: 1_795_510_000_000)

    init(seed: UInt64) throws {
        random = SeededGenerator(seed: seed)
        try write(.found(queue: "00000000-0000-4000-8000-000000000001"), by: .form)
        for slug in Self.slugs { try write(release(slug), by: .form) }
        for _ in 0..<8 { try submit() }
    }

    /// Lets one thing happen.
    mutating func step() throws {
        now = now + Int64.random(in: -Moment.hour...(6 * Moment.hour), using: &random)
        switch random.below(100) {
        case 0..<12: try submit()
        case 12..<14: try write(release(random.pick(Self.slugs)), by: .form)
        case 14..<60: try decide()
        case 60..<72: try undo(nil)
        case 72..<80: try redo(nil)
        case 80..<86: try undo(anyEntry())
        case 86..<90: try redo(anyEntry())
        case 90..<92: try erase()
        default: try writeAnything()
        }
    }

    // MARK: What happens

    mutating func submit() throws {
        let number = UInt32(queue.commentCount + 1)
        let slug = random.pick(Self.slugs)
        let parents = (1..<max(number, 1)).filter { model.posts[$0]?.release == slug }
        let parent = random.chance(30) && !parents.isEmpty ? CommentNumber(random.pick(parents)) : nil
        let base: Submission.Base =
            switch random.below(10) {
            case 0: .approved
            case 1: .rejected(random.pick(Self.reasons))
            default: .pending
            }
        let source = random.chance(20) ? Source(system: "old", id: "\(random.below(30))") : nil
        let author = Author(
            name: "Reader \(random.below(4))", email: random.chance(50) ? "r\(random.below(2))@example.lv" : nil,
            address: random.chance(70) ? "192.0.2.\(random.below(3))" : nil)
        let submission = Submission(
            comment: CommentNumber(number), release: slug, parent: parent, submitted: now + -Moment.minute,
            source: source, base: base)
        try write(.submit(submission), by: .form, content: Content(author: author, body: "body"))
    }

    mutating func decide() throws {
        let decision = anyDecision()
        let count = decision.verb == .edit ? 1 : random.chance(60) ? 1 : 2 + random.below(6)
        var targets = (0..<count).map { _ in queue.target(UInt32(1 + random.below(queue.commentCount))) }
        if random.chance(10) { targets[0].version = EntryNumber(UInt32(1 + random.below(queue.entryCount))) }
        if random.chance(3) { targets[0] = Target(number: CommentNumber(9_999), version: EntryNumber(1)) }
        let note = decision.verb == .note || random.chance(20) ? "note" : nil
        try run(queue.command(decision, on: targets, by: random.pick(Self.logins), note: note, at: now), on: targets)
    }

    private mutating func anyDecision() -> Decision {
        let times: [Int64] = [-Moment.day, 0, 1, Moment.hour, Moment.day, 366 * Moment.day, 366 * Moment.day + 1]
        switch random.below(12) {
        case 0..<3: return .approve
        case 3..<6: return .reject(random.pick(Self.reasons))
        case 6: return .edit(body: "edited")
        case 7: return .reopen
        case 8..<10: return .defer(until: now + random.pick(times))
        default: return .note
        }
    }

    mutating func erase() throws {
        let targets = (0..<(1 + random.below(2))).map { _ in queue.target(UInt32(1 + random.below(queue.commentCount)))
        }
        let shared = queue.blankable(with: targets.map(\.number)).sharedNotes
        let chosen = shared.filter { _ in random.chance(50) }
        try run(queue.command(.erase(blank: chosen), on: targets, by: .zane, at: now), on: targets)
    }

    mutating func undo(_ entry: EntryNumber?) throws {
        let login = random.pick(Self.logins)
        let newest = model.newestOpen(by: login) { [.approve, .reject, .edit, .reopen, .defer, .note].contains($0) }
        #expect(queue.newestUndoable(by: login)?.rawValue == newest)
        guard let command = try? queue.undoCommand(entry, by: login) else {
            if entry == nil { #expect(newest == nil) }
            return
        }
        try run(command, on: nil)
    }

    mutating func redo(_ entry: EntryNumber?) throws {
        let login = random.pick(Self.logins)
        let newest = model.newestRedo(by: login)
        let found = (try? queue.redoCommand(nil, by: login))?.decision
        #expect(found == newest.map { .undo(EntryNumber($0)) })
        guard let command = try? queue.redoCommand(entry, by: login) else {
            if entry == nil { #expect(newest == nil) }
            return
        }
        try run(command, on: nil)
    }

    private mutating func anyEntry() -> EntryNumber {
        EntryNumber(UInt32(1 + random.below(queue.entryCount + 2)))
    }

    // MARK: Doing it to both

    /// Compares a command with what the model says of each target, and writes it.
    private mutating func run(_ command: Command, on targets: [Target]?) throws {
        var expected: [CommentNumber: Refusal] = [:]
        var seen: Set<CommentNumber> = []
        let targets = targets ?? model.lines[undone(command)]?.on.map { queue.target($0) } ?? []
        for target in targets.sorted(by: { $0.number < $1.number }) where seen.insert(target.number).inserted {
            // The first of several with one number counts.
            guard let first = targets.first(where: { $0.number == target.number }) else { continue }
            if let refusal = model.refusal(of: command.decision, on: first, at: now) {
                expected[target.number] = refusal
            }
        }
        let told = Dictionary(uniqueKeysWithValues: command.setApart.map { ($0.number, $0.refusal) })
        #expect(told == expected)
        #expect(command.targets.map(\.number) == seen.subtracting(expected.keys).sorted())
        let number = EntryNumber(UInt32(queue.entryCount + 1))
        let resolved = CommandResolver.resolve(command, tail: EntryBatch(end: queue.place), number: number, at: now)
        guard let entry = resolved.entry else { return }
        try write(entry.act, by: entry.by, content: entry.content)
    }

    private func undone(_ command: Command) -> UInt32 {
        if case .undo(let entry) = command.decision { return entry.rawValue }
        return 0
    }

    /// Writes something that may or may not be allowed: the queue and the model must agree.
    private mutating func writeAnything() throws {
        let on = Set(
            (0..<(1 + random.below(3))).map { _ in CommentNumber(UInt32(random.below(queue.commentCount + 2))) }
        )
        .sorted()
        let until = now + Int64.random(in: -Moment.day...Moment.day, using: &random)
        let blank = (0..<random.below(3)).map { _ in anyEntry() }
        let act: Act =
            switch random.below(10) {
            case 0: .approve(on: on)
            case 1: .reject(on: on, reason: random.pick(Self.reasons))
            case 2: .edit(on: on[0])
            case 3: .reopen(on: on)
            case 4: .defer(on: on, until: until)
            case 5: .note(on: on.reversed())
            case 6: .undo(entry: anyEntry(), on: on)
            case 7: random.chance(90) ? .undo(entry: anyEntry(), on: on) : .erase(on: on, blank: blank)
            case 8: .found(queue: "00000000-0000-4000-8000-000000000002")
            default:
                .submit(
                    Submission(
                        comment: CommentNumber(UInt32(queue.commentCount + random.below(3))),
                        release: random.pick(Self.slugs + [.name("unknown")]),
                        parent: on.first { $0.rawValue > 0 }, submitted: now))
            }
        let content: Content? =
            switch act.verb {
            case .note, .edit: Content(body: "text", note: "note")
            case .submit: Content(author: Author(name: "Guest"), body: "text")
            default: nil
            }
        let entry = Entry(number: anyNumber(), at: now, by: random.pick(Self.logins), act: act, content: content)
        let before = queue.entryCount
        let isLawful = model.take(entry)
        let damage = take(entry)
        #expect((damage == nil) == isLawful, "\(entry): \(String(describing: damage))")
        #expect(queue.entryCount == before + (isLawful ? 1 : 0))
        if isLawful { entries.append(entry) }
    }

    private mutating func anyNumber() -> EntryNumber {
        EntryNumber(UInt32(queue.entryCount + (random.chance(95) ? 1 : random.below(4))))
    }

    /// Writes something that is allowed.
    private mutating func write(_ act: Act, by login: Login, content: Content? = nil) throws {
        let entry = Entry(
            number: EntryNumber(UInt32(entries.count + 1)), at: now, by: login, act: act, content: content)
        let isLawful = model.take(entry)
        #expect(isLawful, "The model refuses \(entry)")
        if let damage = take(entry) { throw damage }
        entries.append(entry)
    }

    private mutating func take(_ entry: Entry) -> Damage? {
        var tail = EntryBatch(end: queue.place)
        tail.append(entry, place: Self.place(entry.number))
        let place = queue.place
        do throws(Damage) {
            try queue.apply(tail)
            return nil
        } catch {
            // A tail that damage stopped says where it was stopped.
            #expect(queue.place.entry == UInt32(queue.entryCount))
            #expect(queue.place.mark == place.mark)
            return error
        }
    }

    static func place(_ number: EntryNumber) -> EntryPlace {
        EntryPlace(mark: Int(number.rawValue) * 100, extent: 100)
    }

    private mutating func release(_ slug: Slug) -> Act {
        .release(
            Release(
                slug: slug, title: "Title \(random.below(5))", date: CivilDate(daysSince1970: 20_000),
                summary: random.chance(50) ? "Summary" : nil))
    }
}
