/// What stands before the colon of a term.
package enum QueryKey: String, CaseIterable, Sendable {
    case author, email, address, body
    case release, reason, by, `is`, has, number, entry, same, like, likely
    case word, host, links, length
    case script, lang, view
    case authorApproved = "author-approved"
    case authorRejected = "author-rejected"
    case addressApproved = "address-approved"
    case addressRejected = "address-rejected"
    case burst, rule
    case before, after
    case decidedBefore = "decided-before"
    case decidedAfter = "decided-after"

    /// Whether `=` may follow the colon, for a whole value instead of a part.
    var canBeExact: Bool { self == .author || self == .email || self == .address }

    init?(_ bytes: some Collection<UInt8>) {
        guard let key = QueryKey.allCases.first(where: { $0.rawValue.utf8.elementsEqual(bytes) }) else { return nil }
        self = key
    }
}

/// What a comment can be: the values of `is:`.
package enum Aspect: String, CaseIterable, Sendable {
    /// Needs a decision now: pending, and not deferred to a later time.
    case pending
    /// Pending, and deferred to a time that has not come yet.
    case deferred
    case approved, rejected, erased
    /// The body in force is not the submitted one.
    case edited
    /// Answers another comment.
    case reply
    /// At least one other comment says the same.
    case duplicate
    case any

    /// Whether the word is about the state: what the keys 1 to 5 replace.
    package var isState: Bool {
        switch self {
        case .pending, .deferred, .approved, .rejected, .erased, .any: true
        case .edited, .reply, .duplicate: false
        }
    }
}

/// What can be found in a comment: the values of `has:`.
package enum Feature: String, CaseIterable, Sendable {
    case link, email, phone
    /// Characters that do not show by themselves.
    case hidden
    /// A word of the settings' lists.
    case word
    /// A note in the history that has not been struck out.
    case note
    /// A form's marks: a program may have sent it.
    case trap
    /// A text that was changed on a live site after its approval, and that nobody has acted on since.
    case siteEdit = "site-edit"
}
