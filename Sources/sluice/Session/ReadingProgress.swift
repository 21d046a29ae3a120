import Glibc
import Journal
import System

/// Shows on the terminal how far a long journal has been read; nothing where it is short or nobody looks.
struct ReadingProgress {
    private let isShown = isatty(STDERR_FILENO) == 1
    private let start = SystemTime.monotonic
    private var last: Int64 = 0
    private var isOnScreen = false

    /// Takes note of the progress; draws at most ten times a second, and not before a quarter of one has gone.
    mutating func take(_ progress: JournalDesk.Progress) {
        let now = SystemTime.monotonic
        guard isShown, now - start >= 250, now - last >= 100, progress.total > 0 else { return }
        last = now
        isOnScreen = true
        write("\rReading the journal: \(progress.read * 100 / progress.total) %")
    }

    /// Leaves the line as it was.
    mutating func finish() {
        guard isOnScreen else { return }
        isOnScreen = false
        write("\r\(String(repeating: " ", count: 28))\r")
    }

    private func write(_ text: String) {
        Descriptor.show(text.utf8, on: STDERR_FILENO)
    }
}
