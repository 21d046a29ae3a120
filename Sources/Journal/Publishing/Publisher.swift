package import Moderation

/// Writes what the public may see: one JSON file for every release that has approved comments.
///
/// The folder has a list of what we wrote; only what stands in it is ever replaced or removed, and a folder that has
/// other JSON files and no list is refused. Files are written beside and renamed, and only where something changed.
/// Nothing takes its place before everything has been read and checked, so a journal that is damaged, or was written by a newer sluice, publishes nothing.
package struct Publisher {
    /// What a publication changed.
    package struct Report: Hashable, Sendable {
        /// The names of the files that were written, ascending.
        package var written: [String]
        /// The names of the files that were removed, ascending.
        package var removed: [String]
        /// How many files were looked at and were right already.
        package var unchanged: Int
        /// The last entry that the publication knows.
        package var entry: EntryNumber
    }

    private let desk: JournalDesk
    private let folder: PublishedFolder
    private let files: any Files
    /// The last entry that was published by this publisher.
    private var published: EntryNumber?

    /// Makes a publisher for a folder, which is made when it isn't there.
    package init(desk: JournalDesk, folder: String, files: any Files = RealFiles()) {
        self.desk = desk
        self.files = files
        self.folder = PublishedFolder(path: folder, files: files)
    }

    /// Takes what is new in the journal into `queue`, and makes the folder show it.
    ///
    /// The first call compares every file; later ones look only at the releases that were touched since. To follow a
    /// journal, call it again whenever ``JournalDesk/watch(_:)`` tells of a change. After an error the next call
    /// compares everything again.
    ///
    /// - Throws: ``PublishError/desk(_:)`` with ``DeskError/replaced`` when the journal has been replaced: the queue must
    ///   be read again, with a publisher of its own.
    package mutating func publish(_ queue: inout Queue) throws(PublishError) -> Report {
        let before = published
        published = nil
        let report = try folder.locked { (list) throws(PublishError) in
            try refresh(&queue)
            if let list, list.queue != queue.identity {
                throw .otherQueue(path: folder.path, identity: list.queue)
            }
            return try update(list ?? PublishedList(queue: queue.identity), queue, since: before)
        }
        published = report.entry
        return report
    }

    private func refresh(_ queue: inout Queue) throws(PublishError) {
        do throws(DeskError) {
            let tail = try desk.news(after: queue.place)
            do throws(Damage) {
                try queue.take(tail)
            } catch {
                desk.believe(error)
            }
            if case .readOnly(let reason) = desk.access, let error = reason.stopsReading { throw error }
        } catch {
            throw .desk(error)
        }
    }

    /// Brings the files in line with the queue.
    private func update(
        _ list: PublishedList, _ queue: Queue, since before: EntryNumber?
    ) throws(PublishError) -> Report {
        let entry = EntryNumber(UInt32(queue.entryCount))
        var change = PublishedFolder.Change(list: list)
        let comments = queue.publicComments
        let touched = before.map { queue.releasesTouched(after: $0) }
        var unchanged = 0
        do throws(PublishError) {
            for (index, release) in queue.releases.enumerated() where touched?.contains(release.slug) ?? true {
                let name = PublishedList.fileName(of: release.slug)
                if comments[index].isEmpty {
                    if list.files.contains(name) { change.removed.append(name) }
                } else if try folder.prepare(name, try page(of: release, comments[index], queue), &change) {
                    change.written.append(name)
                } else {
                    unchanged += 1
                }
            }
        } catch {
            folder.abandon(change)
            throw error
        }
        change.list.entry = entry
        try folder.apply(change)
        return Report(
            written: change.written.sorted(), removed: change.removed.sorted(), unchanged: unchanged, entry: entry)
    }

    /// The bytes of a release's file.
    private func page(
        of release: Release, _ numbers: [CommentNumber], _ queue: Queue
    ) throws(PublishError) -> [UInt8] {
        var page = PublishedPage(release)
        let ordered = numbers.sorted {
            (queue.submitted(of: $0), $0) < (queue.submitted(of: $1), $1)
        }
        for number in ordered {
            guard let publication = queue.publication(of: number), let texts = try texts(of: publication, queue) else {
                continue
            }
            page.add(publication, name: texts.name, body: texts.body)
        }
        return page.finish()
    }

    /// Reads name and body, checked against their digests; `nil` if an erasure has just taken them away.
    private func texts(
        of publication: Publication, _ queue: Queue
    ) throws(PublishError) -> (name: String, body: String)? {
        do throws(DeskError) {
            let entry = try desk.entry(at: publication.body)
            guard let body = entry.content?.body else { return nil }
            if let name = entry.content?.author?.name { return (name, body) }
            // The body in force is an edit's; the name stands in the submission.
            guard let place = queue.submissionPlace(of: publication.number),
                let name = try desk.entry(at: place).content?.author?.name
            else { return nil }
            return (name, body)
        } catch {
            throw .desk(error)
        }
    }
}

extension Queue {
    /// The releases that entries after this one have touched, themselves or by a comment.
    fileprivate func releasesTouched(after entry: EntryNumber) -> Set<Slug> {
        var touched: Set<Slug> = []
        guard Int(entry.rawValue) < entryCount else { return touched }
        for number in (entry.rawValue + 1)...UInt32(entryCount) {
            let entry = EntryNumber(number)
            if let release = line(entry)?.release { touched.insert(release) }
            for comment in on(entry) {
                if let release = self[comment]?.release { touched.insert(release) }
            }
        }
        return touched
    }
}

/// Why nothing was published.
package enum PublishError: Error, Hashable, Sendable {
    case desk(DeskError)
    /// What has the folder's name is none.
    case noFolder(path: String)
    /// The folder has a JSON file that we did not write: this name, for one.
    case foreign(path: String, name: String)
    /// The folder's list is of another queue.
    case otherQueue(path: String, identity: String)
    /// The folder's list is not as we write it.
    case badList(path: String)
    case locked(path: String, process: Int32?)
    case failed(operation: String, path: String, code: Int32)
}
