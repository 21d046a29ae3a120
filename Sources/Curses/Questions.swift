import System

/// The questions that a terminal is asked, once.
///
/// If the program left before the answer has come, the answer would reach the shell as if it had been typed; so
/// leaving waits a little for it. That only happens to a program that is left in its first moments.
struct Questions {
    /// Whether they are to be asked.
    var isOn: Bool
    /// Whether the last of them has been answered.
    var isAnswered = false
    private var askedAt: Int64?

    /// How long an answer may take, in milliseconds.
    private static let patience: Int64 = 300

    init(isOn: Bool) { self.isOn = isOn }

    /// Asks, unless that was done.
    mutating func ask(_ output: Int32) {
        guard isOn else { return }
        isOn = false
        askedAt = SystemTime.monotonic
        Descriptor.show(TerminalAnswer.question, on: output)
    }

    /// Drops input up to the last answer.
    mutating func awaitAnswer(_ input: Int32) {
        guard let askedAt, !isAnswered else { return }
        isAnswered = true
        var taken: [UInt8] = []
        withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { buffer in
            while true {
                let left = askedAt + Questions.patience - SystemTime.monotonic
                guard left > 0, Descriptor.isReadable(input, within: Int32(left)),
                    let count = try? Descriptor.read(input, into: buffer), count > 0
                else { return }
                taken += buffer[..<count]
                let report = taken.firstIndex(of: UInt8(ascii: ">"))
                if let report, taken[report...].contains(UInt8(ascii: "c")) { return }
            }
        }
    }
}
