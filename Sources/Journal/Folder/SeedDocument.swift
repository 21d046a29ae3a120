package import JSON
import Moderation

/// Releases and sample comments that a fresh queue grows from.
///
/// A document is a JSON object:
///
///     {"releases": [{"slug", "title", "date", "url"?, "summary"?}],
///      "comments": [{"id"?, "parent"?, "release", "ago" or "submitted", "author": {"name", "email"?, "site"?, "address"?}, "body"}]}
///
/// `id` is a label by which other comments of the document name their `parent`; `ago` is an age such as `26h` or `3d`,
/// counted back from the moment that the queue is made; `submitted` a time in the journal's form.
package struct SeedDocument: Sendable {
    /// A comment, not yet numbered.
    struct SeedComment: Sendable {
        var label: String?
        var parent: String?
        var release: Slug
        var time: Time
        var author: Author
        var body: String
        var position: JSONPosition

        enum Time: Sendable {
            /// Milliseconds before the queue is made.
            case ago(Int64)
            case at(Moment)
        }
    }

    /// What messages call the document.
    package let name: String
    let releases: [Release]
    let comments: [SeedComment]

    /// Reads a document.
    package init(name: String, bytes: [UInt8]) throws(SeedError) {
        self.name = name
        releases = []
        comments = []
    }
}

/// A mistake in a seed document.
package struct SeedError: Error, Hashable, Sendable {
    package var position: JSONPosition
    /// One clause, safe to print.
    package var reason: String
}
