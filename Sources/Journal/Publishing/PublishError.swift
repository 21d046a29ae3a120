package import Moderation

/// Why a folder does not show what the public may see.
///
/// In all cases except ``incomplete(_:cause:)``, nothing was published and nothing withdrawn.
package indirect enum PublishError: Error, Hashable, Sendable {
    case desk(DeskError)
    /// What has the folder's name is not a folder.
    case noFolder(path: String)
    /// The folder has a JSON file that sluice did not write, for instance this name.
    case foreign(path: String, name: String)
    /// The folder's list belongs to another queue.
    case otherQueue(path: String, identity: String)
    /// The folder shows the journal up to this head, which the journal does not have: it is an older copy, or has
    /// another history.
    case otherHistory(path: String, head: Head, last: EntryNumber)
    /// The folder's list is not as sluice writes it.
    case badList(path: String)
    case locked(path: String, process: Int32?)
    /// The folder, or the queue's storage, failed.
    case failed(StorageFailure)
    /// The publication broke off on the way.
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
    /// Files that were removed because what is left of them could not be written: they return with the next
    /// publication that succeeds.
    package var takenDown: [String] = []
    /// Files that still show something that is no longer public.
    package var exposed: [String] = []
}

/// Makes system calls; a failure becomes a publication's error.
func publishing<Value>(_ calls: () throws(FileFailure) -> Value) throws(PublishError) -> Value {
    try Result(catching: calls).mapError { PublishError($0) }.get()
}

/// How a watch deals with publications that fail.
///
/// Nothing that may pass ends it: a lock that somebody holds, a full disk, a journal that is damaged or away for a
/// moment, or replaced by another. It tries again, less often the longer it lasts, and reports each trouble once.
/// Only what must be a mistake in how it was started, a folder that can't be published into or a queue that isn't
/// there, ends it, and only before the first publication.
package struct PublishingPatience {
    package struct Answer: Hashable, Sendable {
        /// Whether this trouble has not been reported yet.
        package var isNews: Bool
        /// How long to wait before the next attempt.
        package var milliseconds: Int
    }

    /// How long the first wait is, and the longest.
    static let shortest = 1_000
    static let longest = 30_000

    private var hasPublished = false
    private var told: PublishError?
    /// Files that were reported as removed, or as still showing too much.
    private var toldFiles: Set<String> = []
    private var next = PublishingPatience.shortest

    package init() {}

    /// Notes a failure.
    ///
    /// - Returns: `nil` if it ends the watch.
    package mutating func fail(_ error: PublishError) -> Answer? {
        guard hasPublished || error.mayPass else { return nil }
        let (kind, files) = (error.kind, error.files)
        let answer = Answer(isNews: kind != told || !files.isSubset(of: toldFiles), milliseconds: next)
        told = kind
        toldFiles.formUnion(files)
        next = min(next * 2, PublishingPatience.longest)
        return answer
    }

    /// Notes a publication that succeeded.
    ///
    /// - Returns: Whether that ends a trouble that was reported.
    package mutating func succeed() -> Bool {
        defer { (told, toldFiles) = (nil, []) }
        hasPublished = true
        next = PublishingPatience.shortest
        return told != nil
    }
}

extension PublishError {
    /// Whether it may be over in a while, without anybody changing how the command was started.
    fileprivate var mayPass: Bool {
        switch self {
        case .locked, .incomplete: true
        case .noFolder, .foreign, .otherQueue, .otherHistory, .badList: false
        case .failed(let failure), .desk(.failed(let failure)): !failure.isAboutPlace
        case .desk(.noQueue), .desk(.readOnly), .desk(.invalid), .desk(.refused), .desk(.behind), .desk(.diverged),
            .desk(.unsound), .desk(.converted):
            false
        case .desk(.damaged), .desk(.replaced), .desk(.locked), .desk(.overtaken), .desk(.outcomeUnknown),
            .desk(.unreachable), .desk(.lacking):
            true
        }
    }

    /// The error without what differs from one attempt to the next.
    fileprivate var kind: PublishError {
        switch self {
        case .locked(let path, _): .locked(path: path, process: nil)
        case .desk(.locked): .desk(.locked(process: nil))
        case .failed(let failure):
            .failed(StorageFailure(failure.cause, operation: failure.operation, subject: ""))
        case .incomplete(_, let cause): cause.kind
        default: self
        }
    }

    /// The files that a moderator must know about.
    fileprivate var files: Set<String> {
        guard case .incomplete(let partial, _) = self else { return [] }
        return Set(partial.takenDown + partial.exposed)
    }
}

extension StorageFailure {
    /// Whether nothing is at a path, or this user may not go there.
    fileprivate var isAboutPlace: Bool {
        switch cause {
        case .notPermitted, .readOnly, .missing, .wrongKind(.link), .wrongKind(.special), .wrongKind(.noFolder): true
        case .wrongKind(.folder), .wrongKind(.fullFolder), .exists, .noRoom, .quota, .sizeLimit, .tooLong, .cutShort,
            .spoilt, .device, .noDescriptor, .noContact, .other:
            false
        }
    }
}
