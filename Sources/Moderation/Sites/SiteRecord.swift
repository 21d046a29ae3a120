/// What is remembered of a live site between two syncs. It is a cache: the journal is the truth about here, the site
/// about itself, and without it nothing worse happens than a conflict where none would be.
package struct SiteRecord: Hashable, Sendable {
    /// The UUID of the queue.
    package var queue: String
    /// The name under which the owner's file lists it.
    package var name: String
    /// The system of its comments' sources.
    package var system: String
    package var title: String
    /// Who acts here for the site.
    package var login: Login
    package var vocabulary: SiteVocabulary
    /// How many comments it had in each state.
    package var totals: [SiteTotal] = []
    /// The last entry when this record was begun: what was pushed before is not known.
    package var since: EntryNumber
    /// When all of its comments were last looked at.
    package var fullAt: Moment?

    package init(
        queue: String, name: String, system: String, title: String, login: Login, vocabulary: SiteVocabulary,
        since: EntryNumber = EntryNumber(0)
    ) {
        self.queue = queue
        self.name = name
        self.system = system
        self.title = title
        self.login = login
        self.vocabulary = vocabulary
        self.since = since
    }
}

/// How many comments a site has in a state, by its word for the state.
package struct SiteTotal: Hashable, Sendable {
    package var state: String
    package var count: Int

    package init(state: String, count: Int) {
        self.state = state
        self.count = count
    }
}

/// What is remembered of one comment that came from a site.
package struct Agreement: Hashable, Sendable {
    package enum Status: Hashable, Sendable {
        /// Both had this.
        case agreed(SiteView)
        /// It was gone there.
        case gone
        /// It was erased here, and it was reported that it still stands there.
        case erased
    }

    /// Its id there.
    package var id: String
    package var comment: CommentNumber
    package var status: Status
    /// The last entry that had been read at that time.
    package var entry: EntryNumber

    package init(id: String, comment: CommentNumber, status: Status, entry: EntryNumber) {
        self.id = id
        self.comment = comment
        self.status = status
        self.entry = entry
    }
}

/// Keeps what is remembered of one site.
package protocol SiteMemory {
    /// What was kept, as far as it belongs to the journal that `queue` has read; `nil` if there is nothing.
    mutating func recall(for queue: Queue) throws(DeskError) -> (record: SiteRecord, agreements: [Agreement])?
    /// Keeps one agreement, reached when the journal had been read up to `place`.
    mutating func keep(_ agreement: Agreement, at place: Place) throws(DeskError)
    /// Keeps everything again, without what belongs to comments that are erased in `queue`.
    mutating func settle(_ record: SiteRecord, _ agreements: [Agreement], for queue: Queue) throws(DeskError)
}

/// What is remembered of a site, as it was read.
package struct SiteContents: Sendable {
    package var record: SiteRecord
    package var agreements: [Agreement]

    package init(record: SiteRecord, agreements: [Agreement]) {
        self.record = record
        self.agreements = agreements
    }
}
