extension Queue {
    /// Looks back over `days` local days, the last of which is `last`. Reads the columns once, whatever the span.
    ///
    /// - Parameters:
    ///   - days: At least 1.
    ///   - target: How long a comment may wait, in milliseconds: ``Settings/target``.
    ///   - release: Only comments of this release; an unknown one has none.
    package func statistics(
        days: Int, to last: CivilDate, zone: any Zone, now: Moment, target: Int64?, release: Slug? = nil
    ) -> Statistics {
        let only = release.map { releaseIndex($0) ?? -1 }
        let span = DaySpan(days: Swift.max(days, 1), to: last, zone: zone)
        var tally = StatisticsTally(span: span)
        countSubmissions(into: &tally, of: only)
        countActs(into: &tally, of: only)
        return Statistics(
            days: tally.days, waiting: waiting(at: now, target: target, of: only),
            speed: tally.speed(target: target), moderators: tally.moderators(named: login),
            reasons: tally.reasons(named: { reason($0) ?? .other }))
    }

    private func countSubmissions(into tally: inout StatisticsTally, of release: Int?) {
        for index in 0..<comments.count {
            guard let day = tally.span.day(of: comments.submitted[index]), isOf(release, index) else { continue }
            tally.days[day].submitted += 1
        }
    }

    private func countActs(into tally: inout StatisticsTally, of release: Int?) {
        for line in 0..<entries.count {
            let entry = UInt32(line + 1)
            let verb = entries.verb(of: entry)
            guard verb == .approve || verb == .reject || verb == .edit,
                let day = tally.span.day(of: entries.rows[line].at)
            else { continue }
            for change in changeRange(of: entry) where isOf(release, Int(changes.rows[change].comment) - 1) {
                count(change, verb: verb, line: line, day: day, into: &tally)
            }
        }
    }

    private func count(_ change: Int, verb: Verb, line: Int, day: Int, into tally: inout StatisticsTally) {
        let login = Int(entries.rows[line].by)
        let isUndone = changes.rows[change].undone != 0
        tally.change(login) { moderator in
            switch (verb, isUndone) {
            case (.approve, false): moderator.approved += 1
            case (.reject, false): moderator.rejected += 1
            case (.edit, false): moderator.edited += 1
            case (.edit, true): break
            default: moderator.undone += 1
            }
        }
        guard verb != .edit, !isUndone else { return }
        if verb == .approve {
            tally.days[day].approved += 1
        } else {
            tally.days[day].rejected += 1
            tally.add(reason: Int(entries.rows[line].payload))
        }
        // The first standing decision ends the wait; what lies under it on the stack came before.
        if decision(from: changes.rows[change].below) == 0 {
            let submitted = comments.submitted[Int(changes.rows[change].comment) - 1]
            tally.waits.append(Swift.max(entries.rows[line].at - submitted, 0))
        }
    }

    private func isOf(_ release: Int?, _ index: Int) -> Bool {
        release == nil || Int(comments.rows[index].release) == release
    }

    private func waiting(at now: Moment, target: Int64?, of release: Int?) -> Statistics.Waiting {
        let (middle, far) = target.map { ($0 / 2, $0) } ?? (Moment.day, 2 * Moment.day)
        var waiting = Statistics.Waiting(
            pending: 0, deferred: 0, nextDeferralEnd: nil,
            ages: [
                Statistics.Age(from: 0, to: middle, count: 0, isLate: false),
                Statistics.Age(from: middle, to: far, count: 0, isLate: false),
                Statistics.Age(from: far, to: nil, count: 0, isLate: target != nil),
            ], oldestComment: nil, oldestAge: 0)
        for index in 0..<comments.count where comments.rows[index].status.state == .pending && isOf(release, index) {
            let number = CommentNumber(UInt32(index + 1))
            guard needsDecision(number, at: now) else {
                waiting.deferred += 1
                let end = deferralEnd(of: number)
                waiting.nextDeferralEnd = [waiting.nextDeferralEnd, end].compactMap(\.self).min()
                continue
            }
            let age = Swift.max(now.milliseconds - comments.submitted[index], 0)
            waiting.pending += 1
            waiting.ages[age < middle ? 0 : age < far ? 1 : 2].count += 1
            if waiting.oldestComment == nil || age > waiting.oldestAge {
                waiting.oldestComment = number
                waiting.oldestAge = age
            }
        }
        return waiting
    }
}

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
        return midnights.indices.partitioningIndex { midnights[$0] > moment } - 1
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
    /// How long each comment that got its first decision in these days had waited, in milliseconds.
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
