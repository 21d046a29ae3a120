import Testing

@Suite("Helper programs that fail")
struct HelperTests {
    /// What a sync has to do in these tests: a new comment, a push with a text, a push, a pull and a conflict.
    private func begun() throws -> FakeSite {
        let site = try FakeSite()
        _ = try site.sync()
        _ = try site.program.run("edit", "1", "--body", "cits")
        _ = try site.program.run("approve", "1")
        _ = try site.program.run("reject", "2", "--reason", "abuse")
        _ = try site.program.run("approve", "4")
        let changed = FakeSite.comments
            .replacing(#""5":{"state":"hold""#, with: #""5":{"state":"approved""#)
            .replacing(#""text":"miskaste""#, with: #""text":"mainīts""#)
        try site.put(changed + #","6":{"state":"hold","text":"jauns","parent":"5"}"#)
        return site
    }

    private func end(of site: FakeSite) throws -> [String] {
        try ["1", "2", "3", "4", "5", "6"].map { try site.there($0) } + site.here()
    }

    private func undisturbed() throws -> [String] {
        let site = try begun()
        let run = try site.sync()
        #expect(run.status == 1 && run.errors.contains("1 new, 1 pulled, 2 pushed"), "\(run)")
        return try end(of: site)
    }

    @Test("Whatever dies at whichever line, the next run makes good", arguments: ["die", "kill"])
    func deaths(what: String) throws {
        let wanted = try undisturbed()
        var line = 0
        while true {
            line += 1
            let site = try begun()
            let run = try site.sync(helper: ["\(what)=\(line)"])
            guard run.status != 1 else { break }
            #expect(what == "kill" ? run.status == -9 : run.status == 74, "\(line): \(run)")
            #expect(try site.program.run("verify").status == 0)
            let next = try site.sync()
            #expect(next.status == 1, "\(line): \(next)")
            #expect(try end(of: site) == wanted, "\(line)")
            #expect(try site.sync().errors.contains("0 new, 0 pulled, 0 pushed"), "\(line)")
        }
        // Greeting, totals, a list of six, the page, three changes, totals again.
        #expect(line > 13)
    }

    private static let badLines = [
        "", "nonsense", "{}", "[]", "{\"hello\":1}", "{\"end\":99}", "{\"end\":0}", "{\"comment\":{}}",
        "{\"comment\":{\"id\":\"\",\"thread\":\"7\",\"state\":\"hold\",\"text\":\"x\"}}", "{\"thread\":{\"id\":\"7\"}}",
        "{\"set\":\"99\",\"result\":\"ok\",\"state\":\"hold\",\"text\":\"x\"}", "{\"set\":\"1\",\"result\":\"maybe\"}",
        "{\"gone\":7}", "{\"totals\":[]}", "{\"totals\":{\"hold\":-1}}", "{\"error\":{}}",
        "{\"error\":{\"exit\":74,\"text\":\"\\u001b[777m\"}}",
    ]

    @Test("A line that is no answer, at whichever place, stops it and harms nothing", arguments: badLines)
    func nonsense(line: String) throws {
        let wanted = try undisturbed()
        let index = Self.badLines.firstIndex(of: line) ?? 0
        for place in [1, 2, 3 + index % 6, 9 + index % 5] {
            let site = try begun()
            let run = try site.sync(helper: ["say=\(place):\(line)"])
            #expect([74, 1].contains(run.status), "\(place): \(run)")
            #expect(!run.errors.contains("\u{1B}"))
            _ = try site.sync()
            #expect(try end(of: site) == wanted, "\(place)")
        }
    }

    @Test("What a helper says of itself becomes the exit code", arguments: [69, 74, 77, 78, 65, 3, 0, 1, 64, 300, -5])
    func faults(code: Int) throws {
        let site = try FakeSite()
        let run = try site.sync(helper: ["say=2:{\"error\":{\"exit\":\(code),\"text\":\"no luck\"}}"])
        #expect(run.status == ((65...78).contains(code) ? Int32(code) : 74) && run.errors.contains("no luck"), "\(run)")
        #expect(try site.here().isEmpty)
    }

    @Test("A helper that says that its answer is coming is waited for")
    func busy() throws {
        let wanted = try undisturbed()
        let site = try begun()
        #expect(try site.sync(helper: ["busy=1"]).status == 1)
        #expect(try end(of: site) == wanted)
    }

    @Test("A helper of another version is told apart")
    func version() throws {
        #expect(try FakeSite().sync(helper: ["say=1:{\"hello\":2}"]).status == 78)
    }

    @Test(
        "Each answer to a change is taken for what it is",
        arguments: [("changed", "changed meanwhile"), ("gone", "changed meanwhile"), ("unknown", "lost")])
    func results(word: String, told: String) throws {
        let site = try FakeSite(#""1":{"state":"hold","text":"viens"}"#)
        _ = try site.sync()
        _ = try site.program.run("approve", "1")
        let run = try site.sync(helper: ["result=\(word)"])
        #expect(run.status == 1 && run.errors.contains(told), "\(run)")
        #expect(try site.sync().lines == ["pushed\t1\tapproved\t1"])
    }
}
