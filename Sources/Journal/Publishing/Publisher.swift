package import Moderation

/// Writes what the public may see: one JSON file for every release that has approved comments.
///
/// The folder has a list of what we wrote; only what stands in it is ever removed, and a folder that has other JSON
/// files and no list is refused. Files are written beside and renamed, and only where something changed. Nothing is
/// written before everything has been read and checked, so a damaged journal publishes nothing.
package struct Publisher {
    /// What a publication changed.
    package struct Report: Hashable, Sendable {
        /// The names of the files that were written, ascending.
        package var written: [String]
        /// The names of the files that were removed, ascending.
        package var removed: [String]
        /// How many files were right already.
        package var unchanged: Int
        /// The last entry that the publication knows.
        package var entry: EntryNumber
    }

    /// Makes a publisher for a folder, which must be there.
    package init(desk: JournalDesk, folder: String, files: any Files = RealFiles()) {}

    /// Takes what is new in the journal into `queue`, and makes the folder show it.
    ///
    /// The first call compares every file; later ones look only at the releases that were touched since.
    package mutating func publish(_ queue: inout Queue) throws(PublishError) -> Report {
        throw .desk(.replaced)
    }
}

/// Why nothing was published.
package enum PublishError: Error, Hashable, Sendable {
    case desk(DeskError)
    /// There is no such folder.
    case noFolder(path: String)
    /// The folder has a JSON file and no list of ours: this name, for one.
    case foreign(path: String, name: String)
    /// The folder's list is of another queue.
    case otherQueue(path: String, identity: String)
    /// The folder's list is not as we write it.
    case badList(path: String)
    case locked(path: String, process: Int32?)
    case failed(operation: String, path: String, code: Int32)
}
