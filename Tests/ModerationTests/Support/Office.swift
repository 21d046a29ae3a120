import DeskDoubles
import Moderation

/// A small press office for tests: a desk in memory with a release and some pending comments.
struct Office {
    let desk: InMemoryDesk

    /// Its journal has `found`, one `release`, and one `submit` for each comment, in this order.
    init(comments: Int, settings: Settings = Settings()) throws {
        desk = InMemoryDesk(as: .anna, settings: settings)
        try desk.release(.brussels, title: "A conference in Brussels")
        for number in 0..<comments {
            try desk.submit("Body \(number + 1)", by: Author(name: "Reader \(number % 3)"), to: .brussels)
        }
    }

    var now: Moment { desk.now }
    var queue: Queue { desk.queue }

    /// Decides as somebody who sees everything; returns the entry.
    @discardableResult
    func decide(
        _ decision: Decision, on numbers: [UInt32], by login: Login = .anna, note: String? = nil
    ) throws -> Outcome {
        let queue = queue
        let targets = numbers.map { queue.target($0) }
        return try desk.decide(queue.command(decision, on: targets, by: login, note: note, at: now))
    }

    @discardableResult
    func undo(_ entry: UInt32? = nil, by login: Login = .anna) throws -> Outcome {
        try desk.decide(queue.undoCommand(entry.map { EntryNumber($0) }, by: login))
    }

    @discardableResult
    func redo(_ entry: UInt32? = nil, by login: Login = .anna) throws -> Outcome {
        try desk.decide(queue.redoCommand(entry.map { EntryNumber($0) }, by: login))
    }
}

extension Queue {
    func target(_ number: UInt32) -> Target {
        let number = CommentNumber(number)
        return Target(number: number, version: contains(number) ? version(of: number) : EntryNumber(0))
    }

    func targets(_ numbers: UInt32...) -> [Target] { numbers.map { target($0) } }
}

extension Login {
    static let anna = name("anna")
    static let juris = name("juris")
    static let zane = name("zane")

    static func name(_ text: String) -> Login { Login(text) ?? .unknown }
}

extension ReasonCode {
    static let spam = name("spam")
    static let abuse = name("abuse")

    static func name(_ text: String) -> ReasonCode { ReasonCode(text) ?? .other }
}

extension Slug {
    static let brussels = name("brussels")
    static let riga = name("riga")

    static func name(_ text: String) -> Slug { Slug(text) ?? .unknown }
}
