package import Moderation

extension JournalDesk {
    /// Calls `changed`, from a thread of its own, whenever the journal or the settings may have changed or been replaced.
    ///
    /// Nothing is polled: the kernel tells. Several changes may come as one call.
    package func watch(_ changed: @escaping @Sendable () -> Void) throws(DeskError) -> any Watch {
        try calling { () throws(FileFailure) in
            try files.watch(folder: paths.folder) { names in
                if !names.isDisjoint(with: [QueuePaths.journalName, QueuePaths.settingsName, ""]) { changed() }
            }
        }
    }
}
