import Console
import Moderation

/// Until when a comment is put off, as the console's letters and words say it, or as a time form.
enum DeferralChoice {
    /// What the prompt offers.
    static let offer = "h 4 hours, t tomorrow 09:00, m Monday 09:00, w a week, or a time"

    static func moment(_ text: String, now: Moment, zone: any Zone) -> Moment? {
        DeferralTime.named(text, now: now, zone: zone) ?? TimeForm.ahead(text, now: now, zone: zone)
    }
}
