/// Why the console can't have the terminal.
package enum TerminalError: Error, Hashable, Sendable {
    /// Input or output is not a terminal: a pipe, a file, a job without one.
    case noTerminal
    /// According to its description, the terminal can only print lines; also when `TERM` is not set.
    case dumb(String)
    /// The system doesn't know the terminal that `TERM` names.
    case unknown(String)
    /// The terminal is known, but can't move its cursor.
    case tooPlain(String)
}
