import Glibc
import Testing

@Suite("The tour, from the first task to its end")
struct TourTests {
    private static func start(_ queue: TestQueue) async throws -> Terminal {
        let terminal = try await Terminal(environment: ["XDG_STATE_HOME": "\(queue.path)-state"])
        try terminal.start("\(Program.path) tour")
        return terminal
    }

    @Test("Left half-way it goes on where it was; done, nothing of it is left")
    func whole() async throws {
        let queue = try TestQueue()
        let folder = "\(queue.path)-state/sluice/tour"
        // Made, and left at once; from now on a decision counts at once.
        let maker = try await Self.start(queue)
        try await maker.wait(for: "1/8")
        try maker.type("q")
        try await maker.wait(for: "status=0")
        #expect(try queue.bash("echo '{\"guard\":0}' >'\(folder)/settings.json'").status == 0)

        let first = try await Self.start(queue)
        for (task, keys) in [("1/8", "a"), ("2/8", "rs"), ("3/8", "u")] {
            try await first.wait(for: task)
            try first.type(keys)
        }
        try await first.wait(for: "4/8")
        try first.type("q")
        try await first.wait(for: "sluice tour goes on from here")
        try await first.wait(for: "status=0")

        let second = try await Self.start(queue)
        for (task, keys) in [("4/8", "j="), ("5/8", ";rs"), ("6/8", "/has:link\n"), ("7/8", "Q")] {
            try await second.wait(for: task)
            try second.type(keys)
        }
        try await second.wait(for: "status=0")

        // Left where only comments with a link are shown, it begins again with all pending ones.
        let third = try await Self.start(queue)
        for (task, keys) in [("6/8", "/has:link\n"), ("7/8", "qGkk")] {
            try await third.wait(for: task)
            try third.type(keys)
        }
        // Only what has been seen is decided on.
        try await third.wait(for: "found     phone")
        try third.type("x")
        try await third.wait(for: "[phone removed]")
        try third.type("a")
        try await third.wait(for: "8/8")
        try third.type("h")
        try await third.wait(for: "That was the tour")
        #expect(access("\(folder)/queue.jsonl", F_OK) == 0)
        try third.type("qq")
        try await third.wait(for: "The tour is over")
        let end = try await third.wait(for: "status=0")
        // It is no complaint.
        #expect(!end.lines.contains { $0.hasPrefix("sluice:") })
        #expect(access(folder, F_OK) != 0)
    }

    @Test("Where no console can open nothing is made, and what is not the tour's is never removed")
    func foreign() throws {
        let queue = try TestQueue()
        let folder = "\(queue.path)-state/sluice/tour"
        let state = ["XDG_STATE_HOME": "\(queue.path)-state"]
        #expect(try queue.bash("\"$SLUICE\" tour </dev/null", variables: state).status == 64)
        #expect(access(folder, F_OK) != 0)
        #expect(try queue.bash("mkdir -p '\(folder)' && echo mine >'\(folder)/notes.txt'").status == 0)
        #expect(try queue.bash("\"$SLUICE\" tour --end", variables: state).status == 66)
        #expect(
            try queue.bash("rm -r '\(folder)' && cp -r '\(queue.path)' '\(folder)' && echo mine >'\(folder)/notes.txt'")
                .status == 0)
        #expect(try queue.bash("\"$SLUICE\" tour --end", variables: state).status == 0)
        #expect(try queue.bash("ls -A '\(folder)'").output == "notes.txt\n")
    }

    @Test("--end removes a tour, and says so when there is none")
    func end() async throws {
        let queue = try TestQueue()
        let terminal = try await Self.start(queue)
        try await terminal.wait(for: "1/8")
        try terminal.type("q")
        try await terminal.wait(for: "status=0")
        let state = ["XDG_STATE_HOME": "\(queue.path)-state"]
        #expect(try queue.bash("\"$SLUICE\" tour --end", variables: state).status == 0)
        #expect(access("\(queue.path)-state/sluice/tour", F_OK) != 0)
        let again = try queue.bash("\"$SLUICE\" tour --end", variables: state)
        #expect(again.status == 66)
        #expect(again.errors.contains("no tour is under way"))
    }
}
