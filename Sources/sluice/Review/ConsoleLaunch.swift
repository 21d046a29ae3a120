import Glibc
import Moderation
import Terminal

/// Opens the console, where there is a terminal that can show it.
enum ConsoleLaunch {
    static func run(_ options: QueueOptions, query: Query) throws {
        try checkTerminal()
    }

    /// - Throws: ``Failure`` that names the commands to use instead.
    private static func checkTerminal() throws(Failure) {
        let others: DisplayText =
            "sluice review --plain, list, show, approve, reject and the others of sluice --help do the same"
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            throw Failure(.usage, "the console needs a terminal", advice: others)
        }
        guard let terminal = Variables.value("TERM"), terminal != "dumb" else {
            throw Failure(.usage, "this terminal can't show the console (TERM is dumb or not set)", advice: others)
        }
    }
}
