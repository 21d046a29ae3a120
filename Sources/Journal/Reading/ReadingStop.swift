import Moderation

/// Why a journal is read no further than up to a line. Nobody writes to it then.
enum ReadingStop: Hashable, Sendable {
    case damage(Damage)
    /// The entry, in order as far as that can be told, that only a newer sluice can read.
    case newer(EntryNumber)

    var damage: Damage? {
        if case .damage(let damage) = self { damage } else { nil }
    }

    var newer: EntryNumber? {
        if case .newer(let entry) = self { entry } else { nil }
    }

    /// What can still be done with the queue: read it.
    var reason: Access.ReadOnlyReason {
        switch self {
        case .damage(let damage): .damaged(damage)
        case .newer(let entry): .newer(entry)
        }
    }

    /// The error for a caller that needs what stands behind the line, or wants to write.
    var error: DeskError {
        switch self {
        case .damage(let damage): .damaged(damage)
        case .newer(let entry): .readOnly(.newer(entry))
        }
    }
}
