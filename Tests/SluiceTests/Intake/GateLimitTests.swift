import JSON
import Testing

@testable import sluice

@Suite("The limits of the gate, each at its end and one beyond")
struct GateLimitTests {
    /// A line of JSON that is a comment.
    private func line(_ members: [(String, String)], author: [(String, String)], source: (String, String)?) -> String {
        var json = JSONWriter(escaping: .journal)
        json.beginObject()
        for (key, value) in members {
            json.key(key)
            json.string(value)
        }
        json.key("author")
        json.beginObject()
        for (key, value) in author {
            json.key(key)
            json.string(value)
        }
        json.endObject()
        if let source {
            json.key("source")
            json.beginObject()
            json.key("system")
            json.string(source.0)
            json.key("id")
            json.string(source.1)
            json.endObject()
        }
        json.endObject()
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private func line(
        name: String = "N", email: String = "e", site: String = "s", address: String = "a", body: String = "B",
        source: (String, String)? = nil
    ) -> String {
        line(
            [("release", "brisele"), ("body", body)],
            author: [("name", name), ("email", email), ("site", site), ("address", address)], source: source)
    }

    private func x(_ count: Int) -> String { String(repeating: "x", count: count) }

    @Test("Of each pair of lines the first comes in, and the second is refused by its number and its limit")
    func pairs() throws {
        let marks = String(repeating: "\u{301}", count: 30)
        let lines = String(repeating: "\n", count: 4_999)
        let deep = String(repeating: "[", count: 62) + String(repeating: "]", count: 62)
        let good = line()
        func member(_ value: String) -> String { good.dropLast() + #","submitted":"# + value + "}" }
        let pairs: [(within: String, beyond: String, told: String)] = [
            (line(name: x(200)), line(name: x(201)), "name has 201 bytes, and may have at most 200"),
            // Bytes are counted, not characters.
            (
                line(name: String(repeating: "ā", count: 100)), line(name: String(repeating: "ā", count: 101)),
                "name has 202"
            ),
            (line(name: "x"), line(name: ""), "name is empty"),
            (line(email: x(254)), line(email: x(255)), "email has 255 bytes"),
            (line(site: x(2_048)), line(site: x(2_049)), "site has 2049 bytes"),
            (line(address: x(64)), line(address: x(65)), "address has 65 bytes"),
            (line(body: x(65_536)), line(body: x(65_537)), "body has 65537 bytes"),
            (line(body: "x" + lines), line(body: "x\n" + lines), "body has 5001 lines"),
            (line(name: "x" + marks), line(name: "x\u{301}" + marks), "name has more than 30 combining marks"),
            (line(body: "x" + marks), line(body: "x\u{301}" + marks), "body has more than 30 combining marks"),
            (line(source: (x(64), "1")), line(source: (x(65), "1")), "source's system has 65 bytes"),
            (line(source: ("s", x(256))), line(source: ("s", x(257))), "source's id has 257 bytes"),
            (line(name: "a b"), line(name: "a\tb"), "name holds the control character U+0009 at character 2"),
            // As deep as may be: told as no time, and not as too deep.
            (good, member("[" + deep + "]"), "“submitted” is a string"),
            (good, member("[[" + deep + "]]"), "line 30, column"),
        ]
        let program = try Program.withComments()
        let run = try program.run(
            "submit", "-", input: pairs.flatMap { [$0.within, $0.beyond] }.joined(separator: "\n"))
        #expect(run.status == 1)
        #expect(run.lines.count == pairs.count, "\(run)")
        let errors = run.errors.split(separator: "\n")
        #expect(errors.count == pairs.count, "\(run)")
        for (index, error) in errors.enumerated() {
            #expect(error.contains("line \(2 * index + 2)"), "\(error)")
            #expect(error.contains(pairs[index].told), "\(error)")
        }
    }

    @Test("A line of 16 MiB is read, one byte more is not, and those after it are")
    func longLine() throws {
        let good = line()
        let most = 16 << 20
        let blanks = String(repeating: " ", count: most - good.utf8.count)
        let program = try Program.withComments()
        let run = try program.run("submit", "-", input: "\(good)\(blanks)\n\(good)\(blanks) \n\(good)\n")
        #expect(run.status == 1)
        #expect(run.output == "5\n6\n")
        #expect(run.errors.contains("line 2, column 1: the line has more than 16777216 bytes"), "\(run.errors)")
    }

    @Test("A release's texts, and a note")
    func others() throws {
        let program = try Program.withComments()
        func release(_ title: String, _ url: String, _ summary: String) throws -> Int32 {
            let words = ["release", "r", "--date", "2010-10-15", "--title", title, "--url", url, "--summary", summary]
            return try program.run(words.map { Array($0.utf8) }).status
        }
        #expect(try release(x(1_024), x(2_048), x(16_384)) == 0)
        #expect(try release(x(1_025), "u", "s") != 0)
        #expect(try release("T", x(2_049), "s") != 0)
        #expect(try release("T", "u", x(16_385)) != 0)
        #expect(try release("T", "", "") == 0)
        #expect(try program.run("releases", "--json").output.contains(#""url":null,"summary":null"#))
        #expect(try program.run("release", x(128), "--title", "T", "--date", "2010-10-15").status == 0)
        #expect(try program.run("release", x(129), "--title", "T", "--date", "2010-10-15").status == 64)
        #expect(try program.run("note", "1", "--note", x(4_096)).status == 0)
        #expect(try program.run("note", "1", "--note", x(4_097)).status == 64)
        #expect(try program.run("approve", "1", as: x(64)).status == 0)
        #expect(try program.run("approve", "2", as: x(65)).status == 64)
        #expect(try program.run("approve", "2", as: "\u{200B}").status == 64)
    }

    @Test("A hundred thousand brackets, 160 KB of marks and a line of 100 MB are refused and cost the others nothing")
    func floods() throws {
        let good = line()
        let brackets = String(repeating: "[", count: 100_000)
        let marks = String(repeating: "\\u0301", count: 60_000)
        let input =
            "\(good)\n{\"release\":\"brisele\",\"body\":\(brackets)\n"
            + "{\"release\":\"brisele\",\"author\":{\"name\":\"N\"},\"body\":\"a\(marks)\"}\n" + x(100 << 20)
            + "\n\(good)\n"
        let run = try Program.withComments().run("submit", "-", input: input)
        #expect(run.status == 1)
        #expect(run.output == "5\n6\n")
        #expect(run.errors.split(separator: "\n").count == 3, "\(run.errors.prefix(2_000))")
    }
}
