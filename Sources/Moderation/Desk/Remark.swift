/// Something worth telling that is not an error.
package enum Remark: Hashable, Sendable {
    /// The last line of the journal was never finished, and its bytes were removed.
    case removedUnfinishedLine(bytes: Int)
    /// The last line of the journal was never finished, and its bytes are ignored.
    case unfinishedLine(bytes: Int)
    /// The clock of the writer of this entry went back.
    case clockWentBack(entry: EntryNumber)
    /// The erasure that this entry began was finished.
    case finishedErasure(entry: EntryNumber)
    /// The erasure that this entry began is not finished: the next writer will finish it.
    case unfinishedErasure(entry: EntryNumber)
    /// The erasure that this entry began is in force, but could not be finished. Every later writer tries again.
    case hinderedErasure(entry: EntryNumber, StorageFailure)
    /// An erasure removed so many files of drafts because nobody can tell whether they hold what it erases: those that were put
    /// aside or can't be read, and texts that an editor left.
    case droppedDrafts(files: Int)
    /// No checkpoint could be left, so the journal is read from its beginning.
    case hinderedCheckpoint(StorageFailure)
    /// What was written stands on the server, but this copy could not take it: it takes it later.
    case copyBehind(DeskError)

    /// Whether it stays so until somebody does something about it.
    package var isHindrance: Bool {
        switch self {
        case .hinderedErasure, .hinderedCheckpoint: true
        case .removedUnfinishedLine, .unfinishedLine, .clockWentBack, .finishedErasure, .unfinishedErasure,
            .droppedDrafts, .copyBehind:
            false
        }
    }
}
