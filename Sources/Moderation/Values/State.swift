/// Where a comment stands.
package enum State: UInt8, BitwiseCopyable, CaseIterable, Sendable {
    /// Waits for a decision; the public does not see it.
    case pending
    /// The public may see it.
    case approved
    /// Turned down for a reason; the public does not see it.
    case rejected
    /// Its text and author are gone for good, by the right to be forgotten.
    case erased

    /// The word for the state, the same in the query language, in JSON and in tables.
    package var word: String {
        switch self {
        case .pending: "pending"
        case .approved: "approved"
        case .rejected: "rejected"
        case .erased: "erased"
        }
    }

    package init?(word: some StringProtocol) {
        guard let state = State.allCases.first(where: { $0.word.utf8.elementsEqual(word.utf8) }) else { return nil }
        self = state
    }
}
