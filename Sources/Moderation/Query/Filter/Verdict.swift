/// What the columns of the queue tell of a comment and a query: three-valued, because some conditions are decided by
/// the text alone.
package enum Verdict: UInt8, Comparable, Sendable {
    case no
    /// Only the text can tell.
    case text
    case yes

    package static func < (one: Verdict, other: Verdict) -> Bool {
        one.rawValue < other.rawValue
    }

    var negated: Verdict {
        switch self {
        case .no: .yes
        case .text: .text
        case .yes: .no
        }
    }

    init(_ isTrue: Bool) {
        self = isTrue ? .yes : .no
    }
}

/// What a query needs to know beside the queue.
package struct QueryContext: Sendable {
    package var now: Moment
    package var zone: any Zone
    /// The lists that `has:word` looks for.
    package var words: [Settings.WordList]

    package init(now: Moment, zone: any Zone, words: [Settings.WordList]) {
        self.now = now
        self.zone = zone
        self.words = words
    }
}
