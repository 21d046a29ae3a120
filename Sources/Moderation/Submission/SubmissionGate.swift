/// A comment as a form or an import hands it in.
package struct NewComment: Hashable, Sendable {
    package var release: Slug
    /// The comment that it answers: one of the same release.
    package var parent: CommentNumber?
    /// The source of the comment that it answers, in place of its number: that comment is there already or comes
    /// earlier in the batch.
    package var answers: Source?
    package var author: Author
    package var body: String
    /// When the reader sent it; `nil` for now.
    package var submitted: Moment?
    package var source: Source?
    /// Other sources under which the same comment may already be there.
    package var twins: [Source] = []
    package var base: Submission.Base

    package init(
        release: Slug, parent: CommentNumber? = nil, author: Author, body: String, submitted: Moment? = nil,
        source: Source? = nil, base: Submission.Base = .pending
    ) {
        self.release = release
        self.parent = parent
        self.author = author
        self.body = body
        self.submitted = submitted
        self.source = source
        self.base = base
    }

    /// What people wrote of it.
    package var content: Content { Content(author: author, body: body) }
}

/// What became of one comment of a batch.
package enum SubmitResult: Hashable, Sendable {
    case added(CommentNumber)
    /// A comment from the same source is already there: nothing was added.
    case known(CommentNumber)
    case refused(SubmitRefusal)

    package var isRefusal: Bool {
        if case .refused = self { true } else { false }
    }
}

/// Why a comment was not taken.
package enum SubmitRefusal: Error, Hashable, Sendable {
    case unknownRelease(Slug)
    case unknownParent(CommentNumber)
    /// The parent belongs to this release, not to the comment's.
    case parentElsewhere(CommentNumber, release: Slug)
    case parentErased(CommentNumber)
    /// A text that the journal doesn't take.
    case breach(EntryLimits.Breach)
    /// A text that the gate doesn't let in.
    case unfit(GateRules.Breach)
    /// Nothing is wrong with it, but all or nothing was asked for, and another comment was refused.
    case notAlone
}

/// What became of a batch of comments.
package struct Submitted: Sendable {
    /// One for each comment, in the order in which they were given.
    package var results: [SubmitResult]
    /// What the writer found and repaired on the way.
    package var remarks: [Remark]

    package init(results: [SubmitResult] = [], remarks: [Remark] = []) {
        self.results = results
        self.remarks = remarks
    }
}

/// Judges comments that are handed in, one after the other, against a queue and the comments accepted before them.
package struct SubmissionGate {
    private let queue: Queue
    private let now: Moment
    private let entry: (EntryPlace) throws(DeskError) -> Entry
    /// The submissions to write, in order.
    package private(set) var accepted: [Submission] = []
    private var sources: [SourceKey: CommentNumber] = [:]

    /// - Parameters:
    ///   - entry: Reads a whole entry.
    package init(queue: Queue, now: Moment, entry: @escaping (EntryPlace) throws(DeskError) -> Entry) {
        self.queue = queue
        self.now = now
        self.entry = entry
    }

    /// Returns why a comment is not taken, whatever the queue holds; `nil` if that depends on the queue.
    package static func refusal(of comment: NewComment) -> SubmitRefusal? {
        do throws(EntryLimits.Breach) {
            try EntryLimits.check(comment.source)
            try EntryLimits.check(comment.content)
            if let submitted = comment.submitted { try EntryLimits.check("submitted", submitted) }
        } catch {
            return .breach(error)
        }
        do throws(GateRules.Breach) {
            try GateRules.check(comment)
        } catch {
            return .unfit(error)
        }
        return nil
    }

    /// Judges a comment about which ``refusal(of:)`` has nothing to say.
    package mutating func judge(_ comment: NewComment) throws(DeskError) -> SubmitResult {
        var comment = comment
        for source in [comment.source].compactMap({ $0 }) + comment.twins {
            if let known = try numberKnown(from: source) { return .known(known) }
        }
        if comment.parent == nil, let answered = comment.answers { comment.parent = try numberKnown(from: answered) }
        if let refusal = refusalByQueue(of: comment) { return .refused(refusal) }
        let number = CommentNumber(UInt32(queue.commentCount + accepted.count + 1))
        accepted.append(
            Submission(
                comment: number, release: comment.release, parent: comment.parent, submitted: comment.submitted ?? now,
                source: comment.source, base: comment.base))
        if let source = comment.source { sources[SourceKey(source)] = number }
        return .added(number)
    }

    private func refusalByQueue(of comment: NewComment) -> SubmitRefusal? {
        guard queue.release(comment.release) != nil else { return .unknownRelease(comment.release) }
        guard let parent = comment.parent else { return nil }
        let release: Slug
        if let known = queue[parent] {
            if known.state == .erased { return .parentErased(parent) }
            release = known.release
        } else {
            // Is it one of those accepted just now?
            let index = Int(parent.rawValue) - queue.commentCount - 1
            guard accepted.indices.contains(index) else { return .unknownParent(parent) }
            release = accepted[index].release
        }
        return release == comment.release ? nil : .parentElsewhere(parent, release: release)
    }

    private func numberKnown(from source: Source) throws(DeskError) -> CommentNumber? {
        if let number = sources[SourceKey(source)] { return number }
        return try queue.number(from: source, entry: entry)
    }
}

extension Queue {
    /// The comment that came from a source, compared byte by byte.
    ///
    /// - Parameter entry: Reads a whole entry: only the journal has the sources themselves.
    package func number(
        from source: Source, entry: (EntryPlace) throws(DeskError) -> Entry
    ) throws(DeskError) -> CommentNumber? {
        for candidate in candidates(from: source) {
            guard let place = submissionPlace(of: candidate),
                case .submit(let submission) = try entry(place).act, let known = submission.source
            else { continue }
            if SourceKey(known) == SourceKey(source) { return candidate }
        }
        return nil
    }
}

/// A source that is compared byte by byte.
private struct SourceKey: Hashable {
    private let system: [UInt8]
    private let id: [UInt8]

    init(_ source: Source) {
        system = [UInt8](source.system.utf8)
        id = [UInt8](source.id.utf8)
    }
}

extension Release {
    /// Compares byte by byte: a change between texts that Unicode calls equivalent is still a correction.
    package func isSame(as other: Release) -> Bool {
        func same(_ one: String?, _ other: String?) -> Bool {
            switch (one, other) {
            case (nil, nil): true
            case (let one?, let other?): one.utf8.elementsEqual(other.utf8)
            default: false
            }
        }
        return date == other.date && same(title, other.title) && same(url, other.url) && same(summary, other.summary)
    }
}
