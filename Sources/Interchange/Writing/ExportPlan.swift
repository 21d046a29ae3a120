package import Moderation

/// The comments that go into a file of another system, and their ids there.
package struct ExportPlan: Sendable {
    /// How comments become a file of another system.
    package struct Options: Sendable {
        var format: Format
        /// The system that the file is for: comments from it keep their ids.
        var system: String
        /// The reason that is spam there.
        var spamReason: ReasonCode

        package init(_ format: Format, system: String, spamReason: ReasonCode) {
            self.format = format
            self.system = system
            self.spamReason = spamReason
        }

        /// The site's name: what stands after the system's colon.
        var site: String { String(system.split(separator: ":", maxSplits: 1).last ?? "") }
    }

    /// A comment as it is there.
    package struct Row: Sendable {
        package var number: CommentNumber
        var id: String
        /// The id of the comment that it answers.
        var parent: String?
    }

    /// A page with its comments.
    package struct Page: Sendable {
        package var release: Slug
        var id: String
        package var rows: [Row]
    }

    package private(set) var pages: [Page] = []
    package private(set) var losses = LossReport()

    /// - Parameter comments: All that were asked for, by number; their bodies don't matter.
    package init(_ comments: [ExportedComment], _ options: Options) {
        losses.add(.history)
        var written: [ExportedComment] = []
        for comment in comments {
            if ExportPlan.isWritten(comment.state, options.format) {
                written.append(comment)
            } else {
                losses.add(.notWritten, place: Int(comment.number.rawValue))
            }
        }
        let ids = commentIDs(written, options)
        var pageIDs = PageIDs(options)
        for comment in written { pageIDs.keep(comment.release) }
        var places: [Slug: Int] = [:]
        for comment in written {
            let place = places[comment.release] ?? pages.count
            if place == pages.count {
                places[comment.release] = place
                if options.format.isNumbered, !pageIDs.isKnown(comment.release) { losses.add(.numberMade) }
                pages.append(Page(release: comment.release, id: pageIDs.id(of: comment.release), rows: []))
            }
            let parent = comment.parent.flatMap { ids[$0] }
            if comment.parent != nil, parent == nil { lose(.parentMissing, comment) }
            pages[place].rows.append(Row(number: comment.number, id: ids[comment.number] ?? "", parent: parent))
            for loss in ExportPlan.losses(of: comment, options) { lose(loss, comment) }
        }
    }

    /// Whether a file takes comments in a state, so that none becomes public that isn't.
    static func isWritten(_ state: State, _ format: Format) -> Bool {
        switch (state, format) {
        case (.erased, _): false
        case (.approved, _), (_, .wordpress): true
        case (.pending, .isso): true
        default: false
        }
    }

    private mutating func lose(_ loss: Loss, _ comment: ExportedComment) {
        losses.add(loss, place: Int(comment.number.rawValue))
    }

    /// Gives each comment its id: that of its source if it came from that system, else one that no other has.
    private mutating func commentIDs(_ comments: [ExportedComment], _ options: Options) -> [CommentNumber: String] {
        var ids: [CommentNumber: String] = [:]
        var highest: UInt64 = 0
        let isNumber = options.format.isNumbered
        for comment in comments {
            guard let source = comment.source, source.system.isSame(as: options.system) else { continue }
            if isNumber {
                guard let number = PageIDs.number(source.id) else { continue }
                highest = max(highest, number)
            }
            ids[comment.number] = source.id
        }
        for comment in comments where ids[comment.number] == nil {
            lose(.numberMade, comment)
            if isNumber {
                highest += 1
                ids[comment.number] = "\(highest)"
            } else {
                ids[comment.number] = ExportPlan.hexadecimal(comment.number)
            }
        }
        return ids
    }

    /// An id of 64 hexadecimal digits that does not occur elsewhere.
    static func hexadecimal(_ number: CommentNumber) -> String {
        let digits = String(number.rawValue, radix: 16)
        return "736c75696365" + String(repeating: "0", count: 52 - digits.utf8.count) + digits
    }

    private static func losses(of comment: ExportedComment, _ options: Options) -> [Loss] {
        var losses: [Loss] = []
        if comment.state == .rejected, comment.reason != options.spamReason { losses.append(.reason) }
        switch options.format {
        case .wordpress, .isso, .disqus:
            if comment.submitted.milliseconds % 1_000 != 0 { losses.append(.timeCut) }
            if comment.body.utf8.contains(0x0D) { losses.append(.lineEnds) }
        case .remark42:
            if comment.author.email != nil { losses.append(.email) }
            if comment.author.site != nil { losses.append(.site) }
            if comment.author.address != nil { losses.append(.address) }
        case .commento:
            if comment.author.address != nil { losses.append(.address) }
        }
        return losses
    }
}

extension Format {
    /// Whether pages and comments have numbers in its file.
    fileprivate var isNumbered: Bool { self != .remark42 && self != .commento }
}

/// The numbers of pages: those in the slugs of that site's releases, and others above all of them.
private struct PageIDs {
    private let prefix: [UInt8]
    private var highest: UInt64 = 0
    private var known: [Slug: UInt64] = [:]

    init(_ options: ExportPlan.Options) {
        prefix = Array((options.site + "-").utf8)
    }

    /// Notes a release that has a number.
    mutating func keep(_ slug: Slug) {
        guard known[slug] == nil, slug.text.utf8.starts(with: prefix),
            let number = PageIDs.number(String(decoding: slug.text.utf8.dropFirst(prefix.count), as: UTF8.self))
        else { return }
        known[slug] = number
        highest = max(highest, number)
    }

    func isKnown(_ slug: Slug) -> Bool { known[slug] != nil }

    mutating func id(of slug: Slug) -> String {
        if let number = known[slug] { return "\(number)" }
        highest += 1
        known[slug] = highest
        return "\(highest)"
    }

    /// Reads a number of at most 15 digits, from 1 on.
    static func number(_ text: String) -> UInt64? {
        guard (1...15).contains(text.utf8.count), text.utf8.first != 0x30, text.utf8.allSatisfy({ $0 &- 0x30 < 10 })
        else {
            return nil
        }
        return UInt64(text)
    }
}

/// A comment on its way out, as the queue has it now.
package struct ExportedComment: Sendable {
    var number: CommentNumber
    package var release: Slug
    var parent: CommentNumber?
    var state: State
    var reason: ReasonCode?
    var author: Author
    /// The text in force.
    package var body: String
    var submitted: Moment
    package var source: Source?

    package init(
        number: CommentNumber, release: Slug, parent: CommentNumber?, state: State, reason: ReasonCode?, author: Author,
        body: String, submitted: Moment, source: Source?
    ) {
        self.number = number
        self.release = release
        self.parent = parent
        self.state = state
        self.reason = reason
        self.author = author
        self.body = body
        self.submitted = submitted
        self.source = source
    }
}
