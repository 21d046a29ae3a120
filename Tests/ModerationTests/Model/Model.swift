import Moderation

/// The queue once more, as naively as it can be written: dictionaries, whole stacks, every answer found by looking at
/// everything. It shares no rule with the code under test; what it knows of the rules was written down by hand.
struct Model {
    struct Act {
        var entry: UInt32
        var verb: Verb
        var before: Snapshot
        var after: Snapshot
    }

    struct Post {
        var submission: UInt32
        var version: UInt32
        var base: Snapshot
        var now: Snapshot
        var standing: [Act] = []
        var takenBack: [(act: Act, by: UInt32)] = []
        var release: Slug
        var parent: UInt32?
        var submitted: Moment
        var author: Author?
        var history: [UInt32] = []
    }

    struct Line {
        var verb: Verb
        var by: Login
        var at: Moment
        var on: [UInt32]
        var reason: ReasonCode?
        var reference: UInt32 = 0
        var hasContent = false
        var isListed = false
        /// For each comment the undo that took the entry back there.
        var undone: [UInt32: UInt32] = [:]
    }

    var posts: [UInt32: Post] = [:]
    var lines: [UInt32: Line] = [:]
    var releases: Set<Slug> = []

    var lineCount: UInt32 { UInt32(lines.count) }
    var postCount: UInt32 { UInt32(posts.count) }

    /// Takes an entry, or finds it unlawful and changes nothing.
    mutating func take(_ entry: Entry) -> Bool {
        guard entry.number.rawValue == lineCount + 1 else { return false }
        let on = entry.act.on.map(\.rawValue)
        guard isLawful(entry, on: on) else { return false }
        let number = entry.number.rawValue
        var line = Line(verb: entry.act.verb, by: entry.by, at: entry.at, on: on)
        line.hasContent = entry.content != nil
        if case .reject(_, let reason) = entry.act { line.reason = reason }
        if case .undo(let reference, _) = entry.act { line.reference = reference.rawValue }
        lines[number] = line
        switch entry.act {
        case .found: break
        case .release(let release): releases.insert(release.slug)
        case .submit(let submission): submit(submission, entry: entry)
        case .undo(let reference, _): for comment in on { undo(reference.rawValue, on: comment, in: number) }
        case .erase(_, let blank):
            for comment in on { erase(comment, in: number) }
            for entry in blank { lines[entry.rawValue]?.isListed = true }
        default: for comment in on { decide(entry, on: comment) }
        }
        for comment in on where entry.act.verb != .submit {
            posts[comment]?.version = number
            posts[comment]?.history.append(number)
        }
        return true
    }

    private mutating func submit(_ submission: Submission, entry: Entry) {
        var snapshot = Snapshot(state: .pending, reason: nil, body: entry.number, deferral: nil)
        switch submission.base {
        case .pending: break
        case .approved: snapshot.state = .approved
        case .rejected(let reason):
            snapshot.state = .rejected
            snapshot.reason = reason
        }
        posts[submission.comment.rawValue] = Post(
            submission: entry.number.rawValue, version: entry.number.rawValue, base: snapshot, now: snapshot,
            release: submission.release, parent: submission.parent?.rawValue, submitted: submission.submitted,
            author: entry.content?.author)
    }

    private mutating func decide(_ entry: Entry, on comment: UInt32) {
        guard var post = posts[comment] else { return }
        let before = post.now
        switch entry.act {
        case .approve: post.now = Snapshot(state: .approved, reason: nil, body: before.body, deferral: nil)
        case .reject(_, let reason):
            post.now = Snapshot(state: .rejected, reason: reason, body: before.body, deferral: nil)
        case .reopen: post.now = Snapshot(state: .pending, reason: nil, body: before.body, deferral: nil)
        case .defer(_, let until): post.now.deferral = Deferral(until: until, by: entry.by)
        case .edit:
            post.now.body = entry.number
            if before.deferral?.by != entry.by { post.now.deferral = nil }
        case .note: if before.deferral?.by != entry.by { post.now.deferral = nil }
        case .found, .release, .submit, .undo, .erase: break
        }
        if entry.act.verb != .note {
            post.standing.append(
                Act(entry: entry.number.rawValue, verb: entry.act.verb, before: before, after: post.now))
            post.takenBack = []
        }
        posts[comment] = post
    }

    private mutating func undo(_ entry: UInt32, on comment: UInt32, in undo: UInt32) {
        guard var post = posts[comment], let verb = lines[entry]?.verb else { return }
        lines[entry]?.undone[comment] = undo
        if verb == .note { return }
        if verb == .undo {
            let act = post.takenBack.removeLast().act
            post.now = act.after
            post.standing.append(act)
            lines[act.entry]?.undone[comment] = nil
        } else {
            let act = post.standing.removeLast()
            post.now = act.before
            post.takenBack.append((act, undo))
        }
        posts[comment] = post
    }

    private mutating func erase(_ comment: UInt32, in entry: UInt32) {
        posts[comment]?.now.state = .erased
        posts[comment]?.now.reason = nil
        posts[comment]?.now.deferral = nil
        posts[comment]?.standing = []
        posts[comment]?.takenBack = []
        posts[comment]?.author = nil
    }
}
