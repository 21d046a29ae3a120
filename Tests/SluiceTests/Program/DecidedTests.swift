import Testing

@Suite("sluice submit - --decided")
struct DecidedTests {
    private static let lines = """
        {"release":"zina","author":{"name":"A"},"body":"1","state":"approved"}
        {"release":"zina","author":{"name":"A"},"body":"2","state":"rejected","reason":"spam"}
        {"release":"zina","author":{"name":"A"},"body":"3"}

        """

    private func program() throws -> Program {
        let program = try Program()
        _ = try program.run("init")
        #expect(try program.run("release", "zina", "--title", "Ziņa", "--date", "2026-11-01").status == 0)
        return program
    }

    @Test("A comment arrives as it was decided, and without --decided it is refused")
    func states() throws {
        let program = try program()
        let refused = try program.run("submit", "-", input: Self.lines)
        #expect(refused.status == 1 && refused.output == "1\n")
        #expect(try program.run("submit", "-", "--decided", input: Self.lines).output == "2\n3\n4\n")
        #expect(try program.run("count", "is:approved").output == "1\n")
        #expect(try program.run("count", "is:rejected reason:spam").output == "1\n")
        #expect(try program.run("verify").status == 0)
    }

    @Test(
        "What makes no sense is refused with its place",
        arguments: [
            ("\"state\":\"erased\"", "pending, approved or rejected"), ("\"state\":\"rejected\"", "has a “reason”"),
            ("\"reason\":\"spam\"", "only a rejected comment"),
            ("\"state\":\"rejected\",\"reason\":\"Ā\"", "a code such as spam"),
        ])
    func mistakes(members: String, words: String) throws {
        let program = try program()
        let line = "{\"release\":\"zina\",\"author\":{\"name\":\"A\"},\"body\":\"1\",\(members)}\n"
        let run = try program.run("submit", "-", "--decided", input: line)
        #expect(run.status == 1 && run.errors.contains(words) && run.errors.contains("line 1"), "\(run)")
    }

    @Test("A reason that the settings lack is refused with its line, and the others are taken")
    func unknownReason() throws {
        let program = try program()
        let run = try program.run(
            "submit", "-", "--decided", input: Self.lines.replacing("\"spam\"", with: "\"none-such\""))
        #expect(run.status == 1 && run.errors.contains("none-such") && run.errors.contains("line 2"), "\(run)")
        #expect(run.output == "1\n2\n")
        #expect(try program.run("count", "is:any").output == "2\n")
    }

    @Test("Only who may decide may say what was decided")
    func permission() throws {
        let program = try program()
        try Program.write(Array(#"{"moderators":{"juris":"Juris"}}"#.utf8), to: program.queue + "/settings.json")
        #expect(try program.run("submit", "-", "--decided", input: Self.lines).status == 77)
        try Program.write(Array("{".utf8), to: program.queue + "/settings.json")
        #expect(try program.run("submit", "-", "--decided", input: Self.lines).status == 78)
    }
}
