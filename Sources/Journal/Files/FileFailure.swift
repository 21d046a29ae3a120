import Glibc
package import Moderation
import System

/// A call to the system that failed.
package struct FileFailure: Error, Hashable, Sendable {
    /// What was being done, as a verb: `open`, `write`.
    package var operation: String
    package var path: String
    /// An `errno`.
    package var code: Int32

    package init(operation: String, path: String, code: Int32) {
        self.operation = operation
        self.path = path
        self.code = code
    }

    /// The codes that this room makes itself, or acts upon.
    package static let exists = EEXIST
    package static let missing = ENOENT
    package static let notAFolder = ENOTDIR
    package static let noSpace = ENOSPC
    package static let notEmpty = ENOTEMPTY
    package static let tooBig = EFBIG
    package static let notPermitted = EACCES
    package static let link = ELOOP
    package static let cutShort = EIO

    /// Whether the call failed because the system has no watch, or no descriptor, left to give.
    var isAboutWatching: Bool { [EMFILE, ENFILE, ENOSPC, ENOMEM, ENOSYS].contains(code) }

    /// Whether the call failed because this user may not.
    var isAboutPermission: Bool { code == EACCES || code == EPERM || code == EROFS }

    /// The system's words for it.
    var words: String { SystemError(code: code).text }

    /// What people can act upon.
    var cause: StorageFailure.Cause {
        switch code {
        case ENOSPC, EDQUOT: .noRoom
        case EACCES, EPERM: .notPermitted
        case EROFS: .readOnly
        case ENOENT: .missing
        case ELOOP: .wrongKind(.link)
        case EINVAL where operation == "open": .wrongKind(.special)
        case ENOTDIR: .wrongKind(.noFolder)
        case EISDIR, ENOTEMPTY: .wrongKind(.folder)
        case EFBIG: .sizeLimit
        case EIO: .device
        default: .other(words)
        }
    }
}

extension StorageFailure {
    /// Tells of a failed call what people can act upon.
    package init(_ failure: FileFailure) {
        self.init(
            failure.cause, operation: failure.operation, subject: failure.path, words: failure.words)
    }
}

extension DeskError {
    /// Makes the error of a call that failed and changed nothing.
    init(_ failure: FileFailure) {
        self = .failed(StorageFailure(failure))
    }

    /// Makes the error of a call after which nobody knows what the disk holds.
    static func unknown(_ failure: FileFailure) -> DeskError { .outcomeUnknown(StorageFailure(failure)) }
}

/// Makes calls to the system; one that fails, having changed nothing, becomes the desk's error.
func calling<Value>(_ calls: () throws(FileFailure) -> Value) throws(DeskError) -> Value {
    try Result(catching: calls).mapError { DeskError($0) }.get()
}
