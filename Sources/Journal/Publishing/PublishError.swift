package import Moderation

/// Why a folder does not show what the public may see.
///
/// Of all cases but ``incomplete(_:cause:)`` nothing was published and nothing withdrawn.
package indirect enum PublishError: Error, Hashable, Sendable {
    case desk(DeskError)
    /// What has the folder's name is none.
    case noFolder(path: String)
    /// The folder has a JSON file that we did not write: this name, for one.
    case foreign(path: String, name: String)
    /// The folder's list is of another queue.
    case otherQueue(path: String, identity: String)
    /// The folder shows the journal up to this head, and the journal does not have it: it is an older copy, or its history
    /// is another one.
    case otherHistory(path: String, head: Head, last: EntryNumber)
    /// The folder's list is not as we write it.
    case badList(path: String)
    case locked(path: String, process: Int32?)
    /// The folder, or what keeps the queue, failed.
    case failed(StorageFailure)
    /// It broke off on the way.
    case incomplete(PartialPublication, cause: PublishError)

    init(_ failure: FileFailure) {
        self = .failed(StorageFailure(failure))
    }
}

/// What a publication did to a folder before it broke off.
package struct PartialPublication: Hashable, Sendable {
    /// Files that were written, and files that were removed because nothing in them is public any longer.
    package var written: [String] = []
    package var removed: [String] = []
    /// Files that were removed because what is left of them could not be written: they return with the next publication
    /// that succeeds.
    package var takenDown: [String] = []
    /// Files that still show something that is not public any longer.
    package var exposed: [String] = []
}

/// Makes calls to the system; one that fails becomes a publication's error.
func publishing<Value>(_ calls: () throws(FileFailure) -> Value) throws(PublishError) -> Value {
    do throws(FileFailure) {
        return try calls()
    } catch {
        throw PublishError(error)
    }
}
