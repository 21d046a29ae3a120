import Moderation
import Terminal
import Wording

/// Who else has the queue open, and what this session tells them.
struct Company {
    /// How long after the last key the place is told, so that not every move wakes somebody.
    static let rest: Int64 = 2_000
    /// How long the keys of a moderator who stays at a comment, or never rests, may go untold.
    static let longest: Int64 = 60_000

    var others: [Presence] = []
    /// When a key was last pressed; `nil` before the start.
    private(set) var pressed: Moment?
    private var told: (place: CommentNumber?, pressed: Moment)?
    /// When the place is to be told.
    private(set) var due: Moment?

    /// Notes that a key was pressed, or that the console has started.
    mutating func notePress(at now: Moment) {
        pressed = now
        due = min(now + Company.rest, (told?.pressed ?? now) + Company.longest)
    }

    /// What is to be told now, if the time has come and something is new.
    mutating func tell(_ place: CommentNumber?, at now: Moment) -> [Effect] {
        guard let due, due <= now, let pressed else { return [] }
        self.due = nil
        if let told, told.place == place, pressed - told.pressed < Company.longest { return [] }
        told = (place, pressed)
        return [.tellPlace(place, pressed: pressed)]
    }

    /// Tells that this session ends.
    mutating func leave() -> [Effect] {
        told = nil
        return [.tellPlace(nil, pressed: nil)]
    }
}

extension Model {
    /// Whether somebody else is looking at a comment now: `n` and the step after a decision pass over it.
    func isTaken(_ number: CommentNumber) -> Bool {
        company.others.contains { $0.looksAt(number, at: now, besides: login) }
    }

    /// Who else is here, for the first line: `zane #57`.
    var companyText: DisplayText? {
        guard !company.others.isEmpty else { return nil }
        var parts = company.others.prefix(2).map { other -> DisplayText in
            let login = DisplayText(stranger: other.login.text, truncatedTo: 16)
            return other.place.map { "\(login) \(number: $0)" } ?? login
        }
        if company.others.count > 2 { parts.append("+\(company.others.count - 2)") }
        return parts.joined(by: ", ")
    }
}
