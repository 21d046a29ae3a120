/// One line of comma-separated fields, for spreadsheets.
///
/// As RFC 4180 has it: a field with a comma, a quotation mark or a line feed stands between quotation marks, which are
/// doubled inside. Beyond that, what does not show by itself is an escape, as in ``TabFields``, but the line feed, and
/// a field that a spreadsheet would take for a formula begins with an apostrophe.
struct CommaFields {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    /// What a spreadsheet's formula begins with, full-width forms and blanks before it included.
    private static let formulas: Set<Unicode.Scalar> = [
        "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
    ]

    /// Adds a field; an absent text is an empty field.
    mutating func add(_ text: String?) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        guard var text, let first = text.unicodeScalars.first else { return }
        var field: [UInt8] = CommaFields.formulas.contains(first) ? [UInt8(ascii: "'")] : []
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
}
