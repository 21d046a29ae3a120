import Testing

@testable import sluice

@Suite("Fields between tabs hold nothing that acts or hides")
struct TabFieldsTests {
    @Test(
        "What does not show by itself is an escape, all else stands as it is",
        arguments: [
            ("", ""), ("plain", "plain"), ("a\tb", "a\\tb"), ("a\nb\r", "a\\nb\\r"), ("C:\\n", "C:\\\\n"),
            ("cilvēku 王 👍 e\u{301}", "cilvēku 王 👍 e\u{301}"), ("\u{1B}[2J", "\\u001b[2J"),
            ("\u{0}\u{7F}", "\\u0000\\u007f"),
            ("\u{9B}", "\\u009b"), ("\u{202E}x\u{2069}", "\\u202ex\\u2069"), ("a\u{200B}b\u{FEFF}", "a\\u200bb\\ufeff"),
            ("\u{2028}", "\\u2028"), ("\u{E0041}", "\\udb40\\udc41"), ("\u{AD}\u{3164}", "\\u00ad\\u3164"),
        ])
    func escapes(text: String, field: String) {
        var fields = TabFields()
        fields.add(text)
        #expect(String(decoding: fields.bytes, as: UTF8.self).unicodeScalars.elementsEqual(field.unicodeScalars))
    }

    @Test("Fields are told apart by one tab each, absent ones are empty")
    func separators() {
        var fields = TabFields()
        fields.add("17@40")
        fields.add(nil)
        fields.add("")
        fields.add("x")
        #expect(String(decoding: fields.bytes, as: UTF8.self) == "17@40\t\t\tx")
    }

    @Test("No scalar below U+3000 gets out that acts on a terminal or cannot be seen")
    func everyScalar() {
        for value in UInt32(0)..<0x3000 {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var fields = TabFields()
            fields.add(String(scalar))
            let isRaw = fields.bytes == Array(String(scalar).utf8)
            let nothing = UnsafeRawBufferPointer(start: nil, count: 0)
            #expect(
                isRaw == (!Escaped.escapes(scalar, after: nothing) && scalar != "\\"), "U+\(String(value, radix: 16))")
            if value < 0x20 || (0x7F..<0xA0).contains(value) || (0x200B...0x200F).contains(value) {
                #expect(!isRaw)
            }
        }
    }
}
