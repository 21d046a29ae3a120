import Moderation

/// Comments that are new on the site.
extension SiteSync {
    /// How many comments are written at once.
    private static let batch = 4_096

    /// A comment that stands on the site but not here.
    struct Newcomer {
        var comment: SiteComment
        /// Its id here.
        var id: String
    }

    /// The comments that stand on the site but not here.
    func newcomers(_ comments: [SiteComment]) throws(SyncStop) -> [SiteComment] {
        guard options.direction != .push else { return [] }
        var new: [SiteComment] = []
        for comment in comments where try number(of: comment) == nil { new.append(comment) }
        return new
    }

    /// Hands in what is new on the site, parents first.
    mutating func takeNew(_ comments: [SiteComment]) throws(SyncStop) {
        guard !comments.isEmpty else { return }
        var new: [Newcomer] = []
        for comment in comments {
            let id = try freeID(of: comment)
            new.append(Newcomer(comment: comment, id: id))
            guard !id.isSame(as: comment.id), let before = try number(from: comment.id) else { continue }
            counts.gone += 1
            tell(.reused(before, id: comment.id))
        }
        let plan = try plan(new)
        for item in plan.losses.items where item.loss.isRefusal {
            counts.notTaken += 1
            tell(.notTaken(id: item.id ?? "", item.loss))
        }
        for item in plan.losses.items where !item.loss.isRefusal {
            losses.add(item.loss, place: item.place, id: item.id)
        }
        guard !options.isDryRun else {
            counts.new += plan.comments.count
            return
        }
        try release(plan.releases)
        let there = Dictionary(new.map { (Array($0.id.utf8), $0.comment) }) { first, _ in first }
        var rest = plan.comments[...]
        while !rest.isEmpty {
            let batch = rest.prefix(SiteSync.batch)
            rest = rest.dropFirst(batch.count)
            try submit(Array(batch), of: plan, there)
        }
    }

    /// What the new comments become here.
    private mutating func plan(_ new: [Newcomer]) throws(SyncStop) -> ImportPlan {
        let pages = try askPages(new.map(\.comment.thread))
        let ids = Dictionary(new.map { (Array($0.comment.id.utf8), $0.id) }) { first, _ in first }
        var file = ForeignFile()
        file.threads = pages.map(\.foreign)
        for newcomer in new {
            var foreign = newcomer.comment.foreign
            foreign.id = newcomer.id
            if foreign.state == .approved, isHidden(newcomer.comment) {
                foreign.state = .pending
                foreign.losses.append(.pageHidden)
            }
            if let parent = foreign.parent {
                if let id = ids[Array(parent.utf8)] {
                    foreign.parent = id
                } else if try number(ofID: parent) != nil {
                    // A parent that is already here is found by its source.
                    foreign.parent = nil
                }
            }
            file.comments.append(foreign)
        }
        var settings = ImportOptions(
            options.format, spamReason: options.spamReasons.first ?? options.trashReason,
            trashReason: options.trashReason, now: options.clock(), digest: options.digest)
        settings.system = system
        settings.site = options.url
        let queue = queue
        settings.release = { queue.release($0) }
        do throws(ImportFault) {
            return try ImportPlan(file, settings, refusal: options.refusal)
        } catch {
            throw .site(SiteFault(exit: 74, error.clause))
        }
    }

    private mutating func release(_ releases: [Release]) throws(SyncStop) {
        for release in releases where queue.release(release.slug) == nil {
            let released = try calling { () throws(DeskError) in
                try desk.release(release, by: options.login, queue: &queue)
            }
            for remark in released.remarks { tell(.remark(remark)) }
        }
    }

    private mutating func submit(
        _ batch: [ImportedComment], of plan: ImportPlan, _ there: [[UInt8]: SiteComment]
    ) throws(SyncStop) {
        var new: [NewComment] = []
        for comment in batch {
            var made = plan.newComment(comment)
            if made.answers == nil, let id = there[Array(comment.source.id.utf8)]?.parent,
                let parent = try number(ofID: id),
                let known = queue[parent], known.release == made.release, known.state != .erased
            {
                made.parent = parent
            }
            new.append(made)
        }
        let submitted = try calling { () throws(DeskError) in
            try desk.submit(new, by: options.login, queue: &queue)
        }
        for remark in submitted.remarks { tell(.remark(remark)) }
        for (comment, result) in zip(batch, submitted.results) {
            switch result {
            case .added(let number):
                counts.new += 1
                guard let seen = there[Array(comment.source.id.utf8)] else { continue }
                try agree(seen.id, number, view(of: seen, on: number))
            case .known: continue
            case .refused(let refusal):
                counts.notTaken += 1
                tell(.notSubmitted(id: comment.source.id, refusal))
            }
        }
    }

    /// Refuses to take a site's comments a second time because its name has changed: with `www.` or without, or a
    /// file that was imported under another name.
    func refuseOtherSystem(_ new: [SiteComment]) throws(SyncStop) {
        var times: [Moment: [SiteComment]] = [:]
        for comment in new {
            if let submitted = comment.submitted { times[submitted, default: []].append(comment) }
        }
        guard queue.commentCount > 0 else { return }
        for raw in 1...UInt32(queue.commentCount) {
            let number = CommentNumber(raw)
            guard queue.hasSource(number), let candidates = times[queue.submitted(of: number)],
                let place = queue.submissionPlace(of: number),
                case .submit(let submission) = try entry(at: place).act, let source = submission.source,
                source.system.utf8.starts(with: (options.format.rawValue + ":").utf8),
                candidates.contains(where: { $0.id.isSame(as: source.id) })
            else { continue }
            throw .knownAs(source.system)
        }
    }
}
