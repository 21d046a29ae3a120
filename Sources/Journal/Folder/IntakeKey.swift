internal import Crypto
package import Moderation

/// The secret of a queue's form, `intake.key`: 32 random bytes, for the queue's owner and group alone.
///
/// It makes the codes that a form carries and by which an author finds a comment again (HMAC-SHA-256). Deleting the
/// file makes all of these void; comments lose nothing.
package struct IntakeKey: Sendable {
    /// How many bytes it has.
    private static let count = 32
    /// Readable for those who may write in the folder, and nobody else.
    private static let mode: UInt32 = 0o640

    private let key: SymmetricKey

    private init(_ bytes: [UInt8]) {
        key = SymmetricKey(data: bytes)
    }

    /// Reads a queue's secret; makes it, under the lock, if there is none yet.
    ///
    /// - Throws: ``DeskError/failed(_:)``; ``DeskError/invalid(_:)`` for a file that is not a key.
    package static func open(in folder: String, files: any Files = RealFiles()) throws(DeskError) -> IntakeKey {
        let paths = QueuePaths(folder: folder)
        if let key = try read(paths, files) { return key }
        guard let status = try calling({ () throws(FileFailure) in try files.followedStatus(path: folder) }) else {
            throw .noQueue(path: folder)
        }
        let access = FolderAccess(status)
        return try QueueLock(folder: folder, files: files).hold(.exclusive) { () throws(DeskError) in
            // Somebody else may have made it meanwhile.
            if let key = try read(paths, files) { return key }
            let bytes = files.random(bytes: count)
            try calling { () throws(FileFailure) in
                try access.replace(paths.intakeKey, with: bytes, mode: mode, files: files)
            }
            return IntakeKey(bytes)
        }
    }

    private static func read(_ paths: QueuePaths, _ files: any Files) throws(DeskError) -> IntakeKey? {
        let bytes = try calling { () throws(FileFailure) in try files.contents(of: paths.intakeKey, most: count + 1) }
        guard let bytes else { return nil }
        guard bytes.count == count else {
            throw .invalid(.badIntakeKey(path: paths.intakeKey, bytes: count))
        }
        return IntakeKey(bytes)
    }

    /// The code of 32 bytes for some bytes.
    package func code(for bytes: [UInt8]) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: bytes, using: key))
    }
}
