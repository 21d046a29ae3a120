import ArgumentParser
import JSON
import Journal
import Moderation
import Terminal
import Wording

/// `sluice list`: the comments that a query matches.
struct ListCommand: TakesQuery {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the comments that match a query.",
        discussion: QueryHelp.discussion
            + """


            To a pipe each line is: number@version, state, reason, deferred until, release, submitted, author, \
            “edited”, body, with tabs between. sluice approve - and the like take such lines.

            Examples:
              sluice list
              sluice list author:liga -is:rejected
              sluice list is:any after:7d --sort newest --limit 20
              sluice list has:link --json
            """,
        helpNames: .long)

    @OptionGroup var query: QueryArgument

    @Option(name: .customLong("sort"), help: ArgumentHelp("The order.", valueName: "order"))
    var sort: Order = .oldest

    @Option(name: .customLong("limit"), help: ArgumentHelp("At most so many.", valueName: "number"))
    var limit: Int?

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 on.") }
    }

    func run() throws {
        let query = try Session.query(query.text, otherwise: .pending)
        let session = try Session.open(queue.choice)
        let numbers = try session.select(query, order: sort, limit: limit)
        var output = Output(.forStandardOutput(json: output.json))
        try CommentRows(session: session).write(numbers, to: &output)
        try output.finish()
        if numbers.isEmpty, case .people = output.form { Notices.tell(wording.noMatch(query.text)) }
    }
}

extension Order: ExpressibleByArgument {}

/// Writes many comments, one a line, in the output's form.
struct CommentRows {
    let session: Session

    func write(_ numbers: [CommentNumber], to output: inout Output) throws(Failure) {
        switch output.form {
        case .json: try writeObjects(numbers, to: &output)
        case .tabs: try writeFields(numbers, to: &output)
        case .people(let columns): try writeRows(numbers, columns: columns, to: &output)
        }
    }

    private func writeObjects(_ numbers: [CommentNumber], to output: inout Output) throws(Failure) {
        for number in numbers where !output.isAbandoned {
            guard let record = try session.record(number) else { continue }
            try output.line(json: OutputJSON.object { record.write(to: &$0, now: session.now) })
        }
    }

    private func writeFields(_ numbers: [CommentNumber], to output: inout Output) throws(Failure) {
        try withBodies(numbers) { number, body throws(Failure) in
            guard let comment = session.queue[number] else { return true }
            var fields = TabFields()
            fields.add("\(number.rawValue)@\(comment.version.rawValue)")
            fields.add(comment.state.word)
            fields.add(comment.reason?.text)
            fields.add(comment.deferral(at: session.now)?.until.journal)
            fields.add(comment.release.text)
            fields.add(comment.submitted.journal)
            fields.add(comment.authorName)
            fields.add(comment.isEdited ? "edited" : nil)
            if let body { fields.add(utf8: body) } else { fields.add(nil) }
            try output.line(fields)
            return !output.isAbandoned
        }
    }

    private func writeRows(_ numbers: [CommentNumber], columns: Int, to output: inout Output) throws(Failure) {
        let digits = String(numbers.map(\.rawValue).max() ?? 1).utf8.count + 1
        try withBodies(numbers) { number, body throws(Failure) in
            guard let comment = session.queue[number] else { return true }
            var line: DisplayText = "\(number)"
            line = line.padded(to: digits, alignment: .right) + "  "
            line += comment.stateWord(at: session.now).fitted(to: wording.stateWidth)
            line += (comment.isEdited ? " e  " : "    ") + wording.moment(session.zone.local(comment.submitted)) + "  "
            line += DisplayText(stranger: comment.authorName ?? "", truncatedTo: 18).fitted(to: 18) + "  "
            let left = max(0, columns - line.width)
            if let body { line += DisplayText(openingOf: body, width: left) }
            try output.line(line.truncated(to: columns))
            return !output.isAbandoned
        }
    }

    /// Passes on each comment with its body in force, `nil` once erased, in order, reading many bodies at a time,
    /// until the receiver has enough.
    private func withBodies(
        _ numbers: [CommentNumber], _ visit: (CommentNumber, UnsafeRawBufferPointer?) throws(Failure) -> Bool
    ) throws(Failure) {
        let queue = session.queue
        var next = 0
        var isEnough = false
        var failure: Failure?
        func tell(_ index: Int, _ body: UnsafeRawBufferPointer?) -> Bool {
            do throws(Failure) {
                while next < index {
                    guard try visit(numbers[next], nil) else { return false }
                    next += 1
                }
                next += 1
                return index == numbers.count ? true : try visit(numbers[index], body)
            } catch {
                failure = error
                return false
            }
        }
        // Erased comments have no body: they are passed on when their turn comes.
        let indices = numbers.indices.filter { queue.bodyPlace(of: numbers[$0]) != nil }
        try calling { () throws(DeskError) in
            try session.desk.checkedBodies(at: indices.compactMap { queue.bodyPlace(of: numbers[$0]) }) {
                isEnough = !tell(indices[$0], $1)
                return !isEnough
            }
        }
        if !isEnough { _ = tell(numbers.count, nil) }
        if let failure { throw failure }
    }
}
