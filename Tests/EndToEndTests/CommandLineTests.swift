import Testing

@Suite("The command line, whole")
struct CommandLineTests {
    @Test("List, count, show and history agree with one another")
    func agreement() throws {
        let queue = try TestQueue()
        #expect(try queue.sluice("reject", "--reason", "spam", "--where", "has:link").status == 0)
        #expect(try queue.sluice("approve", "1", "#2", "--note", "labi").status == 0)
        let listed = try JSONLine.all(in: queue.sluice("list", "is:any", "--json").output)
        #expect(listed.count == 20)
        for line in listed {
            let number = try #require(line.text("number").flatMap { Int($0) })
            let shown = try queue.comment(number)
            for key in ["version", "state", "reason", "body", "submitted"] {
                #expect(line.text(key) == shown.text(key), "\(key) of #\(number)")
            }
        }
        for state in ["pending", "approved", "rejected"] {
            let counted = try queue.sluice("count", "is:\(state)").output.filter(\.isNumber)
            #expect(counted == "\(listed.count { $0.text("state") == state })")
        }
        let reject = try #require(try queue.history().first { $0.text("do") == "reject" })
        #expect(reject.numbers("on") == Array(6...17))
        #expect(try queue.history().last?.text("content", "note") == "labi")
    }

    @Test("What list prints to a pipe, approve takes from it")
    func pipe() throws {
        let queue = try TestQueue()
        let listed = try queue.sluice("list", "number:1..3")
        #expect(listed.output.split(separator: "\n").allSatisfy { $0.contains("@") })
        #expect(try queue.sluice("approve", "-", input: listed.output).status == 0)
        #expect(try queue.sluice("count", "is:approved").output == "3\n")
        #expect(try queue.sluice("undo").status == 0)
        #expect(try queue.sluice("count", "is:approved").output == "0\n")
        #expect(try queue.sluice("redo").status == 0)
        #expect(try queue.sluice("count", "is:approved").output == "3\n")
    }

    @Test("What is approved is published, and nothing of anybody else")
    func publishing() throws {
        let queue = try TestQueue()
        let site = try TemporaryFolder()
        #expect(try queue.sluice("approve", "1").status == 0)
        #expect(try queue.sluice("publish", site.path).status == 0)
        let page = site.read("karsts.json")
        #expect(page.contains("Jautājums numur 1 "))
        #expect(!page.contains("Jautājums numur 2 "))
        #expect(!page.contains("kredits.example"))
    }

    @Test(
        "A mistake has its own exit code",
        arguments: [
            (["frobnicate"], 64), (["list", "befor:2d"], 64), (["reject", "1", "--reason", "nonesuch"], 64),
            (["approve", "999"], 1), (["undo"], 1), (["show", "999"], 1), (["init"], 73),
        ] as [([String], Int32)])
    func mistakes(arguments: [String], status: Int32) throws {
        let queue = try TestQueue()
        let run = try Run.program(
            [Program.path, "--queue", queue.path] + arguments, environment: Program.environment)
        #expect(run.status == status, "\(run.errors)")
        #expect(!run.errors.isEmpty)
    }

    @Test("Where too little was decided, an order by likelihood is the oldest first, and says so")
    func nothingLikely() throws {
        let queue = try TestQueue.fromSeeds()
        let run = try queue.sluice("list", "--sort", "likely", "--limit", "3")
        #expect(run.status == 0 && run.errors.contains("too little was decided to tell what is likely: oldest first"))
        #expect(try run.output == queue.sluice("list", "--limit", "3").output)
        let count = try queue.sluice("count", "likely:any")
        #expect(count.status == 0 && count.output == "0\n" && count.errors.contains("too little was decided"))
    }

    @Test("The seeds grow a queue that the other verifier accepts")
    func seeds() throws {
        let queue = try TestQueue.fromSeeds()
        #expect(try queue.sluice("verify").status == 0)
        try expectIndependentVerifier(accepts: queue)
        #expect(try queue.sluice("count", "same:1").output == "1\n")
        #expect(try queue.sluice("count", "body:\"ātrie kredīti bez ķīlas\"").output == "5\n")
    }
}
