import Moderation
import Text

/// The folder in which sessions keep half-done work.
///
/// A session's lock is a file of its own that is never renamed, so that its holder alone uses the session's draft, except for
/// an erasure, which goes through all drafts under the queue's lock; a session takes that lock shared for every write.
struct DraftFolder {
    let paths: QueuePaths
    let access: FolderAccess
    let files: any Files

    func path(of name: String) -> String { paths.drafts + "/" + name }

    /// The mode of drafts: for their owner, and in a group's queue also for the group, so that an erasure reaches them.
    var mode: UInt32 { access.lockMode }

    private var folder: InnerFolder {
        InnerFolder(path: paths.drafts, outer: paths.folder, access: access, files: files)
    }

    /// The files there are.
    func names() throws(FileFailure) -> [String] { try folder.names() }

    /// Makes the folder if it isn't there.
    func make() throws(FileFailure) { try folder.make() }

    /// Removes whatever has a name: an editor may have replaced its file by a folder.
    @discardableResult
    func removeAll(_ path: String) throws(FileFailure) -> Bool {
        guard try files.status(path: path)?.kind == .folder else { return try files.remove(path) }
        for name in try files.names(in: path) { try removeAll(path + "/" + name) }
        try files.removeFolder(path)
        return true
    }

    /// Takes the lock of a session that has ended; `nil` if it is still running, or another process was quicker.
    func claim(_ name: DraftName) throws(FileFailure) -> HeldLock? {
        guard name.hasSession else { return try claim(path(of: DraftName.draft(name.stem)), makes: false) }
        return try claim(path(of: DraftName.lock(name.stem)), makes: true)
    }

    private func claim(_ path: String, makes: Bool) throws(FileFailure) -> HeldLock? {
        var file: OpenFile?
        do throws(FileFailure) {
            file = try files.open(path, .writing)
        } catch {
            guard error.code == FileFailure.missing else { throw error }
            if makes { file = try folder.create(path) }
        }
        guard let file else { return nil }
        let lock = HeldLock(file: file, files: files)
        guard try files.lock(file, .exclusive, within: 0), try isNamed(file, path) else { return nil }
        return lock
    }

    /// Makes the lock of a new session, and takes it.
    func begin(_ stem: String) throws(FileFailure) -> HeldLock? {
        let path = path(of: DraftName.lock(stem))
        guard let file = try folder.create(path) else { return nil }
        let lock = HeldLock(file: file, files: files)
        // Another process that is starting may have taken it for one whose session has ended.
        guard try files.lock(file, .exclusive, within: 0), try isNamed(file, path) else { return nil }
        return lock
    }

    private func isNamed(_ file: OpenFile, _ path: String) throws(FileFailure) -> Bool {
        let locked = try files.status(file)
        return try files.status(path: path)?.isSameFile(as: locked) ?? false
    }
}

/// A lock, held as long as this object lives.
final class HeldLock: Sendable {
    private let file: OpenFile
    private let files: any Files

    init(file: OpenFile, files: any Files) {
        self.file = file
        self.files = files
    }

    /// Writes something at the beginning of the file.
    func write(_ bytes: [UInt8]) throws(FileFailure) { try files.writeAll(bytes, to: file, at: 0) }

    deinit {
        files.close(file)
    }
}

/// The name of a file in `drafts`, which tells what it holds and whose it is:
///
/// - `LOGIN.SESSION.json`: the half-done work of a session, whose name has eight digits;
/// - `LOGIN.SESSION.lock`: locked while the session runs; says where in the queue it is (``PresenceLine``);
/// - `edit-LOGIN.SESSION.txt`: a text that is open in the moderator's own editor, and what such editors write beside it;
/// - the same followed by a number and `.kept`: such a text that could be put nowhere else;
/// - `LOGIN.views.json`: the login's own views;
/// - `LOGIN.json`: what an earlier sluice kept, one file a moderator;
/// - any of the `json` files followed by something more: half written, or put aside.
struct DraftName: Hashable {
    enum Kind: Hashable {
        case draft, lock, editing, views, leftOver
    }

    static let suffix = ".json"
    private static let viewsSuffix = ".views"
    /// The suffix of an unreadable draft.
    static let unreadableSuffix = ".unreadable"
    private static let keptSuffix = ".kept"

    let kind: Kind
    /// `LOGIN.SESSION`, or `LOGIN` if there was no session.
    let stem: String

    init?(_ name: String) {
        let bytes = Array(name.utf8)
        if let edit = DraftName.place(of: Array("edit-".utf8), in: bytes),
            let end = DraftName.place(of: Array(".txt".utf8), in: bytes), edit + 5 < end
        {
            kind = .editing
            stem = String(decoding: bytes[(edit + 5)..<end], as: UTF8.self)
        } else if let end = DraftName.place(of: Array(DraftName.suffix.utf8), in: bytes), end > 0 {
            stem = String(decoding: bytes[..<end], as: UTF8.self)
            kind = end + 5 < bytes.count ? .leftOver : stem.hasSuffix(DraftName.viewsSuffix) ? .views : .draft
        } else if name.hasSuffix(".lock"), bytes.count > 5 {
            kind = .lock
            stem = String(name.dropLast(5))
        } else {
            return nil
        }
    }

    /// Whether the file belongs to a session of this login, written as by ``encoded(_:)``.
    func belongs(to login: String) -> Bool {
        stem == login || stem.hasPrefix(login + ".") && DraftName.isSession(stem.dropFirst(login.utf8.count + 1))
    }

    /// The login that it belongs to.
    var login: Login? {
        var bytes: [UInt8] = []
        var rest = stem.prefix { $0 != "." }.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return Login(String(decoding: bytes, as: UTF8.self))
    }

    /// Whether the name has a session in it: a file without one has no lock but itself.
    var hasSession: Bool { stem.utf8.contains(0x2E) }

    static func draft(_ stem: String) -> String { stem + suffix }
    static func views(of login: Login) -> String { draft(encoded(login) + viewsSuffix) }
    static func lock(_ stem: String) -> String { stem + ".lock" }
    static func editing(_ stem: String) -> String { "edit-" + stem + ".txt" }
    static func kept(_ stem: String, _ number: Int) -> String { "\(editing(stem)).\(number)" + keptSuffix }

    /// Whether a file was put aside for a moderator who looks for a lost text: only an erasure removes it.
    static func isPutAside(_ file: String) -> Bool { file.hasSuffix(unreadableSuffix) || file.hasSuffix(keptSuffix) }

    /// The login with every byte that isn't a letter, a digit, `-` or `_` written as `%` and two digits, so that no login
    /// can name another's file, or one in another folder.
    static func encoded(_ login: Login) -> String {
        var name: [UInt8] = []
        for byte in login.text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F:
                name.append(byte)
            default:
                name.append(UInt8(ascii: "%"))
                name.append(contentsOf: Hexadecimal.digits(of: CollectionOfOne(byte)))
            }
        }
        return String(decoding: name, as: UTF8.self)
    }

    private static func isSession(_ text: Substring) -> Bool {
        text.utf8.count == 8
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    private static func place(of piece: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= piece.count else { return nil }
        return (0...(bytes.count - piece.count)).last { bytes[$0..<($0 + piece.count)].elementsEqual(piece) }
    }
}
