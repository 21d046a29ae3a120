package import Moderation

/// Makes folders that hold a queue.
package enum QueueFolder {
    /// What was made.
    package struct Created: Hashable, Sendable {
        /// The UUID of the journal.
        package var identity: String
        package var releases: Int
        package var comments: Int
    }

    /// Makes a queue, in a folder that is made if it isn't there, grown from seed documents.
    ///
    /// The journal appears whole or not at all, and never in place of another one.
    ///
    /// - Parameters:
    ///   - group: The group of users who share the queue, by name or number; `nil` keeps it to the caller.
    ///   - seeds: What it grows from; releases and comments of all of them together.
    ///   - login: Who sets it up, and hands in the seeds.
    ///   - now: The present; the ages of sample comments count back from it.
    package static func create(
        at folder: String, group: String? = nil, seeds: [SeedDocument] = [], by login: Login, now: Moment,
        files: any Files = RealFiles()
    ) throws(CreationError) -> Created {
        throw .noSuchGroup(group ?? "")
    }
}

/// Why a queue could not be made.
package enum CreationError: Error, Hashable, Sendable {
    /// The folder has a journal already.
    case exists(path: String)
    /// The folder holds something else than dot files or a README: this name, for one.
    case notEmpty(path: String, name: String)
    case noSuchGroup(String)
    /// What the seeds ask for can't be written. `document` is the name it was read by.
    case seed(document: String, SeedError)
    case failed(operation: String, path: String, code: Int32)
}
