import Synchronization
import System

/// A pipe through which other threads and signal handlers end a wait.
///
/// A byte of 0 comes from another thread; any other is the number of a signal. However often threads wake, only one
/// byte of theirs lies in the pipe.
final class WakePipe: Sendable {
    /// What has come through the pipe.
    struct News {
        var isWoken = false
        /// The numbers of the signals, each once, in the order in which they first came.
        var signals: [Int32] = []
    }

    private let pipe: SelfPipe
    private let isWoken = Atomic(false)

    var reading: Int32 { pipe.reading }
    var writing: Int32 { pipe.writing }

    init?() {
        guard let pipe = SelfPipe() else { return nil }
        self.pipe = pipe
    }

    /// Ends the wait, or the next one. Any thread may call it.
    func wake() {
        guard !isWoken.exchange(true, ordering: .acquiringAndReleasing) else { return }
        pipe.ring()
    }

    /// Takes what has come.
    func take() -> News {
        var news = News()
        pipe.drain { byte in
            if byte == 0 {
                news.isWoken = true
            } else if !news.signals.contains(Int32(byte)) {
                news.signals.append(Int32(byte))
            }
        }
        // After the pipe was emptied and before anybody looks at what there is to take: a later wake writes again.
        if news.isWoken { isWoken.store(false, ordering: .releasing) }
        return news
    }
}
