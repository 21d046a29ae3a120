import Journal
import Moderation
import PostgreSQL
import Synchronization
import Wording

/// Reports when contact with the server of a copy that is only read is lost, and when it is back.
///
/// It only looks, and changes nothing: another process keeps the copy up to date.
final class ContactWatch: Sendable {
    private struct State {
        var contact: Contact
        var place = Place.beginning
        var watch: (any Watch)?
    }

    private let ledger: PostgreSQLLedger
    private let state: Mutex<State>

    /// How long a look waits for the server, in milliseconds.
    private static let patience = 5_000

    init(_ ledger: PostgreSQLLedger) {
        self.ledger = ledger
        state = Mutex(State(contact: Contact(server: ledger.server)))
    }

    /// Notes how far the copy was read; the first time, it begins to look.
    func hasRead(upTo place: Place) {
        state.withLock { state in
            state.place = place
            if state.watch == nil { state.watch = ledger.watch { [weak self] in self?.look($0) } }
        }
    }

    private func look(_ reading: any LedgerReading) {
        let place = state.withLock { $0.place }
        var found: DeskError?
        do throws(DeskError) {
            try reading.lines(after: place, within: ContactWatch.patience) { _ in false }
        } catch {
            found = error
        }
        let (before, contact) = state.withLock { state in
            let before = state.contact.trouble
            if let found {
                state.contact.note(found, at: SystemClock.now)
            } else {
                state.contact.trouble = nil
            }
            return (before, state.contact)
        }
        guard contact.trouble != before else { return }
        let entry = EntryNumber(place.entry)
        Notices.tell(
            contact.trouble.map { wording.reading(copyOf: contact.server, upTo: entry, because: $0) }
                ?? wording.contactIsBack(contact.server))
    }
}
