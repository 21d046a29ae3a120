import Moderation
import Terminal

extension English {
    func date(_ date: CivilDate) -> DisplayText { DisplayText(stranger: date.description) }
    func shortDate(_ date: CivilDate) -> DisplayText {
        DisplayText(stranger: padded(date.month, 2) + "-" + padded(date.day, 2))
    }
    func day(_ date: CivilDate) -> DisplayText {
        let names: [DisplayText] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        return "\(names[date.weekday - 1]) \(padded(date.day, 2))"
    }

    func age(_ milliseconds: Int64) -> DisplayText {
        switch RoundedAge(milliseconds) {
        case .minutes(let count): "\(count)m"
        case .hours(let count): "\(count)h"
        case .days(let count): "\(count)d"
        case .years(let count): "\(count)y"
        }
    }
    func span(_ milliseconds: Int64) -> DisplayText {
        func counted(_ count: Int64, _ word: DisplayText) -> DisplayText {
            count == 1 ? "1 \(word)" : "\(count) \(word)s"
        }
        let hours = max(0, milliseconds / Moment.hour)
        if hours == 0 { return counted(max(0, milliseconds / Moment.minute), "minute") }
        if hours < 24 { return counted(hours, "hour") }
        let rest = hours % 24
        return rest == 0 ? counted(hours / 24, "day") : "\(counted(hours / 24, "day")) \(counted(rest, "hour"))"
    }
    func shortSpan(_ milliseconds: Int64) -> DisplayText {
        let minutes = max(0, milliseconds / Moment.minute)
        if minutes < 60 { return "\(minutes) min" }
        if minutes < 24 * 60 { return "\(minutes / 60) h \(minutes % 60) min" }
        return "\(minutes / (24 * 60)) d \(minutes / 60 % 24) h"
    }
    func until(_ time: LocalTime, today: CivilDate) -> DisplayText {
        switch time.date.daysSince1970 - today.daysSince1970 {
        case 0: "at \(clock(time))"
        case 1: "tomorrow at \(clock(time))"
        default: moment(time)
        }
    }

    // MARK: Statistics

    func waiting(_ count: Int) -> DisplayText { pending(count) }
    var statisticsLabels: StatisticsLabels {
        StatisticsLabels(
            waiting: "Waiting now", waitingShort: "Waiting", decidedShort: "Decided", rejectedAs: "Rejected as",
            pending: "pending", deferred: "deferred", speed: "Time to a decision",
            half: "half within", nineInTen: "nine in ten within", withinTarget: "within the target",
            decisionsPerDay: "Decisions per day", submitted: "submitted", decided: "decided", approved: "approved",
            rejected: "rejected", edited: "edited", undone: "undone", byModerator: "By moderator",
            byReason: "Rejected, by reason", ageWidth: 13)
    }
    func period(_ days: Int, to last: CivilDate, zone: String?) -> DisplayText {
        let period: DisplayText = "\(dayCount(days)) to \(date(last))"
        guard let place = zone?.split(separator: "/").last else { return period }
        return "\(period), \(place) time"
    }
    func theOldest(_ age: DisplayText, _ number: DisplayText) -> DisplayText { "the oldest \(age), \(number)" }
    func theNextReturns(_ time: DisplayText) -> DisplayText { "the next returns \(time)" }
    func ageRange(_ from: Int64, _ to: Int64?) -> DisplayText {
        guard let to else { return "over \(span(from))" }
        if from == 0 { return "under \(span(to))" }
        return from % Moment.day == 0 && to % Moment.day == 0
            ? "\(from / Moment.day) to \(span(to))" : "\(shortSpan(from)) to \(shortSpan(to))"
    }
    func late(_ target: DisplayText) -> DisplayText { "late: the target is \(target)" }
    var fromWord: DisplayText { "from" }
    var lateWord: DisplayText { "late" }
    func theOthers(_ count: Int) -> DisplayText { count == 1 ? "the other" : "the \(count) others" }
    func dayCount(_ days: Int) -> DisplayText { days == 1 ? "1 day" : "\(days) days" }
}
