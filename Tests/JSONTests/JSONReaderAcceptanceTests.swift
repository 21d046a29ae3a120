import JSON
import Testing

@Suite("What the reader accepts")
struct JSONReaderAcceptanceTests {
    @Test(
        "Arrays",
        arguments: [
            ("[]", "[]"), ("[[]   ]", "[[]]"), ("[\"\"]", "[\"\"]"), ("[\"a\"]\n", "[\"a\"]"), ("[false]", "[false]"),
            ("[null, 1, \"1\", {}]", "[null,1,\"1\",{}]"),
            ("[1\n]", "[1]"), (" [1]", "[1]"), ("[1,null,null,null,2]", "[1,null,null,null,2]"), ("[2] ", "[2]"),
            ("\t[\r\n1 , 2\t]", "[1,2]"),
            ("[[[[1]],[]]]", "[[[[1]],[]]]"),
        ])
    func arrays(text: String, written: String) throws {
        #expect(try JSONReader.read(Array(text.utf8)).written == written)
    }

    @Test(
        "Numbers stay as they stand",
        arguments: [
            "123e65", "0e+1", "0e1", "4",
            "-0.000000000000000000000000000000000000000000000000000000000000000000000000000001", "20e1", "-0", "-123",
            "-1", "1E22", "1E-2", "1E+2", "123e45", "123.456e78", "1e-2", "1e+2", "123", "123.456789", "0", "0.5",
            "-0.0E-0",
            "1e99999", "-1e+9999", "123456789012345678901234567890",
            "0.4e00669999999999999999999999999999999999999999999999999999999999999999",
        ])
    func numbers(text: String) throws {
        #expect(try JSONReader.read(Array(text.utf8)).written == text)
        #expect(try JSONReader.read(Array("[ \(text) ]".utf8)).written == "[\(text)]")
    }

    @Test(
        "Objects",
        arguments: [
            ("{}", "{}"), ("{ }", "{}"), ("{\"\":0}", "{\"\":0}"), ("{\"a\":[]}", "{\"a\":[]}"),
            ("{\"a\":\"b\",\"c\":\"d\"}", "{\"a\":\"b\",\"c\":\"d\"}"),
            ("{ \"min\": -1.0e+28, \"max\" :1.0e+28 }", "{\"min\":-1.0e+28,\"max\":1.0e+28}"),
            (
                "{\"x\":[{\"id\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}], \"id\": \"b\"}",
                "{\"x\":[{\"id\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}],\"id\":\"b\"}"
            ),
            ("{\"title\":\"\\u041f\\u043e\\u043b\" }", "{\"title\":\"Пол\"}"), ("{\n\"a\": \"b\"\n}", "{\"a\":\"b\"}"),
            // The same letter in two spellings is two keys.
            ("{\"\\u00e9\":1,\"e\\u0301\":2}", "{\"é\":1,\"e\u{301}\":2}"),
        ])
    func objects(text: String, written: String) throws {
        #expect(Array(try JSONReader.read(Array(text.utf8)).written.utf8) == Array(written.utf8))
    }

    @Test(
        "Strings",
        arguments: [
            ("\"\"", ""), ("\"\\u0060\\u012a\\u12AB\"", "`\u{12A}\u{12AB}"), ("\"\\uD801\\udc37\"", "\u{10437}"),
            ("\"\\ud83d\\ude39\\ud83d\\udc8d\"", "\u{1F639}\u{1F48D}"),
            ("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\u{8}\u{C}\n\r\t"),
            ("\"\\\\u0000\"", "\\u0000"), ("\"\\\"\"", "\""), ("\"a/*b*/c/*d//e\"", "a/*b*/c/*d//e"),
            ("\"\\\\a\"", "\\a"), ("\"\\\\n\"", "\\n"),
            ("\"\\u0012\"", "\u{12}"), ("\"\\uFFFF\"", "\u{FFFF}"), ("\"\u{FFFF}\"", "\u{FFFF}"),
            ("\"\u{10FFFF}\"", "\u{10FFFF}"), ("\"\u{1BFFF}\"", "\u{1BFFF}"),
            ("\"\\u0123\"", "\u{123}"), ("\"\u{20AC}\u{1D11E}\"", "€𝄞"), ("\"π\"", "π"), ("\"asd \"", "asd "),
            ("\" \"", " "),
            ("\"\\uDBFF\\uDFFE\"", "\u{10FFFE}"), ("\"new\\u00A0line\"", "new\u{A0}line"),
            ("\"\u{2028}\u{2029}\"", "\u{2028}\u{2029}"),
            ("\"\\u0022\"", "\""), ("\"\\u005C\"", "\\"), ("\"\u{7F}\"", "\u{7F}"), ("\"a\u{7F}a\"", "a\u{7F}a"),
            ("\"\\u200B\"", "\u{200B}"), ("\"⍂㈴⍂\"", "⍂㈴⍂"),
            ("\"\\uFFFE\\uD83F\\uDFFE\"", "\u{FFFE}\u{1FFFE}"), ("\"\\uA66D\"", "\u{A66D}"), ("\"aa\\u00e1\"", "aaá"),
            ("\"eight by eight characters and an ā\"", "eight by eight characters and an ā"),
        ])
    func strings(text: String, value: String) throws {
        guard case .string(let read) = try JSONReader.read(Array(text.utf8)).value else {
            Issue.record("no string")
            return
        }
        #expect(Array(read.utf8) == Array(value.utf8))
    }

    @Test(
        "A value may stand alone",
        arguments: [
            ("false", "false"), ("42", "42"), ("-0.1", "-0.1"), ("null", "null"), ("\"asd\"", "\"asd\""),
            ("true", "true"), (" \n true \r\n\t", "true"),
        ])
    func lonely(text: String, written: String) throws {
        #expect(try JSONReader.read(Array(text.utf8)).written == written)
    }

    @Test("Every value says where it begins, in lines and characters")
    func positions() throws {
        let text = "{\n  \"ā\": [1,\n\t\"ģģ\", true],\n\"b\":{}}"
        let node = try JSONReader.read(Array(text.utf8))
        #expect(node.position == JSONPosition(line: 1, column: 1, offset: 0))
        guard case .object(let members) = node.value, case .array(let nodes) = members[0].node.value else {
            Issue.record("no object with an array")
            return
        }
        #expect(
            members.map(\.keyPosition) == [
                JSONPosition(line: 2, column: 3, offset: 4), JSONPosition(line: 4, column: 1, offset: 30),
            ])
        #expect(
            members.map(\.node.position) == [
                JSONPosition(line: 2, column: 8, offset: 10), JSONPosition(line: 4, column: 5, offset: 34),
            ])
        #expect(nodes.map(\.position.line) == [2, 3, 3])
        #expect(nodes.map(\.position.column) == [9, 2, 8])
        #expect(node["b"]?.position.column == 5)
        #expect(node["c"] == nil)
        #expect(nodes[0]["b"] == nil)
    }

    @Test("A text that is part of a larger one counts its lines from there")
    func firstLine() throws {
        let node = try JSONReader.read(Array("\n 1".utf8), firstLine: 40)
        #expect(node.position == JSONPosition(line: 41, column: 2, offset: 2))
    }
}
