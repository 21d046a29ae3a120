import Text

/// One line of comma-separated fields, for spreadsheets.
///
/// As RFC 4180 has it: a field with a comma, a quotation mark or a line feed stands between quotation marks, which are
/// doubled inside. Beyond that, what does not show by itself is an escape, as in ``TabFields``, but the line feed, and
/// a field that a spreadsheet would take for a formula begins with an apostrophe. For Excel, which passes over what stands
/// before, so does one in which blanks, no-break spaces or anything else that does not show come first.
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
        var field: [UInt8] = isFormula(text) ? [UInt8(ascii: "'")] : []
        text.withUTF8 { utf8 in
            Escaped.append(UnsafeRawBufferPointer(utf8), to: &field) { $0 == "\n" || $0 == "\\" }
        }
        guard field.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A }) else {
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

    private func isFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        if CommaFields.breaks.contains(first) || CommaFields.signs.contains(first) { return true }
        guard isForExcel else { return false }
        let shown = text.unicodeScalars.first { $0.characterClass == .visible || $0.characterClass == .mark }
        return shown.map { CommaFields.signs.contains($0) } ?? false
    }
}
