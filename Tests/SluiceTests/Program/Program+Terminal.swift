import Glibc

extension Program {
    /// Runs the program on a terminal of so many columns, and gives all that it sent there, lines ended by LF alone.
    ///
    /// - Parameters:
    ///   - input: What is typed there, from the start; at most what a terminal holds.
    ///   - answers: What is typed once something has been asked, each after all before it and once the program waits for it.
    func runOnTerminal(
        _ words: String..., columns: Int, input: String = "", answers: [(question: String, answer: String)] = []
    ) throws -> Run {
        let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        guard terminal >= 0 else { throw Unusable(what: "/dev/ptmx") }
        defer { close(terminal) }
        // The C library's own calls for these two, unlockpt and ptsname, are not in Swift's module.
        var isLocked: Int32 = 0
        var number: UInt32 = 0
        guard ioctl(terminal, 0x4004_5431, &isLocked) == 0, ioctl(terminal, 0x8004_5430, &number) == 0 else {
            throw Unusable(what: "no pseudo-terminal")
        }
        let path = "/dev/pts/\(number)"
        var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
        guard ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0 else { throw Unusable(what: "no size") }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for descriptor: Int32 in 0...2 {
            posix_spawn_file_actions_addopen(&actions, descriptor, path, O_RDWR | O_NOCTTY, 0)
        }
        let process = try start(words, &actions)
        _ = Array(input.utf8).withUnsafeBytes { Glibc.write(terminal, $0.baseAddress, $0.count) }
        var sent: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 4_096)
        var (answers, searched) = (answers[...], 0)
        while true {
            if let next = answers.first, let place = sent[searched...].firstRange(of: Array(next.question.utf8)) {
                searched = place.upperBound
                answers.removeFirst()
                Program.awaitSleep(of: process)
                _ = Array(next.answer.utf8).withUnsafeBytes { Glibc.write(terminal, $0.baseAddress, $0.count) }
            }
            // At the end of the last process on it, a terminal gives an error rather than nothing.
            let count = chunk.withUnsafeMutableBytes { Glibc.read(terminal, $0.baseAddress, $0.count) }
            guard count > 0 else { break }
            sent += chunk[..<count]
        }
        return Run(
            status: Program.wait(for: process), output: String(decoding: sent.filter { $0 != 0x0D }, as: UTF8.self),
            errors: "")
    }

    /// Waits until a process sleeps, as one does that waits for an answer, or has ended.
    private static func awaitSleep(of process: pid_t) {
        while let line = try? read("/proc/\(process)/stat"),
            let state = String(decoding: line, as: UTF8.self).split(separator: ")").last?.dropFirst().first,
            state == "R" || state == "D"
        {
            usleep(1_000)
        }
    }
}
