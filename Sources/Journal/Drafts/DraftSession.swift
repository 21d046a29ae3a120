import Glibc
package import Moderation
import Synchronization
import System
import Text

/// One session of a moderator: what it has taken over, and what it keeps.
///
/// Nothing is written before there is something to keep. Only then does the session get a name, together with its lock.
struct DraftSession {
    /// Files of a session that has ended, with its lock.
    private struct Taken {
        var name: DraftName
        var lock: HeldLock
    }

    private let login: String
    private let since: Moment
    private let folder: DraftFolder
    private var own: (stem: String, lock: HeldLock)?
    private var taken: [Taken] = []
    /// Grows with every write, and never falls behind the clock, so that of two sessions' drafts the newer has the higher one.
    private var generation: Int64 = 0
    /// Whether this session's draft is on the disk.
    private var hasDraft = false

    init(login: Login, since: Moment, folder: DraftFolder) {
        self.login = DraftName.encoded(login)
        self.since = since
        self.folder = folder
    }

    // MARK: Taking over

    /// Reads what the login's ended sessions left, and holds their locks.
    mutating func takeOver() -> LeftBehind {
        var left = LeftBehind()
        var found: [DraftFile] = []
        do throws(FileFailure) {
            var sessions: [String: DraftName] = [:]
            for file in try folder.names() where !DraftName.isPutAside(file) {
                guard let name = DraftName(file), name.belongs(to: login) else { continue }
                sessions[name.stem] = name
            }
            for (_, name) in sessions.sorted(by: { $0.key < $1.key }) {
                do throws(FileFailure) {
                    try takeOver(name, &left, &found)
                } catch {
                    left.failure = DeskError(error)
                }
            }
        } catch {
            left.failure = DeskError(error)
        }
        found.sort { ($1.generation, $1.owner?.since ?? since) < ($0.generation, $0.owner?.since ?? since) }
        generation = found.first?.generation ?? 0
        left.draft = Draft.joining(found.map(\.draft))
        return left
    }

    private mutating func takeOver(
        _ name: DraftName, _ left: inout LeftBehind, _ found: inout [DraftFile]
    ) throws(FileFailure) {
        let path = folder.path(of: DraftName.draft(name.stem))
        guard let lock = try folder.claim(name) else {
            if let owner = try read(path)?.flatMap({ $0.draft.owner }) { left.elsewhere.append(owner) }
            return
        }
        if let file = try read(path) {
            // If it is not as sluice writes it, it may hold somebody's text that can't be read here.
            let aside = path + DraftName.unreadableSuffix
            if let (bytes, draft) = file {
                found.append(draft)
                if !draft.isWhole {
                    try folder.access.replace(aside, with: bytes, mode: folder.mode, files: folder.files)
                    left.partlyRead.append(aside)
                }
            } else {
                try folder.files.rename(path, to: aside)
                left.putAside.append(aside)
            }
        }
        // Now that its lock is held again, its last place would look as if somebody were there.
        if name.hasSession, try folder.tellsPlace(name.stem) { try? lock.write(PresenceLine.nobody) }
        taken.append(Taken(name: name, lock: lock))
    }

    /// Reads a draft: `nil` if there is none, `.some(nil)` if it can't be understood.
    private func read(_ path: String) throws(FileFailure) -> (bytes: [UInt8], draft: DraftFile)?? {
        guard let bytes = try folder.files.contents(of: path, most: DraftFile.mostBytes) else { return nil }
        return .some(DraftFile(bytes).map { (bytes, $0) })
    }

    // MARK: Keeping

    /// Writes a draft in place of the one before; then removes what was taken over.
    mutating func keep(_ draft: Draft?, at now: Moment) throws(FileFailure) {
        guard let draft, !draft.isEmpty else {
            try removeOwn()
            try removeTaken()
            return
        }
        let stem = try begun()
        generation = max(generation + 1, now.milliseconds)
        let owner = DraftOwner(process: getpid(), host: (ThisMachine.name ?? ""), since: since)
        let bytes = DraftFile(draft: draft, generation: generation, owner: owner).bytes
        let path = folder.path(of: DraftName.draft(stem))
        guard bytes.count <= DraftFile.mostBytes else {
            throw FileFailure(operation: .write, path: path, .tooLong)
        }
        try folder.access.replace(path, with: bytes, mode: folder.mode, files: folder.files)
        hasDraft = true
        try removeTaken()
    }

    /// The session's name, made together with its lock when it is first needed.
    private mutating func begun() throws(FileFailure) -> String {
        if let own { return own.stem }
        try folder.make()
        while true {
            let digits = Hexadecimal.digits(of: folder.files.random(bytes: 4))
            let stem = login + "." + String(decoding: digits, as: UTF8.self)
            guard let lock = try folder.begin(stem) else { continue }
            own = (stem, lock)
            return stem
        }
    }

    private mutating func removeOwn() throws(FileFailure) {
        guard let own, hasDraft else { return }
        _ = try folder.files.remove(folder.path(of: DraftName.draft(own.stem)))
        hasDraft = false
        try folder.files.flushNames(in: folder.paths.drafts)
    }

    /// Removes what was taken over, the draft first: a draft without a lock could be taken over twice.
    private mutating func removeTaken() throws(FileFailure) {
        guard !taken.isEmpty else { return }
        let names = try folder.names()
        for session in taken {
            for name in names where DraftName(name)?.stem == session.name.stem && !name.hasSuffix(".lock") {
                // What was put aside stays, for a moderator who looks for a lost text.
                guard !DraftName.isPutAside(name) else { continue }
                try folder.removeAll(folder.path(of: name))
            }
            _ = try folder.files.remove(folder.path(of: DraftName.lock(session.name.stem)))
        }
        taken = []
        try folder.files.flushNames(in: folder.paths.drafts)
    }

    // MARK: Where it is

    var stem: String? { own?.stem }

    /// Writes where the moderator is, for other sessions; `nil` says that they leave, if they were anywhere.
    mutating func tell(_ line: PresenceLine?) throws(FileFailure) {
        if line != nil { _ = try begun() }
        try own?.lock.write(line?.bytes ?? PresenceLine.nobody)
    }

    // MARK: A text in an editor of the moderator's own

    /// Writes a text where the moderator's editor finds it.
    mutating func lend(_ text: [UInt8]) throws(FileFailure) -> String {
        let path = folder.path(of: DraftName.editing(try begun()))
        try folder.removeAll(path)
        let file = try folder.files.open(path, .create)
        defer { folder.files.close(file) }
        try folder.files.writeAll(text, to: file, at: 0)
        return path
    }

    /// Leaves the text that was lent where it is, under a name by which only an erasure removes it; returns the path.
    mutating func leaveLent() throws(FileFailure) -> String? {
        guard let own else { return nil }
        var number = 1
        while try folder.files.status(path: folder.path(of: DraftName.kept(own.stem, number))) != nil { number += 1 }
        let path = folder.path(of: DraftName.kept(own.stem, number))
        try folder.files.rename(folder.path(of: DraftName.editing(own.stem)), to: path)
        return path
    }

    /// Removes the text that was lent, and what an editor left in its place and beside it.
    mutating func takeBack() throws(FileFailure) {
        guard let own else { return }
        for name in try folder.names() where !DraftName.isPutAside(name) {
            guard let found = DraftName(name), found.kind == .editing, found.stem == own.stem else { continue }
            // A file that can't be removed prevents nothing else.
            _ = try? folder.removeAll(folder.path(of: name))
        }
        if !hasDraft {
            _ = try folder.files.remove(folder.path(of: DraftName.lock(own.stem)))
            self.own = nil
        }
    }
}

extension JournalDesk {
    package func leftBehind() -> LeftBehind {
        guard keepsDrafts else { return LeftBehind() }
        var left = session.withLock { $0?.takeOver() } ?? LeftBehind()
        left.draft = left.draft?.without(state.withLock { $0.known.erased })
        left.views = ownViews()
        left.unreadViews = unreadViews
        return left
    }

    package func keep(_ draft: Draft?, after place: Place) throws(DeskError) -> Bool {
        guard keepsDrafts else { return true }
        return try lock.hold(.shared) { () throws(DeskError) in
            let isBehind = try readErasures(after: place)
            var kept = draft?.without(state.withLock { $0.known.erased })
            if isBehind {
                kept?.query = ""
                kept?.notes = []
            }
            let now = clock()
            try calling { () throws(FileFailure) in
                try withSession { (session) throws(FileFailure) in try session.keep(kept, at: now) }
            }
            return !isBehind
        }
    }

    package func lendText(_ text: String) throws(DeskError) -> String {
        try calling { () throws(FileFailure) in
            try withSession { (session) throws(FileFailure) in try session.lend(Array(text.utf8)) } ?? ""
        }
    }

    package func leaveLentText() -> String {
        let left = try? withSession { (session) throws(FileFailure) in try session.leaveLent() }
        return left.flatMap { $0 } ?? paths.drafts
    }

    package func takeBackText() {
        try? withSession { (session) throws(FileFailure) in try session.takeBack() }
    }

    /// Whether this user's drafts can be kept in the queue at all.
    var keepsDrafts: Bool {
        switch journalAccess {
        case .readOnly(.notWritable), .readOnly(.worldWritable): false
        case .full, .readOnly: login != nil
        }
    }

    /// Reads what was appended, while nobody writes; returns whether somebody has erased a comment after a place.
    func readErasures(after place: Place) throws(DeskError) -> Bool {
        let journal = try current(for: place)
        let reading = try calling { () throws(FileFailure) in
            try BatchReading(of: journal, after: place, files: files)
        }
        note(reading)
        return reading.tail.entries.contains { $0.verb == .erase }
    }

    func withSession<Value: Sendable>(
        _ work: (inout DraftSession) throws(FileFailure) -> Value
    ) throws(FileFailure) -> Value? {
        try session.withLock { (session) throws(FileFailure) -> Value? in
            guard var present = session else { return nil }
            defer { session = present }
            return try work(&present)
        }
    }
}
