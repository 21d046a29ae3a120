import JSON
import Moderation

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
        /// Its place in the order: a reply whose time is before that of what it answers counts as sent with it, and comes
        /// after it.
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

    /// Finds out when each comment was sent and which one it answers.
    private static func plan(
        _ seed: SeedDocument, slugs: Set<Slug>, now: Moment, before count: Int
    ) throws(SeedError) -> [Planned] {
        var labels: [[UInt8]: Int] = [:]
        for (index, comment) in seed.comments.enumerated() {
            guard let label = comment.label else { continue }
            guard labels.updateValue(index, forKey: [UInt8](label.utf8)) == nil else {
                throw SeedError(position: comment.position, reason: "id: another comment has the same one")
            }
        }
        var planned: [Planned] = []
        for comment in seed.comments {
            guard slugs.contains(comment.release) else {
                throw SeedError(
                    position: comment.position, reason: "release: there is no release \(comment.release)")
            }
            let submitted =
                switch comment.time {
                case .ago(let milliseconds): now + -milliseconds
                case .at(let moment): moment
                }
            guard Moment.writable.contains(submitted) else {
                throw SeedError(position: comment.position, reason: "ago: it leads back beyond the year 1")
            }
            var parent: Int?
            if let label = comment.parent {
                guard let index = labels[[UInt8](label.utf8)] else {
                    throw SeedError(position: comment.position, reason: "parent: no comment has this id")
                }
                guard seed.comments[index].release == comment.release else {
                    throw SeedError(position: comment.position, reason: "parent: a comment of another release")
                }
                parent = index + count
            }
            planned.append(Planned(comment: comment, submitted: submitted, parent: parent, time: submitted))
        }
        try settle(&planned, before: count)
        return planned
    }

    /// Gives every reply its place behind what it answers. Each comment is looked at once, however long the chains are.
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
                    position: planned[start].comment.position, reason: "parent: comments answer one another in a circle"
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
