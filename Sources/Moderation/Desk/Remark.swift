/// Something worth telling that is no error.
package enum Remark: Hashable, Sendable {
    /// The last line of the journal was never finished, and was removed: so many bytes.
    case removedUnfinishedLine(bytes: Int)
    /// The last line of the journal was never finished, and is ignored: so many bytes.
    case unfinishedLine(bytes: Int)
    /// The clock of the writer of this entry went back.
    case clockWentBack(entry: EntryNumber)
    /// An erasure that was begun by this entry was finished.
    case finishedErasure(entry: EntryNumber)
    /// An erasure that was begun by this entry is not finished: the next writer will finish it.
    case unfinishedErasure(entry: EntryNumber)
    /// The erasure that this entry began stands and counts, but could not be finished. Every later writer tries again.
    case hinderedErasure(entry: EntryNumber, StorageFailure)
    /// No checkpoint could be left: the journal is read from its beginning instead.
    case hinderedCheckpoint(StorageFailure)
    /// What was written stands on the server, but this copy could not take it: it takes it later.
    case copyBehind(DeskError)

    /// Whether it stays as it is until somebody does something about it.
    package var isHindrance: Bool {
        switch self {
        case .hinderedErasure, .hinderedCheckpoint: true
        case .removedUnfinishedLine, .unfinishedLine, .clockWentBack, .finishedErasure, .unfinishedErasure,
            .copyBehind:
            false
        }
    }
}
