import Journal
import Moderation
import Testing

@Suite("Drafts")
struct DraftTests {
    private let draft = Draft(
        texts: [
            Draft.Text(
                target: Target(number: Sample.number(1), version: EntryNumber(3)), body: "pus\u{202E}rakstīts\n",
                at: Sample.now)
        ],
        tags: [Target(number: Sample.number(1), version: EntryNumber(3))], query: "is:pending \"a\"", order: .author,
        place: Sample.number(1))

    @Test("come back as they were kept, to their moderator only")
    func roundTrip() throws {
        let office = try Office(comments: ["viens"])
        let (desk, _) = try office.open()
        #expect(try desk.draft() == nil)
        try desk.keep(draft)
        #expect(try office.open().desk.draft() == draft)
        #expect(try office.open(as: Sample.juris).desk.draft() == nil)
        try desk.keep(Draft(query: "is:any"))
        #expect(try desk.draft() == Draft(query: "is:any"))
        try desk.keep(nil)
        #expect(try desk.draft() == nil)
        #expect(office.files.names.filter { $0.hasPrefix("/queue/drafts/") } == [])
    }

    @Test(
        "No login names a file outside the folder, nor another's",
        arguments: [
            ("..", "%2e%2e.json"), ("a/b", "a%2fb.json"), ("A", "A.json"), ("a%2fb", "a%252fb.json"),
            ("ā", "%c4%81.json"),
        ])
    func names(login: String, file: String) throws {
        let office = try Office()
        let (desk, _) = try office.open(as: Sample.sure(Login(login)))
        try desk.keep(Draft(query: "q"))
        #expect(office.files["/queue/drafts/" + file] != nil)
    }

    @Test("A draft that can't be read is put aside, not lost")
    func unreadable() throws {
        let office = try Office()
        let (desk, _) = try office.open()
        try desk.keep(draft)
        office.files["/queue/drafts/anna.json"] = Array("half a text".utf8)
        #expect(try desk.draft() == nil)
        #expect(office.files["/queue/drafts/anna.json.unreadable"] == Array("half a text".utf8))
    }

    @Test("A draft that fails to be kept leaves the old one")
    func failing() throws {
        let office = try Office()
        let (desk, _) = try office.open()
        try desk.keep(draft)
        office.files.fail(.init(operation: "write", suffix: ".new", code: 28))
        #expect(throws: DeskError.failed(operation: "write", path: "/queue/drafts/anna.json.new", code: 28)) {
            try desk.keep(Draft(query: "q"))
        }
        #expect(try desk.draft() == draft)
    }

    @Test("Opening takes out what was erased meanwhile")
    func erased() throws {
        let office = try Office(comments: ["viens"])
        let (desk, _) = try office.open()
        try desk.keep(draft)
        var (juris, queue) = try office.open(as: Sample.juris)
        // Juris can't read what is Anna's.
        office.files.fail(.init(operation: "open", suffix: "anna.json", code: 13))
        try juris.erase([1], &queue)
        #expect(try office.open().desk.draft()?.texts == [])
    }
}
