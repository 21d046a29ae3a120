/// What a moderator leaves half done, offered at the next start.
package struct Draft: Hashable, Sendable {
    /// A text that was being typed over a version of a comment.
    package struct Text: Hashable, Sendable {
        package var target: Target
        package var body: String
        package var at: Moment
        /// Whether its moderator has been told, at a start, that it is there.
        package var isSeen = false
        /// Other texts of this comment, from sessions that ran side by side, the newest first. These have none themselves.
        package var older: [Text] = []

        package init(target: Target, body: String, at: Moment) {
            self.target = target
            self.body = body
            self.at = at
        }
    }

    /// A note that was being typed, with a decision or by itself.
    package struct Note: Hashable, Sendable {
        /// The comment; `nil` if it was for the tagged ones.
        package var number: CommentNumber?
        /// The decision that it was for.
        package var verb: Verb
        package var text: String
        package var at: Moment
        package var isSeen = false

        package init(number: CommentNumber?, verb: Verb, text: String, at: Moment) {
            self.number = number
            self.verb = verb
            self.text = text
            self.at = at
        }
    }

    /// The oldest first, one for each comment.
    package var texts: [Text]
    package var notes: [Note] = []
    package var tags: [Target]
    /// The comment that all of these were tagged for being alike to, if they were.
    package var alikeTo: CommentNumber?
    package var query: String
    package var order: Order
    package var place: CommentNumber?

    package init(
        texts: [Text] = [], tags: [Target] = [], query: String = "", order: Order = .oldest, place: CommentNumber? = nil
    ) {
        self.texts = texts
        self.tags = tags
        self.query = query
        self.order = order
        self.place = place
    }
}

/// Whose session keeps a draft.
package struct DraftOwner: Hashable, Sendable {
    package var process: Int32
    package var host: String
    package var since: Moment

    package init(process: Int32, host: String, since: Moment) {
        self.process = process
        self.host = host
        self.since = since
    }
}

/// What sessions of a moderator left half done.
package struct LeftBehind: Sendable {
    /// What was taken over; `nil` if there was nothing.
    package var draft: Draft?
    /// The moderator's own views.
    package var views: [NamedView] = []
    /// The file with the views, if it can't be read, or not all of it.
    package var unreadViews: String?
    /// Sessions that are still running: their half-done work stays with them.
    package var elsewhere: [DraftOwner] = []
    /// Files without a readable draft, by the names under which they were put aside.
    package var putAside: [String] = []
    /// Drafts that could be read only in part, by the names under which they were put aside; the readable part is in ``draft``.
    package var partlyRead: [String] = []
    /// One of the failures to read, if there was any.
    package var failure: DeskError?

    package init(draft: Draft? = nil) {
        self.draft = draft
    }
}

extension Draft {
    /// Whether there is nothing in it worth keeping.
    package var isEmpty: Bool {
        texts.isEmpty && notes.isEmpty && tags.isEmpty && query.isEmpty && order == .oldest && place == nil
    }

    /// Joins what several sessions left: the newest text of each comment, with the others behind it; all notes;
    /// query, order, place and tags of the newest session.
    ///
    /// - Parameter drafts: The newest first.
    package static func joining(_ drafts: [Draft]) -> Draft? {
        guard var joined = drafts.first, drafts.count > 1 else { return drafts.first }
        var texts: [CommentNumber: [Text]] = [:]
        for text in drafts.flatMap(\.texts) {
            texts[text.target.number, default: []] += [text] + text.older
        }
        joined.texts = texts.values.compactMap { Text(newestOf: $0) }.sorted {
            ($0.at, $0.target.number) < ($1.at, $1.target.number)
        }
        var notes: [Note] = []
        for note in drafts.flatMap(\.notes)
        where !notes.contains(where: { $0.number == note.number && $0.text.utf8.elementsEqual(note.text.utf8) }) {
            notes.append(note)
        }
        joined.notes = notes.sorted { $0.at < $1.at }
        return joined
    }

    /// The draft without what belongs to some comments.
    package func without(_ comments: Set<UInt32>) -> Draft {
        guard !comments.isEmpty else { return self }
        var draft = self
        draft.texts.removeAll { comments.contains($0.target.number.rawValue) }
        draft.tags.removeAll { comments.contains($0.number.rawValue) }
        if let original = alikeTo, comments.contains(original.rawValue) { draft.alikeTo = nil }
        draft.notes.removeAll { $0.number.map { comments.contains($0.rawValue) } ?? false }
        return draft
    }

    /// The draft without a query or a note that names somebody whose comment is erased.
    package func without(_ names: ErasedNames) -> Draft {
        guard !names.isEmpty else { return self }
        var draft = self
        draft.notes.removeAll { names.areIn($0.text) }
        if names.areIn(query: draft.query) { draft.query = "" }
        return draft
    }
}

extension Draft.Text {
    /// The newest of several texts of one comment, with the others behind it; each text once.
    package init?(newestOf texts: [Draft.Text]) {
        var kept: [Draft.Text] = []
        // Of texts with the same time, the first comes first.
        let order = texts.indices.sorted { (texts[$1].at, $0) < (texts[$0].at, $1) }
        for index in order where !kept.contains(where: { $0.body.utf8.elementsEqual(texts[index].body.utf8) }) {
            var text = texts[index]
            text.older = []
            kept.append(text)
        }
        guard var newest = kept.first else { return nil }
        newest.older = Array(kept.dropFirst())
        newest.isSeen = kept.allSatisfy(\.isSeen)
        self = newest
    }
}

extension [Draft.Text] {
    /// Drops texts by the version that they were typed over, judging each text of a comment by itself; returns how many.
    package mutating func letGo(where isGone: (Target) -> Bool) -> Int {
        var count = 0
        self = compactMap { text in
            let kept = ([text] + text.older).filter { !isGone($0.target) }
            let gone = 1 + text.older.count - kept.count
            count += gone
            return gone == 0 ? text : Draft.Text(newestOf: kept)
        }
        return count
    }
}
