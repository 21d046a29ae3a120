/// The live sites that a queue is kept in step with, as a moderator sees them: what is decided here but not there
/// yet, and conflicts.
package struct FollowedSites: Sendable {
    private struct Site {
        var record: SiteRecord
        var agreements: [CommentNumber: Agreement]
        /// The comments that differ here from what both sides last had.
        var unpushed: Set<CommentNumber> = []
    }

    private var sites: [Site] = []
    /// Grows with every change of what was read.
    package private(set) var revision = 0

    package init() {}

    /// Their own titles, since the counts are over all of them.
    package var title: String? {
        sites.isEmpty ? nil : sites.map(\.record.title).joined(separator: ", ")
    }

    /// How many comments are decided or edited here but not there yet.
    package var unpushed: Int { sites.reduce(0) { $0 + $1.unpushed.count } }

    /// Takes what was read again.
    package mutating func receive(_ contents: [SiteContents], in queue: Queue) {
        revision += 1
        sites = contents.map { contents in
            var site = Site(record: contents.record, agreements: [:])
            for agreement in contents.agreements { site.agreements[agreement.comment] = agreement }
            return site
        }
        for index in sites.indices {
            for number in sites[index].agreements.keys { judge(number, of: index, in: queue) }
        }
    }

    /// Looks again at comments that entries have changed.
    package mutating func update(_ changed: [CommentNumber], in queue: Queue) {
        for index in sites.indices {
            for number in changed { judge(number, of: index, in: queue) }
        }
    }

    private mutating func judge(_ number: CommentNumber, of index: Int, in queue: Queue) {
        guard let agreement = sites[index].agreements[number] else { return }
        if isUnpushed(agreement, sites[index].record.vocabulary, in: queue) {
            sites[index].unpushed.insert(number)
        } else {
            sites[index].unpushed.remove(number)
        }
    }

    private func isUnpushed(_ agreement: Agreement, _ vocabulary: SiteVocabulary, in queue: Queue) -> Bool {
        let number = agreement.comment
        guard case .agreed(let view) = agreement.status, queue.contains(number),
            queue.version(of: number) > agreement.entry, queue.state(of: number) != .erased
        else { return false }
        return vocabulary.image(of: queue.state(of: number)) != vocabulary.image(of: view.state)
            || queue.body(of: number) > agreement.entry
    }

    /// The conflict that was reported on a comment and that nobody has settled.
    ///
    /// - Parameter note: The note of an entry, if it has been read.
    package func conflict(
        on number: CommentNumber, in queue: Queue, note: (EntryNumber) -> String?
    ) -> ConflictNote? {
        for site in sites {
            guard let found = queue.conflict(on: number, by: site.record.login, note: note), !found.isAnswered,
                site.agreements[number].map({ $0.entry < found.entry }) ?? true
            else { continue }
            return found.note
        }
        return nil
    }
}
