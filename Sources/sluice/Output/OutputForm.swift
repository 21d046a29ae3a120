import Glibc

/// Whom a command writes for.
enum OutputForm: Hashable, Sendable {
    /// People at a terminal of so many columns: aligned, cut to the line, everything strange made visible.
    case people(columns: Int)
    /// The next program of a pipe: fields between tabs, an item a line, the same columns in every language.
    case tabs
    /// JSON lines.
    case json

    /// The form that suits standard output.
    static func forStandardOutput(json: Bool) -> OutputForm {
        if json { return .json }
        return isatty(STDOUT_FILENO) == 1 ? .people(columns: columnsOfTerminal) : .tabs
    }

    private static var columnsOfTerminal: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return max(20, Int(size.ws_col))
    }
}
