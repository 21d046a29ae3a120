import Testing

@Suite("Line by line, what answers nothing does nothing")
struct PlainReviewTests {
    @Test("At a terminal only what was typed after a comment was shown decides on it")
    func typedAhead() throws {
        let program = try Program.withComments()
        let prompt = "q quit"
        let run = try program.runOnTerminal(
            "review", "--plain", columns: 80, input: "a\na\n",
            answers: [(prompt, "a\na\na\na\n"), (prompt, "q\n")])
        #expect(run.status == 0, "\(run)")
        #expect(try program.run("list", "is:approved").lines.map { $0.prefix(2) } == ["1@"])
    }

    @Test("The end of the input answers no question, and a line that it cuts off is no answer")
    func end() throws {
        let program = try Program.withComments()
        for input in ["a", "w\n2d\n", "w\n2d\nwhy", "r\ns", "r\nS\n", "r\nS\nwhy", "m\nnote", "x\ny", "p"] {
            let run = try program.run("review", "--plain", input: input)
            #expect(run.status == 0, "\(run)")
        }
        #expect(try program.run("count", "is:any -has:note -is:deferred").output == "4\n")
        #expect(try program.run("count").output == "4\n")
    }

    @Test("u asks before it takes back what was done elsewhere, and takes back at once what was done here")
    func undo() throws {
        let program = try Program.withComments()
        #expect(try program.run("approve", "1").status == 0)
        for input in ["u\nn\nq\n", "u\n\nq\n", "u\ny", "u\n"] {
            let run = try program.run("review", "--plain", input: input)
            #expect(run.output.contains("Undo: approved #1 Līga? That was on "), "\(run)")
            #expect(try program.run("count", "is:approved").output == "1\n")
        }
        #expect(
            try program.run("review", "--plain", input: "u\ny\nq\n").output.contains(
                "taken back entry 7 (approve) on #1 Līga"))
        #expect(try program.run("count", "is:approved").output == "0\n")
        let here = try program.run("review", "--plain", input: "a\nu\nq\n")
        #expect(here.output.contains("taken back entry 9") && !here.output.contains("Undo:"), "\(here)")
    }

    @Test("The letters stay what they are, whatever keys the settings give the console")
    func letters() throws {
        let program = try Program.withComments()
        try Program.write(Array(#"{"keys":{"approve":["z"]}}"#.utf8), to: program.queue + "/settings.json")
        let run = try program.run("review", "--plain", input: "z\na\nq\n")
        #expect(run.output.contains("“z” is none of the letters"))
        #expect(try program.run("count", "is:approved").output == "1\n")
    }
}
