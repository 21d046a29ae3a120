package import Moderation
import Synchronization

extension JournalDesk {
    package func draft() throws(DeskError) -> Draft? {
        guard let login else { return nil }
        let path = path(ofDraftBy: login)
        guard
            let bytes = try calling({ () throws(FileFailure) in
                try files.contents(of: path, most: DraftFile.mostBytes)
            })
        else { return nil }
        if let draft = DraftFile.read(bytes) { return draft }
        // Not as we write it, so nothing for us; but somebody's text may be in it.
        try calling { () throws(FileFailure) in try files.rename(path, to: path + ".unreadable") }
        return nil
    }

    package func keep(_ draft: Draft?) throws(DeskError) {
        guard let login else { throw .readOnly(.notWritable) }
        let path = path(ofDraftBy: login)
        let erased = state.withLock { $0.erased }
        guard let kept = draft?.without(erased), !kept.isEmpty else {
            _ = try calling { () throws(FileFailure) in try files.remove(path) }
            return
        }
        try calling { () throws(FileFailure) in
            try makeDraftsFolder()
            try folderAccess.replace(path, with: DraftFile.bytes(of: kept), mode: 0o600, files: files)
        }
    }

    /// Takes out of all drafts that can be read what belongs to erased comments.
    ///
    /// Another moderator's draft is theirs alone to read; it is gone through when they come back.
    func forgetDrafts(of erased: Set<UInt32>) throws(DeskError) {
        guard !erased.isEmpty else { return }
        try calling { () throws(FileFailure) in
            guard try files.status(path: paths.drafts)?.kind == .folder else { return }
            for name in try files.names(in: paths.drafts) where name.hasSuffix(DraftFile.suffix) {
                let path = paths.drafts + "/" + name
                do throws(FileFailure) {
                    try forget(erased, inDraftAt: path)
                } catch {
                    guard error.isAboutPermission || error.code == FileFailure.missing else { throw error }
                }
            }
        }
    }

    private func forget(_ erased: Set<UInt32>, inDraftAt path: String) throws(FileFailure) {
        guard let bytes = try files.contents(of: path, most: DraftFile.mostBytes), let draft = DraftFile.read(bytes)
        else { return }
        let kept = draft.without(erased)
        guard kept != draft else { return }
        if kept.isEmpty {
            _ = try files.remove(path)
        } else {
            try folderAccess.replace(path, with: DraftFile.bytes(of: kept), mode: 0o600, files: files)
        }
    }

    /// Takes out of the caller's own draft what belongs to comments that are erased by now.
    func forgetErased(in queue: Queue) throws(DeskError) {
        guard login != nil, case .full = access, let draft = try draft() else { return }
        let numbers = draft.texts.map(\.target.number) + draft.tags.map(\.number)
        let erased = Set(numbers.filter { queue.contains($0) && queue.state(of: $0) == .erased }.map(\.rawValue))
        guard !erased.isEmpty else { return }
        try keep(draft.without(erased))
    }

    private func makeDraftsFolder() throws(FileFailure) {
        guard try files.makeFolder(paths.drafts) else { return }
        let folder = try files.openFolder(paths.drafts)
        defer { files.close(folder) }
        try files.setAccess(folder, group: nil, mode: folderAccess.folderMode)
    }

    private func path(ofDraftBy login: Login) -> String {
        paths.drafts + "/" + DraftFile.name(of: login)
    }
}

extension Draft {
    /// Whether there is nothing in it worth keeping.
    fileprivate var isEmpty: Bool {
        texts.isEmpty && tags.isEmpty && query.isEmpty && order == .oldest && place == nil
    }

    /// The draft without what belongs to some comments.
    fileprivate func without(_ comments: Set<UInt32>) -> Draft {
        var draft = self
        draft.texts.removeAll { comments.contains($0.target.number.rawValue) }
        draft.tags.removeAll { comments.contains($0.number.rawValue) }
        return draft
    }
}
