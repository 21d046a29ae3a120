package import Moderation

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
    do throws(FileFailure) {
        return try calls()
    } catch {
        throw DeskError(error)
    }
}
