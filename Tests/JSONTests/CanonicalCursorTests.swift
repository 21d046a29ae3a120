import JSON
import Seeded
import Testing

@Suite("Walking over canonical bytes")
struct CanonicalCursorTests {
    /// What the cursor makes of a string that stands at the beginning of the bytes.
    private func string(_ bytes: Bytes) -> Result<String, CanonicalFault> {
        Result { () throws(CanonicalFault) in
            try on(bytes.bytes) { cursor throws(CanonicalFault) in
                var output: [UInt8] = []
                let string = try cursor.string()
                cursor.append(string, to: &output)
                #expect(cursor.offset == string.end + 1)
                return String(decoding: output, as: UTF8.self)
            }
        }
    }

    @Test("Literals are taken or not, and the cursor stays before one that isn't there")
    func literals() throws {
        try Array("{\"n\":1,\"a long key of many bytes\":".utf8).withUnsafeBytes { bytes in
            var cursor = CanonicalCursor(bytes)
            var taken = [cursor.take("{\"m\"")]
            #expect(cursor.offset == 0)
            try cursor.literal("{\"n\":")
            #expect(cursor.offset == 5)
            cursor.advance(by: 1)
            taken += [cursor.take(UInt8(ascii: ",")), cursor.take(UInt8(ascii: ","))]
            taken += [
                cursor.take("\"a long key in many bytes\":"), cursor.take("\"a long key of many bytes\":"),
                cursor.take("x"),
            ]
            #expect(taken == [false, true, false, false, true, false])
            #expect(cursor.offset == bytes.count)
        }
    }

    @Test(
        "A literal that isn't there is a fault at the first byte that differs",
        arguments: [
            ("{\"n\":", "{\"m\":", 2), ("", "x", 0), ("abcdefghijkl", "abcdefghijKL", 10), ("abcdefgh", "abcdefghi", 8),
            ("x", "y", 0),
        ])
    func missingLiterals(text: String, literal: String, offset: Int) {
        #expect(throws: CanonicalFault(offset: offset, kind: .literal)) {
            try on(Array(text.utf8)) { cursor throws(CanonicalFault) in
                switch literal {
                case "{\"m\":": try cursor.literal("{\"m\":")
                case "x": try cursor.literal("x")
                case "abcdefghijKL": try cursor.literal("abcdefghijKL")
                case "abcdefghi": try cursor.literal("abcdefghi")
                default: try cursor.literal("y")
                }
            }
        }
    }

    /// Runs a step on a cursor over the bytes.
    private func on<Value>(
        _ bytes: [UInt8], _ step: (inout CanonicalCursor) throws(CanonicalFault) -> Value
    ) throws(CanonicalFault) -> Value {
        try bytes.withUnsafeBytes { bytes in
            Result { () throws(CanonicalFault) in
                var cursor = CanonicalCursor(bytes)
                return try step(&cursor)
            }
        }.get()
    }

    @Test(
        "Numbers are read up to 4294967295",
        arguments: [
            ("0", 0), ("7", 7), ("10", 10), ("4294967295", 4_294_967_295), ("12,", 12), ("0,", 0),
            ("1000000000}", 1_000_000_000),
        ] as [(String, UInt32)])
    func numbers(text: String, value: UInt32) throws {
        #expect(try on(Array(text.utf8)) { cursor throws(CanonicalFault) in try cursor.uint32() } == value)
    }

    @Test(
        "Numbers in any other form are refused",
        arguments: [
            ("", 0), ("-1", 0), ("+1", 0), ("x", 0), ("00", 1), ("01", 1), ("4294967296", 9), ("42949672950", 10),
            ("99999999999999999999999", 9),
        ])
    func noNumbers(text: String, offset: Int) {
        #expect(throws: CanonicalFault(offset: offset, kind: .number)) {
            try on(Array(text.utf8)) { cursor throws(CanonicalFault) in try cursor.uint32() }
        }
    }

    @Test(
        "Strings are unescaped",
        arguments: [
            ("\"\"", ""), ("\"a\"", "a"), ("\"ā Ж 王 😀\"", "ā Ж 王 😀"), ("\"\\\"\\\\\\t\\n\\r\"", "\"\\\t\n\r"),
            ("\"\\u0001\\u001f\\u007f\\u009f\"", "\u{1}\u{1F}\u{7F}\u{9F}"),
            (
                "\"\\u061c\\u200e\\u200f\\u2028\\u202e\\u2066\\u2069\"",
                "\u{61C}\u{200E}\u{200F}\u{2028}\u{202E}\u{2066}\u{2069}"
            ),
            (
                "\"\u{200B}\u{200D}\u{2010}\u{202F}\u{2065}\u{206A}\u{FEFF}\u{A0}\"",
                "\u{200B}\u{200D}\u{2010}\u{202F}\u{2065}\u{206A}\u{FEFF}\u{A0}"
            ),
            ("\"/\"", "/"), ("\"sixteen letters!\\nand more of them\"", "sixteen letters!\nand more of them"),
        ])
    func strings(text: String, value: String) throws {
        #expect(Array(try string(Bytes(Array(text.utf8))).get().utf8) == Array(value.utf8))
    }

    @Test(
        "Strings in any other form are refused at the first byte that is wrong",
        arguments: [
            ("", 0, .opening), ("a", 0, .opening), ("\"", 1, .unfinished), ("\"abc", 4, .unfinished),
            ("\"abcdefghijkl", 13, .unfinished), ("\"\\", 2, .unfinished), ("\"\\u00", 5, .unfinished),
            // Raw where an escape is due
            ("\"a\nb\"", 2, .raw), ("\"\t\"", 1, .raw), ("\"\u{0}\"", 1, .raw), ("\"eight by\u{1F}\"", 9, .raw),
            ("\"\u{7F}\"", 1, .raw), ("\"ā\u{80}\"", 3, .raw), ("\"\u{9F}\"", 1, .raw),
            ("\"\u{61C}\"", 1, .raw), ("\"\u{200E}\"", 1, .raw), ("\"a\u{200F}\"", 2, .raw), ("\"\u{2028}\"", 1, .raw),
            ("\"\u{202E}\"", 1, .raw), ("\"\u{2066}\"", 1, .raw), ("\"\u{2069}\"", 1, .raw),
            // An escape where none is due, or another one
            ("\"\\/\"", 1, .escape), ("\"\\b\"", 1, .escape), ("\"a\\f\"", 2, .escape), ("\"\\u0009\"", 1, .escape),
            ("\"\\u000a\"", 1, .escape), ("\"\\u000d\"", 1, .escape), ("\"\\u0022\"", 1, .escape),
            ("\"\\u005c\"", 1, .escape), ("\"\\u0041\"", 1, .escape), ("\"\\u0101\"", 1, .escape),
            ("\"\\u0000\"", 1, .escape), ("\"\\u001F\"", 1, .escape), ("\"\\U001f\"", 1, .escape),
            ("\"\\u202E\"", 1, .escape), ("\"\\ud83d\\ude00\"", 1, .escape), ("\"\\ud800\"", 1, .escape),
            ("\"\\u00zz\"", 1, .escape), ("\"\\x\"", 1, .escape), ("\"\\u200b\"", 1, .escape),
            ("\"\\u007e\"", 1, .escape),
            // Not UTF-8
            (.quoted(0x80), 1, .encoding), (.quoted(0xC0, 0x80), 1, .encoding), (.quoted(0xC1, 0xBF), 1, .encoding),
            (.quoted(0x61, 0xC3), 2, .encoding), (.quoted(0xC3, 0x28), 1, .encoding),
            (.quoted(0xC4, 0x81, 0xC4, 0x81, 0xFF), 5, .encoding), (.quoted(0xE0, 0x9F, 0xBF), 1, .encoding),
            (.quoted(0xED, 0xA0, 0x80), 1, .encoding), (.quoted(0xEF, 0xBF), 1, .encoding),
            (.quoted(0xF0, 0x8F, 0xBF, 0xBF), 1, .encoding), (.quoted(0xF4, 0x90, 0x80, 0x80), 1, .encoding),
            (.quoted(0xF8, 0x88, 0x80, 0x80, 0x80), 1, .encoding), ([0x22, 0xC3], 1, .encoding),
            ([0x22, 0xF0, 0x9F, 0x98], 1, .encoding),
        ] as [(Bytes, Int, CanonicalFault.Kind)])
    func faults(bytes: Bytes, offset: Int, kind: CanonicalFault.Kind) {
        #expect(throws: CanonicalFault(offset: offset, kind: kind)) { try string(bytes).get() }
    }

    @Test("A string that was taken says where it stands, and can be unescaped later")
    func later() throws {
        try Array(",\"plain\",\"a\\nb\"".utf8).withUnsafeBytes { bytes in
            var cursor = CanonicalCursor(bytes, at: 1)
            let plain = try cursor.string()
            #expect(plain == CanonicalString(start: 2, end: 7, hasEscapes: false))
            #expect(plain.count == 5)
            try cursor.literal(",")
            let escaped = try cursor.string()
            #expect(escaped == CanonicalString(start: 10, end: 14, hasEscapes: true))
            var output = Array("x".utf8)
            cursor.append(escaped, to: &output)
            cursor.append(plain, to: &output)
            #expect(output == Array("xa\nbplain".utf8))
        }
    }

    @Test("What the writer writes for the journal the cursor takes, and gives back as it was", arguments: 1...40)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let text = RandomText.text(most: 120, using: &generator)
            var writer = JSONWriter(escaping: .journal)
            writer.string(text)
            #expect(try string(Bytes(writer.bytes)).get().utf8.elementsEqual(text.utf8))
        }
    }

    @Test("Whatever string the cursor takes, the writer would have written so", arguments: 1...40)
    func onlyOneSpelling(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            var writer = JSONWriter(escaping: .journal)
            writer.string(RandomText.text(most: 30, using: &generator))
            var bytes = writer.bytes
            for _ in 0..<Int.random(in: 0...2, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count - 1, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
            guard case .success(let text) = string(Bytes(bytes)) else { continue }
            var again = JSONWriter(escaping: .journal)
            again.string(text)
            #expect(bytes.starts(with: again.bytes))
        }
    }
}
