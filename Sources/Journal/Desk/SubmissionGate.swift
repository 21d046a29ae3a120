import Moderation

/// A comment that is handed in, made ready before the lock is taken: what can be said of it by itself, and the part of its
/// line that doesn't depend on the lines before.
struct PreparedComment {
    let comment: NewComment
    let content: Content
    /// Its content as it is written, or why it is not taken.
    let written: Result<WrittenContent, SubmitRefusal>

    init(_ comment: NewComment, files: any Files) {
        self.comment = comment
        content = Content(author: comment.author, body: comment.body)
        if let refusal = PreparedComment.refusal(of: comment, content) {
            written = .failure(refusal)
        } else {
            written = .success(WrittenContent(content, salt: files.random(bytes: 16)))
        }
    }

    private static func refusal(of comment: NewComment, _ content: Content) -> SubmitRefusal? {
        do throws(EntryLimits.Breach) {
            try EntryLimits.check(comment.source)
            try EntryLimits.check(content)
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
}

/// Judges comments that are handed in, one after the other, against a queue and those accepted before them.
struct SubmissionGate {
    private let queue: Queue
    private let now: Moment
    private let entry: (EntryPlace) throws(DeskError) -> Entry
    /// What is to be written, in order.
    private(set) var accepted: [(submission: Submission, content: Content, written: WrittenContent)] = []
    private var sources: [SourceKey: CommentNumber] = [:]

    /// - Parameters:
    ///   - entry: Reads an entry whole.
    init(queue: Queue, now: Moment, entry: @escaping (EntryPlace) throws(DeskError) -> Entry) {
        self.queue = queue
        self.now = now
        self.entry = entry
    }

    mutating func judge(_ prepared: PreparedComment) throws(DeskError) -> SubmitResult {
        let comment = prepared.comment
        let written: WrittenContent
        switch prepared.written {
        case .success(let content): written = content
        case .failure(let refusal): return .refused(refusal)
        }
        if let source = comment.source {
            if let known = try numberKnown(from: source) { return .known(known) }
        }
        if let refusal = refusal(of: comment) { return .refused(refusal) }
        let number = CommentNumber(UInt32(queue.commentCount + accepted.count + 1))
        let submission = Submission(
            comment: number, release: comment.release, parent: comment.parent, submitted: comment.submitted ?? now,
            source: comment.source, base: comment.base)
        accepted.append((submission, prepared.content, written))
        if let source = comment.source { sources[SourceKey(source)] = number }
        return .added(number)
    }

    private func refusal(of comment: NewComment) -> SubmitRefusal? {
        guard queue.release(comment.release) != nil else { return .unknownRelease(comment.release) }
        guard let parent = comment.parent else { return nil }
        let release: Slug
        if let known = queue[parent] {
            if known.state == .erased { return .parentErased(parent) }
            release = known.release
        } else {
            // One of those accepted just now?
            let index = Int(parent.rawValue) - queue.commentCount - 1
            guard accepted.indices.contains(index) else { return .unknownParent(parent) }
            release = accepted[index].submission.release
        }
        return release == comment.release ? nil : .parentElsewhere(parent, release: release)
    }

    private func numberKnown(from source: Source) throws(DeskError) -> CommentNumber? {
        if let number = sources[SourceKey(source)] { return number }
        for candidate in queue.candidates(from: source) {
            guard let place = queue.submissionPlace(of: candidate),
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
