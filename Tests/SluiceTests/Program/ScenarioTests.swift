import JSON
import Testing

@testable import sluice

@Suite("The program, from an empty folder to what the public sees")
struct ScenarioTests {
    @Test("Submit, decide, undo, redo, look back, publish, verify")
    func scenario() throws {
        let program = try Program.withComments()
        #expect(try program.run("count").output == "4\n")

        let approved = try program.run("approve", "1", "#2@4")
        #expect(approved.status == 0, "\(approved)")
        #expect(approved.lines == ["1@7", "2@7"])

        let conflict = try program.run("approve", "3", "2@4", "9", as: "juris")
        #expect(conflict.status == 1)
        #expect(conflict.lines == ["3@8"])
        #expect(conflict.errors.contains("#2: anna approved it, "))
        #expect(conflict.errors.contains("(entry 7), after you saw it"))
        #expect(conflict.errors.contains("#9: there is no such comment"))

        let rejected = try program.run("reject", "--reason", "spam", "--where", "author:kredits", "is:any", as: "juris")
        #expect(rejected.lines == ["3@9", "4@9"])
        #expect(try program.run("list", "is:rejected", "reason:spam").lines.count == 2)

        let undone = try program.run("undo", as: "juris")
        #expect(undone.lines == ["3@10", "4@10"], "\(undone)")
        #expect(try program.run("count", "is:approved").output == "3\n")
        #expect(try program.run("redo", as: "juris").lines == ["3@11", "4@11"])
        #expect(try program.run("undo", as: "zane").status == 1)

        let edited = try program.run("edit", "2", "--body", "Cik?", "--note", "īsāk")
        #expect(edited.lines == ["2@12"], "\(edited)")
        #expect(try program.run("edit", "2", "--body", "Cik?").status == 1)

        let history = try program.run("history", "--json").objects()
        #expect(history.compactMap { number($0["n"]) } == [7, 8, 9, 10, 11, 12])
        #expect(try program.run("history", "2").lines.count == 3)
        #expect(try program.run("history", "--by", "juris", "--do", "reject").lines.count == 1)

        let stats = try program.run("stats", "--json").objects()
        #expect(stats.first.flatMap { number($0["approved"]) } == 3)
        #expect(stats.first.flatMap { number($0["rejected"]) } == 2)

        let place = program.folder + "/public"
        #expect(try program.run("publish", place).lines == ["wrote\tbrisele.json"])
        let published = try JSONReader.read(try Program.read(place + "/brisele.json"))
        guard case .array(let comments)? = published["comments"]?.value else {
            Issue.record("no comments are published")
            return
        }
        #expect(comments.compactMap { number($0["number"]) } == [1, 2])

        let verified = try program.run("verify")
        #expect(verified.status == 0)
        #expect(verified.output.hasPrefix("12:"))
        #expect(verified.output.utf8.count == 3 + 64 + 1)
    }

    @Test("A list to a pipe is what a decision reads from one, as lines and as JSON")
    func pipes() throws {
        let program = try Program.withComments()
        let list = try program.run("list", "author:kredits")
        #expect(try program.run("reject", "-", "--reason", "spam", input: list.output).lines == ["3@7", "4@7"])
        let objects = try program.run("list", "--json", "is:any", "-author:kredits")
        #expect(try program.run("approve", "-", input: objects.output).lines == ["1@8", "2@8"])
        // The same again: what was seen is no longer what stands there.
        let again = try program.run("approve", "-", input: objects.output)
        #expect(again.status == 1)
        #expect(again.lines.isEmpty)
    }

    @Test("--dry-run tells what would be done and does nothing")
    func dryRun() throws {
        let program = try Program.withComments()
        let before = try Program.read(program.journal)
        #expect(try program.run("approve", "--where", "is:pending", "--dry-run").lines.count == 4)
        #expect(
            try program.run("reject", "1", "--reason", "spam", "--dry-run", "--json").output.contains("\"entry\":null"))
        #expect(try Program.read(program.journal) == before)
    }

    @Test("What is erased is gone from the journal's bytes, and the queue goes on")
    func erase() throws {
        let program = try Program.withComments()
        let erased = try program.run("erase", "1")
        #expect(erased.status == 0, "\(erased)")
        #expect(!String(decoding: try Program.read(program.journal), as: UTF8.self).contains("liga@example.lv"))
        #expect(try program.run("approve", "1").status == 1)
        #expect(try program.run("verify").status == 0)
        #expect(try program.run("list", "is:any").lines.map { $0.split(separator: "\t")[1] }.first == "erased")
        #expect(try program.run("list", "is:any", "--json").lines.count == 4)
        #expect(try program.run("show", "1", "--json").output.contains(#""author":null,"body":null"#))
    }

    @Test("The same source again adds nothing and gives the number that is there")
    func source() throws {
        let program = try Program.withComments()
        let words = ["submit", "--release", "brisele", "--name", "A", "--body", "B", "--source", "web:7"]
            .map { Array($0.utf8) }
        #expect(try program.run(words).output == "5\n")
        #expect(try program.run(words).output == "5\n")
        #expect(try program.run("count", "is:any").output == "5\n")
    }

    @Test("The whole history goes out, exact as JSON, and as a table for spreadsheets")
    func export() throws {
        let program = try Program.withComments()
        #expect(try program.run("approve", "1").status == 0)
        #expect(try program.run("export", "--json").objects().compactMap { number($0["n"]) } == Array(1...7))
        let table = try program.run("export")
        #expect(table.output.split(separator: "\r\n").count == 8)
    }

    @Test("A backup is a queue of its own, with the same head")
    func backup() throws {
        let program = try Program.withComments()
        let copy = program.folder + "/copy"
        let made = try program.run("backup", copy)
        #expect(made.status == 0, "\(made)")
        #expect(made.output == (try program.run("verify").output))
        #expect(try program.run("--queue", copy, "verify", "--against", made.lines.first ?? "").output == made.output)
        #expect(try program.run("--queue", copy, "approve", "1").status == 0)
        #expect(try program.run("count", "is:approved").output == "0\n")
        #expect(try program.run("backup", copy).status == 73)
        #expect(try program.run("verify", "--against", "7:" + String(repeating: "0", count: 64)).status == 65)
        #expect(try program.run("verify", "--against", "nonsense").status == 64)
    }

    @Test("All or nothing: one bad comment keeps the others out")
    func allOrNothing() throws {
        let program = try Program.withComments()
        let input = """
            {"release":"brisele","author":{"name":"A"},"body":"B"}
            {"release":"nowhere","author":{"name":"A"},"body":"B"}
            """
        let none = try program.run("submit", "-", "--all-or-nothing", input: input)
        #expect(none.status == 1)
        #expect(none.output.isEmpty)
        let some = try program.run("submit", "-", input: input)
        #expect(some.status == 1)
        #expect(some.output == "5\n")
        #expect(some.errors.contains("line 2: there is no release nowhere"))
    }

    @Test("edit --mask replaces what is found, and says which kinds there are")
    func mask() throws {
        let program = try Program.withComments()
        try Program.write(Array(#"{"mask":{"email":"(…)"}}"#.utf8), to: program.queue + "/settings.json")
        _ = try program.run("edit", "1", "--body", "20000000 a@b.lv")
        #expect(try program.run("edit", "1", "--mask", "phone,email").status == 0)
        #expect(try program.run("list", "--json", "[phone removed] (…)").lines.count == 1)
        #expect(try program.run("edit", "1", "--mask", "phone").status == 1)
        let unknown = try program.run("edit", "1", "--mask", "name")
        #expect(unknown.status == 64 && unknown.errors.contains("phone, email, code, link"), "\(unknown)")
        #expect(try program.run("edit", "1", "--mask", "phone", "--body", "x").status == 64)
    }

    @Test("Without --body the text goes through the editor that the environment names")
    func editor() throws {
        let program = try Program.withComments()
        program.set("VISUAL", "sed -i s/Paldies/Lieliski/")
        #expect(try program.run("edit", "1").lines == ["1@7"])
        #expect(try program.run("show", "1").output.contains("\nbody\tLieliski!\n"))
        let unchanged = try program.run("edit", "1")
        #expect(unchanged.status == 1)
        #expect(unchanged.errors.contains("the text is the same"))

        // Refused before the editor is opened.
        program.set("VISUAL", "false")
        #expect(try program.run("edit", "1@3").status == 1)
        #expect(try program.run("edit", "1").status == 74)
        program.set("VISUAL", "")
        #expect(try program.run("edit", "1").status == 64)
    }

    @Test("What is typed is kept when somebody changes the comment meanwhile")
    func editorConflict() throws {
        let program = try Program.withComments()
        program.set("VISUAL", "sh -c 'echo typed > $1; $SLUICE --as juris approve 1 > $1.log' sh")
        program.set("SLUICE", try Program.path())
        program.set("TMPDIR", program.folder)
        let run = try program.run("edit", "1")
        #expect(run.status == 1, "\(run)")
        #expect(run.errors.contains("#1: juris approved it"))
        let kept = try #require(run.errors.split(separator: "\n").first { $0.contains("your text is kept in ") })
        let path = try #require(kept.split(separator: " ").last.map(String.init))
        #expect(try Program.read(path) == Array("typed\n".utf8))
    }

    @Test("Line by line: the same letters as in the console")
    func review() throws {
        let program = try Program.withComments()
        let run = try program.run("review", "--plain", input: "?\na\nm\nlook again\nn\nr\ns\nw\n2d\n\nu\nq\n")
        #expect(run.status == 0, "\(run)")
        #expect(run.output.contains("approved #1 Līga"))
        #expect(try program.run("count", "is:approved").output == "1\n")
        #expect(try program.run("count", "has:note").output == "1\n")
        #expect(try program.run("count", "reason:spam").output == "1\n")
    }

    private func number(_ node: JSONNode?) -> Int? {
        guard case .number(let text)? = node?.value else { return nil }
        return Int(text)
    }
}
