/// Who wrote a comment, in their own words: nothing here has been verified.
package struct Author: Hashable, Sendable {
    package var name: String
    package var email: String?
    package var site: String?
    /// The network address that the comment was sent from.
    package var address: String?

    package init(name: String, email: String? = nil, site: String? = nil, address: String? = nil) {
        self.name = name
        self.email = email
        self.site = site
        self.address = address
    }
}

/// What people wrote in one entry, without its salt: the part of an entry that an erasure can blank.
package struct Content: Hashable, Sendable {
    /// Present in `submit` only.
    package var author: Author?
    /// Present in `submit` and `edit`.
    package var body: String?
    /// Present in `note`, optional in the other decisions.
    package var note: String?

    package init(author: Author? = nil, body: String? = nil, note: String? = nil) {
        self.author = author
        self.body = body
        self.note = note
    }
}

/// Where an imported comment came from: the system and its own identifier there.
package struct Source: Hashable, Sendable {
    /// The beginning of the source system of a comment that a form has marked: `form:decoy,fast`.
    package static let trapped = Array("form:".utf8)

    package var system: String
    package var id: String

    package init(system: String, id: String) {
        self.system = system
        self.id = id
    }
}
