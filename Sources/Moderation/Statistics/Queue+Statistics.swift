extension Queue {
    /// Looks back over `days` local days, the last of which is `last`. It reads columns once, whatever the span.
    ///
    /// - Parameters:
    ///   - days: At least 1.
    ///   - target: How long a comment may wait, in milliseconds: ``Settings/target``.
    ///   - release: Only comments of this release; one that is not known has none.
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
        // The first decision that stands ends the wait; what lies under it on the stack was there before.
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
