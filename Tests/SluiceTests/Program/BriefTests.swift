import Glibc
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

    @Test("A view that names what there isn't is told, and the others are listed all the same")
    func missing() throws {
        let program = try Program.withComments()
        let settings = #"{"views":[{"name":"A","query":"-rule:gone"},{"name":"Saites","query":"has:link"}]}"#
        try Program.write(Array(settings.utf8), to: program.queue + "/settings.json")
        let list = try program.run("list", "view:A")
        #expect(list.output.isEmpty, "\(list)")
        #expect(list.errors.hasPrefix("sluice: view:A: matches nothing: rule: knows no “gone”"), "\(list)")
        let brief = try program.run("brief")
        #expect(brief.output.contains("2 pending: Saites") && brief.status == 0, "\(brief)")
        #expect(brief.errors.hasPrefix("sluice: -rule:gone: matches nothing: "), "\(brief)")
    }

    @Test("A file of one's own views that can't be read is told")
    func unread() throws {
        let program = try Program.withComments()
        #expect(mkdir(program.queue + "/drafts", 0o700) == 0)
        try Program.write(Array("{".utf8), to: program.queue + "/drafts/anna.views.json")
        let run = try program.run("count")
        #expect(
            run.status == 0 && run.errors.contains("drafts/anna.views.json; saving one puts that file aside"), "\(run)")
    }
}
