package import Moderation

extension JournalDesk {
    package func news(after place: Place) throws(DeskError) -> Tail { throw .replaced }
    package func decide(_ command: Command) throws(DeskError) -> Outcome { throw .readOnly(.notWritable) }
    package func entry(at place: EntryPlace) throws(DeskError) -> Entry { throw .replaced }
    package func bodies(at places: [EntryPlace], _ visit: (Int, UnsafeRawBufferPointer) -> Bool) throws(DeskError) {}
    package func draft() throws(DeskError) -> Draft? { nil }
    package func keep(_ draft: Draft?) throws(DeskError) {}

    /// Calls `changed`, from a thread of its own, whenever the journal may have grown or been replaced.
    package func watch(_ changed: @escaping @Sendable () -> Void) throws(DeskError) -> any Watch {
        do {
            return try files.watch(folder: paths.folder) { names in
                if names.contains(QueuePaths.journalName) || names.isEmpty { changed() }
            }
        } catch {
            throw DeskError(error)
        }
    }
}
