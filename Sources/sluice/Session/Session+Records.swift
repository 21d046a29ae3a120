import Journal
import Moderation

extension Session {
    /// Reads an entry whole.
    func entry(at place: EntryPlace?) throws(Failure) -> Entry? {
        guard let place else { return nil }
        do throws(DeskError) {
            return try desk.entry(at: place)
        } catch {
            throw Failure(error)
        }
    }

    /// Reads a comment with its author and its body in force.
    func record(_ number: CommentNumber) throws(Failure) -> CommentRecord? {
        guard let comment = queue[number] else { return nil }
        let submission = try entry(at: queue.submissionPlace(of: number))
        var source: Source?
        if case .submit(let submit) = submission?.act { source = submit.source }
        var record = CommentRecord(comment: comment, author: nil, body: nil, source: source)
        guard comment.state != .erased else { return record }
        record.author = submission?.content?.author
        record.body =
            comment.isEdited
            ? try entry(at: queue.bodyPlace(of: number))?.content?.body : submission?.content?.body
        return record
    }

    /// Reads an entry as histories tell it.
    func entryRecord(_ number: EntryNumber) throws(Failure) -> EntryRecord? {
        guard let entry = try entry(at: queue.place(of: number)) else { return nil }
        return EntryRecord(entry: entry, undone: queue.line(number)?.undone)
    }
}
