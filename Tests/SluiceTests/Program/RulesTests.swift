import JSON
import Testing

@testable import sluice

@Suite("Rules on the command line")
struct RulesTests {
    private static let settings = """
        {"words": {"spam": ["kredīt*", "!kredītiestād*"]},
         "rules": [{"name": "newcomer-link", "when": "has:link author-approved:0", "en": "link from a newcomer", "lv": "x"}]}
        """

    private func program() throws -> Program {
        let program = try Program.withComments()
        try Program.write(Array(Self.settings.utf8), to: program.queue + "/settings.json")
        return program
    }

    @Test("A rule is listed, asked for in queries, and tried on what was decided")
    func rules() throws {
        let program = try program()
        #expect(try program.run("list", "rule:newcomer-link").lines.count == 2)
        #expect(try program.run("reject", "3", "--reason", "spam").status == 0)
        let right = try program.run("rules", "try", "newcomer-link")
        #expect(right.status == 0, "\(right)")
        #expect(right.lines == ["4\t2\t1\t0\t0\t1\t0\t0\t100\t21\t100\t"])
        #expect(try program.run("approve", "4").status == 0)
        let wrong = try program.run("rules", "try", "is:pending", "rule:newcomer-link", "--json")
        #expect(wrong.status == 1, "\(wrong)")
        let object = try #require(try wrong.objects().first)
        #expect(object["hits"].flatMap { number($0) } == 2 && object["precision"].flatMap { number($0) } == 50)
        #expect(wrong.output.contains(#""rejected":{"spam":1}"#) && wrong.output.contains(#""against":[4]"#))
        #expect(wrong.output.contains(#""left_out":["is:pending"]"#) && wrong.output.contains(#""rule":null"#))
        #expect(
            try program.run("rules").lines == [
                "newcomer-link\t0\t2\t1\t1\t0\tlink from a newcomer\thas:link author-approved:0"
            ])
    }

    @Test("show tells the rules that match, and how many others say the same")
    func shown() throws {
        let program = try program()
        for _ in 0..<3 {
            let body = "Lasiet http://x.example"
            #expect(try program.run("submit", "--release", "brisele", "--name", "Zane", "--body", body).status == 0)
        }
        let shown = try program.runOnTerminal("show", "6", columns: 80).output
        #expect(
            shown.contains("\nrules     newcomer-link: link from a newcomer (x.example, author-approved 0)\n"),
            "\(shown)")
        #expect(shown.contains("          the same text in 2 others\n"), "\(shown)")
        #expect(try program.runOnTerminal("show", "1", columns: 80).output.contains("the same text") == false)
    }

    @Test("What came after a comment arrived is refused with its column, and so is an unknown verb")
    func refused() throws {
        let program = try program()
        let by = try program.run("rules", "try", "has:link", "by:anna")
        #expect(by.status == 64 && by.errors.contains("column 10: by:anna tells what came after"), "\(by)")
        #expect(try program.run("rules", "arm", "x").status == 64)
        #expect(try program.run("rules", "try").status == 64)
    }

    @Test("A mistake in a rule costs no comment; everything else waits until it is mended")
    func mistake() throws {
        let program = try program()
        for rule in [
            #"{"name": "a", "when": "befor:7d", "en": "a", "lv": "a"}"#,
            #"{"name": "a", "when": "x", "then": "reject", "en": "a", "lv": "a"}"#,
        ] {
            try Program.write(Array("{\"rules\": [\(rule)]}".utf8), to: program.queue + "/settings.json")
            let taken = try program.run("submit", "--release", "brisele", "--name", "Zane", "--body", "Labi!")
            #expect(taken.status == 0 && !taken.output.isEmpty && taken.errors.contains("settings.json"), "\(taken)")
            let list = try program.run("list")
            #expect(list.status == 78 && list.errors.contains("column "), "\(list)")
        }
        #expect(try program.run("rules").errors.contains("rules don't act yet"))
    }

    @Test("The words that a pattern finds are told with what became of them")
    func words() throws {
        let program = try program()
        #expect(try program.run("reject", "3", "--reason", "spam").status == 0)
        #expect(try program.run("words", "kredit*").lines == ["kredits\t2\t1\t0\t1\tkredit*\t\t"])
        #expect(try program.run("words", "maks*", "!maksā").lines == [])
        #expect(
            try program.run("words", "--list", "spam", "c*", "--json").lines.first == """
                {"form":"kredits","comments":2,"pending":1,"approved":0,"rejected":1,"pattern":"kredīt*","list":"spam","disguise":null}
                """)
        #expect(try program.run("words").status == 64)
        #expect(try program.run("words", "--list", "x").status == 64)
        #expect(try program.run("words", "*").status == 64)
        #expect(try program.run("count", "word:spam", "is:any").output == "2\n")
    }
}

private func number(_ node: JSONNode?) -> Int? {
    guard case .number(let text)? = node?.value else { return nil }
    return Int(text)
}
