/// The failure of a desk's storage, such as a disk.
package struct StorageFailure: Error, Hashable, Sendable {
    package var cause: SystemCause
    package var operation: Operation
    /// What could not be reached: a path, or a server.
    package var subject: String

    package init(_ cause: SystemCause, operation: Operation, subject: String) {
        self.cause = cause
        self.operation = operation
        self.subject = subject
    }

    /// What was being done.
    package enum Operation: Hashable, Sendable, CaseIterable {
        case open, read, map, write, cut, flush
        /// Reading the names in a folder.
        case list
        /// Asking what stands at a path.
        case lookAt
        case make, link, rename, remove
        case lock, watch
        /// Giving a file its owner, or its group.
        case setOwner
        case setMode
        /// Ending a transaction of a server.
        case commit
    }
}

/// Why the system did not do what it was asked to: what people can act on has a case, with words in every language.
package enum SystemCause: Hashable, Sendable {
    /// There is no room left.
    case noRoom
    /// This user's quota is used up.
    case quota
    /// This user may not.
    case notPermitted
    /// Nobody may write there.
    case readOnly
    case missing
    /// Something has this name already.
    case exists
    /// Something else has the name, or a part of the path.
    case wrongKind(WrongKind)
    /// It would grow beyond a limit of this session.
    case sizeLimit
    /// It is longer than such a file may be.
    case tooLong
    /// It became shorter while it was read.
    case cutShort
    /// It holds something that sluice does not write there.
    case spoilt
    /// The disk, or whatever was read or written, reports an error.
    case device
    /// Too many files are open.
    case noDescriptor
    /// A server gave no answer.
    case noContact(ContactLoss)
    /// Anything else, in the system's words.
    case other(String)

    /// What was found where a file or a folder should be.
    package enum WrongKind: Hashable, Sendable {
        /// A symbolic link; links are not followed.
        case link
        /// Something other than a regular file.
        case special
        /// A file where a folder is needed.
        case noFolder
        /// A folder where a file is needed.
        case folder
        /// A folder that should be empty.
        case fullFolder
    }
}

/// Why there is no contact with a server.
package enum ContactLoss: Hashable, Sendable {
    /// In the words of the client library, or of the server.
    case said(String)
    /// No reason is given.
    case silent
    /// No answer came in time.
    case late
    /// The caller gave up waiting for an answer.
    case givenUp
    /// There is no memory left for a connection.
    case noMemory
    /// The client library can't be used, in the words of the system's loader.
    case noLibrary(String)
    /// The server did not wait for its standby, which may lack what the server has.
    case noStandby
}
