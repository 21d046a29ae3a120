import Testing

@testable import sluice

@Suite("On a terminal the answers are for people")
struct TerminalTests {
    @Test("A list is cut to the terminal, local times, nothing raw")
    func list() throws {
        let program = try Program.withComments()
        let body = "\u{1B}]0;root\u{7}\u{202E}" + String(repeating: "garš ", count: 100)
        let words = [
            "submit", "--release", "brisele", "--name", "王小明", "--submitted", "2026-01-02T09:15", "--body", body,
        ]
        #expect(try program.run(words.map { Array($0.utf8) }).output == "5\n")
        let run = try program.runOnTerminal("list", "number:5", "is:any", columns: 60)
        #expect(run.status == 0)
        #expect(run.output == "#5  pending     2026-01-02 09:15  王小明              ␛]0;r…\n")
    }

    @Test("Tables have titles, decisions are told in a sentence, mistakes in a line")
    func sentences() throws {
        let program = try Program.withComments()
        #expect(try program.runOnTerminal("releases", columns: 80).output.hasPrefix("release  date        pending"))
        #expect(
            try program.runOnTerminal("reject", "3", "4", "--reason", "spam", columns: 80).output
                == "rejected 2 comments as spam (entry 7)\n")
        #expect(
            try program.runOnTerminal("reject", "1", columns: 200).output.hasPrefix(
                "sluice: a rejection has a reason; give it with --reason: spam, abuse, hate, off-topic"))
        #expect(
            try program.runOnTerminal("approve", "1", "9", columns: 80).output
                == "approved #1 Līga; 1 set apart (entry 8)\nsluice: #9: there is no such comment\n")
        #expect(
            try program.runOnTerminal("undo", columns: 80).output
                == "taken back entry 8 (approve) on #1 Līga (entry 9)\n")
        #expect(
            try program.runOnTerminal("redo", columns: 80).output
                == "done entry 8 (approve) again on #1 Līga (entry 10)\n")
        #expect(try program.runOnTerminal("count", columns: 80).output == "1\n")
        #expect(try program.runOnTerminal("list", "nothing", columns: 80).output == "sluice: nothing matches nothing\n")
    }

    @Test("No line of any answer is wider than the terminal", arguments: [20, 40, 80, 132])
    func width(columns: Int) throws {
        let program = try Program.withComments()
        for words in [["list"], ["releases"], ["history", "1"], ["stats"], ["states"], ["show", "1"]] {
            let run = try program.runOnTerminal(words[0], words.count > 1 ? words[1] : "--as=anna", columns: columns)
            for line in run.output.split(separator: "\n") where !line.hasPrefix("sluice:") {
                #expect(line.count <= max(columns, 20), "\(words): \(line)")
            }
        }
    }

    @Test("A terminal that can't show the console is told the commands that do the same")
    func dumb() throws {
        let program = try Program.withComments()
        let run = try program.runOnTerminal("--as", "anna", columns: 80)
        #expect(run.status == 64)
        #expect(run.output.contains("sluice review --plain"))
    }

    @Test("What can't be written is told, with what was done all the same")
    func fullDisk() throws {
        let program = try Program.withComments()
        program.set("SLUICE_PROGRAM", try Program.path())
        #expect(try program.shell("\"$SLUICE_PROGRAM\" list >/dev/full").status == 74)
        let approved = try program.shell("\"$SLUICE_PROGRAM\" approve 1 >/dev/full")
        #expect(approved.status == 74)
        #expect(approved.errors.contains("done, as entry 7, but standard output can't be written"))
        for (words, deed) in [
            ("submit --release brisele --name N --body B", "the comment was taken"),
            ("release r --title T --date 2010-10-15", "the release was written, as entry 9"),
            ("backup \"$SLUICE_QUEUE.copy\"", "the queue was copied"),
            ("--queue \"$SLUICE_QUEUE.new\" init", "the queue was made"),
        ] {
            let run = try program.shell("\"$SLUICE_PROGRAM\" \(words) >/dev/full")
            #expect(run.status == 74, "\(words): \(run)")
            #expect(run.errors.contains(deed + ", but then: standard output can't be written"), "\(words): \(run)")
        }
        // With its output closed it must not write into the journal instead.
        #expect(try program.shell("\"$SLUICE_PROGRAM\" approve 2 >&- 2>&-").status == 74)
        #expect(try program.run("verify").status == 0)
        // A reader that stops is not a mistake.
        #expect(try program.shell("\"$SLUICE_PROGRAM\" list is:any | head -n 1; exit \"${PIPESTATUS:-0}\"").status == 0)
    }
}
