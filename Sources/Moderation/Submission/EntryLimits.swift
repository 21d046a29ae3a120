/// What the journal takes: checked before an entry is written, so that everything written can be read.
///
/// It covers everything in an entry that its types leave open. Names (``Login``, ``Slug``, ``ReasonCode``) keep their
/// rules themselves, and the state machine checks what an entry refers to.
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
        /// Numbers that don't ascend, or of which one is 0.
        case order(member: String)
        /// A time, or a day, outside the years 1 to 9999.
        case time(member: String)
        /// The same, of the time at which the entry is written.
        case clock
        /// The queue's name is no UUID.
        case identity
        /// The verb has no such content, or needs another.
        case content(Verb)
    }

    /// Checks a whole entry.
    package static func check(_ entry: Entry) throws(Breach) {
        try checkHead(entry)
        if let content = entry.content { try check(content) }
    }

    /// Checks an entry without the texts of its content.
    package static func checkHead(_ entry: Entry) throws(Breach) {
        guard Moment.writable.contains(entry.at) else { throw .clock }
        guard hasItsContent(entry) else { throw .content(entry.act.verb) }
        switch entry.act {
        case .found(let queue):
            guard isUUID(queue) else { throw .identity }
        case .release(let release):
            try check(release)
        case .submit(let submission):
            if let parent = submission.parent { try check("parent", [parent.rawValue]) }
            try check("submitted", submission.submitted)
            try check(submission.source)
        case .defer(let on, let until):
            try check("on", on.map(\.rawValue))
            try check("until", until)
        case .approve, .reject, .edit, .reopen, .note, .undo:
            try check("on", entry.act.on.map(\.rawValue))
        case .erase(let on, let blank):
            try check("on", on.map(\.rawValue))
            try check("blank", blank.map(\.rawValue))
        }
    }

    /// Whether an entry has the members of content that its verb asks for, and no others.
    private static func hasItsContent(_ entry: Entry) -> Bool {
        guard let content = entry.content else { return !entry.act.verb.mustHaveContent }
        let (author, body, note) = (content.author != nil, content.body != nil, content.note != nil)
        return switch entry.act.verb {
        case .submit: author && body && !note
        case .edit: !author && body
        case .approve, .reopen, .reject, .defer, .note: !author && !body && note
        case .found, .release, .undo, .erase: false
        }
    }

    /// Checks a time that comes from outside, or from the clock.
    package static func check(_ member: String, _ moment: Moment) throws(Breach) {
        guard Moment.writable.contains(moment) else { throw .time(member: member) }
    }

    package static func check(_ release: Release) throws(Breach) {
        try check("title", release.title, most: Limits.title)
        guard (1...9_999).contains(release.date.year) else { throw .time(member: "date") }
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

    private static func check(_ member: String, _ numbers: [UInt32]) throws(Breach) {
        guard (1...Limits.targets).contains(numbers.count) else { throw .targets(count: numbers.count) }
        var before: UInt32 = 0
        for number in numbers {
            guard number > before else { throw .order(member: member) }
            before = number
        }
    }

    /// An absent text is fine; one that is there must have at least one byte, since the journal leaves empty members out.
    private static func check(_ member: String, _ text: String?, most: Int) throws(Breach) {
        guard let text else { return }
        let count = text.utf8.count
        guard count > 0 else { throw .empty(member: member) }
        guard count <= most else { throw .tooLong(member: member, count: count, most: most) }
        guard !text.utf8.contains(0) else { throw .nul(member: member) }
    }

    /// Whether a text is 8-4-4-4-12 hexadecimal digits in lower case.
    package static func isUUID(_ text: String) -> Bool {
        text.utf8.count == 36
            && text.utf8.enumerated().allSatisfy { index, byte in
                switch index {
                case 8, 13, 18, 23: byte == UInt8(ascii: "-")
                default: (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
                }
            }
    }
}
