import Moderation
import Terminal
import Wording

/// Statistics where there is little room: the same answers, closer together.
extension Drawing {
    func narrow(_ result: Statistics, width: Int) -> [DisplayText] {
        var lines = summary(result, width: width)
        lines.append(DisplayText())
        lines += narrowDays(result, width: width)
        lines.append(DisplayText())
        let people = narrowModerators(result)
        let reasons = narrowReasons(result)
        let left = max(50, (people.map(\.width).max() ?? 0) + 3)
        guard width >= left + 22 else { return lines + people + [DisplayText()] + reasons }
        for index in 0..<max(people.count, reasons.count) {
            let person = index < people.count ? people[index] : DisplayText()
            let reason = index < reasons.count ? reasons[index] : DisplayText()
            lines.append("\(person.fitted(to: left))\(reason)")
        }
        return lines
    }

    private func summary(_ result: Statistics, width: Int) -> [DisplayText] {
        let label = phrases.statisticsLabels
        let indent = max(label.waitingShort.width, label.decided.width) + 2
        let room = max(2, width - indent)
        func rows(_ name: DisplayText, _ parts: [DisplayText], by separator: DisplayText) -> [DisplayText] {
            parts.joined(by: separator).wrapped(to: room).enumerated().map { index, line in
                "\(index == 0 ? name.styled(.strong).padded(to: indent) : DisplayText.blanks(indent))\(line)"
            }
        }
        var waiting: DisplayText = phrases.waiting(result.waiting.pending)
        if let oldest = result.waiting.oldest {
            waiting += ", \(phrases.theOldest(phrases.span(oldest.age), "\(number: oldest.comment)"))"
        }
        var lines = rows(label.waitingShort, [waiting, phrases.deferred(result.waiting.deferred)], by: "   ")
        let ages = result.waiting.ages.map { age in
            let isBetween = age.from > 0 && age.to != nil
            let from: DisplayText = isBetween ? "\(phrases.fromWord) " : ""
            let text: DisplayText = "\(age.count) \(from)\(phrases.ageRange(age.from, age.to))"
            return age.isLate && age.count > 0 ? "\(text), \(phrases.lateWord)" : text
        }
        lines += rows(DisplayText(), ages, by: "   ")
        var speed: [DisplayText] = []
        if let half = result.speed.half { speed.append("\(label.half) \(phrases.shortSpan(half))") }
        if let most = result.speed.nineInTen { speed.append("\(label.nineInTen) \(phrases.shortSpan(most))") }
        if let percent = result.speed.percentWithinTarget { speed.append("\(percent) % \(label.withinTarget)") }
        if !speed.isEmpty { lines += rows(label.decidedShort, speed, by: ", ") }
        return lines
    }

    private func narrowDays(_ result: Statistics, width: Int) -> [DisplayText] {
        let label = phrases.statisticsLabels
        let submitted = max(9, label.submitted.width)
        let decided = max(8, label.decided.width + 1)
        let head: DisplayText =
            "\(DisplayText.blanks(8))\(label.submitted.padded(to: submitted, alignment: .right)) \(label.decided.padded(to: decided, alignment: .right))"
        let gap = width - head.width - legend.width - 1
        var lines = [gap >= 1 ? "\(head.styled(.quiet))\(DisplayText.blanks(gap))\(legend)" : head.styled(.quiet)]
        let room = max(4, width - head.width - 4)
        let largest = result.days.map(\.decided).max() ?? 0
        for day in result.days.reversed() {
            let count: DisplayText = day.decided == 0 ? "·" : "\(day.decided)"
            let approved = bar(day.approved, of: largest, width: room, "█").styled(.approved)
            let rejected = bar(day.rejected, of: largest, width: room, "░").styled(.rejected)
            lines.append(
                "\(dayName(day.date, of: result).padded(to: 8))\(cell(day.submitted, submitted)) \(count.padded(to: decided, alignment: .right))  \(approved)\(rejected)"
            )
        }
        return lines
    }

    private func narrowModerators(_ result: Statistics) -> [DisplayText] {
        let label = phrases.statisticsLabels
        let titles = [label.decided, label.approved, label.rejected, label.undone]
        func line(_ name: DisplayText, _ cells: [DisplayText]) -> DisplayText {
            var text = name.fitted(to: 9)
            for (cell, title) in zip(cells, titles) {
                text += cell.padded(to: max(8, title.width) + 1, alignment: .right)
            }
            return text
        }
        var lines = [line(DisplayText(), titles).styled(.quiet)]
        for person in result.moderators.prefix(8) {
            let cells = [person.decided, person.approved, person.rejected, person.undone]
            lines.append(line(DisplayText(stranger: person.login.text), cells.map { cell($0, 1) }))
        }
        let all = [result.decided, result.approved, result.rejected, result.undone]
        return lines + [line(phrases.wordAll, all.map { cell($0, 1) })]
    }

    private func narrowReasons(_ result: Statistics) -> [DisplayText] {
        guard !result.reasons.isEmpty else { return [] }
        var lines = [phrases.statisticsLabels.rejectedAs.styled(.quiet)]
        let named = result.reasons.count > 4 ? 3 : 4
        for reason in result.reasons.prefix(named) {
            lines.append("\(model.reasonName(reason.code).fitted(to: 16))\(cell(reason.count, 5))")
        }
        let rest = result.reasons.dropFirst(named)
        if !rest.isEmpty {
            lines.append("\(phrases.theOthers(rest.count).fitted(to: 16))\(cell(rest.reduce(0) { $0 + $1.count }, 5))")
        }
        return lines
    }
}
