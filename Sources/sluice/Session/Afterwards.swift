import Dispatch

/// Work beside what was asked for, which the program ends not without, so that the answer doesn't wait for it.
enum Afterwards {
    private static let work = DispatchGroup()

    /// Begins some work, on a thread of its own.
    static func begin(_ work: @escaping @Sendable () -> Void) {
        DispatchQueue(label: "afterwards").async(group: Afterwards.work, execute: DispatchWorkItem(block: work))
    }

    /// Waits until all of it is done.
    static func finish() {
        work.wait()
    }
}
