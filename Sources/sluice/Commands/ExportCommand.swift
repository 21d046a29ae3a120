import ArgumentParser
import Moderation
import Terminal

/// `sluice export`: the whole history.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the whole history out, as CSV or as JSON lines.",
        discussion: """
            Every entry of the journal in its order: releases, comments with their authors, decisions, edits, notes, \
            undos. What was erased is gone here too. This is personal data: keep it as you keep the queue.

            JSON lines are exact: take them for programs and archives. CSV has a line of titles; characters that don't \
            show by themselves are written as \\u and four digits, and a field that begins like a formula begins with an \
            apostrophe. It is plain UTF-8: take it for LibreOffice, databases and scripts. For Excel add --excel: a \
            byte order mark tells it the encoding, blanks before a formula's sign hide no formula, and an apostrophe also \
            stands wherever inside a field, behind a semicolon or a line's end, a cell with a formula could begin.

            Examples:
              sluice export > history.csv
              sluice export --excel > history.csv
              sluice export --json > history.jsonl
            """)

    @Flag(name: .customLong("excel"), help: "Write CSV as Excel reads it.")
    var excel = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func validate() throws {
        if excel, output.json { throw ValidationError("--excel is for CSV; take it or --json.") }
    }

    func run() throws {
        let session = try Session.open(queue.choice)
        if case .readOnly(.damaged) = session.desk.access {
            // Told already; what stands before the damage is written.
        } else {
            try Session.refuseUnlessWhole(queue.choice, advice: "nothing was exported; sluice verify tells more")
        }
        var output = Output(.forStandardOutput(json: output.json))
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
