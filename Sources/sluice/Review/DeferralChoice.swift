import Moderation

/// Until when a comment is put off, as the console's letters say it, or as a time form.
enum DeferralChoice {
    /// What the prompt offers.
    static let offer = "h 4 hours, t tomorrow 09:00, m Monday 09:00, w a week, or a time"

    static func moment(_ text: String, now: Moment, zone: any Zone) -> Moment? {
        let today = zone.local(now).date
        switch text {
        case "h": return now + 4 * Moment.hour
        case "t": return zone.moment(CivilDate(daysSince1970: today.daysSince1970 + 1), hour: 9)
        case "m": return zone.moment(CivilDate(daysSince1970: today.daysSince1970 + 8 - today.weekday), hour: 9)
        case "w": return now + 7 * Moment.day
        default: return TimeForm.ahead(text, now: now, zone: zone)
        }
    }
}
