import Journal
import Moderation
import Seeded

/// An office in which chance decides.
struct RandomOffice {
    let office: Office
    var chance: SeededGenerator
    /// What was refused changes nothing, and most of what chance asks for is refused now and then.
    private(set) var done = 0

    init(seed: UInt64) throws {
        office = try Office(comments: ["viens", "divi", "trīs"])
        chance = SeededGenerator(seed: seed)
    }

    /// Does something, as one of two moderators.
    mutating func act(mayErase: Bool = false) throws {
        let login = Bool.random(using: &chance) ? Sample.anna : Sample.juris
        var (desk, queue) = try office.open(as: login)
        let last = UInt32(queue.commentCount)
        let first = UInt32.random(in: 1...last, using: &chance)
        let numbers = Array(first...min(last, first + .random(in: 0...3, using: &chance)))
        let before = queue.entryCount
        switch Int.random(in: 0..<(mayErase ? 11 : 10), using: &chance) {
        case 0, 1: try submit(desk, &queue)
        case 2: try desk.decide(.approve, on: numbers, &queue, note: Bool.random(using: &chance) ? "labi" : nil)
        case 3: try desk.decide(.reject(Sample.spam), on: numbers, &queue)
        case 4: try desk.decide(.reopen, on: numbers, &queue)
        case 5:
            let until = Sample.now.milliseconds + .random(in: 1...50, using: &chance) * 3_600_000
            try desk.decide(.defer(until: Moment(milliseconds: until)), on: numbers, &queue)
        case 6: try desk.decide(.edit(body: "labots \(before)"), on: [first], &queue)
        case 7: try desk.decide(.note, on: numbers, &queue, note: "piezīme")
        case 8: try take(try? queue.undoCommand(nil, by: login), desk, &queue)
        case 9: try take(try? queue.redoCommand(nil, by: login), desk, &queue)
        default: try desk.erase([first], &queue)
        }
        if queue.entryCount > before { done += 1 }
    }

    private mutating func submit(_ desk: JournalDesk, _ queue: inout Queue) throws {
        let name = "Vārds \(Int.random(in: 0..<6, using: &chance))"
        let author = Author(
            name: name, email: Bool.random(using: &chance) ? "\(done)@example.org" : nil, site: nil,
            address: "192.0.2.\(Int.random(in: 0..<4, using: &chance))")
        _ = try desk.submit(
            [NewComment(release: Sample.slug, author: author, body: "teksts \(done)")], by: Sample.web, queue: &queue)
    }

    private func take(_ command: Command?, _ desk: JournalDesk, _ queue: inout Queue) throws {
        guard let command else { return }
        _ = try desk.decide(command, queue: &queue)
    }
}
