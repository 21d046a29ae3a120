import ArgumentParser
import Interchange
import JSON
import Moderation
import Terminal
import Text
import Wording

/// `sluice export`: the whole history.
struct ExportCommand: TakesQuery {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the whole history out, or a file for another system.",
        discussion: """
            Without a form, or with csv or json: every entry of the journal in its order: releases, comments with their authors, decisions, edits, notes, \
            undos. What was erased is gone here too. This is personal data: keep it as you keep the queue.

            JSON lines are exact: take them for programs and archives. CSV has a line of titles; characters that don't \
            show by themselves are written as \\u and four digits, and a field that begins like a formula begins with an \
            apostrophe. It is plain UTF-8: take it for LibreOffice, databases and scripts. For Excel add --excel: a \
            byte order mark tells it the encoding, blanks before a formula's sign hide no formula, and an apostrophe also \
            stands wherever inside a field, behind a semicolon or a line's end, a cell with a formula could begin.

            wordpress, isso, disqus, remark42 and commento write the file that this system imports, of the comments that a query \
            finds, else of all. What is not public never becomes so: for WordPress waiting and rejected comments keep their \
            state, for Isso waiting ones do, and all else leaves them out. What is lost is told on standard error. Comments that \
            came from that system keep their ids. Beware: Remark42's import deletes what the site has.

            Examples:
              sluice export > history.csv
              sluice export --excel > history.csv
              sluice export --json > history.jsonl
              sluice export wordpress is:approved > site.xml
            """,
        helpNames: .long)

    @Argument(help: "csv, json, wordpress, isso, disqus, remark42 or commento.")
    var form: ExportForm?

    @Argument(
        help: "Which comments, for another system.",
        completion: .custom { words, _, prefix in Completions.query(words, prefix) })
    var query: [String] = []

    @Option(
        name: .customLong("site"),
        help: ArgumentHelp(
            "The address of the site that the file is for (else told by the releases).", valueName: "url"))
    var site: String?

    @Option(
        name: .customLong("system"),
        help: ArgumentHelp(
            "Which source's ids are kept (else that of the first comment from there).", valueName: "name"))
    var system: String?

    @Flag(name: .customLong("excel"), help: "Write CSV as Excel reads it.")
    var excel = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func validate() throws {
        let isJSON = output.json || form == .json
        if excel, isJSON { throw ValidationError("--excel is for CSV; take it or --json.") }
        if case .system? = form {
            if excel || output.json { throw ValidationError("--excel and --json are for the history.") }
        } else if !query.isEmpty || site != nil || system != nil {
            throw ValidationError("A query, --site and --system are for another system's file.")
        }
    }

    func run() throws {
        let session = try Session.open(queue.choice)
        if case .system(let format)? = form {
            try Session.refuseUnlessWhole(queue.choice, advice: wording.nothingExported)
            return try ForeignExport(session: session, format: format, system: system, site: site).write(
                query.isEmpty ? "is:any" : query.joined(separator: " "))
        }
        if case .readOnly(.damaged) = session.desk.access {
            // Reported already; what comes before the damage is written.
        } else {
            try Session.refuseUnlessWhole(queue.choice, advice: wording.nothingExported)
        }
        var output = Output(.forStandardOutput(json: output.json || form == .json))
        if excel { output.byteOrderMark() }
        if output.form != .json { try output.line(ExportRow.titles(forExcel: excel)) }
        for raw in 0..<UInt32(session.queue.entryCount) where !output.isAbandoned {
            guard let record = try session.entryRecord(EntryNumber(raw + 1)) else { continue }
            if output.form == .json {
                try output.line(json: OutputJSON.object { record.write(to: &$0) })
            } else {
                try output.line(ExportRow.row(of: record, forExcel: excel))
            }
        }
        try output.finish()
    }
}

/// What is exported: the history, or a file for another system.
enum ExportForm: ExpressibleByArgument, Equatable {
    case csv, json
    case system(Format)

    init?(argument: String) {
        switch argument {
        case "csv": self = .csv
        case "json": self = .json
        default:
            guard let format = Format(rawValue: argument) else { return nil }
            self = .system(format)
        }
    }

    static var allValueStrings: [String] { ["csv", "json"] + Format.allCases.map(\.rawValue) }
}

/// An entry of the journal as a line of a spreadsheet.
enum ExportRow {
    /// The first line.
    static func titles(forExcel: Bool = false) -> CommaFields {
        let titles = [
            "entry", "at", "by", "do", "comments", "release", "parent", "submitted", "source", "reason", "until", "of",
            "undone", "name", "email", "site", "address", "body", "note", "title", "date", "url", "summary",
        ]
        return fields(titles, forExcel)
    }

    static func row(of record: EntryRecord, forExcel: Bool = false) -> CommaFields {
        let entry = record.entry
        var release: Release?
        var submission: Submission?
        var slug: String?
        var reason: ReasonCode?
        var until: Moment?
        var of: EntryNumber?
        switch entry.act {
        case .release(let value):
            release = value
            slug = value.slug.text
        case .submit(let value):
            submission = value
            slug = value.release.text
            if case .rejected(let base) = value.base { reason = base }
        case .reject(_, let value): reason = value
        case .defer(_, let value): until = value
        case .undo(let value, _): of = value
        case .found, .approve, .edit, .reopen, .note, .erase: break
        }
        let author = entry.content?.author
        let values: [String?] = [
            "\(entry.number.rawValue)", entry.at.journal, entry.by.text, entry.act.verb.word,
            entry.act.on.map { "\($0.rawValue)" }.joined(separator: " "), slug,
            submission?.parent.map { "\($0.rawValue)" }, submission?.submitted.journal,
            submission?.source.map { "\($0.system):\($0.id)" }, reason?.text, until?.journal,
            of.map { "\($0.rawValue)" }, record.undone.map { "\($0.rawValue)" }, author?.name, author?.email,
            author?.site, author?.address, entry.content?.body, entry.content?.note, release?.title,
            release?.date.description, release?.url, release?.summary,
        ]
        return fields(values, forExcel)
    }

    private static func fields(_ values: [String?], _ isForExcel: Bool) -> CommaFields {
        var fields = CommaFields(isForExcel: isForExcel)
        for value in values { fields.add(value) }
        return fields
    }
}

/// One line of comma-separated fields, for spreadsheets.
///
/// As in RFC 4180, a field with a comma, a quotation mark or a line feed stands between quotation marks, which are
/// doubled inside; so does one with a semicolon, which some spreadsheets read as a comma. Beyond that, everything
/// that does not show by itself, except the line feed, is an escape, as in ``TabFields``, and a field that a
/// spreadsheet would read as a formula begins with an apostrophe. For Excel, which skips what comes before, so does a
/// field in which blanks, no-break spaces or anything else that does not show come first. Where Excel splits a line
/// at semicolons, it reads quotation marks inside as text, so each line and each piece of a field after a semicolon
/// could be a cell, and is treated as one.
struct CommaFields {
    private(set) var bytes: [UInt8] = []
    private let isForExcel: Bool
    private var isFirst = true

    /// The signs that begin a spreadsheet's formula, in all their widths.
    private static let signs: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{FE66}", "\u{FE62}", "\u{FE63}",
        "\u{FE6B}",
    ]
    /// What a spreadsheet skips at the beginning of a cell, or reads as the beginning of the next one.
    private static let breaks: Set<Unicode.Scalar> = ["\t", "\r", "\n"]

    init(isForExcel: Bool = false) {
        self.isForExcel = isForExcel
    }

    /// Adds a field; an absent text is an empty field.
    mutating func add(_ text: String?) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        guard var text else { return }
        var field: [UInt8] = []
        if isForExcel { text = CommaFields.defused(text) } else if CommaFields.isFormula(text) { field = [0x27] }
        text.withUTF8 { utf8 in
            Escaped.append(UnsafeRawBufferPointer(utf8), to: &field) { $0 == "\n" || $0 == "\\" }
        }
        guard field.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x3B }) else {
            bytes += field
            return
        }
        bytes.append(0x22)
        for byte in field {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    private static func isFormula(_ text: String) -> Bool {
        text.unicodeScalars.first.map { breaks.contains($0) || signs.contains($0) } ?? false
    }

    /// Puts an apostrophe at the beginning of the field, and of each part of it that could become a cell of its own,
    /// if a formula's sign is the first character that shows.
    private static func defused(_ text: String) -> String {
        var defused = String.UnicodeScalarView()
        let scalars = text.unicodeScalars
        if let first = scalars.first, breaks.contains(first) { defused.append("'") }
        var part = scalars[...]
        var isFirst = true
        while true {
            let end = part.firstIndex { $0 == ";" || $0 == "\n" }
            let shown = part[..<(end ?? part.endIndex)].first {
                // After a semicolon a quotation mark may open the cell.
                ($0.characterClass == .visible || $0.characterClass == .mark) && (isFirst || $0 != "\"")
            }
            if let shown, signs.contains(shown), !(isFirst && !defused.isEmpty) { defused.append("'") }
            guard let end else { break }
            let next = part.index(after: end)
            defused.append(contentsOf: part[..<next])
            part = part[next...]
            isFirst = false
        }
        defused.append(contentsOf: part)
        return String(defused)
    }
}
