import ArgumentParser
import JSON
import Moderation
import Terminal
import Wording

/// `sluice show`: a comment with its whole history.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show comments with their whole history.",
        discussion: """
            To a pipe each line is a name and its value with a tab between; a history line is “history”, entry, time, \
            who, what, details, “undone by”, note.

            Examples:
              sluice show 17
              sluice show 17 18 --json

            Exit code 1: at least one comment is unknown.
            """)

    @Argument(
        help: "The numbers of the comments: 17 or #17.",
        completion: .custom { words, _, prefix in Completions.comments(words, prefix) })
    var numbers: [String]

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        let list = try TargetList(numbers) { () throws(Failure) in try StandardInput.text() }
        var session = try Session.open(queue.choice)
        var output = Output(.forStandardOutput(json: output.json))
        var isAnyUnknown = false
        var isFirst = true
        var lookalikes = Lookalikes(moderators: session.settings.moderators)
        if case .people = output.form {
            lookalikes.catchUp(with: session.queue)
            try session.lookForSameText()
        }
        for word in list.words {
            guard let record = try session.record(word.number) else {
                Notices.tell(wording.unknownComment(word.number))
                isAnyUnknown = true
                continue
            }
            if !isFirst, case .people = output.form { try output.line() }
            isFirst = false
            let original = lookalikes.original(ofAuthorOf: word.number, in: session.queue)
            try CommentSheet(session: session, record: record, original: original).write(to: &output)
        }
        try output.finish()
        if isAnyUnknown { throw ExitCode(ExitStatus.refused.rawValue) }
    }
}

/// One comment with everything about it: what it is, what was found in it, its text, its history.
struct CommentSheet {
    let session: Session
    let record: CommentRecord
    /// The name that the author's name looks like, if that was looked up.
    var original: Lookalikes.Original?

    private var comment: Comment { record.comment }

    func write(to output: inout Output) throws(Failure) {
        switch output.form {
        case .json: try writeObject(to: &output)
        case .tabs: try writeFields(to: &output)
        case .people(let columns):
            try writeHead(columns: columns, to: &output)
            try writeText(columns: columns, to: &output)
            try writeHistory(columns: columns, to: &output)
        }
    }

    private func writeObject(to output: inout Output) throws(Failure) {
        var entries: [EntryRecord] = []
        for change in session.queue.changes(of: comment.number) {
            if let entry = try session.entryRecord(change.entry) { entries.append(entry) }
        }
        let json = OutputJSON.object { json in
            record.write(to: &json, now: session.now)
            json.array("history", entries) { entry, json in entry.write(to: &json) }
        }
        try output.line(json: json)
    }

    private func writeFields(to output: inout Output) throws(Failure) {
        let deferral = comment.deferral(at: session.now)
        let values: [(String, String?)] = [
            ("number", "\(comment.number.rawValue)"), ("version", "\(comment.version.rawValue)"),
            ("state", comment.state.word), ("reason", comment.reason?.text),
            ("deferred", deferral?.until.journal), ("release", comment.release.text),
            ("parent", comment.parent.map { "\($0.rawValue)" }), ("submitted", comment.submitted.journal),
            ("edited", comment.isEdited ? "edited" : nil), ("name", record.author?.name),
            ("email", record.author?.email), ("site", record.author?.site), ("address", record.author?.address),
            ("source", record.source.map { "\($0.system):\($0.id)" }), ("body", record.body),
        ]
        for (name, value) in values {
            var fields = TabFields()
            fields.add(name)
            fields.add(value)
            try output.line(fields)
        }
        for line in try historyLines() {
            var fields = TabFields()
            fields.add("history")
            line.add(to: &fields)
            try output.line(fields)
        }
    }

    private func historyLines() throws(Failure) -> [HistoryLine] {
        var lines: [HistoryLine] = []
        for change in session.queue.changes(of: comment.number) {
            if let line = try session.historyLine(change.entry) { lines.append(line) }
        }
        return lines
    }

    private func writeHead(columns: Int, to output: inout Output) throws(Failure) {
        let deferral = comment.deferral(at: session.now)
        let head = wording.head(
            comment, state: comment.stateWord(at: session.now), reason: comment.reason.map { session.name(of: $0) },
            deferral: deferral.map { wording.moment(session.zone.local($0.until)) },
            submitted: wording.moment(session.zone.local(comment.submitted)))
        for line in head.wrapped(to: columns) { try output.line(line) }
        let release = session.queue.release(comment.release)
        let title: DisplayText = release.map { "\($0.title), \(wording.date($0.date))" } ?? ""
        try writeLabelled(.release, title + " (\(comment.release))", columns: columns, to: &output)
        if let author = record.author {
            // A line each: a name's text can't pass for an e-mail or an address.
            let lines: [(SheetLabel, String?)] = [
                (.author, author.name), (.email, author.email), (.site, author.site), (.address, author.address),
            ]
            for case (let label, let text?) in lines {
                try writeLabelled(label, "\(text)", columns: columns, to: &output)
            }
            try writeLabelled(
                .record, wording.authorRecord(session.queue.record(ofAuthorOf: comment.number)), columns: columns,
                to: &output)
        }
        if let parent = comment.parent {
            let name = session.queue[parent]?.authorName ?? ""
            var text: DisplayText = "\(parent) \(name)"
            if session.queue.unpublishedParent(of: comment.number) != nil, let answered = session.queue[parent] {
                text += ", " + answered.stateWord(at: session.now)
            }
            try writeLabelled(.replyTo, text, columns: columns, to: &output)
        }
        if let source = record.source {
            try writeLabelled(.source, "\(source.system) \(source.id)", columns: columns, to: &output)
        }
        guard let body = record.body else { return }
        let words = WordMatcher(session.settings.words)
        let findings = Findings(body: body, name: record.author?.name, words: words)
        for (index, line) in ruleLines(body, findings).enumerated() {
            try writeLabelled(index == 0 ? .rules : nil, line, columns: columns, to: &output)
        }
        for (index, line) in foundLines(findings).enumerated() {
            try writeLabelled(index == 0 ? .found : nil, line, columns: columns, to: &output)
        }
    }

    /// The rules of the settings that match.
    private func ruleLines(_ body: String, _ findings: Findings) -> [DisplayText] {
        guard !session.settings.rules.isEmpty else { return [] }
        return RuleBook(in: session.queue, context: session.context).marks(
            of: comment.number, body: body, findings: findings, in: session.queue, sameText: session.sameText
        ).map { wording.told($0) }
    }

    private func foundLines(_ findings: Findings) -> [DisplayText] {
        var lines = CommentSheet.lines(findings)
        if let count = session.sameText.count(of: comment.number, in: session.queue), count > 1 {
            lines.append(wording.sameText(count - 1))
        }
        if let original { lines.append(wording.nameLooksLike(original)) }
        return lines
    }

    /// What was found in a comment, so that it is seen before the text.
    private static func lines(_ findings: Findings) -> [DisplayText] {
        let most = 8
        var lines = findings.links.prefix(most).map { wording.found(link: $0) }
        if findings.links.count > most { lines.append(wording.moreLinks(findings.links.count - most)) }
        lines += findings.emails.prefix(most).map { wording.found(email: $0.text) }
        lines += findings.phones.prefix(most).map { wording.found(phone: $0.text) }
        lines += findings.personalCodes.prefix(most).map { wording.found(personalCode: $0.text) }
        lines += findings.words.prefix(most).map { wording.found(word: $0) }
        if findings.hiddenCount > 0 {
            lines.append(wording.foundHidden(findings.hiddenCount, findings.hidden.map { ($0.kind, $0.count) }))
        }
        if !findings.mixedScripts.isEmpty {
            lines.append(wording.mixedAlphabets(findings.mixedScripts.map { ("\($0.letters)", $0.script) }))
        }
        return lines
    }

    private func writeLabelled(
        _ label: SheetLabel?, _ text: DisplayText, columns: Int, to output: inout Output
    ) throws(Failure) {
        var label = (label.map { wording.sheetLabel($0) } ?? "").fitted(to: 10)
        for line in text.wrapped(to: max(10, columns - 10)) {
            try output.line(label + line)
            label = .blanks(10)
        }
    }

    private func writeText(columns: Int, to output: inout Output) throws(Failure) {
        try output.line()
        guard let body = record.body else {
            return try output.line(wording.erasedForGood)
        }
        for paragraph in DisplayText.lines(stranger: body) {
            for line in paragraph.wrapped(to: columns - DisplayText.quoteWidth) { try output.line(line.quoted) }
        }
    }

    private func writeHistory(columns: Int, to output: inout Output) throws(Failure) {
        try output.line()
        try output.line(wording.sheetLabel(.history))
        let rows = HistoryLine.rows(
            try historyLines(), zone: session.zone, columns: columns, showsComments: false, isCut: false)
        for row in rows { try output.line(row) }
    }
}
