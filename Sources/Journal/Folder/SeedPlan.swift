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
            planned.append(Planned(comment: comment, submitted: submitted, parent: parent))
        }
        try refuseCircles(planned, before: count)
        return planned
    }

    private static func refuseCircles(_ planned: [Planned], before count: Int) throws(SeedError) {
        for start in planned {
            var steps = 0
            var next = start.parent
            while let index = next {
                steps += 1
                guard steps <= planned.count else {
                    throw SeedError(
                        position: start.comment.position, reason: "parent: comments answer one another in a circle")
                }
                next = planned[index - count].parent
            }
        }
    }

    /// Numbers the comments and adds their entries.
    private mutating func submit(_ planned: [Planned], now: Moment) {
        var times = planned.map(\.submitted)
        // A reply whose time is not after its parent's counts as sent with it, so that it comes after.
        var changed = true
        while changed {
            changed = false
            for (index, comment) in planned.enumerated() {
                if let parent = comment.parent, times[index] < times[parent] {
                    times[index] = times[parent]
                    changed = true
                }
            }
        }
        func depth(_ index: Int) -> Int {
            var depth = 0
            var next = planned[index].parent
            while let parent = next {
                depth += 1
                next = planned[parent].parent
            }
            return depth
        }
        let depths = planned.indices.map(depth)
        let order = planned.indices.sorted {
            (times[$0], depths[$0], $0) < (times[$1], depths[$1], $1)
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
