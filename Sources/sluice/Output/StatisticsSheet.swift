import JSON
import Moderation
import Terminal
import Wording

/// Writes statistics in the form that the output has.
struct StatisticsSheet {
    let statistics: Statistics
    /// How long a comment may wait, in milliseconds.
    let target: Int64?
    let zone: any Zone

    func write(to output: inout Output) throws(Failure) {
        switch output.form {
        case .json: try output.line(json: object)
        case .tabs: try writeFields(to: &output)
        case .people(let columns):
            for line in lines(columns: columns).flatMap({ $0.wrapped(to: columns) }) { try output.line(line) }
        }
    }

    // MARK: For people

    private func lines(columns: Int) -> [DisplayText] {
        var lines: [DisplayText] = []
        if let first = statistics.days.first, let last = statistics.days.last {
            lines = ["\(DisplayText.counted(statistics.days.count, "day", "days")), \(first.date) to \(last.date)", ""]
        }
        lines += waitingLines + [""] + speedLines + [""]
        lines += dayTable.lines(width: columns) + [""]
        if !statistics.moderators.isEmpty { lines += moderatorTable.lines(width: columns) + [""] }
        if !statistics.reasons.isEmpty { lines += reasonTable.lines(width: columns) }
        while lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines
    }

    private var waitingLines: [DisplayText] {
        let waiting = statistics.waiting
        var pending: DisplayText = "pending   \(waiting.pending)"
        if let oldest = waiting.oldest {
            pending += "   the oldest " + TimeText.length(oldest.age) + ", \(oldest.comment)"
        }
        var deferred: DisplayText = "deferred  \(waiting.deferred)"
        if let next = waiting.nextDeferralEnd { deferred += "   the next returns " + TimeText.minute(next, zone) }
        return [pending, deferred]
            + waiting.ages.map { age in
                let from = TimeText.length(age.from)
                let span: DisplayText =
                    switch (age.from, age.to) {
                    case (0, let to?): "under " + TimeText.length(to)
                    case (_, let to?): from + " to " + TimeText.length(to)
                    case (_, nil): "over " + from
                    }
                return "  " + span.padded(to: 16) + "\(age.count)" + (age.isLate ? "   late" : "")
            }
    }

    private var speedLines: [DisplayText] {
        let speed = statistics.speed
        guard speed.decided > 0 else { return ["no decisions in these days"] }
        var lines: [DisplayText] = []
        if let half = speed.half { lines.append("half decided within         " + TimeText.length(half)) }
        if let most = speed.nineInTen { lines.append("nine in ten decided within  " + TimeText.length(most)) }
        if let percent = speed.percentWithinTarget, let target {
            lines.append("within the target of " + TimeText.length(target) + ": \(percent) %")
        }
        return lines
    }

    private var dayTable: Table {
        var table = Table([
            .init("day"), .init("submitted", .right), .init("decided", .right), .init("approved", .right),
            .init("rejected", .right, limit: 8),
        ])
        for day in statistics.days {
            table.add("\(day.date)", "\(day.submitted)", "\(day.decided)", "\(day.approved)", "\(day.rejected)")
        }
        table.add(
            "all", "\(statistics.submitted)", "\(statistics.decided)", "\(statistics.approved)",
            "\(statistics.rejected)")
        return table
    }

    private var moderatorTable: Table {
        var table = Table([
            .init("moderator"), .init("decided", .right), .init("approved", .right), .init("rejected", .right),
            .init("edited", .right), .init("undone", .right, limit: 6),
        ])
        for one in statistics.moderators {
            table.add(
                "\(one.login)", "\(one.decided)", "\(one.approved)", "\(one.rejected)", "\(one.edited)",
                "\(one.undone)")
        }
        table.add(
            "all", "\(statistics.decided)", "\(statistics.approved)", "\(statistics.rejected)",
            "\(statistics.edited)", "\(statistics.undone)")
        return table
    }

    private var reasonTable: Table {
        var table = Table([.init("rejected as"), .init("", .right, limit: 9)])
        for reason in statistics.reasons { table.add("\(reason.code)", "\(reason.count)") }
        return table
    }

    // MARK: Between tabs

    private func writeFields(to output: inout Output) throws(Failure) {
        let waiting = statistics.waiting
        let speed = statistics.speed
        var rows: [[String?]] = [
            ["waiting", "\(waiting.pending)", "\(waiting.deferred)", waiting.nextDeferralEnd?.journal],
            ["oldest", waiting.oldest.map { "\($0.comment.rawValue)" }, waiting.oldest.map { "\($0.age / 1_000)" }],
        ]
        rows += waiting.ages.map { age in
            ["age", "\(age.from / 1_000)", age.to.map { "\($0 / 1_000)" }, "\(age.count)", age.isLate ? "late" : nil]
        }
        rows.append([
            "speed", "\(speed.decided)", speed.half.map { "\($0 / 1_000)" }, speed.nineInTen.map { "\($0 / 1_000)" },
            speed.withinTarget.map { "\($0)" },
        ])
        rows += statistics.days.map {
            ["day", $0.date.description, "\($0.submitted)", "\($0.approved)", "\($0.rejected)"]
        }
        rows += statistics.moderators.map {
            ["moderator", $0.login.text, "\($0.approved)", "\($0.rejected)", "\($0.edited)", "\($0.undone)"]
        }
        rows += statistics.reasons.map { ["reason", $0.code.text, "\($0.count)"] }
        for row in rows {
            var fields = TabFields()
            for field in row { fields.add(field) }
            try output.line(fields)
        }
    }

    // MARK: JSON

    /// Lengths of time are in seconds.
    private var object: [UInt8] {
        OutputJSON.object { json in
            json.member("waiting") { write(statistics.waiting, to: &$0) }
            json.member("speed") { write(statistics.speed, to: &$0) }
            json.member("submitted", statistics.submitted)
            json.member("approved", statistics.approved)
            json.member("rejected", statistics.rejected)
            json.member("edited", statistics.edited)
            json.member("undone", statistics.undone)
            json.array("days", statistics.days) { day, json in
                json.member("date", day.date.description)
                json.member("submitted", day.submitted)
                json.member("approved", day.approved)
                json.member("rejected", day.rejected)
            }
            json.array("moderators", statistics.moderators) { one, json in
                json.member("login", one.login.text)
                json.member("approved", one.approved)
                json.member("rejected", one.rejected)
                json.member("edited", one.edited)
                json.member("undone", one.undone)
            }
            json.array("reasons", statistics.reasons) { reason, json in
                json.member("reason", reason.code.text)
                json.member("count", reason.count)
            }
        }
    }

    private func write(_ waiting: Statistics.Waiting, to json: inout JSONWriter) {
        json.member("pending", waiting.pending)
        json.member("deferred", waiting.deferred)
        json.member("nextDeferralEnd", waiting.nextDeferralEnd)
        json.member("oldest", waiting.oldest?.comment.rawValue)
        json.member("oldestAge", seconds(waiting.oldest?.age))
        json.array("ages", waiting.ages) { age, json in
            json.member("from", seconds(age.from))
            json.member("to", seconds(age.to))
            json.member("count", age.count)
            json.member("late", age.isLate)
        }
    }

    private func write(_ speed: Statistics.Speed, to json: inout JSONWriter) {
        json.member("decided", speed.decided)
        json.member("half", seconds(speed.half))
        json.member("nineInTen", seconds(speed.nineInTen))
        json.member("target", seconds(target))
        json.member("withinTarget", speed.withinTarget)
    }

    private func seconds(_ milliseconds: Int64?) -> Int? {
        milliseconds.map { Int($0 / Moment.second) }
    }
}
