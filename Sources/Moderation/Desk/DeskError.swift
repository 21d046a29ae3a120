/// Why a desk could not do what it was asked to.
package enum DeskError: Error, Hashable, Sendable {
    case damaged(Damage)
    /// The journal is another file, or shorter, than the one that was read: start over.
    case replaced
    /// The lock was held for too long, by this process if that is known.
    case locked(process: Int32?)
    /// Others wrote between the look and the write, and nothing was written: the same may work in a moment.
    case overtaken
    case readOnly(Access.ReadOnlyReason)
    case noQueue(path: String)
    /// The queue's storage failed, and nothing was changed.
    case failed(StorageFailure)
    /// The queue's storage failed, and what it holds now is unknown: the queue must be read again.
    case outcomeUnknown(StorageFailure)
    /// What was asked for can't be written: a text too long, a name not allowed.
    case invalid(WriteFault)
    /// The server of this copy can't be reached, and nothing was written.
    case unreachable(server: String, ContactLoss)
    /// The server lacks this entry, which the copy has: the server went back.
    case behind(EntryNumber)
    /// The copy lacks this entry, and what it was to take, or to add, stands behind it: its journal was cut back meanwhile, or the
    /// server left the entry out. Nothing was written.
    case lacking(EntryNumber)
    /// The server has another entry of this number than the copy: the history forked.
    case diverged(EntryNumber)
    /// The server's entry of this number doesn't follow the one before, or its content is not what its digest says.
    case unsound(EntryNumber)
    /// The folder was made a copy, or a plain folder again, since it was opened: a program that has it open must
    /// start again. Nothing was written.
    case converted
    /// The server answers, but accepts nothing and sends nothing. Nothing was written.
    case refused(ServerRefusal, server: String)
}

/// Why a server accepts nothing and sends nothing.
package enum ServerRefusal: Hashable, Sendable {
    /// It has no tables for queues.
    case noSchema
    /// It has no queue of this UUID.
    case noQueue
    /// The queue was moved away, to a place that this text names.
    case moved(String)
    /// The queue is still being shared: `sluice share` did not finish.
    case arriving
    /// A newer sluice made the queue there.
    case newer
    /// The queue lives there already.
    case isThere
    /// This many comments lie in the queue's inbox.
    case inboxNotEmpty(Int)
    /// The service that names the server can't be found, or is not in order; in the client library's words.
    case noService(String)
    /// This role may not do that; the server's words.
    case mayNot(String)
    /// Its answer does not fit the question.
    case senseless
    /// Anything else, in the server's words.
    case other(String)
}

/// A place where a journal is not what it must be.
package struct Damage: Error, Hashable, Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        /// Not the canonical form of an entry.
        case form
        /// Not UTF-8.
        case encoding
        case numbering
        case chain
        case digest
        /// Names an unknown comment, release or entry, or does what the state machine forbids.
        case unlawful
        /// The journal has no entry at all.
        case empty
    }

    /// The line, counted from 1: the number that the entry has or should have.
    package var line: Int
    /// Bytes from the beginning of the journal.
    package var byte: Int
    package var kind: Kind
    /// What was expected or found, one clause in English, safe to print.
    package var detail: String

    package init(line: Int, byte: Int, kind: Kind, detail: String) {
        self.line = line
        self.byte = byte
        self.kind = kind
        self.detail = detail
    }
}
