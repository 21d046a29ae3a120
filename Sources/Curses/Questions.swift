import Glibc

/// The questions that a terminal is asked, once.
///
/// Whoever leaves before the answer has come would leave it to the shell, as something typed: so leaving waits for it a little. Only a program that
/// is left in its first moments ever does.
struct Questions {
    /// Whether they are to be asked.
    var isOn: Bool
    /// Whether the last of them has been answered.
    var isAnswered = false
    private var askedAt: Int64?

    /// How long an answer may take, in milliseconds.
    private static let patience: Int64 = 300

    init(isOn: Bool) { self.isOn = isOn }

    /// Asks, unless it was done.
    mutating func ask(_ output: Int32) {
        guard isOn else { return }
        isOn = false
        askedAt = Questions.now
        Descriptor.write(TerminalAnswer.question, to: output)
    }

    /// Throws away what comes until the last answer.
    mutating func awaitAnswer(_ input: Int32) {
        guard let askedAt, !isAnswered else { return }
        isAnswered = true
        var taken: [UInt8] = []
        withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { buffer in
            while true {
                var wait = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
                let left = askedAt + Questions.patience - Questions.now
                guard left > 0, poll(&wait, 1, Int32(left)) > 0 else { return }
                let count = read(input, buffer.baseAddress, buffer.count)
                guard count > 0 else { return }
                taken += buffer[..<count]
                let report = taken.firstIndex(of: UInt8(ascii: ">"))
                if let report, taken[report...].contains(UInt8(ascii: "c")) { return }
            }
        }
    }

    private static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}
