import ArgumentParser
import Journal
import Moderation
import PostgreSQL
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
            that is in order, and an inbox with nothing in it. The other copies can only be read then, and web servers \
            can't hand comments in. Whatever breaks it off, run it again: it goes on where it was.

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
        if takeHome, !copy.isInbox { return try takeHome(folder, copy) }
        try calling { () throws(DeskError) in try CopyFolder.leave(folder) }
        Notices.tell(wording.left(copy.service))
    }

    private func takeHome(_ folder: String, _ copy: CopyFile) throws(Failure) {
        let place = try Session.place(of: folder, try Identity.resolve(queue.as).login)
        let ledger = try Session.ledger(of: copy)
        do throws(DeskError) {
            try CopyFolder.follow(folder, ledger)
        } catch {
            // It was interrupted after the server was told: this folder has everything.
            guard case .refused(.moved(let there), _) = error, place.isNamed(by: there) else { throw Failure(error) }
        }
        _ = try ShareCommand.verified(folder)
        let taken: CopyFolder.TakenHome
        do throws(DeskError) {
            taken = try CopyFolder.takeHome(folder, as: copy, to: place, from: PostgreSQLServer(over: ledger))
        } catch {
            guard case .outcomeUnknown = error else { throw Failure(error) }
            throw Failure(.disk, wording.homeUnknown(copy.service))
        }
        if let error = taken.hindrance {
            throw Failure(.disk, wording.homeUnfinished(copy.service, Failure(error).message))
        }
        if let own = taken.ownSettings { Notices.tell(wording.ownSettingsBeside(own)) }
        Notices.tell(wording.tookHome(folder))
    }
}
