package import Moderation

extension JournalDesk {
    /// Nothing is polled: the kernel tells. Only where it has no watch to give (too many are taken, or it has none at all)
    /// journal and settings are looked at every now and then: ``Watch/isPolled`` says so.
    package func watch(_ changed: @escaping @Sendable () -> Void) throws(DeskError) -> any Watch {
        do throws(FileFailure) {
            return try files.watch(folder: paths.folder) { names in
                if !names.isDisjoint(with: [QueuePaths.journalName, QueuePaths.settingsName, ""]) { changed() }
            }
        } catch {
            guard error.isAboutWatching else { throw DeskError(error) }
            return PolledWatch(
                look: { [files, paths] () -> [UInt64?] in
                    [paths.journal, paths.settings].flatMap { path -> [UInt64?] in
                        let status = try? files.status(path: path)
                        return [status?.inode, status.map { UInt64($0.size) }]
                    }
                }, changed: changed)
        }
    }
}
