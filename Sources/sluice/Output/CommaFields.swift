import Text

/// One line of comma-separated fields, for spreadsheets.
///
/// As RFC 4180 has it: a field with a comma, a quotation mark, a line feed or a semicolon, which some spreadsheets take for a
/// comma, stands between quotation marks, which are
/// doubled inside. Beyond that, what does not show by itself is an escape, as in ``TabFields``, but the line feed, and
/// a field that a spreadsheet would take for a formula begins with an apostrophe. For Excel, which passes over what stands
/// before, so does one in which blanks, no-break spaces or anything else that does not show come first. Where it
/// parts a line at semicolons it takes quotation marks inside for text, so each line and each piece of a field behind a
/// semicolon could be a cell, and is looked at as one.
struct CommaFields {
    private(set) var bytes: [UInt8] = []
    private let isForExcel: Bool
    private var isFirst = true

    /// What a spreadsheet's formula begins with, in all its widths.
    private static let signs: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}", "\u{FE66}", "\u{FE62}", "\u{FE63}",
        "\u{FE6B}",
    ]
    /// What a spreadsheet passes over at the beginning of a cell, or takes to begin the next one.
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

    /// Puts an apostrophe at the beginning of the field, and of each part of it that could become a cell of its own, where
    /// a formula's sign is the first that shows.
    private static func defused(_ text: String) -> String {
        var defused = String.UnicodeScalarView()
        let scalars = text.unicodeScalars
        if let first = scalars.first, breaks.contains(first) { defused.append("'") }
        var part = scalars[...]
        var isFirst = true
        while true {
            let end = part.firstIndex { $0 == ";" || $0 == "\n" }
            let shown = part[..<(end ?? part.endIndex)].first {
                // Behind a semicolon a quotation mark may open the cell.
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
