package import Moderation

/// The one seam between the queue and the operating system's files: every call that this room makes goes through it.
///
/// A test passes in a twin that lives in memory, traces the calls, or fails the Nth of them.
///
/// No call follows a symbolic link in the last part of a path, repeats a failed flush, or opens a file for appending:
/// offsets are always given.
package protocol Files: Sendable {
    /// Opens a regular file. With ``Opening/create`` a file that exists already is an error (`EEXIST`).
    func open(_ path: String, _ opening: Opening) throws(FileFailure) -> OpenFile
    /// Opens a folder, to flush it or to lock it.
    func openFolder(_ path: String) throws(FileFailure) -> OpenFile
    func close(_ file: OpenFile)

    /// Reads at most `buffer.count` bytes from `offset` on; returns how many, 0 at the end of the file.
    func read(_ file: OpenFile, into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(FileFailure) -> Int
    /// Maps the first bytes of a file into memory that belongs to this process alone. The file must be one that is never
    /// cut or overwritten, only replaced.
    func map(_ file: OpenFile, length: Int) throws(FileFailure) -> MappedFile
    /// Writes at most `bytes.count` bytes at `offset`; returns how many, which may be fewer.
    func write(_ file: OpenFile, _ bytes: UnsafeRawBufferPointer, at offset: Int) throws(FileFailure) -> Int
    /// Cuts a file to `length` bytes, or extends it to that length, with a hole at its end.
    func cut(_ file: OpenFile, to length: Int) throws(FileFailure)
    /// Waits until the bytes of a file, and its length, are on the disk.
    func flush(_ file: OpenFile) throws(FileFailure)
    /// Waits until a folder's names are on the disk.
    func flushFolder(_ folder: OpenFile) throws(FileFailure)

    func status(_ file: OpenFile) throws(FileFailure) -> FileStatus
    /// The status of a path, of a link itself rather than what it names; `nil` if nothing is there.
    func status(path: String) throws(FileFailure) -> FileStatus?
    /// The status of a path, through links; `nil` if nothing is there.
    func followedStatus(path: String) throws(FileFailure) -> FileStatus?
    /// The names in a folder, except `.` and `..`, in no order.
    func names(in folder: String) throws(FileFailure) -> [String]
    /// Whether this process may make and remove files in a folder.
    func mayWrite(folder: String) -> Bool

    /// Takes an advisory lock. Waiters are served in the order of arrival.
    ///
    /// - Parameter isWanted: Called some ten times a second, with the milliseconds waited so far; returning `false` ends the wait.
    /// - Returns: `false` if somebody else still holds it after `milliseconds`, or if it was no longer wanted.
    func lock(
        _ file: OpenFile, _ kind: LockKind, within milliseconds: Int, while isWanted: (Int) -> Bool
    ) throws(FileFailure) -> Bool
    func unlock(_ file: OpenFile)
    /// The process that holds the lock on this file, if that is known.
    func lockHolder(_ file: OpenFile) -> Int32?

    /// Gives a file its new name, in place of what had it before.
    func rename(_ path: String, to name: String) throws(FileFailure)
    /// Gives a file a second name, and fails with `EEXIST` if something has it.
    func link(_ path: String, to name: String) throws(FileFailure)
    /// Removes a name; returns `false` if there is none.
    func remove(_ path: String) throws(FileFailure) -> Bool
    /// Removes an empty folder.
    func removeFolder(_ path: String) throws(FileFailure)
    /// Makes a folder that has the mode from the beginning, whatever the process's mask; returns `false` if one is already there.
    func makeFolder(_ path: String, mode: UInt32) throws(FileFailure) -> Bool
    /// Sets owner, group and mode of an open file or folder; `nil` leaves the owner or the group as it is.
    func setAccess(_ file: OpenFile, owner: UInt32?, group: UInt32?, mode: UInt32) throws(FileFailure)
    /// The number of a group of users, by its name; `nil` if there is none.
    func group(named name: String) -> UInt32?

    /// Takes bytes from the system's source of randomness.
    func random(bytes count: Int) -> [UInt8]

    /// Calls `changed`, from a thread of its own, after something in the folder was written, made, renamed or removed.
    /// Never called again once the watch is cancelled or gone.
    func watch(folder: String, _ changed: @escaping @Sendable (_ names: Set<String>) -> Void) throws(FileFailure)
        -> any Watch
}

extension Files {
    /// Takes an advisory lock; returns `false` if somebody else still holds it after `milliseconds`.
    package func lock(_ file: OpenFile, _ kind: LockKind, within milliseconds: Int) throws(FileFailure) -> Bool {
        try lock(file, kind, within: milliseconds) { _ in true }
    }

    /// Makes a folder for its owner alone; returns `false` if one is already there.
    package func makeFolder(_ path: String) throws(FileFailure) -> Bool { try makeFolder(path, mode: 0o700) }

    /// Sets group and mode.
    package func setAccess(_ file: OpenFile, group: UInt32?, mode: UInt32) throws(FileFailure) {
        try setAccess(file, owner: nil, group: group, mode: mode)
    }
}

/// A file or folder that was opened, with the path it was opened by, for messages.
package struct OpenFile: Hashable, Sendable {
    package let descriptor: Int32
    package let path: String

    package init(descriptor: Int32, path: String) {
        self.descriptor = descriptor
        self.path = path
    }
}

/// What a file is opened for.
package enum Opening: Hashable, Sendable {
    case reading
    case writing
    /// For writing; it must not exist yet. Mode 0600 until it is set otherwise.
    case create
}

package enum LockKind: Hashable, Sendable {
    case shared, exclusive
}

/// The system's facts about a file.
package struct FileStatus: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case file, folder, link, other
    }

    package var kind: Kind
    var device: UInt64
    package var inode: UInt64
    /// Bytes.
    package var size: Int
    /// The permission bits, set-group-ID and sticky included: at most 0o7777.
    package var mode: UInt32
    package var owner: UInt32
    package var group: UInt32

    package init(
        kind: Kind, device: UInt64, inode: UInt64, size: Int, mode: UInt32, owner: UInt32, group: UInt32
    ) {
        self.kind = kind
        self.device = device
        self.inode = inode
        self.size = size
        self.mode = mode
        self.owner = owner
        self.group = group
    }

    /// Whether two statuses are of the same file, however it has changed.
    func isSameFile(as other: FileStatus) -> Bool {
        device == other.device && inode == other.inode
    }
}
