import Glibc
import Moderation
import Synchronization
import System

/// Local time as the C library knows it, by `TZ`.
///
/// `TZ` is set once, before any other thread runs: the C library's zone belongs to the process. Offsets are kept, one
/// for each UTC day, since a list of a million comments asks for the same few thousand days again and again.
final class SystemZone: Zone {
    /// The offset that holds all day, by days since 1970; a day on which the clocks change has none.
    private let days = Mutex<[Int64: Int32]>([:])

    /// Takes the zone from the environment.
    init() {
        tzset()
    }

    /// Takes the zone of an IANA name such as `Europe/Riga`, for this process and what it starts.
    ///
    /// `nil` when the system has no such zone: the C library would silently count in UTC.
    init?(named name: String) {
        guard SystemZone.exists(name), setenv("TZ", name, 1) == 0 else { return nil }
        tzset()
    }

    func offset(at moment: Moment) -> Int {
        let seconds = moment.milliseconds.flooredQuotient(1_000)
        let day = seconds.flooredQuotient(86_400)
        if let known = days.withLock({ $0[day] }) { return Int(known) }
        let exact = SystemZone.ask(seconds)
        if SystemZone.ask(day * 86_400) == exact, SystemZone.ask(day * 86_400 + 86_399) == exact {
            days.withLock { $0[day] = Int32(truncatingIfNeeded: exact) }
        }
        return exact
    }

    private static func ask(_ seconds: Int64) -> Int {
        var time = time_t(seconds)
        var local = tm()
        return localtime_r(&time, &local) == nil ? 0 : local.tm_gmtoff
    }

    /// Whether this system has a zone of this name.
    static func exists(_ name: String) -> Bool {
        if name == "UTC" { return true }
        let letters = name.utf8.allSatisfy {
            ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x39 || "/_+-".utf8.contains($0)
        }
        guard letters, !name.hasPrefix("/"), !name.isEmpty else { return false }
        let folder = getenv("TZDIR").map { String(cString: $0) } ?? "/usr/share/zoneinfo"
        var status = stat()
        return stat(folder + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }
}

/// The clocks of the operating system.
enum SystemClock {
    /// The time of day.
    static var now: Moment { Moment(milliseconds: SystemTime.sinceEpoch) }
}
