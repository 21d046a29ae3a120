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
    /// The disk failed, or nobody can say whether it did.
    case disk = 74
    /// Another process holds the queue; later it will work.
    case locked = 75
    /// This user, or this moderator, may not do that here.
    case notPermitted = 77
    /// `settings.json` has a mistake.
    case settings = 78
}
