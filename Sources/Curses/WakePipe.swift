import Glibc
import Synchronization

/// A pipe through which other threads and signal handlers end a wait.
///
/// A byte of 0 is another thread; any other is the number of a signal. However often threads wake, one byte of theirs lies in
/// the pipe.
final class WakePipe: Sendable {
    /// What has come through the pipe.
    struct News {
        var isWoken = false
        /// The numbers of the signals, each once, in the order of their first coming.
        var signals: [Int32] = []
    }

    let reading: Int32
    let writing: Int32
    private let isWoken = Atomic(false)

    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
        reading = ends[0]
        writing = ends[1]
    }

    deinit {
        close(reading)
        close(writing)
    }

    /// Ends the wait of whoever waits, or the next one. Any thread may call it.
    func wake() {
        guard !isWoken.exchange(true, ordering: .acquiringAndReleasing) else { return }
        var byte: UInt8 = 0
        write(writing, &byte, 1)
    }

    /// Takes what has come.
    func take() -> News {
        var news = News()
        withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { buffer in
            while true {
                let count = read(reading, buffer.baseAddress, buffer.count)
                guard count > 0 else { break }
                for byte in buffer[..<count] {
                    if byte == 0 {
                        news.isWoken = true
                    } else if !news.signals.contains(Int32(byte)) {
                        news.signals.append(Int32(byte))
                    }
                }
            }
        }
        // After the pipe was emptied and before anybody looks at what was left to take: a later wake writes again.
        if news.isWoken { isWoken.store(false, ordering: .releasing) }
        return news
    }
}
