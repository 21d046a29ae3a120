import Dispatch
import Synchronization
import Terminal

/// Work beside what was asked for, which the program ends not without, so that the answer doesn't wait for it.
enum BackgroundWork {
    private static let work = DispatchGroup()
    /// What is to be told once the answer, or the screen, is out of the way.
    private static let notices = Mutex<[DisplayText]>([])

    /// Begins some work, on a thread of its own.
    static func begin(_ work: @escaping @Sendable () -> Void) {
        DispatchQueue(label: "afterwards").async(group: BackgroundWork.work, execute: DispatchWorkItem(block: work))
    }

    /// Remembers what is worth telling of such work.
    static func tell(_ text: DisplayText) {
        notices.withLock { $0.append(text) }
    }

    /// Waits until all of it is done, and tells what is worth telling.
    static func finish() {
        work.wait()
        for text in notices.withLock({ $0 }) { Notices.tell(text) }
    }
}
