import Glibc

/// Takes times and tells medians: a line a figure, what it is and how much, a tab between.
struct Stopwatch {
    /// How often long work is repeated.
    static let rounds = 5

    /// Seconds of the forward clock.
    static var now: Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The seconds that some work takes.
    static func time(_ work: () throws -> Void) rethrows -> Double {
        let start = now
        try work()
        return now - start
    }

    /// The median of so many times.
    static func median(of rounds: Int = rounds, _ work: () throws -> Void) rethrows -> Double {
        median(try (0..<rounds).map { _ in try time(work) })
    }

    static func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

    static func tell(_ name: String, megabytesPerSecond bytes: Int, in seconds: Double) {
        tell(name, "\(Int(Double(bytes) / seconds / 1e6)) MB/s")
    }

    static func tell(_ name: String, milliseconds seconds: Double) {
        tell(name, "\(hundredths(seconds * 1e3)) ms")
    }

    static func tell(_ name: String, microseconds seconds: Double) {
        tell(name, "\(hundredths(seconds * 1e6)) µs")
    }

    static func tell(_ name: String, _ figure: String) { print("\(name)\t\(figure)") }

    /// A number with two digits behind the point.
    static func hundredths(_ value: Double) -> String {
        let whole = Int((value * 100).rounded())
        let rest = whole % 100
        return "\(whole / 100).\(rest < 10 ? "0" : "")\(rest)"
    }
}

/// What was measured did not happen.
struct NotDone: Error {
    var what: String
}
