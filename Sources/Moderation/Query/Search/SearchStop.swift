internal import Synchronization

/// How a search that runs elsewhere is told to stop.
package final class SearchStop: Sendable {
    private let flag = Atomic(false)

    package init() {}

    package func stop() {
        flag.store(true, ordering: .relaxed)
    }

    package var isStopped: Bool { flag.load(ordering: .relaxed) }
}
