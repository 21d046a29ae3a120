internal import Glibc

/// The system's clocks, in milliseconds.
package enum SystemTime {
    /// Never goes back, and says nothing about the time of day.
    package static var monotonic: Int64 { read(CLOCK_MONOTONIC) }

    /// Since 1970, UTC.
    package static var sinceEpoch: Int64 { read(CLOCK_REALTIME) }

    private static func read(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000
    }
}
