import ArgumentParser
import Journal
import Moderation
import PostgreSQL
import System
import Terminal
import Wording

/// `sluice leave`: ends a copy.
struct LeaveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "leave",
        abstract: "Let a copy follow its server no more.",
        discussion: """
            The folder can only be read then; sluice join goes on from it.

            --take-home moves the queue here instead: the server is told first, so that nobody writes there any more, \
            then the folder is a plain queue again, with the settings that held for all. It needs the server, a copy \
            that is in order, and an inbox with nothing in it. The other copies can only be read then.

            Examples:
              sluice leave
              sluice leave --take-home
            """)

    @Flag(name: .customLong("take-home"), help: "Move the queue from the server into this folder.")
    var takeHome = false

    @OptionGroup var queue: QueueOptions

    func run() throws {
        let folder = try Session.folder(queue.choice)
        guard let copy = try Session.copy(in: folder), !copy.isLeft else {
            throw Failure(.usage, wording.notACopy(folder))
        }
        do throws(DeskError) {
            guard takeHome, !copy.isInbox else {
                try CopyFolder.leave(folder)
                return Notices.tell(wording.left(copy.service))
            }
        } catch {
            throw Failure(error)
        }
        try move(copy, to: folder)
        Notices.tell(wording.tookHome(folder))
    }

    private func move(_ copy: CopyFile, to folder: String) throws(Failure) {
        let identity = try Identity.resolve(queue.as)
        let ledger = try Session.ledger(of: copy)
        let server = PostgreSQLServer(service: copy.service)
        try calling { () throws(DeskError) in try CopyFolder.follow(folder, ledger) }
        _ = try ShareCommand.verified(folder)
        do throws(DeskError) {
            guard let end = try CopyFolder.end(of: folder) else { throw .noQueue(path: folder) }
            let settings = try server.settings(of: copy.queue).bytes
            try server.move(copy.queue, to: place(folder, identity.login), after: end)
            try CopyFolder.takeHome(folder, settings: settings)
        } catch {
            throw Failure(error)
        }
    }

    /// Where others are told that the queue is.
    private func place(_ folder: String, _ login: Login) -> String {
        "\(ThisMachine.name ?? "?"):\(folder) (\(login.text))"
    }
}
