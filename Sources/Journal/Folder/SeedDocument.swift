package import JSON
package import Moderation

/// Releases and sample comments that a fresh queue grows from.
///
/// A document is a JSON object:
///
///     {"releases": [{"slug", "title", "date", "url"?, "summary"?}],
///      "comments": [{"id"?, "parent"?, "release", "ago" or "submitted", "author", "body"}]}
///
/// `author` is an object with `name`, and perhaps `email`, `site` and `address`. `id` is a label by which other
/// comments of the document name their `parent`; `ago` is an age such as `26h` or `3d`, counted back from the moment
/// when the queue is made; `submitted` is a time in the journal's form. An optional member may also be `""`, which
/// counts as absent. Its texts go through the same gate as those that readers submit (``GateRules``).
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

    /// The document's name in messages.
    package let name: String
    let releases: [Release]
    let comments: [SeedComment]

    /// Reads a document.
    package init(name: String, bytes: [UInt8]) throws(SeedError) {
        self.name = name
        var members = try SeedError.ofForm { () throws(JSONError) in
            try JSONFields(try JSONReader.read(bytes), named: "a seed document")
        }
        var releases: [Release] = []
        for node in try SeedError.ofForm({ () throws(JSONError) in try members.optionalArray("releases") }) ?? [] {
            let release = try SeedError.ofForm { () throws(JSONError) in try Release(seed: node) }
            try SeedDocument.check(release, at: node.position)
            releases.append(release)
        }
        var comments: [SeedComment] = []
        for node in try SeedError.ofForm({ () throws(JSONError) in try members.optionalArray("comments") }) ?? [] {
            let comment = try SeedError.ofForm { () throws(JSONError) in try SeedComment(seed: node) }
            try SeedDocument.check(comment)
            comments.append(comment)
        }
        try SeedError.ofForm { () throws(JSONError) in try members.end() }
        self.releases = releases
        self.comments = comments
    }

    private static func check(_ release: Release, at position: JSONPosition) throws(SeedError) {
        do throws(EntryLimits.Breach) {
            try EntryLimits.check(release)
        } catch {
            throw SeedError(position: position, problem: .breach(error))
        }
        do throws(GateRules.Breach) {
            try GateRules.check(release)
        } catch {
            throw SeedError(position: position, problem: .unfit(error))
        }
    }

    private static func check(_ comment: SeedComment) throws(SeedError) {
        do throws(EntryLimits.Breach) {
            try EntryLimits.check(Content(author: comment.author, body: comment.body))
        } catch {
            throw SeedError(position: comment.position, problem: .breach(error))
        }
        do throws(GateRules.Breach) {
            try GateRules.check(NewComment(release: comment.release, author: comment.author, body: comment.body))
        } catch {
            throw SeedError(position: comment.position, problem: .unfit(error))
        }
    }
}

/// A mistake in a seed document.
package struct SeedError: Error, Hashable, Sendable {
    package var position: JSONPosition
    package var problem: DocumentProblem

    /// Runs a reading of the document's form.
    static func ofForm<Value>(_ take: () throws(JSONError) -> Value) throws(SeedError) -> Value {
        try Result(catching: take).mapError { SeedError(position: $0.position, problem: .form($0.reason)) }.get()
    }
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

/// The entries that a fresh journal begins with: releases first, then comments in the order of their times, a reply
/// always after the comment that it answers.
struct SeedPlan {
    private(set) var entries: [(at: Moment, act: Act, content: Content?)] = []
    private(set) var releaseCount = 0
    private(set) var commentCount = 0

    private struct Planned {
        var comment: SeedDocument.SeedComment
        var submitted: Moment
        /// The index of the comment that this one answers.
        var parent: Int?
        /// The time that it is ordered by: a reply sent before the comment that it answers counts as sent with that,
        /// and comes after it.
        var time: Moment
        var depth = 0
    }

    init(identity: String, seeds: [SeedDocument], now: Moment) throws(CreationError) {
        entries.append((now, .found(queue: identity), nil))
        var slugs: Set<Slug> = []
        for release in seeds.flatMap(\.releases) {
            entries.append((now, .release(release), nil))
            slugs.insert(release.slug)
        }
        releaseCount = slugs.count
        var planned: [Planned] = []
        for seed in seeds {
            do throws(SeedError) {
                planned += try SeedPlan.plan(seed, slugs: slugs, now: now, before: planned.count)
            } catch {
                throw .seed(document: seed.name, error)
            }
        }
        submit(planned, now: now)
    }

    /// Works out when each comment was sent and which one it answers.
    private static func plan(
        _ seed: SeedDocument, slugs: Set<Slug>, now: Moment, before count: Int
    ) throws(SeedError) -> [Planned] {
        var labels: [[UInt8]: Int] = [:]
        for (index, comment) in seed.comments.enumerated() {
            guard let label = comment.label else { continue }
            guard labels.updateValue(index, forKey: [UInt8](label.utf8)) == nil else {
                throw SeedError(position: comment.position, problem: .form("id: another comment has the same one"))
            }
        }
        var planned: [Planned] = []
        for comment in seed.comments {
            guard slugs.contains(comment.release) else {
                throw SeedError(
                    position: comment.position, problem: .form("release: there is no release \(comment.release)"))
            }
            let submitted =
                switch comment.time {
                case .ago(let milliseconds): now + -milliseconds
                case .at(let moment): moment
                }
            guard Moment.writable.contains(submitted) else {
                throw SeedError(position: comment.position, problem: .form("ago: it leads back beyond the year 1"))
            }
            var parent: Int?
            if let label = comment.parent {
                guard let index = labels[[UInt8](label.utf8)] else {
                    throw SeedError(position: comment.position, problem: .form("parent: no comment has this id"))
                }
                guard seed.comments[index].release == comment.release else {
                    throw SeedError(position: comment.position, problem: .form("parent: a comment of another release"))
                }
                parent = index + count
            }
            planned.append(Planned(comment: comment, submitted: submitted, parent: parent, time: submitted))
        }
        try settle(&planned, before: count)
        return planned
    }

    /// Puts every reply after what it answers. Each comment is looked at once, however long the chains are.
    private static func settle(_ planned: inout [Planned], before count: Int) throws(SeedError) {
        enum State { case unseen, onTheWay, settled }
        var states = [State](repeating: .unseen, count: planned.count)
        for start in planned.indices where states[start] == .unseen {
            var way: [Int] = []
            var next: Int? = start
            while let index = next, states[index] == .unseen {
                states[index] = .onTheWay
                way.append(index)
                next = planned[index].parent.map { $0 - count }
            }
            if let index = next, states[index] == .onTheWay {
                throw SeedError(
                    position: planned[start].comment.position,
                    problem: .form("parent: comments answer one another in a circle")
                )
            }
            for index in way.reversed() {
                states[index] = .settled
                guard let parent = planned[index].parent.map({ planned[$0 - count] }) else { continue }
                planned[index].time = max(planned[index].time, parent.time)
                planned[index].depth = parent.depth + 1
            }
        }
    }

    /// Numbers the comments and adds their entries.
    private mutating func submit(_ planned: [Planned], now: Moment) {
        let order = planned.indices.sorted {
            (planned[$0].time, planned[$0].depth, $0) < (planned[$1].time, planned[$1].depth, $1)
        }
        var numbers = [CommentNumber?](repeating: nil, count: planned.count)
        for index in order {
            commentCount += 1
            let number = CommentNumber(UInt32(commentCount))
            numbers[index] = number
            let comment = planned[index].comment
            let submission = Submission(
                comment: number, release: comment.release, parent: planned[index].parent.flatMap { numbers[$0] },
                submitted: planned[index].submitted)
            entries.append((now, .submit(submission), Content(author: comment.author, body: comment.body)))
        }
    }
}
