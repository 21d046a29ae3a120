import JSON
package import Moderation
import Synchronization

/// Where a session is, as written in its lock file: overwritten in place, one line of one length, so that it is there
/// whole or not at all. The lock shows that the session is running; reading the line takes no lock.
struct PresenceLine {
    static let length = 128

    /// The line once the session ends: those who watch are woken by it, and find nobody.
    static let nobody = [UInt8](repeating: 0x20, count: length - 1) + [0x0A]

    var place: CommentNumber?
    var pressed: Moment

    init(place: CommentNumber?, pressed: Moment) {
        self.place = place
        self.pressed = pressed
    }

    var bytes: [UInt8] {
        let line = JSONWriter.line { json in
            json.member("place", place?.rawValue)
            json.member("pressed", pressed.journal)
        }
        let blanks = [UInt8](repeating: 0x20, count: max(0, PresenceLine.length - line.count))
        return line.dropLast() + blanks + [0x0A]
    }

    /// Reads the line; `nil` if it isn't as sluice writes it.
    init?(_ bytes: [UInt8]) {
        guard let root = try? JSONReader.read(bytes),
            let pressed = root["pressed"]?.moment
        else { return nil }
        self.init(place: root["place"]?.integer(UInt32.self).map { CommentNumber($0) }, pressed: pressed)
    }
}

extension DraftFolder {
    /// The running sessions, except one.
    func presences(besides own: String?) throws(FileFailure) -> [Presence] {
        var found: [Presence] = []
        for file in try names() {
            guard let name = DraftName(file), name.kind == .lock, name.hasSession, name.stem != own,
                let login = name.login
            else { continue }
            // A line that this user may not read is not reported.
            if let line = try? line(of: path(of: file)) {
                found.append(Presence(login: login, place: line.place, pressed: line.pressed))
            }
        }
        return found.sorted { ($0.login, $0.pressed) < ($1.login, $1.pressed) }
    }

    /// Whether a place stands in a session's lock file.
    func tellsPlace(_ session: String) throws(FileFailure) -> Bool {
        let file = try files.open(path(of: DraftName.lock(session)), .reading)
        defer { files.close(file) }
        return try line(in: file) != nil
    }

    /// What a running session has written; `nil` for one that has ended, or has written nothing.
    private func line(of path: String) throws(FileFailure) -> PresenceLine? {
        let file = try files.open(path, .reading)
        defer { files.close(file) }
        // Finding a lock's holder costs a look at all locks; a session that has ended leaves no line.
        guard let line = try line(in: file) else { return nil }
        return files.lockHolder(file) == nil ? nil : line
    }

    private func line(in file: OpenFile) throws(FileFailure) -> PresenceLine? {
        let buffer = ByteBuffer(capacity: PresenceLine.length)
        try buffer.fill(upTo: PresenceLine.length, from: file, at: 0, files: files)
        return PresenceLine(withExtendedLifetime(buffer) { [UInt8](buffer.bytes) })
    }
}

extension JournalDesk {
    package func tellPlace(_ place: CommentNumber?, pressed: Moment?) {
        guard keepsDrafts else { return }
        try? withSession { (session) throws(FileFailure) in
            try session.tell(pressed.map { PresenceLine(place: place, pressed: $0) })
        }
    }

    package func others() -> [Presence] {
        let own = session.withLock { $0?.stem }
        let others = try? draftFolder.presences(besides: own)
        return others ?? []
    }
}
