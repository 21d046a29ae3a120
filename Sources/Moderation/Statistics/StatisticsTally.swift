/// A run of local days and where each begins.
struct DaySpan {
    let dates: [CivilDate]
    /// The midnight that begins each day, and the one that ends the last: in milliseconds.
    private let midnights: [Int64]

    init(days: Int, to last: CivilDate, zone: any Zone) {
        let first = last.daysSince1970 - days + 1
        dates = (0..<days).map { CivilDate(daysSince1970: first + $0) }
        midnights = (0...days).map { zone.moment(CivilDate(daysSince1970: first + $0)).milliseconds }
    }

    /// Finds the day of a moment: an index of ``dates``; `nil` outside.
    func day(of moment: Int64) -> Int? {
        guard let first = midnights.first, let end = midnights.last, moment >= first, moment < end else { return nil }
        var low = 0
        var high = midnights.count - 1
        while high - low > 1 {
            let middle = (low + high) / 2
            if midnights[middle] <= moment { low = middle } else { high = middle }
        }
        return low
    }
}

/// What statistics add up while they go through the columns.
struct StatisticsTally {
    struct Counts {
        var approved = 0
        var rejected = 0
        var edited = 0
        var undone = 0
    }

    let span: DaySpan
    var days: [Statistics.Day]
    /// How long each comment waited that got its first decision in these days, in milliseconds.
    var waits: [Int64] = []
    private var byLogin: [Int: Counts] = [:]
    private var byReason: [Int: Int] = [:]

    init(span: DaySpan) {
        self.span = span
        days = span.dates.map { Statistics.Day(date: $0, submitted: 0, approved: 0, rejected: 0) }
    }

    mutating func change(_ login: Int, _ change: (inout Counts) -> Void) {
        change(&byLogin[login, default: Counts()])
    }

    mutating func add(reason: Int) {
        byReason[reason, default: 0] += 1
    }

    func moderators(named name: (Int) -> Login) -> [Statistics.Moderator] {
        byLogin.map { index, counts in
            Statistics.Moderator(
                login: name(index), approved: counts.approved, rejected: counts.rejected, edited: counts.edited,
                undone: counts.undone)
        }
        .sorted { ($1.decided, $0.login) < ($0.decided, $1.login) }
    }

    func reasons(named name: (Int) -> ReasonCode) -> [Statistics.Reason] {
        byReason.map { Statistics.Reason(code: name($0), count: $1) }.sorted {
            ($1.count, $0.code) < ($0.count, $1.code)
        }
    }

    func speed(target: Int64?) -> Statistics.Speed {
        let sorted = waits.sorted()
        func within(_ tenths: Int) -> Int64? {
            sorted.isEmpty ? nil : sorted[(sorted.count * tenths + 9) / 10 - 1]
        }
        return Statistics.Speed(
            decided: sorted.count, half: within(5), nineInTen: within(9),
            withinTarget: target.map { target in sorted.count { $0 <= target } })
    }
}
