package import JSON
import Moderation

/// Releases and sample comments that a fresh queue grows from.
///
/// A document is a JSON object:
///
///     {"releases": [{"slug", "title", "date", "url"?, "summary"?}],
///      "comments": [{"id"?, "parent"?, "release", "ago" or "submitted", "author", "body"}]}
///
/// `author` is an object with `name`, and perhaps `email`, `site` and `address`. `id` is a label by which other comments
/// of the document name their `parent`; `ago` is an age such as `26h` or `3d`, counted back from the moment that the
/// queue is made; `submitted` a time in the journal's form. `""` in an optional member is absent. Its texts go through the same gate as those that readers
/// submit (``GateRules``).
package struct SeedDocument: Sendable {
    /// A comment, not yet numbered.
    struct SeedComment: Sendable {
        /// When it was sent.
        enum Time: Sendable {
            /// Milliseconds before the queue is made.
            case ago(Int64)
            case at(Moment)
        }

        var label: String?
        var parent: String?
        var release: Slug
        var time: Time
        var author: Author
        var body: String
        var position: JSONPosition
    }

    /// What messages call the document.
    package let name: String
    let releases: [Release]
    let comments: [SeedComment]

    /// Reads a document.
    package init(name: String, bytes: [UInt8]) throws(SeedError) {
        self.name = name
        do throws(JSONError) {
            var members = try JSONFields(try JSONReader.read(bytes), named: "a seed document")
            var releases: [Release] = []
            for node in try members.optionalArray("releases") ?? [] { releases.append(try Release(seed: node)) }
            var comments: [SeedComment] = []
            for node in try members.optionalArray("comments") ?? [] { comments.append(try SeedComment(seed: node)) }
            try members.end()
            self.releases = releases
            self.comments = comments
        } catch {
            throw SeedError(position: error.position, reason: error.reason)
        }
    }
}

/// A mistake in a seed document.
package struct SeedError: Error, Hashable, Sendable {
    package var position: JSONPosition
    /// One clause, safe to print.
    package var reason: String
}

extension Release {
    fileprivate init(seed node: JSONNode) throws(JSONError) {
        var members = try JSONFields(node, named: "a release")
        let slug = try members.text("slug").value(orSay: "slug: expected letters, digits, . _ -") { Slug($0) }
        let title = try members.text("title").text
        let date = try members.text("date")
        guard let day = CivilDate(date.text.utf8) else { throw date.mistake("date: expected a day such as 2026-11-24") }
        self.init(
            slug: slug, title: title, date: day, url: try members.optionalFilledText("url")?.text,
            summary: try members.optionalFilledText("summary")?.text)
        try members.end()
        do throws(EntryLimits.Breach) {
            try EntryLimits.check(self)
        } catch {
            throw JSONError(position: node.position, reason: error.clause)
        }
        do throws(GateRules.Breach) {
            try GateRules.check(self)
        } catch {
            throw JSONError(position: node.position, reason: error.clause)
        }
    }
}

extension SeedDocument.SeedComment {
    fileprivate init(seed node: JSONNode) throws(JSONError) {
        var members = try JSONFields(node, named: "a comment")
        position = node.position
        label = try members.optionalFilledText("id")?.text
        parent = try members.optionalFilledText("parent")?.text
        release = try members.text("release").value(orSay: "release: expected the slug of a release") { Slug($0) }
        time = try Time(&members)
        author = try Author(seed: try members.required("author"))
        body = try members.text("body").text
        try members.end()
        do throws(EntryLimits.Breach) {
            try EntryLimits.check(Content(author: author, body: body))
        } catch {
            throw JSONError(position: node.position, reason: error.clause)
        }
        do throws(GateRules.Breach) {
            try GateRules.check(NewComment(release: release, author: author, body: body))
        } catch {
            throw JSONError(position: node.position, reason: error.clause)
        }
    }
}

extension SeedDocument.SeedComment.Time {
    fileprivate init(_ members: inout JSONFields) throws(JSONError) {
        switch (try members.optionalFilledText("ago"), try members.optionalFilledText("submitted")) {
        case (let ago?, nil):
            guard let age = Age(ago.text.utf8, most: Age.mostKept)?.milliseconds else {
                throw ago.mistake("ago: expected an age such as 26h or 3d")
            }
            self = .ago(age)
        case (nil, let submitted?):
            guard let moment = Moment(journal: submitted.text.utf8) else {
                throw submitted.mistake("submitted: expected a time such as 2026-11-24T09:12:44.031Z")
            }
            self = .at(moment)
        case (nil, nil), (.some, .some):
            throw JSONError(position: members.position, reason: "a comment needs either ago or submitted")
        }
    }
}

extension Author {
    fileprivate init(seed node: JSONNode) throws(JSONError) {
        var members = try JSONFields(node, named: "an author")
        self.init(
            name: try members.text("name").text, email: try members.optionalFilledText("email")?.text,
            site: try members.optionalFilledText("site")?.text,
            address: try members.optionalFilledText("address")?.text)
        try members.end()
    }
}
