import Moderation
import Terminal

extension Latvian {
    func date(_ date: CivilDate) -> DisplayText {
        DisplayText(stranger: padded(date.day, 2) + "." + padded(date.month, 2) + "." + padded(date.year, 4))
    }
    func shortDate(_ date: CivilDate) -> DisplayText {
        DisplayText(stranger: padded(date.day, 2) + "." + padded(date.month, 2))
    }
    func day(_ date: CivilDate) -> DisplayText {
        let names: [DisplayText] = ["Pr", "Ot", "Tr", "Ce", "Pk", "Se", "Sv"]
        return "\(names[date.weekday - 1]) \(padded(date.day, 2))."
    }

    func age(_ milliseconds: Int64) -> DisplayText {
        switch RoundedAge(milliseconds) {
        case .minutes(let count): "\(count)m"
        case .hours(let count): "\(count)st"
        case .days(let count): "\(count)d"
        case .years(let count): "\(count)g"
        }
    }
    func span(_ milliseconds: Int64) -> DisplayText {
        let hours = Int(max(0, milliseconds / Moment.hour))
        func hourWord(_ count: Int) -> DisplayText {
            "\(count) \(Plural.latvian(count, zero: "stundu", one: "stunda", other: "stundas"))"
        }
        if hours == 0 {
            let minutes = Int(max(0, milliseconds / Moment.minute))
            return "\(minutes) \(Plural.latvian(minutes, zero: "minūšu", one: "minūte", other: "minūtes"))"
        }
        if hours < 24 { return hourWord(hours) }
        let days = hours / 24
        let dayText: DisplayText =
            "\(days) \(Plural.latvian(days, zero: "dienu", one: "diena", other: "dienas"))"
        return hours % 24 == 0 ? dayText : "\(dayText) \(hourWord(hours % 24))"
    }
    func shortSpan(_ milliseconds: Int64) -> DisplayText {
        let minutes = max(0, milliseconds / Moment.minute)
        if minutes < 60 { return "\(minutes) min" }
        if minutes < 24 * 60 { return "\(minutes / 60) st \(minutes % 60) min" }
        return "\(minutes / (24 * 60)) d \(minutes / 60 % 24) st"
    }
    func until(_ time: LocalTime, today: CivilDate) -> DisplayText {
        switch time.date.daysSince1970 - today.daysSince1970 {
        case 0: "šodien \(clock(time))"
        case 1: "rīt \(clock(time))"
        default: moment(time)
        }
    }

    // MARK: Statistics

    func waiting(_ count: Int) -> DisplayText { "lēmumu \(count)" }
    var statisticsLabels: StatisticsLabels {
        StatisticsLabels(
            waiting: "Tagad gaida", waitingShort: "Gaida", decidedShort: "Lēmumi", rejectedAs: "Noraidīti kā",
            pending: "gaida lēmumu", deferred: "atlikti", speed: "Laiks līdz lēmumam",
            half: "puse līdz", nineInTen: "deviņi no desmit", withinTarget: "mērķa laikā",
            decisionsPerDay: "Lēmumi pa dienām", submitted: "iesniegti", decided: "izlemti",
            approved: "apstiprināti", rejected: "noraidīti", edited: "laboti", undone: "atsaukti",
            byModerator: "Pa moderatoriem", byReason: "Noraidīti, pēc iemesla", ageWidth: 16)
    }
    func period(_ days: Int, to last: CivilDate, zone: String?) -> DisplayText {
        let period: DisplayText = "\(dayCount(days)) līdz \(date(last))"
        guard let place = zone?.split(separator: "/").last else { return period }
        return "\(period), laiks: \(place)"
    }
    func theOldest(_ age: DisplayText, _ number: DisplayText) -> DisplayText { "vecākais \(age), \(number)" }
    func theNextReturns(_ time: DisplayText) -> DisplayText { "nākamais atgriežas \(time)" }
    func ageRange(_ from: Int64, _ to: Int64?) -> DisplayText {
        guard let to else { return "virs \(shortAge(from))" }
        return from == 0 ? "līdz \(shortAge(to))" : "\(shortAge(from)) līdz \(shortAge(to))"
    }
    private func shortAge(_ milliseconds: Int64) -> DisplayText {
        milliseconds % Moment.day == 0 ? "\(milliseconds / Moment.day) d" : shortSpan(milliseconds)
    }
    func late(_ target: DisplayText) -> DisplayText { "kavējas: mērķis ir \(target)" }
    var fromWord: DisplayText { "no" }
    var lateWord: DisplayText { "kavējas" }
    func theOthers(_ count: Int) -> DisplayText {
        "\(Plural.latvian(count, zero: "pārējie", one: "pārējais", other: "pārējie")) \(count)"
    }
    func dayCount(_ days: Int) -> DisplayText {
        "\(days) \(Plural.latvian(days, zero: "dienu", one: "diena", other: "dienas"))"
    }
}
