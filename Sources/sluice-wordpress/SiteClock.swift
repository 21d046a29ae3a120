import Glibc
import JSON
import Moderation

/// A WordPress' own clock. A change over REST takes one of a comment's two times and computes the other, so that both
/// stay only if they agree.
struct SiteClock {
    private let zone: String
    /// How many seconds it is ahead of UTC, if it names no zone.
    private let offset: Int

    /// - Parameter hours: A number, or a text of one.
    init(zone: String, hours: JSONNode?) {
        let text: String =
            switch hours?.value {
            case .number(let digits): digits
            case .string(let text): text
            default: "0"
            }
        self.init(zone: zone, seconds: Int(((Double(text) ?? 0) * 3_600).rounded()))
    }

    init(zone: String, seconds: Int) {
        self.zone = zone
        offset = seconds
    }

    /// Whether a local time, such as `2026-11-10T10:00:00`, is that of a moment, and of no other.
    func agrees(local: String, with moment: Moment?) -> Bool {
        guard let moment else { return false }
        let seconds = moment.milliseconds / 1_000
        let (now, before) = (ahead(at: seconds), ahead(at: seconds - 3_600))
        // The hour that comes twice counts as the first.
        guard before != now + 3_600 else { return false }
        let shown = Moment(milliseconds: (seconds + Int64(now)) * 1_000)
        return Moment(journal: Array((local + ".000Z").utf8)) == shown
    }

    private func ahead(at seconds: Int64) -> Int {
        guard !zone.isEmpty else { return offset }
        setenv("TZ", ":" + zone, 1)
        tzset()
        var time = time_t(seconds)
        var parts = tm()
        return localtime_r(&time, &parts) == nil ? 0 : parts.tm_gmtoff
    }
}
