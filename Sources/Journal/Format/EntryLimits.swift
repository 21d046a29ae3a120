package import Moderation

/// What the journal takes: checked before an entry is written, so that whatever was written can be read.
package enum EntryLimits {
    /// A text that the journal does not take.
    package enum Breach: Error, Hashable, Sendable {
        /// The member must have at least one byte.
        case empty(member: String)
        /// The member may have at most `most` bytes of UTF-8, and has `count`.
        case tooLong(member: String, count: Int, most: Int)
        /// The member holds U+0000.
        case nul(member: String)
        /// An entry names 1 to 1,000,000 comments.
        case targets(count: Int)

        /// One clause, safe to print.
        package var clause: String {
            switch self {
            case .empty(let member): "\(member) is empty"
            case .tooLong(let member, let count, let most):
                "\(member) has \(count) bytes, and may have at most \(most)"
            case .nul(let member): "\(member) holds the character U+0000"
            case .targets(let count): "an entry names 1 to \(Limits.targets) comments, not \(count)"
            }
        }
    }

    /// Checks everything in an entry that a caller made up.
    package static func check(_ entry: Entry) throws(Breach) {
        switch entry.act {
        case .found:
            break
        case .release(let release):
            try check(release)
        case .submit(let submission):
            try check(submission.source)
        case .approve, .reject, .edit, .reopen, .defer, .note, .undo:
            try check(targets: entry.act.on.count)
        case .erase(let on, let blank):
            try check(targets: on.count)
            try check(targets: blank.count)
        }
        if let content = entry.content { try check(content) }
    }

    package static func check(_ release: Release) throws(Breach) {
        try check("title", release.title, most: Limits.title)
        try check("url", release.url, most: Limits.url)
        try check("summary", release.summary, most: Limits.summary)
    }

    package static func check(_ content: Content) throws(Breach) {
        if let author = content.author {
            try check("name", author.name, most: Limits.name)
            try check("email", author.email, most: Limits.email)
            try check("site", author.site, most: Limits.site)
            try check("address", author.address, most: Limits.address)
        }
        try check("body", content.body, most: Limits.body)
        try check("note", content.note, most: Limits.note)
    }

    package static func check(_ source: Source?) throws(Breach) {
        guard let source else { return }
        try check("source's system", source.system, most: Limits.sourceSystem)
        try check("source's id", source.id, most: Limits.sourceID)
    }

    private static func check(targets count: Int) throws(Breach) {
        guard (1...Limits.targets).contains(count) else { throw .targets(count: count) }
    }

    /// An absent text is fine; one that is there has a byte at least, for the journal leaves empty members out.
    private static func check(_ member: String, _ text: String?, most: Int) throws(Breach) {
        guard let text else { return }
        let count = text.utf8.count
        guard count > 0 else { throw .empty(member: member) }
        guard count <= most else { throw .tooLong(member: member, count: count, most: most) }
        guard !text.utf8.contains(0) else { throw .nul(member: member) }
    }
}
