import Glibc
import Testing

/// Faults that are made for real, not by a twin of the file system.
@Suite("When the system says no", .serialized)
struct RealFaultTests {
    @Test("A file that can't grow: nothing is written, and that is said")
    func full() throws {
        let queue = try TestQueue()
        let before = queue.bytesOfJournal()
        let blocks = before.count / 1_024 + 1
        let run = try queue.bash(
            #"head -c 9000 /dev/zero | tr '\0' x > body; ulimit -f \#(blocks); "#
                + #""$SLUICE" submit --release karsts --name Garais --body - < body"#)
        #expect(run.status == 74)
        #expect(run.errors.contains("nothing was written"))
        #expect(queue.bytesOfJournal() == before)
        #expect(try queue.sluice("verify").errors == "")
        #expect(try queue.sluice("submit", "--release", "karsts", "--name", "A", "--body", "b").output == "21\n")
    }

    @Test("A folder that may only be read is read, and nobody decides there", .enabled(if: Stranger.isPossible))
    func readOnly() throws {
        let queue = try TestQueue()
        queue.openSurroundings()
        let before = queue.bytesOfJournal()
        chmod(queue.path, 0o555)
        for name in ["queue.jsonl", "queue.lock", "settings.json"] { chmod("\(queue.path)/\(name)", 0o444) }
        defer { chmod(queue.path, 0o755) }
        let list = try Stranger.sluice(queue, "list", "is:any")
        #expect(list.status == 0)
        #expect(list.output.split(separator: "\n").count == 20)
        for words in [
            ["approve", "1"], ["submit", "--release", "karsts", "--name", "A", "--body", "b"], ["erase", "1"],
        ] {
            let run = try Stranger.sluice(queue, words)
            #expect(run.status == 77, "\(words): \(run.errors)")
        }
        #expect(queue.bytesOfJournal() == before)
    }

    @Test("A folder that isn't ours is not read", .enabled(if: Stranger.isPossible && geteuid() == 0))
    func notOurs() throws {
        let queue = try TestQueue()
        queue.openSurroundings()
        let list = try Stranger.sluice(queue, "list")
        #expect(list.status == 77)
        #expect(list.output == "")
        #expect(!list.errors.contains("Jautājums"))
    }

    @Test("A symbolic link where the journal, the lock or a draft should be is not followed")
    func links() throws {
        let queue = try TestQueue()
        let before = queue.bytesOfJournal()
        #expect(rename(queue.journal, "\(queue.path)/.aside") == 0)
        #expect(symlink(".aside", queue.journal) == 0)
        #expect(try queue.sluice("list").status != 0)
        #expect(try queue.sluice("approve", "1").status != 0)
        #expect(unlink(queue.journal) == 0)
        #expect(rename("\(queue.path)/.aside", queue.journal) == 0)

        #expect(unlink("\(queue.path)/queue.lock") == 0)
        #expect(symlink("queue.jsonl", "\(queue.path)/queue.lock") == 0)
        #expect(try queue.sluice("approve", "1").status != 0)
        #expect(queue.bytesOfJournal() == before)
    }

    @Test("A lock that a stopped process holds is told after some seconds, with the process; who reads does not wait")
    func stopped() throws {
        let queue = try TestQueue()
        let run = try queue.bash(
            #"""
            python3 -c '
            import fcntl, os, signal, sys
            file = open(sys.argv[1], "r+")
            fcntl.flock(file, fcntl.LOCK_EX)
            print(os.getpid(), flush=True)
            os.kill(os.getpid(), signal.SIGSTOP)' "$SLUICE_QUEUE/queue.lock" > holder &
            until [ -s holder ]; do sleep 0.05; done
            "$SLUICE" count is:any
            "$SLUICE" approve 1 2> told; echo "status $?"
            kill -KILL "$(cat holder)"
            wait
            "$SLUICE" approve 1; echo "status $?"
            """#)
        let holder = queue.read("holder").filter(\.isNumber)
        #expect(run.output.hasPrefix("20\nstatus 75\n"))
        #expect(run.output.hasSuffix("status 0\n"))
        #expect(queue.read("told").contains("locked by process \(holder)"))
        #expect(try queue.sluice("verify").status == 0)
    }

    @Test("Who erases a comment leaves its text and its author nowhere in the folder")
    func erasing() async throws {
        let queue = try TestQueue()
        _ = try queue.sluice("submit", "--release", "karsts", "--name", "Slepenais", "--body", "noslēpums")
        _ = try queue.sluice("edit", "21", "--body", "noslēpums, labots")
        _ = try queue.sluice("note", "21", "--note", "par noslēpumu")
        let terminal = try await queue.console()
        try terminal.type("G")
        try await terminal.wait(for: "#21 under the cursor") { $0.current?.number == 21 }
        try terminal.type("e")
        try await terminal.wait(for: "the editor") { $0.hints.contains("^X") }
        try terminal.type("noslēpums trešoreiz ")
        try await terminal.wait(for: "trešoreiz")
        try terminal.signal(SIGHUP)
        try await terminal.waitForEnd()
        let search = "grep -rlE 'nosl|Slepen' \"$SLUICE_QUEUE\""
        #expect(try queue.bash(search).output.split(separator: "\n").count == 2)

        #expect(try queue.sluice("erase", "21").status == 0)
        #expect(try queue.bash(search).output == "")
        #expect(try queue.sluice("verify").status == 0)
        let shown = try queue.comment(21)
        #expect(shown.text("state") == "erased")
        #expect(shown.text("body") == nil && shown.text("author", "name") == nil)
    }
}

/// Somebody who does not own the queue: another user where the tests run as root, else the one who runs them.
enum Stranger {
    private static let prefix =
        geteuid() == 0 ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] : []

    /// Whether a stranger can start the program at all.
    static let isPossible: Bool = {
        let run = try? Run.program(prefix + [Program.path, "--version"], environment: Program.environment)
        return run?.status == 0
    }()

    static func sluice(_ queue: TestQueue, _ arguments: String...) throws -> Run {
        try sluice(queue, arguments)
    }

    static func sluice(_ queue: TestQueue, _ arguments: [String]) throws -> Run {
        try Run.program(prefix + [Program.path, "--queue", queue.path] + arguments, environment: Program.environment)
    }
}
