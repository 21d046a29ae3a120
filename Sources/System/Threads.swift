internal import Dispatch
internal import Glibc

/// Work on several threads at once.
///
/// Every thread is a serial queue of its own. The system's shared pool, and what is built on it, is watched by a
/// timer that wakes the process every second for as long as it lives, whether or not there is anything to do.
package enum Threads {
    /// How many can run at the same time.
    package static let count = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    /// Calls the work with each number below `count`, all at once, and returns when all have returned.
    package static func run(_ count: Int, _ work: @Sendable (Int) -> Void) {
        withoutActuallyEscaping(work) { work in
            let group = DispatchGroup()
            for index in 1..<max(count, 1) {
                DispatchQueue(label: "sluice").async(group: group) { work(index) }
            }
            if count > 0 { work(0) }
            group.wait()
        }
    }
}
