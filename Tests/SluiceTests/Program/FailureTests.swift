import Corpus
import Glibc
import Moderation
import Testing

@testable import Journal
@testable import sluice

@Suite("What goes wrong ends with its exit code and one clear line")
struct FailureTests {
    @Test(
        "Wrong use is 64",
        arguments: [
            "foo", "help foo", "", "review", "list --sort sideways", "list --limit -3", "list --limit x",
            "list --nonsense",
            "list befor:2d", "list (", "approve", "approve x", "approve 1 --where is:any", "approve --where",
            "reject 1", "reject 1 --reason nonsense", "reject 1 --reason other", "note 1", "defer 1 --until soon",
            "undo x", "undo 1 2", "history --since x", "history --do dance", "stats --since 2026-02-30",
            "submit --release brisele", "submit nonsense", "submit - --release brisele",
            "release a/b --title T --date 2010-10-15",
            "release a --title T --date 2010-13-15", "edit 1 2", "show", "show x", "erase", "list --as",
            "approve 1@2 1@3",
        ])
    func usage(words: String) throws {
        let program = try Program.withComments()
        let run = try program.run(words.split(separator: " ").map { Array($0.utf8) })
        #expect(run.status == 64, "\(run)")
        #expect(run.output.isEmpty)
        #expect(!run.errors.isEmpty)
    }

    @Test(
        "What broke a publication off says what helps, and no more of a file than is known",
        arguments: [
            (SystemCause.notPermitted, "ask whoever owns the folder"),
            (.readOnly, "ask whoever owns the folder"),
            (.noRoom, "make room, then publish again"), (.device, "look at the disk"),
        ])
    func publication(cause: SystemCause, advice: String) {
        var partial = PartialPublication()
        partial.exposed = ["a.html"]
        let failure = StorageFailure(cause, operation: .open, subject: "a.html")
        let line = Failure(PublishError.incomplete(partial, cause: .failed(failure))).line
        #expect(line.contains("a.html could be neither replaced nor removed, and may show"), "\(line)")
        #expect(line.contains(advice), "\(line)")
        #expect(line.contains("make room") == (cause == .noRoom), "\(line)")
    }

    @Test("A reason that is not listed names the list")
    func reasons() throws {
        let run = try Program.withComments().run("reject", "1", "--reason", "nonsense")
        #expect(run.errors.contains("spam, abuse, hate, off-topic, personal-data, duplicate, unlawful, other"))
    }

    @Test("A mistake in a query tells its column and what was probably meant")
    func query() throws {
        let run = try Program.withComments().run("list", "is:pending", "befor:2d")
        #expect(run.errors.contains("column 12: "))
        #expect(run.errors.contains("“before”"))
    }

    @Test("What is refused is 1")
    func refused() throws {
        let program = try Program.withComments()
        #expect(try program.run("show", "99").status == 1)
        #expect(try program.run("history", "99").status == 1)
        #expect(try program.run("undo").status == 1)
        #expect(try program.run("redo").status == 1)
        #expect(try program.run("reopen", "1").status == 1)
        #expect(try program.run("edit", "99", "--body", "x").status == 1)
        #expect(try program.run("submit", "--release", "nowhere", "--name", "A", "--body", "B").status == 1)
        #expect(try program.run("submit", "-", input: "{\"release\":").status == 1)
        #expect(
            try program.run(
                "submit", "--release", "brisele", "--name", String(repeating: "x", count: 201), "--body", "B"
            )
            .status == 1)
    }

    @Test("No option that says something of a comment goes with submit -")
    func submitOptions() throws {
        let program = try Program.withComments()
        for option in try HelpDump.optionsWithValue(of: "submit").subtracting(["--queue", "--as"]) {
            let run = try program.run("submit", "-", option, "1")
            #expect(run.status == 64 && run.errors.contains("\(option) and -"), "\(run)")
        }
    }

    @Test("Bytes that are not UTF-8 are bad data")
    func encoding() throws {
        let program = try Program.withComments()
        let words = ["submit", "--release", "brisele", "--name", "A", "--body"].map { Array($0.utf8) }
        #expect(try program.run(words + [[0x41, 0xFF]]).status == 65)
        #expect(try program.run(words + [Array("-".utf8)], input: [0x41, 0x0A, 0xFF]).status == 65)
        let run = try program.run([Array("submit".utf8), Array("-".utf8)], input: [0x7B, 0x0A, 0xC3])
        #expect(run.status == 65)
        #expect(run.errors.contains("line 2, column 1: not UTF-8"))
        #expect(try program.run("count", "is:any").output == "4\n")
        let good = Array(#"{"release":"brisele","author":{"name":"A"},"body":"B"}"#.utf8)
        let mixed = try program.run(
            [Array("submit".utf8), Array("-".utf8)], input: good + [0x0A, 0xC3, 0x0A, 0x7D, 0x0A] + good)
        #expect(mixed.status == 65)
        #expect(try program.run("count", "is:any").output == "6\n")
    }

    @Test("No queue is 66, also for decisions and verify")
    func noQueue() throws {
        let program = try Program()
        for words in [["list"], ["approve", "1"], ["verify"], ["submit", "-"], ["review", "--plain"], ["stats"]] {
            let run = try program.run(words.map { Array($0.utf8) })
            #expect(run.status == 66, "\(words): \(run)")
            #expect(run.errors.contains("sluice init"))
        }
        #expect(try program.run("init", "--from", "/nonexistent.json").status == 66)
    }

    @Test("A queue that is there already is 73, and so is a folder with something in it")
    func exists() throws {
        let program = try Program.withComments()
        #expect(try program.run("init").status == 73)
        #expect(try program.run("--queue", program.folder, "init").status == 73)
    }

    @Test("A bad seed file is 65 and makes no queue")
    func badSeed() throws {
        let program = try Program()
        let seed = program.folder + "/seed.json"
        try Program.write(Array("{\"releases\":[{\"slug\":\"a\"}]}".utf8), to: seed)
        let run = try program.run("init", "--from", seed)
        #expect(run.status == 65, "\(run)")
        #expect(run.errors.contains("line 1"))
        #expect(try program.run("list").status == 66)
    }

    @Test("One who undoes a note that was struck out is not sent on to a redo that is refused")
    func struckNote() throws {
        let program = try Program.withComments()
        _ = try program.run("note", "1", "--note", "x")
        _ = try program.run("undo")
        let run = try program.run("undo", "7")
        #expect(run.status == 1)
        #expect(run.errors.contains("stays so") && !run.errors.contains("redo"), "\(run)")
    }

    @Test("Nothing is published or copied into a queue's own folder")
    func ownGround() throws {
        let program = try Program.withComments()
        _ = try program.run("approve", "1")
        let drafts = program.queue + "/drafts"
        _ = Program.makeFolder(drafts)
        let before = Program.names(in: program.queue).sorted()
        for place in [program.queue, drafts] {
            #expect(try program.run("publish", place).status == 73)
            #expect(try program.run("backup", place).status == 73)
        }
        #expect(Program.names(in: program.queue).sorted() == before)
        #expect(Program.names(in: drafts).isEmpty)
        // A folder of its own that happens to stand there is the publication's alone.
        #expect(try program.run("publish", program.queue + "/public").status == 0)
    }

    @Test(
        "No copy is made in a queue's folder, nor in one inside it, however it is spelled",
        arguments: [
            "queue", "queue/", "queue/.", "link", "queue/drafts", "queue/old", "queue/old/new", "queue/new",
            "queue/new/", "queue/../queue/new", "link/new", "queue/old/../new", "other", "outside/../queue/new",
        ])
    func copiesOutside(place: String) throws {
        let program = try Program.withComments()
        _ = try program.shell(
            "cd \(program.folder); mkdir queue/drafts queue/old outside; ln -s queue link; ln -s queue/old other")
        let before = try program.shell("ls -R \(program.queue)").output
        for path in ["\(program.folder)/\(place)", place] {
            let run = try program.shell("cd \(program.folder); '\(try Program.path())' backup '\(path)'")
            #expect(run.status == 73 && run.errors.contains("belongs to the queue in"), "\(run)")
        }
        #expect(try program.shell("ls -R \(program.queue)").output == before)
        #expect(try program.run("backup", program.folder + "/outside").status == 0)
    }

    @Test("Variables that are not UTF-8 are refused, as arguments are")
    func environment() throws {
        let program = try Program.withComments()
        program.set("PROGRAM", try Program.path())
        for variable in ["SLUICE_MODERATOR", "SLUICE_QUEUE"] {
            let run = try program.shell("\(variable)=\"$(printf '\\377')\" \"$PROGRAM\" approve 1")
            #expect(run.status == 65 && run.errors.contains("$\(variable) is not UTF-8"), "\(run)")
        }
    }

    @Test("The history of several numbers is refused with the query that says it, that of a target is the comment's")
    func numbersInHistory() throws {
        let program = try Program.withComments()
        let run = try program.run("history", "2", "#3")
        #expect(run.status == 64 && run.errors.contains("number:2,3"), "\(run)")
        #expect(try program.run("history", "2@4").lines.count == 1)
    }

    @Test("What an erasure doesn't reach is told only after one")
    func erasureRemark() throws {
        let program = try Program.withComments()
        #expect(try program.run("erase", "1").errors.contains("backups"))
        #expect(try !program.run("erase", "1").errors.contains("backups"))
        #expect(try !program.run("erase", "2", "--dry-run").errors.contains("backups"))
    }

    @Test("A person at a terminal who erases must type the number again")
    func confirmedErasure() throws {
        let program = try Program.withComments()
        let question = "type the number again"
        let refused = try program.runOnTerminal("erase", "1", columns: 80, answers: [(question, "2\n")])
        #expect(refused.status == 1 && refused.output.contains("erases #1 Līga for good"), "\(refused)")
        #expect(try program.run("count", "is:erased").output == "0\n")
        // What was typed before it was asked confirms nothing.
        #expect(
            try program.runOnTerminal("erase", "1", columns: 80, input: "1\n", answers: [(question, "\n")]).status == 1)
        #expect(try program.runOnTerminal("erase", "1", columns: 80, answers: [(question, "1\n")]).status == 0)
        #expect(try program.runOnTerminal("erase", "2", "--yes", columns: 80).status == 0)
        #expect(try program.run("count", "is:erased").output == "2\n")
    }

    @Test(
        "-h asks for help wherever the help says so",
        arguments: ["approve", "reject", "reopen", "defer", "note", "erase"])
    func shortHelp(command: String) throws {
        let run = try Program().run(command, "-h")
        #expect(run.status == 0 && run.output.contains("USAGE"), "\(run)")
    }

    @Test("Settings that list moderators let only those decide: 77; a mistake in them is 78")
    func settings() throws {
        let program = try Program.withComments()
        let path = program.queue + "/settings.json"
        try Program.write(Array(#"{"moderators":{"juris":"Juris"}}"#.utf8), to: path)
        #expect(try program.run("approve", "1").status == 77)
        #expect(try program.run("release", "a", "--title", "T", "--date", "2010-10-15").status == 77)
        #expect(try program.run("list").status == 0)
        #expect(try program.run("submit", "--release", "brisele", "--name", "A", "--body", "B").status == 0)
        #expect(try program.run("approve", "1", as: "juris").status == 0)
        #expect(try program.run("approve", "2", "--as", "juris").status == 0)
        try Program.write(Array(#"{"moderator":{}}"#.utf8), to: path)
        let run = try program.run("approve", "3")
        #expect(run.status == 78)
        #expect(run.errors.contains("line 1"))
        try Program.write(Array(#"{"timezone":"Europe/Nowhere"}"#.utf8), to: path)
        #expect(try program.run("list").status == 78)
    }

    @Test(
        "Whatever becomes of the settings, a comment that is handed in is taken, and stderr says so",
        arguments: [
            #"{"moderator":{}}"#, "{", "", "\u{FEFF}{}", #"{"timezone":"Europe/Nowhere"}"#, "LINK", "FOLDER", "LOCKED",
        ])
    func submitGoesOn(text: String) throws {
        let program = try Program.withComments()
        let path = program.queue + "/settings.json"
        switch text {
        case "LINK": #expect(symlink("/dev/null", path) == 0)
        case "FOLDER": #expect(Program.makeFolder(path))
        default: try Program.write(Array(text.utf8), to: path)
        }
        // Tests that run as root may read everything.
        if text == "LOCKED", chmod(path, 0) == 0, access(path, R_OK) == 0 { return }
        let one = try program.run("submit", "--release", "brisele", "--name", "A", "--body", "B")
        #expect(one.status == 0 && one.output == "5\n", "\(one)")
        #expect(
            one.errors.contains("warning: ") && one.errors.contains("what comes in is pending all the same"), "\(one)")
        let many = try program.run("submit", "-", input: #"{"release":"brisele","author":{"name":"A"},"body":"B"}"#)
        #expect(many.status == 0 && many.output == "6\n", "\(many)")
        #expect(Program.makeFolder(program.folder + "/public"))
        #expect(try program.run("publish", program.folder + "/public").status == 0)
        #expect(try program.run("approve", "1").status != 0)
    }

    @Test("An approval of what answers a comment that is not public says so, and is done")
    func answers() throws {
        let program = try Program.withComments()
        let pending = try program.run("approve", "2")
        #expect(pending.status == 0)
        #expect(pending.errors == "sluice: #2 answers #1, which is pending\n")
        #expect(try program.run("reject", "1", "--reason", "spam").errors.isEmpty)
        #expect(try program.run("undo").errors.isEmpty)
        #expect(try program.run("undo").errors.isEmpty)
        #expect(try program.run("redo").errors == "sluice: #2 answers #1, which is pending\n")
        #expect(try program.run("undo").status == 0)
        // Both at once: then the public sees what is answered.
        #expect(try program.run("approve", "1", "2").errors.isEmpty)
    }

    @Test("What undo and redo pass over is told")
    func passedOver() throws {
        let program = try Program.withComments()
        #expect(try program.run("approve", "1").status == 0)
        #expect(try program.run("erase", "3", "--yes").status == 0)
        let undo = try program.run("undo")
        #expect(undo.status == 0)
        #expect(undo.errors == "sluice: passed over: entry 8, erase, which can't be undone\n")
        let again = try program.run("undo")
        #expect(again.status == 1)
        #expect(again.errors.contains("entry 8 can't be undone: erase"))
        #expect(try program.run("redo").status == 0)
        #expect(try program.run("undo").status == 0)
        #expect(try program.run("note", "2", "--note", "hm").status == 0)
        let ended = try program.run("redo")
        #expect(ended.status == 1)
        #expect(ended.errors.contains("you have acted since, entry 12, note; sluice redo ENTRY"))
        #expect(try program.run("undo").status == 0)
        let struck = try program.run("redo")
        #expect(struck.status == 1)
        #expect(struck.errors.contains("the note of entry 12 was struck out and stays so"))
    }

    @Test("Of a bulk that undo passes over each comment that stands in the way is told")
    func passedOverOneByOne() throws {
        let program = try Program.withComments()
        #expect(try program.run("approve", "3").status == 0)
        #expect(try program.run("approve", "1", "2").status == 0)
        #expect(try program.run("reject", "1", "2", "--reason", "spam", "--as", "juris").status == 0)
        let undo = try program.run("undo")
        #expect(undo.status == 0)
        let lines = (1...2).map { "sluice: passed over: entry 8, approve: juris rejected #\($0) since\n" }
        #expect(undo.errors == lines.joined())
        // Nothing is left: the same for why.
        let none = try program.run("undo")
        #expect(none.status == 1 && none.errors.contains("#1: ") && none.errors.contains("#2: "))
    }

    @Test("A note and an edit say whose deferral they end, also where they are only tried")
    func endedDeferral() throws {
        let program = try Program.withComments()
        #expect(try program.run("defer", "1", "2", "--until", "2d", "--as", "juris").status == 0)
        #expect(try program.run("defer", "3", "--until", "2d").status == 0)
        let tried = try program.run("note", "1", "--note", "hm", "--dry-run")
        #expect(tried.errors.hasPrefix("sluice: #1 would wait no more for "))
        #expect(try program.run("note", "1", "3", "--note", "hm").errors.hasPrefix("sluice: #1 waits no more for "))
        #expect(try program.run("undo").errors == "sluice: the deferral stays ended\n")
        #expect(try program.run("note", "1", "3", "--note", "hm").errors.isEmpty)
        #expect(try program.run("undo").errors.isEmpty)
        let edited = try program.run("edit", "2", "--body", "Other")
        #expect(edited.errors.hasPrefix("sluice: #2 waits no more for "))
        #expect(edited.errors.contains("until when juris had deferred it"))
    }

    @Test("Hostile text in arguments and in the queue never reaches the terminal raw")
    func hostile() throws {
        let program = try Program.withComments()
        let hostile = "\u{1B}]0;root\u{7}\u{202E}"
        let submission = ["submit", "--release", "brisele", "--body", hostile, "--name"]
        #expect(try program.run((submission + ["X" + hostile]).map { Array($0.utf8) }).status == 1)
        #expect(try program.run((submission + ["X\u{202E}"]).map { Array($0.utf8) }).status == 0)
        for words in [
            ["list"], ["show", "5"], ["list", "--json"], ["history", "5"], ["review", "--plain"], [hostile],
            ["approve", hostile], ["list", "befor:" + hostile], ["--queue", hostile, "list"],
            ["list", "--sort", hostile],
        ] {
            let run = try program.run(words.map { Array($0.utf8) })
            for line in (run.output + run.errors).split(whereSeparator: { "\n\t".contains($0) }) {
                #expect(Corpus.forbidden(in: String(line)).isEmpty, "\(words)")
            }
        }
    }

    @Test("Help and the version are no mistakes")
    func help() throws {
        let program = try Program()
        for words in [["--help"], ["-h"], ["help"], ["help", "submit"], ["list", "--help"], ["--version"]] {
            let run = try program.run(words.map { Array($0.utf8) })
            #expect(run.status == 0, "\(words): \(run)")
            #expect(run.errors.isEmpty)
            #expect(!run.output.isEmpty)
        }
    }
}
