package import Moderation
import Text

/// What a file becomes here: releases, and comments in the order in which they can be handed in. A plan is made from
/// a whole file and writes nothing.
package struct ImportPlan: Sendable {
    /// The system of the comments' sources.
    package private(set) var system: String
    /// The releases that the comments belong to.
    package private(set) var releases: [Release] = []
    /// Parents first, then by time.
    package private(set) var comments: [ImportedComment] = []
    /// What is lost, and what is refused.
    package private(set) var losses = LossReport()
    /// How many comments are refused.
    package private(set) var refusedCount = 0
    /// How many comments are older than asked for.
    package private(set) var earlierCount = 0

    /// - Parameter refusal: Why the queue's gate doesn't let a comment in; `nil` if it does.
    /// - Throws: A fault if neither the file nor the options name the site.
    package init(
        _ file: ForeignFile, _ options: ImportOptions, refusal: @escaping (ImportedComment) -> Loss?
    ) throws(ImportFault) {
        let site = try ImportPlan.site(file, options)
        system = options.system ?? SiteName.system(options.format, site: site, digest: options.digest)
        for loss in file.losses { losses.add(loss) }
        for _ in 0..<file.strays { losses.add(.illFormed) }
        var mapping = FileMapping(file, site: site, system: system, options, refusal: refusal)
        mapping.run()
        earlierCount = mapping.earlierCount
        finish(mapping)
    }

    /// A comment of the plan as it is handed to the queue: its parent is named by that one's source.
    package func newComment(_ comment: ImportedComment) -> NewComment {
        var new = NewComment(
            release: releases[comment.release].slug, author: comment.author, body: comment.body,
            submitted: comment.submitted, source: comment.source, base: comment.base)
        new.answers = comment.parent.map { comments[$0].source }
        return new
    }

    /// The name of the site: from the system's name after its colon, from the file, or from the option.
    private static func site(_ file: ForeignFile, _ options: ImportOptions) throws(ImportFault) -> String {
        if let system = options.system {
            let parts = system.split(separator: ":", maxSplits: 1)
            return String(parts.last ?? "")
        }
        let told = OneLine(file.site).text.unlessEmpty ?? options.site.map(SiteName.host)
        guard let site = told?.unlessEmpty else {
            throw ImportFault(
                "the file doesn't tell which site it comes from", advice: "name it: --site https://iem.example")
        }
        return site
    }

    /// Sorts what was mapped, and leaves out releases without comments.
    private mutating func finish(_ mapping: FileMapping) {
        var mapping = mapping
        let order = ParentOrder(parents: mapping.parents, times: mapping.taken.map(\.comment.submitted))
        for index in order.inCircle { mapping.taken[index].losses.append(.parentMissing) }
        var releasePlaces: [Int: Int] = [:]
        var places = [Int](repeating: 0, count: mapping.taken.count)
        for index in order.order {
            places[index] = comments.count
            var comment = mapping.taken[index].comment
            comment.parent = order.parents[index].map { places[$0] }
            let release = comment.release
            if releasePlaces[release] == nil {
                releasePlaces[release] = releases.count
                releases.append(mapping.pages.releases[release])
                if mapping.pages.cut[release] { mapping.taken[index].losses.append(.nameCut) }
            }
            comment.release = releasePlaces[release] ?? 0
            comments.append(comment)
        }
        for found in mapping.allLosses() {
            for loss in found.losses {
                if loss.isRefusal { refusedCount += 1 }
                losses.add(loss, place: found.line, id: found.id)
            }
        }
    }
}

/// A comment from a file, ready to be handed in.
package struct ImportedComment: Sendable {
    package var source: Source
    /// The release, by its index in the plan.
    var release: Int
    /// The comment that it answers, by its index in the plan: an earlier one.
    var parent: Int?
    package var author: Author
    package var body: String
    var submitted: Moment
    var base: Submission.Base
    /// The line of the file at which it begins.
    package var line: Int
}
