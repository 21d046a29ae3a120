import Testing

@Suite("The first steps")
struct BeginningTests {
    /// Lays the program as a package does, below `installed`, the sample comments beside it.
    private static let laid = """
        mkdir -p installed/bin installed/share/sluice/seeds
        cp -l "$SLUICE" installed/bin/sluice 2>/dev/null || cp "$SLUICE" installed/bin/sluice
        cp '\(Repository.folder)/seeds/press-office.json' installed/share/sluice/seeds/

        """

    @Test(
        "On a terminal an installed sluice offers sample comments for a new queue",
        arguments: [("y", "108 comments"), ("n", "0 comments")])
    func samples(answer: String, told: String) async throws {
        let queue = try TestQueue()
        #expect(try queue.bash(BeginningTests.laid).status == 0)
        let terminal = try await Terminal()
        try terminal.start("\(queue.path)/../installed/bin/sluice --queue \(queue.path)-new init")
        try await terminal.wait(for: "anything else begins empty")
        try terminal.enter(answer)
        try await terminal.wait(for: told)
        try await terminal.wait(for: "status=0")
    }

    @Test("Where nobody can be asked the new queue is empty")
    func nobody() throws {
        let queue = try TestQueue()
        let run = try queue.bash(BeginningTests.laid + "installed/bin/sluice --queue new init </dev/null")
        #expect(run.status == 0)
        #expect(run.output.hasSuffix("\t0\t0\n"), "\(run.output)\(run.errors)")
        #expect(!run.errors.contains("sample"))
    }

    private static let hasNamespaces =
        (try? Run.program(["unshare", "--mount", "true"], environment: Program.environment))?.status == 0

    @Test(
        "Where the arguments can't be read no command opens the console",
        .enabled(if: hasNamespaces, "needs a mount namespace of its own"))
    func noProc() throws {
        let queue = try TestQueue()
        let run = try queue.bash("unshare --mount sh -c 'umount -l /proc && exec \"$SLUICE\" --version'")
        #expect(run.status == 70)
        #expect(run.errors.contains("the arguments can't be read; see that /proc is mounted"))
    }
}
