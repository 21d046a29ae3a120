import Testing

@Suite("sluice brief")
struct BriefTests {
    @Test("Nothing to tell is no word, and exit code 1")
    func nothing() throws {
        let program = try Program()
        _ = try program.run("init")
        let run = try program.run("brief")
        #expect(run.status == 1 && run.output.isEmpty && run.errors.isEmpty, "\(run)")
    }

    @Test("What waits in each view, and what became of one's decisions, without a text or a note; JSON has all members")
    func told() throws {
        let program = try Program.withComments()
        try Program.write(
            Array(#"{"views":[{"name":"Saites","key":"6","query":"has:link"}],"target":"1m"}"#.utf8),
            to: program.queue + "/settings.json")
        _ = try program.run("approve", "1", "2")
        #expect(try program.run("reject", "2", "--reason", "off-topic", "--note", "slepeni", as: "juris").status == 0)
        let run = try program.run("brief", "--since", "1h")
        #expect(run.status == 0 && run.lines.count == 4, "\(run)")
        #expect(run.lines.dropFirst().prefix(2) == ["  2 pending", "  2 pending: Saites"])
        #expect(run.lines[3].hasPrefix("  juris rejected #2 as off-topic, ") && run.lines[3].hasSuffix("(entry 8)"))
        #expect(!run.output.contains("slepeni") && !run.output.contains("kredits"))
        let object = try program.run("brief", "--since", "1h", "--json")
        let waiting =
            #""waiting":[{"view":null,"query":"is:pending","count":2},"#
            + #"{"view":"Saites","query":"is:pending has:link","count":2}]"#
        #expect(object.output.hasPrefix(#"{"for":"anna","since":""#) && object.output.contains(waiting), "\(object)")
        let changed =
            #""over_target":0,"due":0,"site_edits":0,"#
            + #""changed":[{"number":2,"entry":8,"by":"juris","do":"reject"}]}"#
        #expect(object.output.hasSuffix(changed + "\n"), "\(object)")
        #expect(try program.run("brief", "--for", "juris").lines.count == 3)
        #expect(try program.run("brief", "--since", "soon").status == 64)
        #expect(try program.run("brief", "--for", "a b").status == 64)
    }

    @Test("A query on the command line names views; one that there isn't is told")
    func views() throws {
        let program = try Program.withComments()
        try Program.write(
            Array(#"{"views":[{"name":"Mana rinda","query":"has:link"}]}"#.utf8), to: program.queue + "/settings.json")
        #expect(try program.run("count", "view:\"mana rinda\"").output == "2\n")
        #expect(try program.run("count", "-view:\"Mana rinda\"", "lang:lv", "script:latin").status == 0)
        let unknown = try program.run("list", "view:\"Mana rnda\"")
        #expect(unknown.status == 64 && unknown.errors.contains("Mana rinda"), "\(unknown)")
    }
}
