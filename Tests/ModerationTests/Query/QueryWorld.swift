import DeskDoubles
import Moderation
import Seeded
import Testing
import Text

/// A random queue that has seen everything: releases, replies, imports, decisions, edits, notes, undos, erasures.
struct QueryWorld {
    let desk: InMemoryDesk
    let queue: Queue
    let context: QueryContext
    let entries: [Entry]

    static let names = ["Līga Ozoliņa", "liga ozolina", "Олег Петров", "王小明", "Juris K.", "JURIS", "e\u{301}e", "ée"]
    static let emails: [String?] = [nil, "liga@example.lv", "Juris@Example.com", "x@kredits24.example"]
    static let addresses: [String?] = [
        nil, "192.0.2.41", "198.51.100.7", "2001:db8::1", "2001:DB8::0:1", "::ffff:192.0.2.41", "192.0.2.4",
    ]
    static let bodies = [
        "Cilvēku tirdzniecība ir noziegums.", "cilveku   TIRDZNIECĪBA ir noziegums.\n", "Спасибо за информацию",
        "Ātrie kredīti bez ķīlas! http://kredits24.example/lv", "Zvaniet man: 20000000 vai +371 67000000",
        "Rakstiet uz anna@example.lv", "Steid\u{200B}zieties \u{1B}[2J", "请问会议资料有英文版吗？ 👍", "Paldies!",
        "paldies!", "Kredīts", "a", "(b) \"c\" -d",
        "Vai ministrija var pateikt, kad tilts pār Lielupi tiks atvērts? Solīja 2025. gadā.",
        "vai ministrija var  pateikt, kad TILTS par Lielupi tiks atverts? http://x.example Solija 2024. gada!",
    ]
    static let logins = ["anna", "juris", "zane"].compactMap { Login($0) }
    static let reasons = ["spam", "abuse", "other"].compactMap { ReasonCode($0) }
    static let slugs = ["alfa", "beta", "Gamma"].compactMap { Slug($0) }

    init(seed: UInt64, comments: Int, acts: Int) throws {
        var generator = SeededGenerator(seed: seed)
        func pick<T>(_ values: [T]) throws -> T { try #require(values.randomElement(using: &generator)) }
        var settings = Settings()
        settings.words = [Settings.WordList(name: "nauda", patterns: ["kredīt*", "likmes"])]
        let start = Moment(milliseconds: 1_795_000_000_000)
        let desk = InMemoryDesk(as: try pick(QueryWorld.logins), settings: settings, now: start)
        for slug in QueryWorld.slugs { try desk.release(slug, title: "Paziņojums \(slug)") }
        for index in 0..<comments {
            desk.now = desk.now + Int64.random(in: 0...(3 * Moment.hour), using: &generator)
            let author = Author(
                name: try pick(QueryWorld.names), email: try pick(QueryWorld.emails),
                address: try pick(QueryWorld.addresses))
            let base: Submission.Base =
                switch Int.random(in: 0..<12, using: &generator) {
                case 0: .approved
                case 1: .rejected(try pick(QueryWorld.reasons))
                default: .pending
                }
            let parent =
                index > 0 && Bool.random(using: &generator)
                ? CommentNumber(UInt32.random(in: 1...UInt32(index), using: &generator)) : nil
            // A parent of another release is unlawful: then the comment comes without one.
            let slug = try pick(QueryWorld.slugs)
            let body = try pick(QueryWorld.bodies)
            let submitted = desk.now + -Int64.random(in: 0...(2 * Moment.day), using: &generator)
            // Every third comes from a form, and of these some are marked.
            let system = ["form", "form:fast", "form:decoy,stale", "formal"][index / 3 % 4]
            let source = index % 3 == 0 ? Source(system: system, id: "\(index)") : nil
            do {
                try desk.submit(
                    body, by: author, to: slug, parent: parent, submitted: submitted, source: source, base: base)
            } catch {
                try desk.submit(body, by: author, to: slug, submitted: submitted, source: source, base: base)
            }
        }
        for _ in 0..<acts {
            desk.now = desk.now + Int64.random(in: 0...(2 * Moment.hour), using: &generator)
            let on = Set(
                (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                    CommentNumber(UInt32.random(in: 1...UInt32(comments), using: &generator))
                }
            ).sorted()
            let last = UInt32(desk.entries.count)
            var content: Content?
            let act: Act
            switch Int.random(in: 0..<20, using: &generator) {
            case 0...3: act = .approve(on: on)
            case 4...7: act = .reject(on: on, reason: try pick(QueryWorld.reasons))
            case 8, 9:
                act = .edit(on: on[0])
                content = Content(body: try pick(QueryWorld.bodies))
            case 10: act = .reopen(on: on)
            case 11, 12:
                act = .defer(
                    on: on, until: desk.now + Int64.random(in: 1...(9 * Moment.day), using: &generator))
            case 13, 14:
                act = .note(on: on)
                content = Content(note: "piezīme")
            case 15:
                act = .erase(on: [on[0]], blank: desk.queue.blankable(with: [on[0]]).certain)
            default:
                let entry = desk.entries[Int(UInt32.random(in: max(1, last / 2)...last, using: &generator)) - 1]
                act = .undo(entry: entry.number, on: entry.act.on)
            }
            // What the state machine refuses is not written.
            _ = try? desk.write(act, by: try pick(QueryWorld.logins), content: content)
        }
        self.desk = desk
        queue = desk.queue
        entries = desk.entries
        settings.rules = try [
            ("links", "has:link author-approved:0"), ("strange", "is:pending -address-approved:1.."),
            ("money", "word:nauda OR burst:2"),
        ].map { name, when in
            Settings.Rule(
                name: try #require(ReasonCode(name)), when: try Query(when, for: .rule), english: name, latvian: name)
        }
        context = QueryContext(
            now: desk.now, zone: FixedZone(seconds: 7_200), settings: settings,
            views: [
                NamedView(name: "Nauda", query: try Query("has:word OR release:beta by:anna")),
                NamedView(name: "Mana rinda", query: try Query("is:pending -author:juris")),
            ])
    }

    var numbers: [CommentNumber] { (0..<queue.commentCount).map { CommentNumber(UInt32($0 + 1)) } }

    /// The body that was submitted; `nil` once erased.
    func submitted(_ number: CommentNumber) -> String? {
        guard queue.state(of: number) != .erased else { return nil }
        return entries[Int(queue.submission(of: number).rawValue) - 1].content?.body
    }

    /// The body in force; `nil` once erased.
    func body(of number: CommentNumber) -> String? {
        guard queue.state(of: number) != .erased else { return nil }
        return entries[Int(queue.body(of: number).rawValue) - 1].content?.body
    }
}
