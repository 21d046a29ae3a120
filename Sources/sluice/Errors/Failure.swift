import Terminal

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

    /// The same failure, but of something that came after the deed: whoever repeats the command does it twice.
    func butDone(_ deed: DisplayText) -> Failure {
        Failure(status, deed + ", but then: " + message, advice: "don't repeat the command as it is")
    }

    /// The whole line, safe for a terminal, without the LF.
    var line: String {
        guard let advice else { return "sluice: " + message.plain }
        return "sluice: " + message.plain + (message.plain.hasSuffix("?") ? " (" : "; ") + advice.plain
            + (message.plain.hasSuffix("?") ? ")" : "")
    }
}
