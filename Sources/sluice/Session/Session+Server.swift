import Journal
import Moderation
import PostgreSQL
import Synchronization
import System
import Terminal
import Wording

extension Session {
    /// The server and queue that a folder is a copy of; `nil` for a plain folder.
    static func copy(in folder: String) throws(Failure) -> CopyFile? {
        try calling { () throws(DeskError) in try CopyFile.read(folder: folder) }
    }

    /// The ledger that a folder follows; `nil` for a plain folder, and for a copy that was left.
    ///
    /// This neither connects nor opens a library.
    static func ledger(of copy: CopyFile?, in folder: String) throws(Failure) -> PostgreSQLLedger? {
        guard let copy, !copy.isLeft else { return nil }
        guard !copy.isInbox else { throw Failure(.usage, wording.inboxOnly(folder)) }
        return try ledger(of: copy)
    }

    /// - Parameter server: A server that the caller already uses.
    static func ledger(of copy: CopyFile, over server: PostgreSQLServer? = nil) throws(Failure) -> PostgreSQLLedger {
        let server = server ?? PostgreSQLServer(service: copy.service)
        guard let ledger = PostgreSQLLedger(over: server, queue: copy.queue) else {
            throw Failure(.data, wording.badQueueName(copy.queue))
        }
        return ledger
    }

    /// The name on a server of a folder of this machine.
    static func place(of folder: String, _ login: Login) throws(Failure) -> QueuePlace {
        guard let path = ThisMachine.path(of: folder) else { throw Failure(.missing, wording.noQueue(folder)) }
        return QueuePlace(host: ThisMachine.name ?? "?", folder: path, login: login)
    }

    /// Reports why a copy does not follow now, if it doesn't.
    static func tellTrouble(of desk: any Desk, at entry: EntryNumber) {
        guard let contact = desk.contact, let trouble = contact.trouble else { return }
        Notices.tell(wording.reading(copyOf: contact.server, upTo: entry, because: trouble))
        told.withLock { $0 = trouble }
    }

    /// Why the copy that was opened last did not follow: a command that fails because of it does not say so again.
    static var toldTrouble: Contact.Trouble? { told.withLock { $0 } }
    private static let told = Mutex<Contact.Trouble?>(nil)
}

/// Reads `service=NAME`, which is the only way to name a server.
enum ServiceArgument {
    static func service(_ text: String) throws(Failure) -> String {
        guard let service = CopyFile.service(in: text) else { throw Failure(.usage, wording.badServer(text)) }
        return service
    }
}
