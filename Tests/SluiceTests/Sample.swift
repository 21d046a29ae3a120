import DeskDoubles
import Moderation

@testable import sluice

extension InMemoryDesk {
    /// A queue with two releases and three comments: #1 pending and hostile, #2 approved, edited and imported, #3
    /// rejected as spam with a note. The last entry is 9; it is 2026-11-24T14:00 in the zone of ``Session/sample``.
    static var sample: InMemoryDesk {
        guard let anna = Login("anna"), let juris = Login("juris"), let slug = Slug("brisele"),
            let other = Slug("terehova"), let spam = ReasonCode("spam")
        else { return InMemoryDesk(as: .form) }
        let desk = InMemoryDesk(as: anna, now: Moment(milliseconds: 1_795_521_600_000))
        do {
            try desk.release(slug, title: "Konference\tBriselē", by: anna)
            try desk.release(other, title: "Robeža", by: anna)
            try desk.submit(
                "Paldies!\n\u{1B}[2J\u{202E}mei\u{202C} \u{200B}", by: Author(name: "Līga\tOzoliņa"), to: slug)
            try desk.submit(
                "Cik maksā?",
                by: Author(
                    name: "Juris K.", email: "juris@example.lv", site: "https://juris.example", address: "192.0.2.88"),
                to: slug, parent: CommentNumber(1), source: Source(system: "web", id: "8812"))
            try desk.submit("Kredīti", by: Author(name: "Kredīts 24"), to: other)
            try desk.write(.edit(on: CommentNumber(2)), by: juris, content: Content(body: "Cik?", note: "īsāk"))
            try desk.write(.approve(on: [CommentNumber(2)]), by: juris)
            try desk.write(
                .reject(on: [CommentNumber(3)], reason: spam), by: anna, content: Content(note: "atkal\nviņi"))
        } catch {
            return InMemoryDesk(as: .form)
        }
        return desk
    }
}

extension Session {
    /// A session of anna's over ``InMemoryDesk/sample``, two hours east of Greenwich.
    static func sample(_ desk: InMemoryDesk = .sample) -> Session {
        Session(
            desk: desk, queue: desk.queue, identity: Identity(login: Login("anna") ?? .form, isGiven: true),
            zone: FixedZone(seconds: 7_200), now: desk.now)
    }
}

extension Output {
    /// What would be written, as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
