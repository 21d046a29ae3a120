import Moderation
import Terminal
import Wording

/// The options `--since` and `--until`.
enum TimeSpan {
    static func since(_ text: String?, _ session: Session) throws(Failure) -> Moment? {
        guard let text else { return nil }
        guard let moment = TimeForm.since(text, now: session.now, zone: session.zone) else {
            throw failure("--since", text)
        }
        return moment
    }

    /// The end, itself excluded: for a day, the next midnight.
    static func until(_ text: String?, _ session: Session) throws(Failure) -> Moment? {
        guard let text else { return nil }
        guard let moment = TimeForm.until(text, now: session.now, zone: session.zone) else {
            throw failure("--until", text)
        }
        return moment
    }

    private static func failure(_ option: DisplayText, _ text: String) -> Failure {
        Failure(.usage, wording.badTime(option, text))
    }
}
