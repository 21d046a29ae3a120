/// Why the console can't have the terminal, and what to use in its place.
package enum TerminalError: Error, Hashable, Sendable {
    /// Input or output is no terminal: a pipe, a file, a job without one.
    case noTerminal
    /// The terminal says of itself that it can only print lines; also when `TERM` is not set.
    case dumb(String)
    /// The system doesn't know the terminal that `TERM` names.
    case unknown(String)
    /// The terminal is known, but can't move its cursor.
    case tooPlain(String)
}

extension TerminalError: CustomStringConvertible {
    /// What nearly every terminal is, where the name is what is wrong.
    private var way: String {
        switch self {
        case .dumb(""), .unknown, .tooPlain: "; nearly every terminal understands TERM=xterm-256color"
        case .noTerminal, .dumb: ""
        }
    }

    /// One line for a person.
    package var description: String {
        let reason =
            switch self {
            case .noTerminal: "the console needs a terminal for its input and output"
            case .dumb(""): "the console needs a terminal, and TERM is not set"
            case .dumb(let name): "the console needs a terminal that can do more than TERM=\(name)"
            case .unknown(let name): "this system does not know the terminal TERM=\(name)"
            case .tooPlain(let name): "the terminal TERM=\(name) cannot move its cursor"
            }
        return reason + way
            + "; without it: sluice review --plain, sluice list, sluice show N, sluice approve N, sluice help"
    }
}
