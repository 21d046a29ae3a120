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
        if let draft = DraftFile.read(bytes) { return draft.without(state.withLock { $0.erased }) }
        // Not as we write it, so nothing for us; but somebody's text may be in it.
        try calling { () throws(FileFailure) in try files.rename(path, to: path + DraftFile.unreadableSuffix) }
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
        // Erased while it was being written? Then the text goes again.
        if state.withLock({ $0.erased }) != erased { try calling { () throws(FileFailure) in try forgetOwnDraft() } }
    }

    /// Takes out of all drafts that can be read what belongs to erased comments, durably. What a killed process left
    /// half written goes, and so do drafts that nobody can make sense of: they may hold anything.
    ///
    /// Another moderator's draft may be theirs alone to read; it is gone through when they come back.
    func forgetDrafts(of erased: Set<UInt32>) throws(FileFailure) {
        guard try files.status(path: paths.drafts)?.kind == .folder else { return }
        var isChanged = false
        for name in try files.names(in: paths.drafts) {
            let path = paths.drafts + "/" + name
            do throws(FileFailure) {
                if name.hasSuffix(DraftFile.suffix) {
                    if try forget(erased, inDraftAt: path, removesUnreadable: true) { isChanged = true }
                } else if DraftFile.isLeftOver(name) {
                    if try files.remove(path) { isChanged = true }
                }
            } catch {
                guard error.isAboutPermission || error.code == FileFailure.missing else { throw error }
            }
        }
        if isChanged { try files.flushNames(in: paths.drafts) }
    }

    /// Takes what is erased out of one draft.
    ///
    /// - Returns: Whether the file was changed.
    private func forget(
        _ erased: Set<UInt32>, inDraftAt path: String, removesUnreadable: Bool
    ) throws(FileFailure) -> Bool {
        // A link, or whatever else has the name, is no draft that we wrote.
        guard try files.status(path: path)?.kind == .file else { return false }
        guard let bytes = try files.contents(of: path, most: DraftFile.mostBytes) else { return false }
        guard let draft = DraftFile.read(bytes) else { return removesUnreadable ? try files.remove(path) : false }
        let kept = draft.without(erased)
        guard kept != draft else { return false }
        if kept.isEmpty { return try files.remove(path) }
        try folderAccess.replace(path, with: DraftFile.bytes(of: kept), mode: 0o600, files: files)
        return true
    }

    /// Takes out of the caller's own draft what belongs to comments that are erased by now.
    func forgetErased() throws(DeskError) {
        guard case .full = journalAccess else { return }
        try calling { () throws(FileFailure) in try forgetOwnDraft() }
    }

    private func forgetOwnDraft() throws(FileFailure) {
        guard let login else { return }
        let path = path(ofDraftBy: login)
        let erased = state.withLock { $0.erased }
        guard !erased.isEmpty, try files.status(path: path) != nil else { return }
        if try forget(erased, inDraftAt: path, removesUnreadable: false) {
            try files.flushNames(in: paths.drafts)
        }
    }

    private func makeDraftsFolder() throws(FileFailure) {
        guard try files.makeFolder(paths.drafts) else {
            guard try files.status(path: paths.drafts)?.kind == .folder else {
                throw FileFailure(operation: "open", path: paths.drafts, code: FileFailure.link)
            }
            return
        }
        try files.flushNames(in: paths.folder)
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
