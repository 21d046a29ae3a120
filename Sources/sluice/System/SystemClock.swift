import Moderation
import System

/// The clocks of the operating system.
enum SystemClock {
    /// The time of day.
    static var now: Moment { Moment(milliseconds: SystemTime.sinceEpoch) }
}
