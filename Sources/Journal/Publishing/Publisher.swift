package import Moderation
import Synchronization

/// Writes what the public may see: one JSON file for every release that has approved comments, and the same in other forms.
///
/// The folder has a list of the files that sluice wrote; only those are ever replaced or removed, and a folder that has other
/// JSON files and no list is refused. The list names the last entry that the files show, with its chain: a journal that does
/// not have it is an older copy or another one, and publishing from it would show again what was withdrawn.
///
/// The folder is locked before the queue is read. Nothing is changed before everything has been read and checked, so
/// a journal that is damaged, or was written by a newer sluice, publishes nothing. Then what is no longer public is
/// removed first: a file that loses something and can't be written is removed.
package struct Publisher {
    /// What a publication changed.
    package struct Report: Hashable, Sendable {
        /// The names of the files that were written, ascending.
        package var written: [String]
        /// The names of the files that were removed, ascending.
        package var removed: [String]
        /// How many files were looked at and were already right.
        package var unchanged: Int
        /// The last entry that the publication includes.
        package var entry: EntryNumber
        /// What was found while the journal was read from its beginning.
        package var remarks: [Remark]
    }

    /// A queue's folder.
    private let source: String
    private let folder: PublishedFolder
    private let files: any Files
    /// JSON, and the other forms asked for. The files of a form that is no longer asked for are removed.
    private let forms: [any PublishedForm]
    /// The most comments in a file of all releases.
    package static let mostOfAll = 50
    /// The queue as it was last read; `nil` until it is read from its beginning.
    package private(set) var opened: (desk: JournalDesk, queue: Queue)?
    /// The folder's list as this publisher has left it.
    private var published: PublishedList?

    /// Makes a publisher for the queue in a folder.
    ///
    /// - Parameters:
    ///   - folder: Where to publish; it is made when it isn't there.
    ///   - forms: What to publish besides JSON.
    package init(
        of source: String, into folder: String, forms: [any PublishedForm] = [], files: any Files = RealFiles()
    ) {
        self.source = source
        self.forms = [PublishedPage()] + forms
        self.files = files
        self.folder = PublishedFolder(path: folder, files: files)
    }

    /// Reads what is new in the journal and makes the folder show it.
    ///
    /// The first call compares every file; later ones look only at the releases that have changed since, unless
    /// another process has published meanwhile. After an error the next call compares everything again. A journal
    /// that was replaced is read from its beginning.
    ///
    /// - Parameters:
    ///   - force: Publish although the folder shows another queue, or a history that this journal does not have; or although
    ///     its list is lost or garbled, in which case it is made again from the pages that are as sluice writes them.
    ///   - progress: Called now and then while a long journal is read.
    package mutating func publish(
        force: Bool = false, progress: (JournalDesk.Progress) -> Void = { _ in }
    ) throws(PublishError) -> Report {
        // If the queue isn't there, the folder is not changed at all.
        let journal = QueuePaths(folder: source).journal
        let isThere = try publishing { () throws(FileFailure) in try files.followedStatus(path: journal) != nil }
        guard isThere else {
            (opened, published) = (nil, nil)
            throw .desk(.noQueue(path: source))
        }
        let before = published
        published = nil
        let folder = folder
        do throws(PublishError) {
            return try folder.locked(adopts: force) { (list) throws(PublishError) in
                let remarks = try read(progress)
                guard let (desk, queue) = opened else { throw .desk(.replaced) }
                if let list, !force { try check(list, desk, queue) }
                let isKnown = remarks == nil && list != nil && list == before
                var report = try update(list, desk, queue, since: isKnown ? before?.head?.entry : nil)
                report.remarks = remarks ?? []
                return report
            }
        } catch {
            switch error {
            case .locked: published = before
            case .desk, .incomplete(_, cause: .desk): opened = nil
            default: break
            }
            throw error
        }
    }

    /// Calls `changed`, from a thread of its own, whenever there may be something to publish.
    package func watch(_ changed: @escaping @Sendable () -> Void) throws(PublishError) -> any Watch {
        try publishing { () throws(FileFailure) in
            try files.watch(folder: source) { names in
                if names.contains(QueuePaths.journalName) || names.contains("") { changed() }
            }
        }
    }

    // MARK: Reading

    /// Reads what was appended, or the whole journal from its beginning.
    ///
    /// - Returns: What was found if the journal had to be read from its beginning; else `nil`.
    private mutating func read(_ progress: (JournalDesk.Progress) -> Void) throws(PublishError) -> [Remark]? {
        do throws(DeskError) {
            if opened != nil {
                do throws(DeskError) {
                    try readOn()
                    return nil
                } catch {
                    guard error == .replaced else { throw error }
                    opened = nil
                }
            }
            // It is never written to: nothing is decided, and no clock is needed.
            let whole = try JournalDesk.open(
                folder: source, as: nil, files: files, clock: { Moment(milliseconds: 0) }, progress: progress)
            try refuseUnlessWhole(whole.desk)
            // A checkpoint has saved reading what comes before it, and opening checks no digests.
            let verification = try Verifier.verify(folder: source, files: files, progress: progress)
            if let damage = verification.damage { throw .damaged(damage) }
            if let newer = verification.newer { throw .readOnly(.newer(newer)) }
            opened = (whole.desk, whole.queue)
            return whole.remarks
        } catch {
            throw .desk(error)
        }
    }

    private mutating func readOn() throws(DeskError) {
        guard let desk = opened?.desk, let place = opened?.queue.place else { return }
        let tail = try desk.news(after: place)
        do throws(Damage) {
            try opened?.queue.apply(tail)
        } catch {
            desk.stopWriting(at: error)
        }
        try refuseUnlessWhole(desk)
    }

    /// Refuses a journal that can't be read to its end.
    private func refuseUnlessWhole(_ desk: JournalDesk) throws(DeskError) {
        // What the settings allow, or whether they are in order, does not matter for what is public.
        if case .readOnly(let reason) = desk.journalAccess, let error = reason.stopsReading { throw error }
    }

    /// Refuses to show an older state than the folder has, or another queue.
    private func check(_ list: PublishedList, _ desk: JournalDesk, _ queue: Queue) throws(PublishError) {
        guard list.queue == queue.identity else { throw .otherQueue(path: folder.path, identity: list.queue) }
        guard let head = list.head else { return }
        let stands = try publishing { () throws(FileFailure) in
            try desk.journal.holds(head, before: queue.place.offset)
        }
        guard stands else {
            throw .otherHistory(path: folder.path, head: head, last: EntryNumber(queue.place.entry))
        }
    }

    // MARK: Writing

    /// Brings the files in line with the queue.
    private mutating func update(
        _ list: PublishedList?, _ desk: JournalDesk, _ queue: Queue, since before: EntryNumber?
    ) throws(PublishError) -> Report {
        var next = list ?? PublishedList(queue: queue.identity)
        next.queue = queue.identity
        next.head = Head(queue.place)
        let comments = queue.publicComments
        let plan = try plan(next, desk, queue, comments, since: before)
        var update = PublicationUpdate(folder: folder, list: next)
        published = try update.apply(plan) { (page) throws(PublishError) in
            guard let release = page.release else { return try pageOfAll(page.form, comments, desk, queue) ?? [] }
            let shown = try publicComments(comments[release], desk, queue)
            return forms[page.form].page(of: queue.releases[release], shown, queue: queue.identity)
        }
        return Report(
            written: update.done.written.sorted(), removed: update.done.removed.sorted(), unchanged: plan.unchanged,
            entry: EntryNumber(queue.place.entry), remarks: [])
    }

    private func plan(
        _ list: PublishedList, _ desk: JournalDesk, _ queue: Queue, _ comments: [[CommentNumber]],
        since before: EntryNumber?
    ) throws(PublishError) -> PublicationPlan {
        var plan = PublicationPlan()
        let changed = before.map { queue.releasesChanged(after: $0) }
        var rest = changed == nil ? list.files : []
        for (index, release) in queue.releases.enumerated() where changed?.contains(release.slug) ?? true {
            let isEmpty = comments[index].isEmpty
            let shown = isEmpty ? [] : try publicComments(comments[index], desk, queue)
            for (place, form) in forms.enumerated() {
                let name = PublishedList.fileName(of: release.slug, form)
                rest.remove(name)
                if isEmpty, !form.showsEmptyReleases {
                    if list.files.contains(name) { plan.removed.append(name) }
                    continue
                }
                let bytes = form.page(of: release, shown, queue: queue.identity)
                try add(name, release: index, place, bytes, list, to: &plan)
            }
        }
        for (place, form) in forms.enumerated() where changed?.isEmpty != true {
            guard let bytes = try pageOfAll(place, comments, desk, queue) else { continue }
            let name = PublishedList.fileNameOfAll(form)
            rest.remove(name)
            try add(name, release: nil, place, bytes, list, to: &plan)
        }
        // Files of releases that this queue lacks, from another queue or a later state, and files of forms that are not asked for.
        plan.removed += rest.sorted()
        return plan
    }

    private func add(
        _ name: String, release: Int?, _ form: Int, _ bytes: [UInt8], _ list: PublishedList,
        to plan: inout PublicationPlan
    ) throws(PublishError) {
        let comparison = try publishing { () throws(FileFailure) in
            try folder.comparison(of: name, with: bytes, in: forms[form])
        }
        if comparison != .absent, !list.files.contains(name) { throw .foreign(path: folder.path, name: name) }
        plan.add(name, release: release, form: form, bytes, comparison)
    }

    /// A form's file of the comments that were approved last, of all releases.
    private func pageOfAll(
        _ form: Int, _ comments: [[CommentNumber]], _ desk: JournalDesk, _ queue: Queue
    ) throws(PublishError) -> [UInt8]? {
        // Most forms have none, and so don't need a look at all comments.
        guard forms[form].pageOfAll([], queue: queue.identity) != nil else { return nil }
        let newest = comments.joined().map { (queue.approved($0), $0) }.sorted { $0 > $1 }.prefix(Publisher.mostOfAll)
        var shown: [(release: Release, comment: PublicComment)] = []
        for (_, number) in newest {
            guard let comment = try publicComment(number, desk, queue),
                let release = queue[number].flatMap({ queue.release($0.release) })
            else { continue }
            shown.append((release, comment))
        }
        return forms[form].pageOfAll(shown, queue: queue.identity)
    }

    /// The comments of a release with their texts, in the order in which they were submitted.
    private func publicComments(
        _ numbers: [CommentNumber], _ desk: JournalDesk, _ queue: Queue
    ) throws(PublishError) -> [PublicComment] {
        var comments: [PublicComment] = []
        for number in numbers.sorted(by: { (queue.submitted(of: $0), $0) < (queue.submitted(of: $1), $1) }) {
            if let comment = try publicComment(number, desk, queue) { comments.append(comment) }
        }
        return comments
    }

    private func publicComment(
        _ number: CommentNumber, _ desk: JournalDesk, _ queue: Queue
    ) throws(PublishError) -> PublicComment? {
        guard let publication = queue.publication(of: number), let texts = try texts(of: publication, desk, queue)
        else { return nil }
        let approved = queue.approved(number)
        return PublicComment(
            number: number, parent: publication.parent, name: texts.name, body: texts.body,
            submitted: publication.submitted, approved: approved,
            updated: publication.isEdited ? max(approved, texts.written) : approved,
            isEdited: publication.isEdited)
    }

    /// Reads name and body, checked against their digests, and when the body was written; `nil` if an erasure has
    /// just removed them.
    private func texts(
        of publication: Publication, _ desk: JournalDesk, _ queue: Queue
    ) throws(PublishError) -> (name: String, body: String, written: Moment)? {
        do throws(DeskError) {
            let entry = try desk.entry(at: publication.body)
            guard let body = entry.content?.body else { return nil }
            if let name = entry.content?.author?.name { return (name, body, entry.at) }
            // The body in force may be an edit's; the name stands in the submission.
            guard let place = queue.submissionPlace(of: publication.number),
                let name = try desk.entry(at: place).content?.author?.name
            else { return nil }
            return (name, body, entry.at)
        } catch {
            throw .desk(error)
        }
    }
}

extension Queue {
    /// When a comment was approved; for one that arrived approved, when it was submitted.
    fileprivate func approved(_ number: CommentNumber) -> Moment {
        decision(of: number).flatMap { line($0)?.at } ?? submitted(of: number)
    }

    /// The releases that entries after this one have changed, themselves or one of their comments.
    fileprivate func releasesChanged(after entry: EntryNumber) -> Set<Slug> {
        var changed: Set<Slug> = []
        guard Int(entry.rawValue) < entryCount else { return changed }
        for number in (entry.rawValue + 1)...UInt32(entryCount) {
            let entry = EntryNumber(number)
            if let release = line(entry)?.release { changed.insert(release) }
            for comment in on(entry) {
                if let release = self[comment]?.release { changed.insert(release) }
            }
        }
        return changed
    }
}
