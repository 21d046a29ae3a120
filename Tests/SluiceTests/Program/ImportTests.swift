import Testing

@Suite("sluice import")
struct ImportTests {
    private static let files: [(String, String, Int, Int32)] = [
        ("wordpress", "wordpress.wxr", 43, 0), ("isso", "isso.json", 59, 0), ("disqus", "disqus.xml", 11, 0),
        ("remark42", "remark42.jsonl", 8, 0), ("commento", "commento.json", 11, 0),
    ]

    private func path(_ name: String) -> String {
        let file: StaticString = #filePath
        let tests = file.description.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
        return tests + "/InterchangeTests/Files/" + name
    }

    private func run(_ program: Program, _ system: String, _ file: String, _ more: String...) throws -> Program.Run {
        let site = system == "isso" ? ["--site", "https://iem.example"] : []
        return try program.run((["import", system, path(file)] + site + more).map { Array($0.utf8) })
    }

    private func empty() throws -> Program {
        let program = try Program()
        #expect(try program.run("init").status == 0)
        return program
    }

    @Test("Every comment comes in once, with its state, and the journal is in order", arguments: files)
    func takes(system: String, name: String, count: Int, status: Int32) throws {
        let program = try empty()
        let before = try Program.read(program.journal)
        let dry = try self.run(program, system, name, "--dry-run", "--report", program.folder + "/losses")
        #expect(dry.status == status, "\(dry)")
        #expect(dry.output.hasPrefix("would import \(count) comments"))
        #expect(dry.errors.contains("stub: 1") || dry.errors.contains("no-spam-in-wxr: 1"))
        #expect(try Program.read(program.journal) == before)
        #expect(try Program.read(program.folder + "/losses").first == UInt8(ascii: "{"))

        let run = try self.run(program, system, name)
        #expect(run.status == status, "\(run)")
        #expect(run.output == "imported \(count) comments, 0 were there already\n")
        #expect(try program.run("count", "is:any").output == "\(count)\n")
        #expect(try program.run("verify").status == 0)

        let after = try Program.read(program.journal)
        let again = try self.run(program, system, name)
        #expect(again.output == "imported 0 comments, \(count) were there already\n")
        #expect(try Program.read(program.journal) == after)
    }

    @Test("Decided comments arrive decided, and a reply finds what it answers")
    func states() throws {
        let program = try empty()
        _ = try program.run("import", "wordpress", path("wordpress.wxr"))
        #expect(try program.run("count", "is:pending").output == "24\n")
        #expect(try program.run("count", "is:approved").output == "13\n")
        #expect(try program.run("count", "reason:other").output == "6\n")
        #expect(try program.run("count", "is:any is:reply").output == "4\n")
    }

    private static let page = """
        [{"id":"/a/","title":"Ziņa","comments":[
        {"id":1,"author":"A","text":"labi","created":"2026-11-01 08:00:00"},{"id":2,"author":"B","text":"  "}]}]
        """

    @Test("Pages that have moved are named by where they are now")
    func rename() throws {
        let program = try empty()
        let words = ["import", "isso", "-", "--site", "https://old.example", "--rename"]
        let moved = ["https://old.example/", "https://new.example/"]
        let odd = try program.run((words + moved.dropLast()).map { Array($0.utf8) }, input: Array(Self.page.utf8))
        #expect(odd.status == 64)
        let run = try program.run((words + moved).map { Array($0.utf8) }, input: Array(Self.page.utf8))
        #expect(run.status == 1, "\(run)")
        #expect(try program.run("releases", "--json").output.contains("https://new.example/a/"))
    }

    @Test("All or nothing is nothing where one is refused")
    func allOrNothing() throws {
        let program = try empty()
        let run = try program.run(
            "import", "isso", "-", "--site", "https://a.example", "--all-or-nothing", input: Self.page)
        #expect(run.status == 1 && run.output.hasPrefix("imported 0 comments"), "\(run)")
        #expect(try program.run("count", "is:any").output == "0\n")
    }

    @Test("A file that is cut off, or something else, writes nothing")
    func faults() throws {
        let program = try empty()
        let before = try Program.read(program.journal)
        let whole = try Program.read(path("wordpress.wxr"))
        try Program.write(Array(whole.prefix(30_000)), to: program.folder + "/cut.wxr")
        for (file, words) in [
            (program.folder + "/cut.wxr", "cut off"),
            (path("disqus.xml"), "expected WordPress' export (rss), found “disqus”"),
            (program.queue + "/queue.jsonl", "the file ends before the first element"),
        ] {
            let run = try program.run("import", "wordpress", file)
            #expect(run.status == 65 && run.errors.contains(words), "\(run)")
            #expect(run.errors.contains(", line "))
        }
        #expect(try program.run("import", "wordpress", program.folder + "/none").status == 66)
        #expect(try program.run("import", "blogger", path("disqus.xml")).status == 64)
        #expect(try program.run("import", "isso", path("isso.json")).errors.contains("--site"))
        #expect(try program.run("import", "disqus", path("disqus.xml"), "--trash-reason", "none").status == 64)
        #expect(try Program.read(program.journal) == before)
    }

    @Test("Who may not decide may not import")
    func refused() throws {
        let program = try empty()
        try Program.write(Array(#"{"moderators":{"juris":"Juris"}}"#.utf8), to: program.queue + "/settings.json")
        #expect(try program.run("import", "disqus", path("disqus.xml")).status == 77)
        try Program.write(Array("{".utf8), to: program.queue + "/settings.json")
        #expect(try program.run("import", "disqus", path("disqus.xml")).status == 78)
    }

    @Test(
        "What goes out comes back with every state that the file takes, and nothing becomes public",
        arguments: ["wordpress", "isso"])
    func comesBack(format: String) throws {
        let program = try empty()
        _ = try run(program, "wordpress", "wordpress.wxr")
        let out = try program.run("export", format)
        #expect(out.status == 0 && out.errors.contains("history: who decided"), "\(out)")
        try Program.write(Array(out.output.utf8), to: program.folder + "/out.xml")
        let other = try empty()
        let back = try other.run(["import", "wordpress", program.folder + "/out.xml"].map { Array($0.utf8) })
        #expect(back.status == 0, "\(back)")
        for query in ["is:approved", "is:pending", "is:rejected"] {
            let expected = format == "isso" && query == "is:rejected" ? "0\n" : try program.run("count", query).output
            #expect(try other.run("count", query).output == expected, "\(query)")
        }
        #expect(try other.run("verify").status == 0)
    }

    @Test(
        "What is public alone goes to a system that knows nothing else", arguments: ["disqus", "remark42", "commento"])
    func onlyPublic(format: String) throws {
        let program = try empty()
        _ = try run(program, "wordpress", "wordpress.wxr")
        let out = try program.run("export", format, "is:pending")
        #expect(out.status == 0 && out.errors.contains("not-written: 24"), "\(out)")
        #expect(
            !out.output.contains("<wp:comment>") && !out.output.contains("\"commentHex\"")
                && !out.output.contains("\"pid\""))
    }

    @Test(
        "A form that nobody knows, or options that belong to another, are mistakes",
        arguments: [["blogger"], ["csv", "is:any"], ["--site", "https://a.example"], ["isso", "--excel"]])
    func exportMistakes(words: [String]) throws {
        let program = try empty()
        #expect(try program.run((["export"] + words).map { Array($0.utf8) }).status == 64)
    }
}
