import Moderation
import Text

/// Maps the comments of a file one after the other, in its order.
struct FileMapping {
    /// A comment that is taken, and what it loses.
    struct Taken {
        var comment: ImportedComment
        var parent: String?
        var losses: [Loss]
    }

    /// What became of an id of the file.
    private enum Fate {
        case taken(Int)
        case stub
        case left
    }

    private let file: ForeignFile
    private let system: String
    private let options: ImportOptions
    private let refusal: (ImportedComment) -> Loss?
    private var threads: [[UInt8]: Int] = [:]
    private var fates: [[UInt8]: Fate] = [:]
    private(set) var pages: ReleaseMapping
    var taken: [Taken] = []
    /// For each taken comment, the one that it answers.
    private(set) var parents: [Int?] = []
    private(set) var earlierCount = 0
    /// Losses of comments that are not taken.
    private var others: [(line: Int, id: String, losses: [Loss])] = []

    init(
        _ file: ForeignFile, site: String, system: String, _ options: ImportOptions,
        refusal: @escaping (ImportedComment) -> Loss?
    ) {
        self.file = file
        self.system = system
        self.options = options
        self.refusal = refusal
        pages = ReleaseMapping(site: site, options)
    }

    mutating func run() {
        for (index, thread) in file.threads.enumerated() {
            let key = Array(thread.key.utf8)
            if threads[key] == nil { threads[key] = index }
        }
        for comment in file.comments { take(comment) }
        for index in taken.indices { parents.append(parent(of: index)) }
    }

    /// The losses of all comments, in the order of the file.
    func allLosses() -> [(line: Int, id: String, losses: [Loss])] {
        let found = taken.map { (line: $0.comment.line, id: $0.comment.source.id, losses: $0.losses) } + others
        return found.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(\.element)
    }

    private mutating func take(_ comment: ForeignComment) {
        let key = Array(comment.id.utf8)
        if comment.isStub { return leave(comment, [.stub], .stub) }
        if !comment.isComment, !options.allTypes { return leave(comment, [.notAComment], .left) }
        // Its text is unknown, so anything else that is wrong with it doesn't matter.
        if comment.losses.contains(.notUTF8) { return leave(comment, [.notUTF8], .left) }
        var losses = comment.losses
        var mapped = self.mapped(comment, losses: &losses)
        if let since = options.since, mapped.submitted < since {
            earlierCount += 1
            if fates[key] == nil { fates[key] = .left }
            return
        }
        guard identify(&mapped, comment, losses: &losses) else { return leave(comment, [.idTwice], .left) }
        if let refused = refusal(mapped) { return leave(comment, [refused], .left) }
        pages.date(mapped.release, by: mapped.submitted)
        if !key.isEmpty, fates[key] == nil { fates[key] = .taken(taken.count) }
        fates[Array(mapped.source.id.utf8)] = .taken(taken.count)
        taken.append(Taken(comment: mapped, parent: comment.parent, losses: losses))
    }

    private mutating func leave(_ comment: ForeignComment, _ losses: [Loss], _ fate: Fate) {
        let key = Array(comment.id.utf8)
        if !key.isEmpty, fates[key] == nil { fates[key] = fate }
        others.append((comment.line, OneLine(comment.id).text, losses))
    }

    private mutating func mapped(_ comment: ForeignComment, losses: inout [Loss]) -> ImportedComment {
        let thread = threads[Array(comment.thread.utf8)].map { file.threads[$0] }
        if thread == nil { losses.append(.threadMissing) }
        let release = thread.map { pages.release(of: $0) } ?? pages.unknown()
        if comment.submitted == nil { losses.append(.timeMissing) }
        let opened = thread?.opened ?? thread?.date.map { Moment(milliseconds: Int64($0.daysSince1970) * Moment.day) }
        return ImportedComment(
            source: Source(system: system, id: comment.id), release: release,
            author: AuthorMapping.author(of: comment, losses: &losses),
            body: BodyMapping.body(of: comment.text, plain: options.plain, losses: &losses),
            submitted: comment.submitted ?? opened ?? options.now, base: base(comment.state, losses: &losses),
            line: comment.line)
    }

    private func base(_ state: ForeignComment.State, losses: inout [Loss]) -> Submission.Base {
        switch state {
        case .pending: return .pending
        case .approved: return .approved
        case .spam: return .rejected(options.spamReason)
        case .removed: return .rejected(options.trashReason)
        case .unknown:
            losses.append(.stateUnknown)
            return .pending
        }
    }

    /// Gives the comment an id that no other one has; `false` if the same comment, equal in everything, is already in the file.
    private func identify(_ mapped: inout ImportedComment, _ comment: ForeignComment, losses: inout [Loss]) -> Bool {
        var id = OneLine(comment.id).text
        if id.isEmpty {
            // The same whatever else is in the file, so that the comment is recognised again.
            let time = comment.submitted.map { "\($0.milliseconds)" } ?? ""
            let text = [comment.thread, mapped.author.name, time, mapped.body].joined(separator: "\0")
            id = "made-" + SiteName.digits(text, count: 16, digest: options.digest)
            losses.append(.idMade)
        }
        if id.utf8.count > Limits.sourceID {
            let end = "-" + SiteName.digits(id, count: 8, digest: options.digest)
            id = OneLine.cut(id, to: Limits.sourceID - end.utf8.count) + end
        }
        var made = id
        var count = 1
        while case .taken(let other) = fates[Array(made.utf8)] {
            if isSame(taken[other].comment, mapped) { return false }
            count += 1
            made = "\(id)~\(count)"
        }
        if count > 1 { losses.append(.idMade) }
        mapped.source.id = made
        return true
    }

    private func isSame(_ one: ImportedComment, _ other: ImportedComment) -> Bool {
        one.release == other.release && one.submitted == other.submitted && one.base == other.base
            && one.body.isSame(as: other.body) && one.author.name.isSame(as: other.author.name)
    }

    /// The comment that a taken one answers, if it can answer it.
    private mutating func parent(of index: Int) -> Int? {
        guard let id = taken[index].parent?.unlessEmpty else { return nil }
        switch fates[Array(id.utf8)] {
        case .taken(let parent) where parent == index:
            taken[index].losses.append(.parentMissing)
        case .taken(let parent):
            if taken[parent].comment.release == taken[index].comment.release { return parent }
            taken[index].losses.append(.parentElsewhere)
        case .stub:
            taken[index].losses.append(.parentStub)
        case .left, nil:
            taken[index].losses.append(.parentMissing)
        }
        return nil
    }
}
