package import Moderation
import Synchronization

extension JournalDesk {
    package func leftBehind() -> LeftBehind {
        guard keepsDrafts else { return LeftBehind() }
        var left = session.withLock { $0?.takeOver() } ?? LeftBehind()
        left.draft = left.draft?.without(state.withLock { $0.erased })
        return left
    }

    package func keep(_ draft: Draft?, after place: Place) throws(DeskError) -> Bool {
        guard keepsDrafts else { return true }
        return try lock.hold(.shared) { () throws(DeskError) in
            let isBehind = try readErasures(after: place)
            var kept = draft?.without(state.withLock { $0.erased })
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

    package func takeBackText() {
        try? withSession { (session) throws(FileFailure) in try session.takeBack() }
    }

    /// Whether this user's drafts can be kept in the queue at all.
    private var keepsDrafts: Bool {
        switch journalAccess {
        case .readOnly(.notWritable), .readOnly(.worldWritable): false
        case .full, .readOnly: login != nil
        }
    }

    /// Reads on, while nobody writes; tells whether somebody has erased a comment after a place.
    private func readErasures(after place: Place) throws(DeskError) -> Bool {
        let journal = try current(for: place)
        let reading = try calling { () throws(FileFailure) in
            try BatchReading(of: journal, after: place, files: files)
        }
        noteErasures(in: reading)
        return reading.tail.entries.contains { $0.verb == .erase }
    }

    private func withSession<Value: Sendable>(
        _ work: (inout DraftSession) throws(FileFailure) -> Value
    ) throws(FileFailure) -> Value? {
        try session.withLock { (session) throws(FileFailure) -> Value? in
            guard var present = session else { return nil }
            defer { session = present }
            return try work(&present)
        }
    }
}
