import JSON
import Seeded
import Testing

@Suite("What the reader refuses")
struct JSONReaderRefusalTests {
    private func refuses(_ bytes: Bytes) -> Bool {
        do throws(JSONError) {
            _ = try JSONReader.read(bytes.bytes)
            return false
        } catch {
            return error.position.offset <= bytes.bytes.count
        }
    }

    @Test(
        "Broken arrays",
        arguments: [
            "[1 true]", "[\"\": 1]", "[\"\"],", "[,1]", "[1,,2]", "[\"x\",,]", "[\"x\"]]", "[\"\",]", "[\"x\"", "[x",
            "[3[4]]", "[1:2]", "[,]", "[-]",
            "[   , \"\"]", "[\"a\",\n4\n,1,", "[1,]", "[1,,]", "[*]", "[\"\"", "[1,", "[1,\n1\n,1", "[{}", "[", "]",
            "[1]x", "[][]", "[1}", "[a", [0x5B, 0xFF, 0x5D],
            [0x5B, 0x61, 0xE5, 0x5D], "[\u{B}a\\f]", "[\\u0020\"asd\"]", "[\"a\u{0}\"]",
        ] as [Bytes])
    func arrays(bytes: Bytes) {
        #expect(refuses(bytes))
    }

    @Test(
        "Words that are none",
        arguments: [
            "[fals]", "[nul]", "[tru]", "nul", "tru", "fals", "True", "NULL", "[NaN]", "[nan]", "[Infinity]",
            "[-Infinity]", "[Inf]", "nullx", "truee",
        ] as [Bytes])
    func words(bytes: Bytes) {
        #expect(refuses(bytes))
    }

    @Test(
        "Numbers that are none",
        arguments: [
            "[++1234]", "[+1]", "[+Inf]", "[-01]", "[-1.0.]", "[-2.]", "[-NaN]", "[.-1]", "[.2e-3]", "[0.1.2]",
            "[0.3e+]", "[0.3e]", "[0.e1]", "[0E+]", "[0E]",
            "[0e+]", "[0e]", "[1.0e+]", "[1.0e-]", "[1.0e]", "[1 000.0]", "[1eE2]", "[2.e+3]", "[2.e-3]", "[2.e3]",
            "[9.e+]", "[Inf]", "[1+2]", "[0x1]", "[0x42]",
            "[0e+-1]", "[-123.123foo]", "[-foo]", "[- 1]", "[-012]", "[-.123]", "[-1x]", "[1ea]", "[1.]", "[.123]",
            "[1.2a-3]", "[1.8011670033376514H-308]", "[012]",
            "[00]", "[1e1", "[１]", "-", "1.", "1e", "01", "2@", "[1a]", [0x5B, 0x31, 0x65, 0x31, 0xE5, 0x5D],
            [0x5B, 0x30, 0xE5, 0x5D],
        ] as [Bytes])
    func numbers(bytes: Bytes) {
        #expect(refuses(bytes))
    }

    @Test(
        "Broken objects",
        arguments: [
            "[\"x\", truth]", "{[: \"x\"}\n", "{\"x\", null}", "{\"x\"::\"b\"}", "{🇨🇭}", "{\"a\":\"a\" 123}",
            "{key: 'value'}", "{\"a\":\"b\",,\"c\":\"d\"}",
            "{\"a\" b}", "{:\"b\"}", "{\"a\" \"b\"}", "{\"a\":", "{\"a\"", "{1:1}", "{9999E9999:1}",
            "{null:null,null:null}", "{\"id\":0,,,,,}", "{'a':0}",
            "{\"id\":0,}", "{\"a\":\"b\"}/**/", "{\"a\":\"b\"}/**//", "{\"a\":\"b\"}//", "{\"a\":\"b\"}/",
            "{\"a\":\"b\",,\"c\":1}", "{a: \"b\"}",
            "{\"a\":\"a", "{ \"foo\" : \"bar\", \"a\" }", "{\"a\":\"b\"}#", "{", "}", "{,", "{\"a\":1]", "{\"a\":,}",
            "{\"a\"}", "{\"a\":1,",
            [0x7B, 0x22, 0xB9, 0x22, 0x3A, 0x22, 0x30, 0x22, 0x2C, 0x7D], [0x7B, 0xFF, 0x7D],
        ] as [Bytes])
    func objects(bytes: Bytes) {
        #expect(refuses(bytes))
    }

    @Test(
        "Broken strings",
        arguments: [
            " ", "[\"\\uD800\\\"]", "[\"\\uD800\\u\"]", "[\"\\uD800\\u1\"]", "[\"\\uD800\\u1x\"]", "[é]",
            "[\"\\\u{0}\"]", "[\"\\x00\"]", "[\"\\\\\\\"]",
            "[\"\\\t\"]", "[\"\\🌀\"]", "[\"\\\"]", "[\"\\u00A\"]", "[\"\\uD834\\uDd\"]", "[\"\\uD800\\uD800\\x\"]",
            "[\"\\a\"]", "[\"\\uqqqq\"]", "[\\u0020\"asd\"]",
            "[\\n]", "\"", "['single quote']", "abc", "[\"\\", "[\"a\n\"]", "[\"a\tb\"]", "[\"new\nline\"]",
            "\"\\UA66D\"", "\"x", "\"x\"y", "[\"\u{1F}\"]", "\"\\u12", "\"\\u", "\"\\",
            [0x22, 0x5C, 0xE5, 0x22], [0x22, 0x5C, 0x75, 0xE5, 0x22], "\"\\'\"", "\"\\0\"",
        ] as [Bytes])
    func strings(bytes: Bytes) {
        #expect(refuses(bytes))
    }

    @Test(
        "Bytes that are not UTF-8",
        arguments: [
            .quoted(0x80), .quoted(0xBF), .quoted(0xC0, 0xAF), .quoted(0xC1, 0xBF), .quoted(0xE0, 0x80, 0xAF),
            .quoted(0xE0, 0x9F, 0xBF),
            .quoted(0xF0, 0x80, 0x80, 0xAF), .quoted(0xF0, 0x8F, 0xBF, 0xBF),
            .quoted(0xFC, 0x80, 0x80, 0x80, 0x80, 0x80), .quoted(0xED, 0xA0, 0x80), .quoted(0xED, 0xBF, 0xBF),
            .quoted(0xF4, 0x90, 0x80, 0x80), .quoted(0xF5, 0x80, 0x80, 0x80), .quoted(0xFF), .quoted(0xFE),
            .quoted(0xC3), .quoted(0xE2, 0x82), .quoted(0xF0, 0x9F, 0x98),
            .quoted(0xC3, 0x28), .quoted(0xE2, 0x28, 0xA1), .quoted(0x61, 0xE9, 0x62), [0x22, 0xC3],
            [0x22, 0xE2, 0x82], [0x22, 0xF0, 0x9F, 0x98],
            // UTF-16 of both orders
            [0xFF, 0xFE, 0x5B, 0x00, 0x5D, 0x00], [0x00, 0x5B, 0x00, 0x5D], [0x5B, 0x00, 0x5D, 0x00],
        ] as [Bytes])
    func encodings(bytes: Bytes) {
        #expect(refuses(bytes))
    }

    @Test(
        "Texts that are no text of JSON",
        arguments: [
            "", "<.>", "[<null>]", "[1]x", "[1]]", "[\"asd]", "aå", "[True]", "1]", "{\"x\": true,", "[][]", "]", "{]",
            "﻿{}", "\u{FEFF}", "å", "[", "{}}", "{\"\":", "{\"a\":/*comment*/\"b\"}",
            "{\"a\": true} \"x\"", "['", "[,", "[{", "[\"a", "[\"a\"", "{,", "{[", "{\"a", "{'a'", "[\"\\{[\"\\{[\"\\{",
            "é", "*", "{\"a\":\"b\"}#{}", "[\\u000A\"\"]",
            "[1", "[ false, nul", "[ true, fals", "[ false, tru", "{\"asd\":\"asd\"", "[\u{2060}]", "[\u{C}]",
            "[\u{A0}]", "\u{2028}1", "1 2", "{} {}", "\u{0}", "[1]\u{0}",
        ] as [Bytes])
    func structures(bytes: Bytes) {
        #expect(refuses(bytes))
    }

    @Test(
        "What RFC 8259 leaves open",
        arguments: [
            // Halves of surrogate pairs and U+0000, in values and keys
            "\"\\uD800\"", "\"\\uDADA\"", "\"\\uD888\\u1234\"", "\"\\uD800\\n\"", "\"\\uDd1ea\"",
            "\"\\uD800\\uD800\\n\"", "\"\\ud800abc\"", "\"\\uDFAA\"", "\"\\uDd1e\\uD834\"",
            "\"\\u0000\"", "[\"a\\u0000b\"]", "{\"a\\u0000\":1}", "{\"\\uDFAA\":0}",
            // Keys that stand twice, in whatever spelling
            "{\"a\":\"b\",\"a\":\"c\"}", "{\"a\":\"b\",\"a\":\"b\"}", "{\"a\":1,\"b\":2,\"\\u0061\":3}",
            "{\"\":1,\"\":1}",
        ] as [Bytes])
    func left(bytes: Bytes) {
        #expect(refuses(bytes))
    }

    @Test("A valid text cut short anywhere is unfinished or, in a number, shorter")
    func cuts() throws {
        let text = Array("{\"a\":[true,false,null,{\"b\":\"x\\u00e9\\n\\ud83d\\ude00ā\"},[]],\"c\":\"d\"}".utf8)
        _ = try JSONReader.read(text)
        for length in 0..<text.count {
            let error = #expect(throws: JSONError.self) { try JSONReader.read(Array(text[..<length])) }
            let isInsideCharacter = length > 0 && text[length - 1] >= 0x80 && text[length] >= 0x80
            #expect(
                isInsideCharacter || error?.isUnfinished == true || error?.reason.contains("surrogate") == true,
                "\(length)")
        }
    }

    @Test("Random bytes and damaged texts are read or refused, and nothing else happens", arguments: 1...30)
    func damaged(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let valid = Array("{\"a\":[true,-1.5e+3,null,{\"b\":\"x\\u00e9\\n\\ud83d\\ude00ā\"},[]],\"c\":\"d\"}".utf8)
        for _ in 0..<200 {
            var bytes = valid
            for _ in 0..<Int.random(in: 1...3, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] =
                    Bool.random(using: &generator)
                    ? UInt8.random(in: 0...255, using: &generator) : valid.randomElement(using: &generator) ?? 0
            }
            let whatever = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            #expect(refuses(Bytes(whatever)) || whatever.allSatisfy { $0 < 0x80 })
            if let node = try? JSONReader.read(bytes) {
                #expect((try? JSONReader.read(Array(node.written.utf8)))?.written == node.written)
            }
        }
    }
}
