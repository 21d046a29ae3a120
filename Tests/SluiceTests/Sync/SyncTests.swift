import Testing

@Suite("sluice sync")
struct SyncTests {
    @Test("Comments come in as they are decided there, once")
    func arrival() throws {
        let site = try FakeSite()
        let run = try site.sync()
        #expect(run.status == 0, "\(run)")
        #expect(run.errors.contains("iem: 5 new, 0 pulled, 0 pushed"))
        #expect(
            try site.here() == [
                "1 pending viens", "2 approved divi & trīs", "3 rejected reklāma", "4 rejected miskaste",
                "5 pending atbilde",
            ])
        let again = try site.sync()
        #expect(again.status == 0 && again.errors.contains("0 new, 0 pulled, 0 pushed, 5 the same"), "\(again)")
        #expect(try site.program.run("count", "is:reply").output == "1\n")
        #expect(try site.program.run("verify").status == 0)
    }

    @Test("Decisions and edits go out, and the site's own come in")
    func bothWays() throws {
        let site = try FakeSite()
        _ = try site.sync()
        _ = try site.program.run("edit", "1", "--body", "viens <3 & divi")
        _ = try site.program.run("approve", "1")
        _ = try site.program.run("reject", "2", "--reason", "spam")
        try site.put(FakeSite.comments.replacing(#""5":{"state":"hold""#, with: #""5":{"state":"trash""#))
        let dry = try site.sync("--dry-run")
        #expect(try site.there("1") == "hold viens")
        let run = try site.sync()
        #expect(run.status == 0, "\(run)")
        #expect(dry.output == run.output)
        #expect(
            run.lines == [
                "pushed\t1\tapproved\t1", "pushed\t2\trejected\t2", "pulled\t5\trejected\t5",
            ])
        #expect(try site.there("1") == "approved viens &lt;3 &amp; divi")
        #expect(try site.there("2") == "spam divi &amp; trīs")
        #expect(try site.program.run("show", "5", "--json").output.contains("on the site: trash"))
        #expect(try site.sync().errors.contains("0 new, 0 pulled, 0 pushed, 5 the same"))
    }

    @Test("Where both sides have changed a comment, the next act of a moderator settles it")
    func conflict() throws {
        let site = try FakeSite(#""1":{"state":"hold","text":"viens"}"#)
        _ = try site.sync()
        _ = try site.program.run("approve", "1")
        try site.put(#""1":{"state":"hold","text":"citādi"}"#)
        let told = try site.sync()
        #expect(told.status == 1 && told.errors.contains("conflict #1 ↔ 1"), "\(told)")
        #expect(try site.there("1") == "hold citādi")
        #expect(try site.program.run("history", "--do", "note", "--by", "iem-site", "--json").output.contains("citādi"))
        #expect(try site.sync().status == 1)
        _ = try site.program.run("note", "1", "--note", "redzēju")
        #expect(try site.sync().lines == ["pushed\t1\tapproved\t1"])
        #expect(try site.there("1") == "approved viens")
    }

    @Test(
        "Preferring a side settles all conflicts",
        arguments: [("here", "approved viens"), ("site", "hold citādi")])
    func preference(side: String, there: String) throws {
        let site = try FakeSite(#""1":{"state":"hold","text":"viens"}"#)
        _ = try site.sync()
        _ = try site.program.run("approve", "1")
        try site.put(#""1":{"state":"hold","text":"citādi"}"#)
        #expect(try site.sync("--prefer", side).status == 0)
        #expect(try site.there("1") == there)
        #expect(try site.sync().errors.contains("1 the same"))
    }

    @Test("What can't be put on the site is told, and stays decided here")
    func refusals() throws {
        let site = try FakeSite(
            #""1":{"state":"hold","text":"<pre>1</pre>","stable":false},"2":{"state":"hold","text":"b"}"#)
        _ = try site.sync()
        _ = try site.program.run("approve", "1", "2")
        let run = try site.sync(helper: ["result=refused", "why=not today"])
        #expect(run.status == 1)
        #expect(run.errors.contains("unstable-text") && run.errors.contains("not today"), "\(run)")
        #expect(try site.there("1").hasPrefix("hold"))
        // A rejection takes it off the site all the same.
        _ = try site.program.run("reject", "1", "--reason", "spam")
        #expect(try site.sync().lines == ["pushed\t1\trejected\t1", "pushed\t2\tapproved\t2"])
        #expect(try site.there("1").hasPrefix("trash"))
    }

    @Test(
        "A text that is changed on the site after its approval is found until somebody acts on it"
    )
    func siteEdit() throws {
        let site = try FakeSite(#""1":{"state":"hold","text":"viens"},"2":{"state":"approved","text":"divi"}"#)
        _ = try site.sync()
        _ = try site.program.run("approve", "1")
        _ = try site.sync()
        try site.put(#""1":{"state":"approved","text":"citādi"},"2":{"state":"approved","text":"divi"}"#)
        #expect(try site.sync().lines == ["pulled\t1\tapproved\t1"])
        #expect(try site.program.run("count", "has:site-edit").output == "1\n")
        _ = try site.program.run("note", "1", "--note", "izlasīts")
        #expect(try site.program.run("count", "has:site-edit").output == "0\n")
    }

    @Test("Nobody decides as the one who acts for a site")
    func siteLogin() throws {
        let site = try FakeSite()
        _ = try site.sync()
        let run = try site.program.run("approve", "1", "--as", "iem-site")
        #expect(run.status == 78 && run.errors.contains("acts here for the site iem"), "\(run)")
        #expect(try site.program.run("approve", "1").status == 0)
        let shared = try site.sync(more: #""as":"anna","#)
        #expect(shared.status == 78 && shared.errors.contains("has decided here too"), "\(shared)")
        #expect(try site.there("1") == "hold viens")
    }

    @Test("A site, a system and a helper that can't be meant are told apart")
    func sentences() throws {
        let site = try FakeSite()
        #expect(try site.sync("--system", "").status == 64)
        #expect(try site.sync("--system", String(repeating: "w", count: 65)).status == 64)
        #expect(try site.sync(more: #""source":"\#(String(repeating: "w", count: 65))","#).status == 78)
        let run = try FakeSite(more: #""system":"","#).sync()
        #expect(run.status == 74 && run.errors.contains("what system"), "\(run)")
        try Program.write(
            Array(
                #"{"a":{"system":"isso","url":"https://a.example"},"b":{"system":"isso","url":"https://b.example"}}"#
                    .utf8),
            to: site.program.folder + "/sites.json")
        let which = try site.program.run("sync")
        #expect(which.status == 64 && which.errors.contains("a, b"), "\(which)")
    }

    @Test("A site without a trash is given no rejection to delete")
    func noTrash() throws {
        let site = try FakeSite(
            #""1":{"state":"approved","text":"viens"},"2":{"state":"hold","text":"b"}"#, more: #""noTrash":true,"#)
        _ = try site.sync()
        _ = try site.program.run("reject", "1", "2", "--reason", "abuse")
        #expect(try site.sync().status == 0)
        #expect(try site.there("1") == "hold viens")
        #expect(try site.there("2") == "hold b")
        #expect(try site.sync().errors.contains("2 the same"))
    }

    @Test("What somebody changes there in the moment of a push is not overwritten")
    func race() throws {
        let site = try FakeSite(#""1":{"state":"hold","text":"viens"}"#)
        _ = try site.sync()
        _ = try site.program.run("approve", "1")
        let run = try site.sync(helper: ["change=1"])
        #expect(run.status == 1 && run.errors.contains("changed meanwhile #1"))
        #expect(try site.there("1") == "hold changed meanwhile")
    }

    @Test("A site that is half empty all at once is not believed without a word")
    func mostGone() throws {
        let site = try FakeSite()
        _ = try site.sync()
        try site.put("")
        let run = try site.sync()
        #expect(run.status == 1 && run.errors.contains("--yes"), "\(run)")
        let gone = try site.sync("--yes")
        #expect(gone.errors.contains("gone #2: approved here"), "\(gone)")
        #expect(try site.sync().errors.contains("0 the same\n"))
        #expect(try site.here().count == 5)
    }

    @Test("An erased comment leaves no trace of its text in what is remembered, and is told once")
    func erased() throws {
        let site = try FakeSite()
        _ = try site.sync()
        let memory = site.program.queue + "/sync/iem.jsonl"
        func remembers() throws -> Bool {
            String(decoding: try Program.read(memory), as: UTF8.self).contains(#""id":"2","on":2"#)
        }
        #expect(try remembers())
        _ = try site.program.run("erase", "2", "--yes")
        #expect(try !remembers())
        #expect(try site.sync().errors.contains("still there #2"))
        #expect(try !site.sync().errors.contains("still there"))
        #expect(try site.there("2") == "approved divi &amp; trīs")
    }

    @Test("A journal that was put back to an older state pushes nothing of what it has forgotten")
    func restored() throws {
        let site = try FakeSite(#""1":{"state":"hold","text":"viens"}"#)
        _ = try site.sync()
        let older = try Program.read(site.program.journal)
        _ = try site.program.run("approve", "1")
        #expect(try site.sync().lines == ["pushed\t1\tapproved\t1"])
        try Program.write(older, to: site.program.journal)
        let run = try site.sync()
        #expect(run.lines == ["pulled\t1\tapproved\t1"], "\(run)")
        #expect(try site.there("1") == "approved viens")
    }

    @Test("Comments that came from a file are known again, under another name of the site too")
    func knownAs() throws {
        let site = try FakeSite(more: #""system":"wordpress:www.iem.example","#)
        _ = try site.sync()
        Program.remove(site.program.queue + "/sync")
        try site.put(FakeSite.comments)
        let run = try site.sync()
        #expect(run.status == 78 && run.errors.contains("--system wordpress:www.iem.example"), "\(run)")
        #expect(try site.sync("--system", "wordpress:www.iem.example").errors.contains("5 the same"))
        #expect(try site.sync().status == 78)
        #expect(try site.sync(more: #""source":"wordpress:www.iem.example","#).status == 0)
    }

    @Test("Nothing is put on a site from a damaged queue")
    func damaged() throws {
        let site = try FakeSite()
        _ = try site.sync()
        _ = try site.program.run("approve", "1")
        var journal = try Program.read(site.program.journal)
        journal[journal.count / 2] ^= 1
        try Program.write(journal, to: site.program.journal)
        #expect(try site.sync().status == 65)
        #expect(try site.there("1") == "hold viens")
    }

    @Test("A quick run sees what is new and what waits, and all where the totals say more")
    func quick() throws {
        let site = try FakeSite()
        _ = try site.sync("--quick")
        _ = try site.program.run("approve", "1")
        #expect(try site.sync("--quick").lines == ["pushed\t1\tapproved\t1"])
        let orders = String(decoding: try Program.read(site.state + ".orders"), as: UTF8.self)
        #expect(orders.contains(#"{"do":"list","from":"5"}"#))
        try site.put(FakeSite.comments.replacing(#""state":"spam""#, with: #""state":"approved""#))
        #expect(try site.sync("--quick").lines.contains("pulled\t3\tapproved\t3"))
    }
}
