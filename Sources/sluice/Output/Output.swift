import Glibc
import Journal
import Moderation
import System
import Terminal
import Wording

/// What a command writes to standard output, collected so that a long list costs few system calls.
///
/// A stranger's text can't be passed in as it is: lines for people are ``DisplayText``, fields between tabs are
/// escaped by ``TabFields``, JSON by its writer.
struct Output {
    let form: OutputForm
    /// What has not been written yet.
    private(set) var bytes: [UInt8] = []
    /// Whether the reader has closed the pipe: then drop the rest, without an error.
    private(set) var isAbandoned = false
    /// What was already done, reported when the answer can't be written.
    private let deed: FinishedWork?

    /// - Parameter deed: What was done, reported when the answer can't be written, so that nobody does it again.
    init(_ form: OutputForm, deed: FinishedWork? = nil) {
        self.form = form
        self.deed = deed
    }

    /// Adds a line for people.
    mutating func line(_ text: DisplayText = "") throws(Failure) {
        bytes.append(contentsOf: text.plain.utf8)
        try endLine()
    }

    /// Adds a line of the program's own words as they are: help and completion scripts.
    mutating func line(program words: String) throws(Failure) {
        bytes.append(contentsOf: words.utf8)
        try endLine()
    }

    /// Adds a piece of a file that was put together elsewhere and is already safe.
    mutating func add(file piece: [UInt8]) throws(Failure) {
        bytes.append(contentsOf: piece)
        if bytes.count >= 1 << 16 { try finish() }
    }

    /// Adds a line that was put together byte by byte and is already safe; its LF is added here.
    mutating func line(_ fields: TabFields) throws(Failure) {
        bytes.append(contentsOf: fields.bytes)
        try endLine()
    }

    /// Adds a line of comma-separated fields, ended as RFC 4180 requires.
    mutating func line(_ fields: CommaFields) throws(Failure) {
        bytes.append(contentsOf: fields.bytes)
        bytes.append(UInt8(ascii: "\r"))
        try endLine()
    }

    /// Adds the mark by which a spreadsheet knows UTF-8: a file's first bytes.
    mutating func byteOrderMark() { bytes += [0xEF, 0xBB, 0xBF] }

    /// Adds a line of JSON.
    mutating func line(json: [UInt8]) throws(Failure) {
        bytes.append(contentsOf: json)
        try endLine()
    }

    /// Writes what is still here; a command's last act.
    mutating func finish() throws(Failure) {
        defer { bytes.removeAll(keepingCapacity: true) }
        guard !isAbandoned else { return }
        do throws(SystemError) {
            try Descriptor.write(bytes, to: STDOUT_FILENO)
        } catch {
            guard !error.isBrokenPipe else {
                isAbandoned = true
                return
            }
            let failure = Failure(.disk, wording.outputUnwritable(describe(error.code)))
            throw deed.map { failure.butDone(wording.deed($0)) } ?? failure
        }
    }

    private mutating func endLine() throws(Failure) {
        bytes.append(UInt8(ascii: "\n"))
        if bytes.count >= 1 << 16 { try finish() }
    }
}

/// What an error number means, in the language of the messages.
func describe(_ code: Int32) -> DisplayText { wording.cause(SystemCause(code: code)) }

/// The readers that a command writes for.
enum OutputForm: Hashable, Sendable {
    /// People at a terminal of so many columns: aligned, cut to the line, everything strange made visible.
    case people(columns: Int)
    /// The next program of a pipe: fields between tabs, an item a line, the same columns in every language.
    case tabs
    /// JSON lines.
    case json

    /// The form that suits standard output.
    static func forStandardOutput(json: Bool) -> OutputForm {
        if json { return .json }
        return isatty(STDOUT_FILENO) == 1 ? .people(columns: columnsOfTerminal) : .tabs
    }

    private static var columnsOfTerminal: Int {
        var size = winsize()
        guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return max(20, Int(size.ws_col))
    }
}

/// Lines for people, in columns.
struct Table {
    struct Column: Sendable {
        var title: DisplayText
        var alignment: Alignment
        /// The most cells it takes; the last column takes what is left of the line.
        var limit: Int

        init(_ title: TableColumn, _ alignment: Alignment = .left, limit: Int = 40) {
            self.init(wording.title(title), alignment, limit: limit)
        }

        init(_ title: DisplayText, _ alignment: Alignment = .left, limit: Int = 40) {
            self.title = title
            self.alignment = alignment
            self.limit = limit
        }
    }

    var columns: [Column]
    var rows: [[DisplayText]] = []

    init(_ columns: [Column]) {
        self.columns = columns
    }

    mutating func add(_ cells: DisplayText...) {
        rows.append(cells)
    }

    /// The lines, the titles first, none wider than `width` cells and none with blanks at its end.
    func lines(width: Int) -> [DisplayText] {
        let cells = [columns.map(\.title)] + rows
        var widths = columns.indices.map { index in
            min(columns[index].limit, cells.reduce(0) { max($0, $1[index].width) })
        }
        if let last = widths.indices.last {
            widths[last] = max(1, width - widths.dropLast().reduce(0) { $0 + $1 + 2 })
        }
        return cells.map { row in Table.line(row, columns, widths).truncated(to: width) }
    }

    private static func line(_ row: [DisplayText], _ columns: [Column], _ widths: [Int]) -> DisplayText {
        var line = DisplayText()
        for (index, cell) in row.enumerated() {
            let isLast = index == row.count - 1
            if index > 0 { line += "  " }
            if isLast, columns[index].alignment == .left {
                line += cell.truncated(to: widths[index])
            } else {
                let width = isLast ? min(widths[index], columns[index].limit) : widths[index]
                line += cell.fitted(to: width, alignment: columns[index].alignment)
            }
        }
        return line
    }
}
