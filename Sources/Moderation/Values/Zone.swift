/// Local time, as the place of the press office counts it.
///
/// The domain asks no operating system: the executable provides a zone that does.
package protocol Zone: Sendable {
    /// Gives the seconds that local time is ahead of UTC at a moment.
    func offset(at moment: Moment) -> Int
}

/// A zone that never changes its clocks; UTC unless told otherwise.
package struct FixedZone: Zone {
    package let seconds: Int

    package init(seconds: Int = 0) {
        self.seconds = seconds
    }

    package func offset(at moment: Moment) -> Int {
        seconds
    }
}

/// A moment on a local clock and calendar.
package struct LocalTime: Hashable, Sendable {
    package var date: CivilDate
    package var hour: Int
    package var minute: Int
    package var second: Int
}

extension Zone {
    /// Reads a moment off the local clock, which stands still at both ends of the calendar: local times before the
    /// year 1 become the first second of that year, and those after the year 9999 its last second.
    package func local(_ moment: Moment) -> LocalTime {
        let (first, last) = (Moment.writable.lowerBound.milliseconds, Moment.writable.upperBound.milliseconds)
        let shifted = min(
            max(
                moment.milliseconds.flooredQuotient(1_000) + Int64(offset(at: moment)), first.flooredQuotient(1_000)),
            last.flooredQuotient(1_000))
        let days = shifted.flooredQuotient(86_400)
        let rest = Int(shifted - days * 86_400)
        return LocalTime(
            date: CivilDate(daysSince1970: Int(days)), hour: rest / 3_600, minute: rest / 60 % 60, second: rest % 60)
    }

    /// Returns the moment at which the local clock shows this time. If it is shown twice, the first; if it is
    /// skipped, the moment that lies as far after the jump as the time lies after the beginning of the skipped hour.
    /// The first day of the calendar begins with its first moment, and the last one ends with its last.
    package func moment(_ date: CivilDate, hour: Int = 0, minute: Int = 0) -> Moment {
        let wall = Int64(date.daysSince1970) * 86_400 + Int64(hour * 3_600 + minute * 60)
        let before = offset(at: Moment(milliseconds: (wall - 86_400) * 1_000))
        let after = offset(at: Moment(milliseconds: (wall + 86_400) * 1_000))
        let early = Moment(milliseconds: (wall - Int64(max(before, after))) * 1_000)
        let late = Moment(milliseconds: (wall - Int64(min(before, after))) * 1_000)
        let wanted = LocalTime(date: date, hour: hour, minute: minute, second: 0)
        let moment = local(early) == wanted ? early : late
        if wall * 1_000 <= Moment.writable.lowerBound.milliseconds { return min(moment, Moment.writable.lowerBound) }
        if wall * 1_000 > Moment.writable.upperBound.milliseconds {
            return max(moment, Moment.writable.upperBound + 1)
        }
        return moment
    }

    /// Returns the local midnight that begins the day of `moment`.
    package func midnight(before moment: Moment) -> Moment {
        self.moment(local(moment).date)
    }

    /// Returns the local midnight that ends the day of `moment`.
    package func midnight(after moment: Moment) -> Moment {
        self.moment(CivilDate(daysSince1970: local(moment).date.daysSince1970 + 1))
    }
}
