internal import Dispatch
import Moderation
internal import Synchronization

/// A tail that a worker lets the loop's queue take, while the server makes everybody else wait.
///
/// Otherwise a queue that lagged behind could never decide where others write all the time.
final class TailInquiry: Sendable {
    /// What was appended since the decision was made.
    let tail: EntryBatch
    private let verdict = Mutex<Result<Bool, Damage>>(.success(false))
    private let end = DispatchSemaphore(value: 0)

    init(_ tail: EntryBatch) {
        self.tail = tail
    }

    /// Ends the wait: the queue has taken the tail, or has found it unlawful.
    func answer(_ damage: Damage?) {
        verdict.withLock { $0 = damage.map { .failure($0) } ?? .success(true) }
        end.signal()
    }

    /// Waits for the answer.
    ///
    /// - Returns: Whether the queue has taken the tail; `false` if it had no time for it.
    func wait(within milliseconds: Int) throws(Damage) -> Bool {
        _ = end.wait(timeout: .now() + .milliseconds(milliseconds))
        return try verdict.withLock { $0 }.get()
    }
}
