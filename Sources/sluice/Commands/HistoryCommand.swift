import ArgumentParser
import JSON
import Moderation
import Terminal
import Wording

/// `sluice history`: who decided what.
struct HistoryCommand: TakesQuery {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Tell who decided what, when and why.",
        discussion: """
            The newest entry comes last; what was taken back later says so. With the number of a comment (17 or #17): \
            everything that happened to it. With a query: the entries that touched what it matches; in it before: \
            after: by: and reason: speak of the entry.

            To a pipe each line is: entry, time, who, what, comments, release, reason, until, entry referred to, \
            undone by, note, with tabs between; what redo wrote is undo there, as in the journal.

            Examples:
              sluice history
              sluice history 17
              sluice history --by juris --since 7d
              sluice history --do reject --reason spam author:kredits
              sluice history --json --since 2026-11-01 --until 2026-11-30

            --since and --until take a day, whole, or 2026-11-24T14:30, or an age: 12h 7d 4w.
            """,
        helpNames: .long)

    @Argument(
        help: ArgumentHelp("A comment's number, or a query.", valueName: "number or query"),
        completion: .custom { words, _, prefix in Completions.query(words, prefix) })
    var words: [String] = []

    @Option(name: .customLong("by"), help: ArgumentHelp("Only what they did; commas between.", valueName: "names"))
    var by: String?

    @Option(
        name: .customLong("do"),
        help: ArgumentHelp("Only these acts, such as approve,redo; commas between.", valueName: "acts"),
        completion: .list(HistoryCommand.acts))
    var `do`: String?

    @Option(
        name: .customLong("reason"),
        help: ArgumentHelp("Only what gives this reason; commas between.", valueName: "codes"),
        completion: .custom { words, _, prefix in Completions.reasons(words, prefix) })
    var reason: String?

    @Option(name: .customLong("since"), help: ArgumentHelp("Only from then on.", valueName: "time"))
    var since: String?

    @Option(name: .customLong("until"), help: ArgumentHelp("Only up to then.", valueName: "time"))
    var until: String?

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let comment = words.count == 1 ? TargetWord(words[0])?.number : nil
        if words.count > 1, words.allSatisfy({ TargetWord($0) != nil }) {
            throw Failure(.usage, wording.historyOfMany(words.compactMap { TargetWord($0)?.number }))
        }
        let text = words.isEmpty || comment != nil ? nil : words.joined(separator: " ")
        var query = HistoryQuery(
            try Session.query(text, otherwise: .everything), by: try logins(), reasons: try reasons())
        try choose(&query)
        let session = try Session.open(queue.choice)
        query.since = try TimeSpan.since(since, session)
        query.until = try TimeSpan.until(until, session)
        let entries: [EntryNumber]
        if let comment {
            guard session.queue.contains(comment) else {
                throw Failure(.refused, wording.noComment(comment))
            }
            entries = try Self.entries(of: comment, query, session)
        } else {
            entries = try Self.entries(query, session)
        }
        var output = Output(.forStandardOutput(json: output.json))
        try Self.write(entries, session, to: &output)
        try output.finish()
        if entries.isEmpty, case .people = output.form { Notices.tell(wording.noHistoryMatches) }
    }

    /// Everything that happened to a comment, its submission first, within what the options ask for.
    private static func entries(
        of comment: CommentNumber, _ query: HistoryQuery, _ session: Session
    ) throws(Failure) -> [EntryNumber] {
        let changed = session.queue.changes(of: comment).map(\.entry)
        guard query.by != nil || query.verbs != nil || query.reasons != nil || query.since != nil || query.until != nil
        else { return changed }
        var query = query
        query.verbs = query.verbs ?? Set(Verb.allCases)
        let matching = Set(try entries(query, session))
        return changed.filter(matching.contains)
    }

    private static func entries(_ query: HistoryQuery, _ session: Session) throws(Failure) -> [EntryNumber] {
        try session.check(query.query)
        return try calling { () throws(DeskError) in
            try query.run(queue: session.queue, desk: session.desk, context: session.context)
        }
    }

    /// How many rows share the widths of their columns: a million rows need not wait for the last.
    private static let rowsAtOnce = 1_000

    private static func write(_ entries: [EntryNumber], _ session: Session, to output: inout Output) throws(Failure) {
        if case .people(let columns) = output.form {
            var rest = entries[...]
            while !rest.isEmpty, !output.isAbandoned {
                var lines: [HistoryLine] = []
                for entry in rest.prefix(rowsAtOnce) {
                    if let line = try session.historyLine(entry) { lines.append(line) }
                }
                rest = rest.dropFirst(rowsAtOnce)
                let rows = HistoryLine.rows(
                    lines, zone: session.zone, columns: columns, showsComments: true, isCut: true)
                for row in rows { try output.line(row) }
            }
            return
        }
        for entry in entries where !output.isAbandoned {
            if case .json = output.form {
                guard let record = try session.entryRecord(entry) else { continue }
                try output.line(json: OutputJSON.object { record.write(to: &$0) })
            } else {
                guard let line = try session.historyLine(entry) else { continue }
                var fields = TabFields()
                line.add(to: &fields)
                try output.line(fields)
            }
        }
    }

    private func logins() throws(Failure) -> [Login]? {
        try CommaList.values(by, option: "--by", wording.nameRule) { name in
            Login(name).flatMap { $0.canBeAskedFor ? $0 : nil }
        }
    }

    /// What `--do` takes: the verbs of the journal, and `redo`, which the journal writes as the undo of an undo.
    private static let acts = Verb.allCases.map(\.word) + ["redo"]

    /// Lets `--do` choose what is asked for.
    private func choose(_ query: inout HistoryQuery) throws(Failure) {
        let chosen = try CommaList.values(`do`, option: "--do", wording.oneOf(HistoryCommand.acts)) {
            HistoryCommand.acts.contains($0) ? $0 : nil
        }
        guard let chosen else { return }
        query.verbs = Set(chosen.map { $0 == "redo" ? .undo : Verb(word: Array($0.utf8)) }.compactMap { $0 })
        let (hasUndo, hasRedo) = (chosen.contains(Verb.undo.word), chosen.contains("redo"))
        if hasUndo != hasRedo { query.redo = hasRedo }
    }

    private func reasons() throws(Failure) -> [ReasonCode]? {
        try CommaList.values(reason, option: "--reason", wording.reasonRule) { ReasonCode($0) }
    }
}
