import JSON
import Testing

@Suite("What the reader says about mistakes")
struct JSONErrorTests {
    @Test(
        "A mistake is told with its line, its column and what was expected",
        arguments: [
            ("", 1, 1, "expected a value"), ("[1,]", 1, 4, "expected a value after ,"),
            ("[", 1, 2, "expected a value, or ]"),
            ("{\"a\":}", 1, 6, "expected a value after :"), ("{\"a\" 1}", 1, 6, "expected : after a key"),
            ("{\n \"a\":1\n \"b\":2}", 3, 2, "expected , or } after a member"),
            ("[1 2]", 1, 4, "expected , or ] after an element"),
            ("{\"a\":1,}", 1, 8, "expected a key in quotation marks after ,"),
            ("{a:1}", 1, 2, "expected a key in quotation marks, or }"),
            ("[\"ā\", x]", 1, 7, "expected a value after ,"), ("1 1", 1, 3, "nothing may follow the value"),
            ("\u{FEFF}1", 1, 1, "a byte order mark is not allowed"),
            ("\"a\nb\"", 1, 3, "a control character in a string must be escaped"),
            ("\"ab", 1, 4, "the string does not end"),
            ("\"\\x\"", 1, 2, "no such escape; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"),
            ("\"\\u12g4\"", 1, 6, "expected four hexadecimal digits after \\u"),
            ("\"ab\\ud800\"", 1, 4, "half of a surrogate pair"), ("\"ab\\u0000\"", 1, 4, "U+0000 is not allowed"),
            ("{\"a\":1,\n\"a\":2}", 2, 1, "the key stands twice in this object"),
            ("01", 1, 1, "a number must not begin with 0"), ("-", 1, 2, "expected a digit after -"),
            ("1.", 1, 3, "expected a digit after the decimal point"), ("1e+", 1, 4, "expected a digit of the exponent"),
            ("trux", 1, 4, "expected true"),
        ])
    func reasons(text: String, line: Int, column: Int, reason: String) throws {
        let error = try #require(throws: JSONError.self) { try JSONReader.read(Array(text.utf8)) }
        #expect(error.position.line == line)
        #expect(error.position.column == column)
        #expect(error.reason == reason)
        #expect(error.description == "line \(line), column \(column): \(reason)")
    }

    @Test("Bytes that are not UTF-8 are told where they stand")
    func encoding() {
        let error = #expect(throws: JSONError.self) { try JSONReader.read([0x22, 0xC4, 0x81, 0xFF, 0x22]) }
        #expect(error?.position == JSONPosition(line: 1, column: 3, offset: 3))
        #expect(error?.reason == "the text is not UTF-8 here")
    }
}
