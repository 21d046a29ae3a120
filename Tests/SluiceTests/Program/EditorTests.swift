import Glibc
import Testing

@Suite("A text from an editor that can't be saved")
struct EditorTests {
    /// An editor that does what a line of the shell says, with the file as `$1`.
    private func program(editor line: String) throws -> Program {
        let program = try Program.withComments()
        program.set("VISUAL", "sh -c '\(line)' sh")
        program.set("SLUICE", try Program.path())
        return program
    }

    private func edit(_ program: Program, by command: String) throws -> Program.Run {
        command == "edit" ? try program.run("edit", "1") : try program.run("review", "--plain", input: "e\nq\n")
    }

    private func drafts(_ program: Program) -> [String] { Program.names(in: program.queue + "/drafts") }

    private func asides(_ program: Program) -> [String] {
        Program.names(in: program.folder).filter { $0.hasPrefix("sluice-comment-") }
    }

    @Test("is kept in /tmp where $TMPDIR is no folder, and told with why", arguments: ["edit", "review"])
    func noTemporaryFolder(command: String) throws {
        let program = try program(editor: "echo typed > $1; exit 1")
        program.set("TMPDIR", program.folder + "/missing")
        let run = try edit(program, by: command)
        let told = run.output + run.errors
        #expect(told.contains("ended with 1"), "\(run)")
        let place = try #require(told.firstRange(of: "what it wrote is kept in ")).upperBound
        let path = String(told[place...].prefix { !$0.isNewline })
        #expect(path.hasPrefix("/tmp/sluice-comment-1-"))
        #expect(try Program.read(path) == Array("typed\n".utf8))
        unlink(path)
        #expect(drafts(program) == [])
    }

    @Test(
        "stays in the queue where it is too long to be read",
        arguments: [("", "more than 1048576 bytes"), ("; exit 1", "ended with 1")])
    func tooLong(end: String, reason: String) throws {
        let program = try program(editor: "head -c 2000000 /dev/zero | tr \"\\0\" a > $1" + end)
        let run = try program.run("edit", "1")
        #expect(run.errors.contains(reason), "\(run)")
        let name = try #require(drafts(program).first)
        #expect(drafts(program).count == 1 && run.errors.contains("kept in \(program.queue)/drafts/\(name)"))
        #expect(try Program.read("\(program.queue)/drafts/\(name)").count == 2_000_000)
        #expect(try program.run("erase", "2").status == 0)
        #expect(!drafts(program).contains(name))
    }

    @Test("is told with why it can't be saved", arguments: ["edit", "review"])
    func unfit(command: String) throws {
        let program = try program(editor: "printf \"a\\\\000b\" > $1")
        let run = try edit(program, by: command)
        let told = run.output + run.errors
        #expect(told.contains("must not contain U+0000") && told.contains("your text is kept in "), "\(run)")
        let name = try #require(asides(program).first)
        #expect(try Program.read(program.folder + "/" + name) == [0x61, 0, 0x62])
    }

    @Test(
        "is dropped where the comment was erased meanwhile",
        arguments: ["edit", "review"], ["", "exit 1", "printf \"\\\\377\" >> $1", "printf \"\\\\000\" >> $1"])
    func erased(command: String, end: String) throws {
        let program = try program(editor: "echo noslepums >> $1; $SLUICE --as juris erase 1 2> /dev/null; \(end)")
        let run = try edit(program, by: command)
        #expect((run.output + run.errors).contains("#1 was erased meanwhile: your text of it is not kept"), "\(run)")
        #expect(asides(program) == [])
        #expect(drafts(program) == [])
    }

    @Test(
        "is none where the editor leaves no file, and nothing is waited for or left behind",
        arguments: ["mkfifo $1", "mkdir -p $1/in/it; touch $1/in/it/file", "ln -s /dev/zero $1", "ln -s . $1"])
    func noFile(left: String) throws {
        let program = try program(editor: "rm $1; \(left)")
        let run = try program.run("edit", "1")
        #expect(run.status == 65, "\(run)")
        #expect(run.errors.contains("that is no file"), "\(run)")
        #expect(drafts(program) == [])
        #expect(try program.run("review", "--plain", input: "e\nq\n").output.contains("that is no file"))
        #expect(drafts(program) == [])
    }
}
