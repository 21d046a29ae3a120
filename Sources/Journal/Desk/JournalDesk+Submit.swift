package import Moderation

extension JournalDesk {
    /// Adds comments, durably, in one write.
    ///
    /// Each is judged by itself against what stands in the journal now; what is refused is told and the others are
    /// taken, unless `allOrNothing` asks otherwise. A comment whose source is there already adds nothing.
    ///
    /// - Parameters:
    ///   - login: Who hands them in: `submit` is not limited to the moderators of the settings.
    ///   - queue: Takes what was appended since, these comments last.
    package func submit(
        _ batch: [NewComment], by login: Login, queue: inout Queue, allOrNothing: Bool = false
    ) throws(DeskError) -> Submitted {
        throw .readOnly(.notWritable)
    }

    /// Adds a release, or corrects the one with this slug.
    ///
    /// - Returns: The entry that was written; `nil` when the release stands just so already.
    /// - Throws: ``DeskError/invalid(_:)`` for a text that the journal doesn't take.
    @discardableResult
    package func release(_ release: Release, by login: Login, queue: inout Queue) throws(DeskError) -> EntryNumber? {
        throw .readOnly(.notWritable)
    }
}
