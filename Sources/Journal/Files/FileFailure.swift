import Glibc
package import Moderation

/// A failed system call, or something found that is not what it must be.
package struct FileFailure: Error, Hashable, Sendable {
    package var operation: StorageFailure.Operation
    package var path: String
    package var reason: Reason

    package enum Reason: Hashable, Sendable {
        /// The system's `errno`.
        case code(Int32)
        /// There is something other than a regular file.
        case special
        /// The file is longer than it may be.
        case tooLong
        /// The file became shorter while it was read.
        case cutShort
        /// What is there is not what sluice writes.
        case spoilt
    }

    init(operation: StorageFailure.Operation, path: String, _ reason: Reason) {
        self.operation = operation
        self.path = path
        self.reason = reason
    }

    package init(operation: StorageFailure.Operation, path: String, code: Int32) {
        self.init(operation: operation, path: path, .code(code))
    }

    /// The `errno`, if the system gave one.
    package var code: Int32? { if case .code(let code) = reason { code } else { nil } }

    /// The codes that this room uses itself, or acts on.
    package static let exists = EEXIST
    package static let missing = ENOENT
    static let notAFolder = ENOTDIR
    package static let noSpace = ENOSPC
    package static let link = ELOOP

    /// Whether the call failed because the system has no watch, or no descriptor, left.
    var isAboutWatching: Bool { code.map([EMFILE, ENFILE, ENOSPC, ENOMEM, ENOSYS].contains) ?? false }

    /// Whether the call failed because this user may not.
    var isAboutPermission: Bool { cause == .notPermitted || cause == .readOnly }

    /// The cause, as people can act on it.
    package var cause: SystemCause {
        switch reason {
        case .code(let code): SystemCause(code: code)
        case .special: .wrongKind(.special)
        case .tooLong: .tooLong
        case .cutShort: .cutShort
        case .spoilt: .spoilt
        }
    }
}

extension StorageFailure {
    /// What people can act on about a failed call.
    package init(_ failure: FileFailure) {
        self.init(failure.cause, operation: failure.operation, subject: failure.path)
    }
}

extension DeskError {
    /// Makes the error of a call that failed and changed nothing.
    init(_ failure: FileFailure) {
        self = .failed(StorageFailure(failure))
    }

    /// Makes the error of a call that leaves unknown what the disk holds.
    static func unknown(_ failure: FileFailure) -> DeskError { .outcomeUnknown(StorageFailure(failure)) }
}

/// Makes system calls; a failure, which has changed nothing, becomes the desk's error.
func calling<Value>(_ calls: () throws(FileFailure) -> Value) throws(DeskError) -> Value {
    try Result(catching: calls).mapError { DeskError($0) }.get()
}
