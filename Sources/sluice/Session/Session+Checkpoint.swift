import Journal
import Moderation

extension Session {
    /// Leaves a checkpoint, beside whatever the command does, if much of the journal had to be read without one.
    static func leaveCheckpoint(of queue: Queue, on desk: JournalDesk) {
        guard desk.owesCheckpoint(of: queue) else { return }
        BackgroundWork.begin { desk.leaveCheckpoint(of: queue) { BackgroundWork.tell(RemarkText.line($0)) } }
    }
}
