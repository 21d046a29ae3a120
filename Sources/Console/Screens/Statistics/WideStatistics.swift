import Moderation
import Terminal
import Wording

/// Statistics where there is room: two columns.
extension Drawing {
    mutating func statistics(_ state: StatisticsScreen) {
        var title = phrases.statisticsHeading
        if let slug = state.release { title += "  \(model.queue.release(slug)?.title ?? slug.text)" }
        firstLine(
            title: title,
            right: phrases.period(state.result.days.count, to: state.last, zone: model.settings.timezone))
        let columns = statisticsColumns(state.result)
        let count = statisticsLines(state.result)
        // With more days, or on a smaller screen, it may be beyond the end.
        let top = max(0, min(state.scroll, count - statisticsHeight))
        for (lines, place) in columns {
            for (index, line) in lines.dropFirst(top).prefix(statisticsHeight).enumerated() {
                surface.put(line, row: 2 + index, column: place.lowerBound, width: place.count)
            }
        }
        rule(row: layout.lastRule, left: [], right: count - top > statisticsHeight ? phrases.moreBelow : nil)
    }

    /// How many lines there is room for.
    var statisticsHeight: Int { layout.whole.height - 1 }
    func statisticsLines(_ result: Statistics) -> Int {
        statisticsColumns(result).map(\.lines.count).max() ?? 0
    }

    /// The lines with the columns of the screen that they take: side by side where there is room.
    private func statisticsColumns(_ result: Statistics) -> [(lines: [DisplayText], place: Range<Int>)] {
        let area = layout.whole
        guard layout.kind == .wide, area.height >= 30 else {
            return [(narrow(result, width: area.width), 1..<1 + area.width)]
        }
        // The left column takes what it needs: in Latvian the titles are longer.
        let left = waiting(result) + speed(result) + moderators(result)
        let wanted = (left.map(\.width).max() ?? 0) + 3
        let column = min(max(60, wanted), columns * 3 / 5)
        let width = columns - column - 2
        let right = days(result, width: width) + reasons(result, width: width)
        return [(left, 1..<column - 1), (right, column..<columns - 1)]
    }

    /// A day by its weekday; by its month where a number comes twice.
    func dayName(_ date: CivilDate, of result: Statistics) -> DisplayText {
        result.days.count > 14 ? phrases.shortDate(date) : phrases.day(date)
    }

    func cell(_ value: some BinaryInteger, _ width: Int) -> DisplayText {
        (value == 0 ? ("0" as DisplayText).styled(.quiet) : "\(value)").padded(to: width, alignment: .right)
    }

    func bar(_ count: Int, of largest: Int, width: Int, _ sign: DisplayText) -> DisplayText {
        guard count > 0, largest > 0 else { return DisplayText() }
        var text = DisplayText()
        for _ in 0..<max(1, (count * width + largest / 2) / largest) { text += sign }
        return text
    }

    /// What the bars of the days mean, in their styles.
    var legend: DisplayText {
        let label = phrases.statisticsLabels
        let approved = ("█ \(label.approved)" as DisplayText).styled(.approved)
        return "\(approved)  \(("░ \(label.rejected)" as DisplayText).styled(.rejected))"
    }

    private func waiting(_ result: Statistics) -> [DisplayText] {
        let waiting = result.waiting
        let label = phrases.statisticsLabels
        let width = max(16, label.ageWidth + 3)
        var lines: [DisplayText] = [label.waiting.styled(.strong), DisplayText()]
        var pending: DisplayText = "  \(label.pending.padded(to: width - 2))\(cell(waiting.pending, 5))"
        if let oldest = waiting.oldest {
            pending += "   \(phrases.theOldest(phrases.span(oldest.age), "\(number: oldest.comment)"))"
        }
        lines.append(pending)
        var deferred: DisplayText = "  \(label.deferred.padded(to: width - 2))\(cell(waiting.deferred, 5))"
        if let next = waiting.nextDeferralEnd {
            deferred += "   \(phrases.theNextReturns(phrases.moment(model.local(next))))"
        }
        lines += [deferred, DisplayText()]
        let largest = waiting.ages.map(\.count).max() ?? 0
        let late = model.settings.target.map { phrases.late(phrases.span($0)) }
        // The bars leave room for the words after those that are late.
        let isLate = waiting.ages.contains { $0.isLate && $0.count * 2 > largest }
        let room = isLate ? max(4, min(26, 58 - width - 10 - (late?.width ?? 0))) : 26
        for age in waiting.ages {
            var line: DisplayText =
                "  \(phrases.ageRange(age.from, age.to).padded(to: width - 2))\(cell(age.count, 5))   \(bar(age.count, of: largest, width: room, "▒"))"
            if age.isLate, age.count > 0, let late { line += "  \(late)" }
            lines.append(line)
        }
        return lines + [DisplayText()]
    }

    private func speed(_ result: Statistics) -> [DisplayText] {
        let label = phrases.statisticsLabels
        var lines: [DisplayText] = [label.speed.styled(.strong), DisplayText()]
        func line(_ name: DisplayText, _ value: DisplayText) {
            lines.append("  \(name.padded(to: 22))\(value)")
        }
        line(label.half, result.speed.half.map { phrases.shortSpan($0) } ?? "·")
        line(label.nineInTen, result.speed.nineInTen.map { phrases.shortSpan($0) } ?? "·")
        if let percent = result.speed.percentWithinTarget { line(label.withinTarget, "\(percent) %") }
        return lines + [DisplayText()]
    }

    private func days(_ result: Statistics, width: Int) -> [DisplayText] {
        let label = phrases.statisticsLabels
        let title = label.decisionsPerDay
        let gap = max(2, min(width, 58) - title.width - legend.width)
        var lines: [DisplayText] = ["\(title.styled(.strong))\(DisplayText.blanks(gap))\(legend)"]
        let submittedWidth = max(11, label.submitted.width + 1)
        let decidedWidth = max(9, label.decided.width + 1)
        let submitted = label.submitted.padded(to: submittedWidth, alignment: .right)
        let decided = label.decided.padded(to: decidedWidth, alignment: .right)
        lines.append(("  \(DisplayText.blanks(7))\(submitted)\(decided)" as DisplayText).styled(.quiet))
        let room = max(4, width - 9 - submittedWidth - decidedWidth - 3)
        let largest = result.days.map(\.decided).max() ?? 0
        for day in result.days.reversed() {
            let decided =
                day.decided == 0
                ? ("·" as DisplayText).padded(to: decidedWidth, alignment: .right) : cell(day.decided, decidedWidth)
            let approved = bar(day.approved, of: largest, width: room, "█").styled(.approved)
            let rejected = bar(day.rejected, of: largest, width: room, "░").styled(.rejected)
            lines.append(
                "  \(dayName(day.date, of: result).padded(to: 7))\(cell(day.submitted, submittedWidth))\(decided)  \(approved)\(rejected)"
            )
        }
        lines.append(
            "  \(phrases.dayCount(result.days.count).padded(to: 7))\(cell(result.submitted, submittedWidth))\(cell(result.decided, decidedWidth))"
        )
        return lines + [DisplayText()]
    }

    private func moderators(_ result: Statistics) -> [DisplayText] {
        let label = phrases.statisticsLabels
        let titles = [label.decided, label.approved, label.rejected, label.edited, label.undone]
        let widths = titles.map { max(9, $0.width + 1) }
        var lines: [DisplayText] = [label.byModerator.styled(.strong), DisplayText()]
        func line(_ name: DisplayText, _ cells: [DisplayText]) -> DisplayText {
            var text: DisplayText = "  \(name.fitted(to: 9))"
            for (cell, width) in zip(cells, widths) { text += cell.padded(to: width, alignment: .right) }
            return text
        }
        lines.append(line(DisplayText(), titles).styled(.quiet))
        for person in result.moderators.prefix(12) {
            let cells = [person.decided, person.approved, person.rejected, person.edited, person.undone]
            lines.append(line(DisplayText(stranger: person.login.text), cells.map { cell($0, 1) }))
        }
        let all = [result.decided, result.approved, result.rejected, result.edited, result.undone]
        lines.append(line(phrases.wordAll, all.map { cell($0, 1) }))
        return lines + [DisplayText()]
    }

    private func reasons(_ result: Statistics, width: Int) -> [DisplayText] {
        // A heading over nothing would look as if something were missing.
        guard !result.reasons.isEmpty else { return [] }
        var lines: [DisplayText] = [phrases.statisticsLabels.byReason.styled(.strong), DisplayText()]
        let names = result.reasons.map { model.reasonName($0.code) }
        let nameWidth = max(13, names.map(\.width).max() ?? 0)
        let largest = result.reasons.map(\.count).max() ?? 0
        for (name, reason) in zip(names, result.reasons).prefix(12) {
            let room = max(4, min(40, width - nameWidth - 11))
            lines.append(
                "  \(name.padded(to: nameWidth))\(cell(reason.count, 6))  \(bar(reason.count, of: largest, width: room, "░"))"
            )
        }
        return lines
    }
}
