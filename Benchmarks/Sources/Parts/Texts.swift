import JSON
import Journal
import Moderation
import Terminal

/// Strangers' texts: through the gate on their way in, and made safe on their way to a screen.
struct Texts {
    let desk: JournalDesk
    let queue: Queue

    /// The first texts of the queue.
    private func bodies() throws -> [String] {
        let places = (1...UInt32(min(queue.commentCount, 20_000))).compactMap { queue.bodyPlace(of: CommentNumber($0)) }
        var bodies: [String] = []
        try desk.bodies(at: places) { _, body in
            bodies.append(String(decoding: body, as: UTF8.self))
            return true
        }
        return bodies
    }

    func measure() throws {
        let bodies = try bodies()
        let bytes = bodies.reduce(0) { $0 + $1.utf8.count }
        guard bytes > 0 else { throw NotDone(what: "there are no texts") }
        var cells = 0
        let seconds = Stopwatch.median {
            cells = bodies.reduce(0) { $0 + DisplayText(stranger: $1).width }
        }
        guard cells > 0 else { throw NotDone(what: "texts without width") }
        Stopwatch.tell("DisplayText: texts made safe and measured", megabytesPerSecond: bytes, in: seconds)
        let lines = bodies.map { body in
            var writer = JSONWriter(escaping: .journal)
            writer.beginObject()
            writer.key("body")
            writer.string(body)
            writer.endObject()
            return writer.bytes
        }
        let length = lines.reduce(0) { $0 + $1.count }
        let reading = try Stopwatch.median { for line in lines { _ = try JSONReader.read(line) } }
        Stopwatch.tell("gate: strict JSON read", megabytesPerSecond: length, in: reading)
    }
}
