import Glibc
import System
import Terminal
import Wording

/// Why a command ends without having done its work: told in one line on stderr, with an exit code.
struct Failure: Error, Sendable {
    var status: ExitStatus
    /// What went wrong, and where.
    var message: DisplayText
    /// How to put it right.
    var advice: DisplayText?

    init(_ status: ExitStatus, _ message: DisplayText, advice: DisplayText? = nil) {
        self.status = status
        self.message = message
        self.advice = advice
    }

    init(_ status: ExitStatus, _ complaint: Complaint) {
        self.init(status, complaint.message, advice: complaint.advice)
    }

    /// The same failure, of something that came after the deed: repeating the command would do it twice.
    func butDone(_ deed: DisplayText) -> Failure {
        Failure(status, wording.butThen(deed, message), advice: wording.dontRepeat)
    }

    /// The whole line, safe for a terminal, without the LF.
    var line: String {
        guard let advice else { return "sluice: " + message.plain }
        return "sluice: " + message.plain + (message.plain.hasSuffix("?") ? " (" : "; ") + advice.plain
            + (message.plain.hasSuffix("?") ? ")" : "")
    }
}

/// What the program's exit code says. The numbers follow `sysexits.h` where it has one.
enum ExitStatus: Int32, CaseIterable, Sendable {
    case done = 0
    /// At least one target was refused, in conflict or unknown, or there was nothing to undo; each told on stderr.
    case refused = 1
    /// The command line is wrong, or the console was asked for where there is no terminal that can show it.
    case usage = 64
    /// The journal is damaged, or what came in is not what it must be.
    case data = 65
    /// There is no such queue or file.
    case missing = 66
    /// The program itself is at fault.
    case bug = 70
    /// The queue or a file can't be created.
    case cannotCreate = 73
    /// The disk failed, or it is not known whether it did.
    case disk = 74
    /// Another process holds the queue; later it will work.
    case locked = 75
    /// This user, or this moderator, may not do that here.
    case notPermitted = 77
    /// `settings.json` has a mistake.
    case settings = 78
}

/// What is told on standard error besides the answer: warnings, and targets that were set apart, one a line.
enum Notices {
    /// Tells one line, with the program's name before it.
    static func tell(_ text: DisplayText) {
        write(line: "sluice: " + text.plain)
    }

    /// Writes a line that is safe already; if standard error can't be written, ignore it.
    static func write(line: String) {
        Descriptor.show((line + "\n").utf8, on: STDERR_FILENO)
    }
}
