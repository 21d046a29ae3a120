import Text

/// One line of tab-separated fields.
///
/// A field holds no tab and no line feed, and nothing that does not show by itself: tab, LF, CR and the backslash are
/// written `\t \n \r \\`, every other control, direction mark and invisible character as `\u` and four hexadecimal
/// digits (two such for a character beyond U+FFFF), as in JSON. So a script can take every escape back, and a
/// terminal that shows the line is safe.
struct TabFields {
    private(set) var bytes: [UInt8] = []
    private var isFirst = true

    /// Adds a field; an absent text is an empty field.
    mutating func add(_ text: String?) {
        separate()
        guard var text else { return }
        text.withUTF8 { Escaped.append(UnsafeRawBufferPointer($0), to: &bytes) }
    }

    /// Adds a field from bytes that are valid UTF-8.
    mutating func add(utf8: UnsafeRawBufferPointer) {
        separate()
        Escaped.append(utf8, to: &bytes)
    }

    private mutating func separate() {
        if !isFirst { bytes.append(0x09) }
        isFirst = false
    }
}
