import Moderation

extension DeskError {
    /// Makes the error of a call that failed and changed nothing.
    init(_ failure: FileFailure) {
        self = .failed(operation: failure.operation, path: failure.path, code: failure.code)
    }

    /// Makes the error of a call after which nobody knows what the disk holds.
    static func unknown(_ failure: FileFailure) -> DeskError {
        .outcomeUnknown(operation: failure.operation, path: failure.path, code: failure.code)
    }
}

/// Makes calls to the system; one that fails, having changed nothing, becomes the desk's error.
func calling<Value>(_ calls: () throws(FileFailure) -> Value) throws(DeskError) -> Value {
    do throws(FileFailure) {
        return try calls()
    } catch {
        throw DeskError(error)
    }
}
