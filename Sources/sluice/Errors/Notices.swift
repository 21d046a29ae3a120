import Glibc
import System
import Terminal

/// What is told on standard error besides the answer: warnings, and targets that were set apart, one a line.
enum Notices {
    /// Tells one line, with the program's name before it.
    static func tell(_ text: DisplayText) {
        write(line: "sluice: " + text.plain)
    }

    /// Writes a line that is safe already; standard error that can't be written is nobody's to tell.
    static func write(line: String) {
        Descriptor.show((line + "\n").utf8, on: STDERR_FILENO)
    }
}
