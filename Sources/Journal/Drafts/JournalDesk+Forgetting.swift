import Moderation
import Synchronization

extension JournalDesk {
    /// Takes out of all drafts what belongs to erased comments, and queries and notes that name their authors; durably, under
    /// the queue's lock. What a killed process left half written goes, and so do drafts that nobody can make sense of and
    /// texts of editors whose session has ended: they may hold anything.
    ///
    /// - Parameter flushesAlways: Whether an earlier writer may have removed something that is not durable yet.
    /// - Returns: What could not be gone through; nothing else is left undone because of it.
    func forgetDrafts(
        of erased: Set<UInt32>, named names: ErasedNames, flushesAlways: Bool
    ) -> [FileFailure] {
        let folder = DraftFolder(paths: paths, access: folderAccess, files: files)
        var failures: [FileFailure] = []
        var isChanged = false
        func attempt(_ work: () throws(FileFailure) -> Bool) {
            do throws(FileFailure) {
                if try work() { isChanged = true }
            } catch {
                // Its session may have removed it in the meantime.
                if error.code != FileFailure.missing { failures.append(error) }
            }
        }
        var found: [String] = []
        attempt { () throws(FileFailure) in
            found = try folder.names()
            return false
        }
        for file in found {
            guard let name = DraftName(file) else { continue }
            let path = folder.path(of: file)
            attempt { () throws(FileFailure) in
                switch name.kind {
                case .draft: try forget(erased, names, inDraftAt: path, of: folder)
                case .leftOver: try files.remove(path)
                case .editing: try folder.claim(name) == nil ? false : files.remove(path)
                case .lock: false
                }
            }
        }
        if isChanged || flushesAlways && !found.isEmpty {
            attempt { () throws(FileFailure) in
                try files.flushNames(in: paths.drafts)
                return false
            }
        }
        return failures
    }

    /// Takes what is erased out of one draft; gives whether the file was changed.
    private func forget(
        _ erased: Set<UInt32>, _ names: ErasedNames, inDraftAt path: String, of folder: DraftFolder
    ) throws(FileFailure) -> Bool {
        // A link, or whatever else has the name, is no draft that we wrote.
        guard try files.status(path: path)?.kind == .file else { return false }
        guard let bytes = try files.contents(of: path, most: DraftFile.mostBytes) else { return false }
        guard var file = DraftFile(bytes) else { return try files.remove(path) }
        let kept = file.draft.without(erased).without(names)
        guard kept != file.draft else { return false }
        if kept.isEmpty { return try files.remove(path) }
        file.draft = kept
        try folder.access.replace(path, with: file.bytes, mode: folder.mode, files: files)
        return true
    }

    /// What the authors of entries are called whose contents still stand in the journal.
    func names(in entries: some Sequence<UInt32>, of journal: JournalFile, before end: Int) throws(FileFailure)
        -> ErasedNames
    {
        var names = ErasedNames()
        for entry in entries {
            guard let place = try journal.place(of: EntryNumber(entry), before: end) else { continue }
            let line = try journal.line(at: place)
            // One that is torn or blank names nobody any more.
            guard let author = (try? EntryReader.read(line.bytes, at: place.offset))?.content?.author else { continue }
            names.add(name: author.name, email: author.email, address: author.address)
        }
        return names
    }
}
