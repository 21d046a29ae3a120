import Journal
import Moderation

/// Everything that writes to a queue, for tests that make it fail or break off.
enum Deed: String, CaseIterable {
    case submit, batch, allOrNothing, release
    case decide, bulk, edit, undo
    /// Decides where the last line was never finished.
    case repair
    case erase
    /// Erases two comments at a time and a note that they share with a third.
    case eraseMore
    /// Decides where an erasure broke off.
    case finishErasure

    /// A text that is gone when comment 2 is erased.
    static let secret = "noslēpums"
    /// The name of the author of comment 2 alone.
    static let secretName = "Slepenais"

    /// A queue in which everything can be done; drafts and left-overs hold the secret too.
    static func office() throws -> Office {
        let office = try Office(comments: ["viens"])
        var (desk, queue) = try office.open()
        _ = try desk.submit(
            [
                NewComment(
                    release: Sample.slug, author: Author(name: secretName, email: "slepenais@example.org"),
                    body: secret, source: Source(system: "old", id: "2"))
            ], by: Sample.web, queue: &queue)
        try office.submit(["trīs", "četri", "pieci"], desk, &queue)
        try desk.decide(.edit(body: secret + ", labots"), on: [2], &queue, note: secret)
        try desk.decide(.approve, on: [2, 3], &queue)
        try desk.decide(.note, on: [2, 3], &queue, note: "kopīga piezīme")
        for login in [Sample.anna, Sample.juris] { try office.leave(draft, as: login) }
        office.files["/queue/drafts/liga.01234567.json"] = Array(
            #"{"texts":[],"tags":[],"query":"author:\#(secretName)","order":"newest","place":1,"note":"\#(secretName)?"}"#
                .utf8)
        office.files["/queue/drafts/edit-liga.01234567.txt"] = Array(secret.utf8)
        office.files["/queue/queue.checkpoint"] = Array((secret + secretName).utf8)
        office.files["/queue/.queue.jsonl.0123"] = Array((secret + secretName).utf8)
        office.files["/queue/drafts/zane.json.new"] = Array(secret.utf8)
        office.files["/queue/drafts/zane.json"] = Array(secret.utf8)
        return office
    }

    static var draft: Draft {
        Draft(
            texts: [
                Draft.Text(
                    target: Target(number: Sample.number(2), version: EntryNumber(4)), body: secret, at: Sample.now),
                Draft.Text(
                    target: Target(number: Sample.number(1), version: EntryNumber(3)), body: "mans", at: Sample.now),
            ], query: "is:any")
    }

    /// Brings a queue to where the deed begins.
    func prepare(_ office: Office) throws {
        switch self {
        case .repair: office.journal += Array(#"{"n":11,"at":"2026"#.utf8) + [0, 0, 0] + Array("\"}\n".utf8)
        case .finishErasure:
            var (desk, queue) = try office.open(as: Sample.juris)
            office.files.fail(.init(operation: .write, suffix: "queue.jsonl", after: 2, written: 5))
            _ = try? desk.erase([2], &queue)
            office.files.heal()
            office.files["/queue/queue.checkpoint"] = Array(Deed.secret.utf8)
        default: break
        }
    }

    func perform(_ desk: JournalDesk, _ queue: inout Queue) throws {
        switch self {
        case .submit, .batch, .allOrNothing:
            let bodies = self == .submit ? ["seši"] : ["seši", "septiņi", "astoņi"]
            _ = try desk.submit(
                bodies.map { NewComment(release: Sample.slug, author: Sample.author, body: $0) }, by: Sample.web,
                queue: &queue, allOrNothing: self == .allOrNothing)
        case .release:
            try desk.release(
                Release(slug: Sample.slug, title: "Labots", date: CivilDate(daysSince1970: 20_000)), by: Sample.anna,
                queue: &queue)
        case .decide, .repair, .finishErasure: try desk.decide(.approve, on: [1], &queue, note: "labi")
        case .bulk: try desk.decide(.reject(Sample.spam), on: [1, 2, 3, 4, 5], &queue, note: "visi")
        case .edit: try desk.decide(.edit(body: "labots"), on: [1], &queue)
        case .undo:
            let command = try queue.undoCommand(EntryNumber(9), by: Sample.anna)
            _ = try desk.decide(command, queue: &queue)
        case .erase: try desk.erase([2], &queue)
        case .eraseMore:
            let goes = queue.blankable(with: [Sample.number(2), Sample.number(4)])
            try desk.decide(.erase(blank: (goes.certain + goes.sharedNotes).sorted()), on: [2, 4], &queue)
        }
    }

    var isErasing: Bool { [.erase, .eraseMore, .finishErasure].contains(self) }
}

extension MemoryFiles {
    /// The paths below a folder whose bytes hold a text.
    func paths(holding texts: [String], in folder: String = Sample.folder) -> [String] {
        names.filter { path in
            guard path.hasPrefix(folder + "/"), let bytes = self[path] else { return false }
            let content = String(decoding: bytes, as: UTF8.self)
            return texts.contains { content.contains($0) }
        }
    }
}

/// The chains after each line of a journal; the first is that of no line at all.
func chains(of journal: [UInt8]) -> [[UInt8]] {
    var chains = [Place.beginning.proof]
    for line in journal.split(separator: 0x0A) {
        let text = String(decoding: line, as: UTF8.self)
        guard let key = text.firstRange(of: #","chain":""#) else { continue }
        chains.append(Array(text[key.upperBound...].utf8.prefix(64)))
    }
    return chains
}
