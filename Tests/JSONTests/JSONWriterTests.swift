import JSON
import Seeded
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
    private func written(_ text: String, _ escaping: JSONEscaping = .journal) -> String {
        var writer = JSONWriter(escaping: escaping)
        writer.string(text)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test("Commas stand where they belong, and no space anywhere")
    func structure() {
        var writer = JSONWriter(escaping: .journal)
        writer.beginObject()
        writer.key("n")
        writer.number(7)
        writer.key("on")
        writer.beginArray()
        writer.number(1 as UInt32)
        writer.number(-2)
        writer.beginObject()
        writer.endObject()
        writer.beginArray()
        writer.endArray()
        writer.endArray()
        writer.key("a")
        writer.bool(true)
        writer.key("b")
        writer.null()
        writer.key("c")
        writer.string(nil)
        writer.key("d")
        writer.string("x" as String?)
        writer.key("e")
        writer.raw("1.50".utf8)
        writer.endObject()
        writer.endLine()
        writer.bool(false)
        writer.endLine()
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == "{\"n\":7,\"on\":[1,-2,{},[]],\"a\":true,\"b\":null,\"c\":null,\"d\":\"x\",\"e\":1.50}\nfalse\n")
    }

    @Test("The journal's escapes are exactly those of format 1, for every character of the basic plane")
    func journalEscapes() {
        let short: [UInt32: String] = [0x22: "\\\"", 0x5C: "\\\\", 0x09: "\\t", 0x0A: "\\n", 0x0D: "\\r"]
        let long: [ClosedRange<UInt32>] = [
            0...0x1F, 0x7F...0x9F, 0x61C...0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069,
        ]
        var differing: [UInt32] = []
        for value in UInt32(0)...0x1_00FF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            var expected = String(scalar)
            if long.contains(where: { $0.contains(value) }) {
                let digits = String(value, radix: 16)
                expected = "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
            if !written(String(scalar)).utf8.elementsEqual("\"\(short[value] ?? expected)\"".utf8) {
                differing.append(value)
            }
        }
        #expect(differing.isEmpty)
    }

    @Test(
        "Escapes stand in the midst of text",
        arguments: [
            ("", "\"\""), ("eight by eight\u{7F}", "\"eight by eight\\u007f\""), ("\u{9B}31m", "\"\\u009b31m\""),
            ("ā\u{202E}ģ\"", "\"ā\\u202eģ\\\"\""),
            ("a\u{0}b", "\"a\\u0000b\""), ("\n\n", "\"\\n\\n\""), ("\u{200B}\u{FEFF}", "\"\u{200B}\u{FEFF}\""),
            ("/", "\"/\""), ("\u{1F600}", "\"\u{1F600}\""),
        ])
    func inText(text: String, expected: String) {
        #expect(Array(written(text).utf8) == Array(expected.utf8))
    }

    @Test(
        "Output escapes what it is told besides, beyond U+FFFF as two escapes",
        arguments: [
            ("a\u{200B}ā", "\"a\\u200bā\""), ("\u{E0061}", "\"\\udb40\\udc61\""), ("\u{10FFFF}", "\"\\udbff\\udfff\""),
            ("\u{1F600}\u{202E}\u{9B}\n", "\"\u{1F600}\\u202e\\u009b\\n\""),
        ])
    func output(text: String, expected: String) {
        let escaping = JSONEscaping.output { scalar, _ in
            scalar.value == 0x200B || (0xE0000...0xE0FFF).contains(scalar.value) || scalar.value == 0x10FFFF
        }
        #expect(Array(written(text, escaping).utf8) == Array(expected.utf8))
    }

    @Test("One who decides on an escape sees the text before it")
    func before() {
        let escaping = JSONEscaping.output { _, before in before.last == UInt8(ascii: "b") }
        #expect(Array(written("aābāā", escaping).utf8) == Array("\"aāb\\u0101ā\"".utf8))
    }

    @Test("What was written is read back as it was, in both ways", arguments: 1...30)
    func roundTrip(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<30 {
            let text = RandomText.text(most: 100, using: &generator)
            for escaping in [
                JSONEscaping.journal, .output { scalar, before in (Int(scalar.value) + before.count) % 3 == 0 },
            ] {
                guard case .string(let read) = try JSONReader.read(Array(written(text, escaping).utf8)).value else {
                    Issue.record("no string")
                    return
                }
                #expect(read.utf8.elementsEqual(text.utf8))
            }
        }
    }
}
