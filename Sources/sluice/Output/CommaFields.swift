/// One line of comma-separated fields, for spreadsheets.
///
/// As RFC 4180 has it: a field with a comma, a quotation mark or a line feed stands between quotation marks, which are
/// doubled inside. Beyond that, what does not show by itself is an escape, as in ``TabFields``, but the line feed, and
/// a field that a spreadsheet would take for a formula begins with an apostrophe.
struct CommaFields {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    /// Adds a field; an absent text is an empty field.
    mutating func add(_ text: String?) {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
        guard let text, let first = text.utf8.first else { return }
        var field: [UInt8] = "=+-@\t\r".utf8.contains(first) ? [UInt8(ascii: "'")] : []
        for scalar in text.unicodeScalars {
            if scalar == "\n" || !Escaped.escapes(scalar) {
                field.append(contentsOf: UTF8.encode(scalar) ?? .init())
            } else {
                Escaped.appendEscape(of: scalar, to: &field)
            }
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
