/// How a copy stands to the server that it follows.
package struct Contact: Hashable, Sendable {
    /// Why the copy does not follow now. What it has can still be read.
    package enum Trouble: Hashable, Sendable {
        /// The server can't be reached.
        case lost(since: Moment, ContactLoss)
        /// The server lacks this entry, which the copy has.
        case behind(EntryNumber)
        /// The server has another entry of this number.
        case diverged(EntryNumber)
        /// The server accepts nothing and sends nothing.
        case refused(ServerRefusal)
        /// The copy can't take what the server has, because of its own disk or a line that is not in order.
        case stuck(DeskError)
    }

    /// The server's name.
    package var server: String
    /// `nil` while the copy follows.
    package var trouble: Trouble?
    /// How many comments of the server's inbox were refused, and wait for a person to look at them.
    package var refused: Int

    package init(server: String, trouble: Trouble? = nil, refused: Int = 0) {
        self.server = server
        self.trouble = trouble
        self.refused = refused
    }

    /// The obstacle to acts that must not rest on old data; `nil` while the copy follows.
    package var hindrance: DeskError? {
        switch trouble {
        case .lost(_, let loss): .unreachable(server: server, loss)
        case .behind(let entry): .behind(entry)
        case .diverged(let entry): .diverged(entry)
        case .refused(let refusal): .refused(refusal, server: server)
        case .stuck(let error): error
        case nil: nil
        }
    }

    /// Notes why the copy could not follow; a loss of contact keeps the time at which it began.
    package mutating func note(_ error: DeskError, at now: Moment) {
        switch error {
        case .unreachable(_, let loss):
            if case .lost = trouble { return }
            trouble = .lost(since: now, loss)
        case .behind(let entry): trouble = .behind(entry)
        case .diverged(let entry): trouble = .diverged(entry)
        case .refused(let refusal, _): trouble = .refused(refusal)
        case .damaged, .replaced, .locked, .overtaken, .readOnly, .noQueue, .failed, .outcomeUnknown, .invalid,
            .lacking, .unsound, .converted:
            trouble = .stuck(error)
        }
    }
}
