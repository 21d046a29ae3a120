import Markup
import Moderation
import Text

/// Both sides of a comment as the site can hold them.
extension SiteSync {
    /// What a moderator reads of a comment on the site.
    func reading(_ there: SiteComment) -> String {
        var losses: [Loss] = []
        return BodyMapping.body(of: there.foreign.text, plain: false, losses: &losses)
    }

    /// What the site would be sent for a body.
    func stored(_ body: String, like there: SiteComment) -> String {
        there.isHTML ? StoredText.stored(SiteSync.cleaned(body)) : body
    }

    /// A body without what WordPress drops: white space at its ends, and control characters.
    private static func cleaned(_ body: String) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(
            contentsOf: body.unicodeScalars.filter {
                $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" || $0 == "\t" || $0 == "\r"
            })
        return String(scalars).trimmed
    }

    /// What two texts are compared by: the digest of what the site holds of one, salted, since a short text could be guessed.
    private func compared(_ body: String, isHTML: Bool) -> [UInt8] {
        let text = isHTML ? StoredText.body(of: StoredText.stored(SiteSync.cleaned(body))) : body
        return options.digest(Array(queue.identity.utf8) + Array(text.utf8))
    }

    /// A comment as the site has it, which stands here under a number; `nil` in an unknown state.
    func view(of there: SiteComment, on number: CommentNumber) -> SiteView? {
        guard var state = SiteState(site: there.held.state) else { return nil }
        // On a page that is not public nobody sees it. Being approved there publishes nothing here, but what was
        // agreed to be public stays so.
        if state == .published, isHidden(there), queue.state(of: number) != .approved,
            !isAgreedPublic(there.id, on: number)
        {
            state = .hold
        }
        return SiteView(vocabulary.image(of: state), text: compared(reading(there), isHTML: there.isHTML))
    }

    /// Whether a comment has the same text here as on the site.
    func isSameText(_ there: SiteComment, _ number: CommentNumber) throws(SyncStop) -> Bool {
        try isText(body(of: number), of: there)
    }

    /// Whether a text is the one that a comment has on the site.
    func isText(_ body: String, of there: SiteComment) -> Bool {
        compared(body, isHTML: there.isHTML) == compared(reading(there), isHTML: there.isHTML)
    }

    /// A comment as it is here, as the site would hold it.
    func view(of number: CommentNumber, like there: SiteComment) throws(SyncStop) -> SiteView {
        // Nothing has happened to it here since both agreed: no text needs to be read.
        if let agreement = agreement(of: there.id, on: number), case .agreed(let view) = agreement.status,
            queue.version(of: number) <= agreement.entry
        {
            return SiteView(vocabulary.image(of: view.state), text: view.text)
        }
        return view(of: queue.state(of: number), try body(at: queue.bodyPlace(of: number)), like: there)
    }

    private func view(of state: State, _ body: String, like there: SiteComment) -> SiteView {
        SiteView(vocabulary.image(of: state), text: compared(body, isHTML: there.isHTML))
    }

    func body(of number: CommentNumber) throws(SyncStop) -> String { try body(at: queue.bodyPlace(of: number)) }

    private func body(at place: EntryPlace?) throws(SyncStop) -> String {
        guard let place else { return "" }
        return try entry(at: place).content?.body ?? ""
    }

    /// What came in.
    func imported(_ number: CommentNumber, like there: SiteComment) throws(SyncStop) -> SiteView {
        guard let first = queue.changes(of: number).first else { return SiteView(.hold, text: []) }
        return view(of: first.after.state, try body(at: queue.place(of: first.after.body)), like: there)
    }

    /// What both last had: what is remembered, or the result of the last act that follows the site; `nil` if neither is known.
    func agreed(_ number: CommentNumber, like there: SiteComment) throws(SyncStop) -> SiteView? {
        let last = try lastFollowing(number)
        if let agreement = agreement(of: there.id, on: number), case .agreed(let view) = agreement.status,
            last.map({ agreement.entry >= $0.entry }) ?? true
        {
            return SiteView(vocabulary.image(of: view.state), text: view.text)
        }
        guard let last else { return nil }
        return view(of: last.after.state, try body(at: queue.place(of: last.after.body)), like: there)
    }

    private func lastFollowing(_ number: CommentNumber) throws(SyncStop) -> CommentChange? {
        for change in queue.changes(of: number).reversed() {
            guard change.verb.isAct, change.by == options.login, try isFollowing(change.entry) else { continue }
            return change
        }
        return nil
    }

    /// Whether an entry of the site's login follows the site, or reports what stands there: its note says so.
    func isFollowing(_ entry: EntryNumber) throws(SyncStop) -> Bool {
        guard let place = queue.place(of: entry) else { return false }
        return try self.entry(at: place).content?.note.map { ConflictNote.isMarked($0) } ?? false
    }

    /// What the last conflict's note reported, if nothing was agreed since.
    func note(on number: CommentNumber, _ there: SiteComment) throws(SyncStop) -> Merge.Note? {
        let found = try calling { () throws(DeskError) in
            try queue.conflict(on: number, by: options.login) { (entry) throws(DeskError) in
                guard let place = queue.place(of: entry) else { return nil }
                return try desk.entry(at: place).content?.note
            }
        }
        guard let found, agreement(of: there.id, on: number).map({ $0.entry < found.entry }) ?? true,
            let state = SiteState(site: found.note.state),
            // A push before anything was remembered may already have answered the note.
            !found.isAnswered || found.entry > since
        else { return nil }
        let text = reading(there)
        // If its text differs from the one that stands there now, that is all that need be known.
        let isSame = found.note.digits.isSame(as: digits(of: text))
        let told = SiteView(vocabulary.image(of: state), text: isSame ? compared(text, isHTML: there.isHTML) : [])
        return found.isAnswered ? .answered(told) : .standing(told)
    }

    /// The note that reports what stands on the site.
    func conflictNote(_ there: SiteComment, on number: CommentNumber) -> ConflictNote {
        let text = reading(there)
        // A comment that nobody can see there waits.
        let isUnseen = SiteState(site: there.held.state) == .published && view(of: there, on: number)?.state == .hold
        return ConflictNote(
            state: isUnseen ? "hold" : there.held.state, digits: digits(of: text),
            text: OneLine.cut(text, to: ConflictNote.mostText))
    }

    private func digits(of text: String) -> String {
        SiteName.digits(text, count: 64, digest: options.digest)
    }
}

/// Pages that are not public there.
extension SiteSync {
    /// Asks about pages, each once.
    @discardableResult
    mutating func askPages(_ ids: [String]) throws(SyncStop) -> [SiteThread] {
        let asked = Set(ids.map { Array($0.utf8) }).sorted { $0.lexicographicallyPrecedes($1) }
        guard !asked.isEmpty else { return [] }
        let pages = try asking { (link) throws(SiteFault) in
            try link.threads(asked.map { String(decoding: $0, as: UTF8.self) })
        }
        // A page that the site says nothing about may be anything.
        for id in asked { isHiddenPage[id] = true }
        for page in pages { isHiddenPage[Array(page.id.utf8)] = page.isHidden }
        return pages
    }

    /// Asks about the pages of comments that would count as public.
    mutating func askPages(of comments: [SiteComment]) throws(SyncStop) {
        var open: [String] = []
        for comment in comments
        where SiteState(site: comment.held.state) == .published && isHiddenPage[Array(comment.thread.utf8)] == nil {
            // What was agreed may be about another comment that the site had under this id.
            if isAgreedPublic(comment.id, on: try number(of: comment)) { continue }
            open.append(comment.thread)
        }
        try askPages(open)
    }

    func isHidden(_ there: SiteComment) -> Bool { isHiddenPage[Array(there.thread.utf8)] ?? false }

    private func isAgreedPublic(_ id: String, on number: CommentNumber?) -> Bool {
        guard let number, case .agreed(let view)? = agreement(of: id, on: number)?.status else { return false }
        return view.state == .published
    }
}
