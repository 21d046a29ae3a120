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

    /// The whole line, safe for a terminal, without the LF.
    var line: String {
        guard let advice else { return "sluice: " + message.plain }
        return "sluice: " + message.plain + (message.plain.hasSuffix("?") ? " (" : "; ") + advice.plain
            + (message.plain.hasSuffix("?") ? ")" : "")
    }
}
