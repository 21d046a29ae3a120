import ArgumentParser
import Journal
import Moderation
import System
import Terminal
import Wording

/// `sluice follow`: keeps a copy warm.
struct FollowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "follow",
        abstract: "Keep a copy up to date until interrupted.",
        discussion: """
            A console follows by itself. This is for a machine on which nobody looks on: one that publishes, or one whose \
            copy should be at hand when it is needed. It says when contact is lost and when it is back.

            Examples:
              sluice --queue /srv/sluice/queue follow
              sluice --queue /srv/sluice/queue follow --take-in

            Exit code 65: the server went back, its history forked, or the queue was moved away; 75: the folder is no copy any more.
            """)

    @Flag(name: .customLong("take-in"), help: "Take what lies in the server's inbox into the journal.")
    var takeIn = false

    @OptionGroup var queue: QueueOptions

    /// How often the inbox is looked at, in milliseconds.
    private static let pause = 500

    func run() throws {
        guard let bell = SelfPipe() else { throw Failure(.disk, wording.noDescriptor) }
        let folder = try Session.folder(queue.choice)
        while true {
            guard let copy = try Session.copy(in: folder), !copy.isLeft else {
                throw Failure(.usage, wording.notACopy(folder))
            }
            try follow(copy, bell)
            // Another journal has replaced the one that was followed, as after a restore.
            Notices.tell(wording.followsAnew)
            bell.wait(milliseconds: 1_000)
        }
    }

    /// Follows until the journal is another file.
    private func follow(_ copy: CopyFile, _ bell: SelfPipe) throws {
        var session = try Session.open(queue.choice, settings: .readable(wording.followsAllTheSame))
        let desk = session.desk
        let watch = try calling { () throws(DeskError) in try desk.watch { bell.ring() } }
        defer { watch.cancel() }
        let intake = takeIn ? InboxTaking(copy) : nil
        var told = desk.contact?.trouble
        var failed: DeskError?
        while true {
            let trouble = desk.contact?.trouble
            switch trouble {
            case .stuck(.replaced): return
            case .behind, .diverged, .refused, .stuck(.converted), .stuck(.readOnly):
                if let error = desk.contact?.hindrance { throw Failure(error) }
            case nil where told != nil: Notices.tell(wording.contactIsBack(copy.service))
            case .lost(_, let loss) where told == nil: Notices.tell(wording.contactLost(copy.service, loss))
            case .stuck(let error) where told != trouble: Notices.tell(Failure(error).message)
            case .lost, .stuck, nil: break
            }
            told = trouble
            if let intake, trouble == nil, let desk = desk as? JournalDesk {
                do throws(DeskError) {
                    try intake.run(on: desk, &session)
                    failed = nil
                } catch .replaced {
                    return
                } catch {
                    // The server and the lock come back; an unknown outcome is looked at again.
                    if failed != error { Notices.tell(Failure(error).message) }
                    failed = error
                }
            }
            bell.wait(milliseconds: intake == nil ? nil : FollowCommand.pause)
        }
    }
}
