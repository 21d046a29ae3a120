import Glibc
import Testing

@Suite("The file of sites")
struct SitesFileTests {
    private func program(_ text: String, mode: mode_t = 0o600) throws -> Program {
        let program = try Program()
        _ = try program.run("init")
        let path = program.folder + "/sites.json"
        try Program.write(Array(text.utf8), to: path)
        chmod(path, mode)
        program.set("SLUICE_SITES", path)
        return program
    }

    private static let members = #""system":"wordpress","url":"https://iem.example""#

    @Test(
        "A mistake in it is told with its place, and nothing is done",
        arguments: [
            ("[]", "expected an object"), (#"{"iem":{}}"#, "a site needs system"), (#"{"../x":{}}"#, "a site's name"),
            (#"{"iem":{"system":"disqus","url":"https://a.example"}}"#, "wordpress or isso"),
            (#"{"iem":{"system":"isso","url":"http://a.example"}}"#, "without https only this machine"),
            (#"{"iem":{"system":"isso","url":"http://127.0.0.1.a.example"}}"#, "without https only this machine"),
            (#"{"iem":{"system":"isso","url":"https://u:p@a.example"}}"#, "no user and no password"),
            (#"{"iem":{"system":"isso","url":"https://a.example\" x"}}"#, "expected https:// and a host"),
            (#"{"iem":{"system":"isso","url":"ftp://a.example"}}"#, "expected https://"),
            (#"{"iem":{\#(members),"secret":"abcd efgh"}}"#, "file:/PATH or env:NAME"),
            (#"{"iem":{\#(members),"pasword":"x"}}"#, "a site has no member pasword"),
            (#"{"iem":{\#(members),"spam":["Ā"]}}"#, "spam: expected reasons"),
            (#"{"iem":{\#(members),"run":[]}}"#, "run: at least one"),
            (#"{"iem":{\#(members),"trash":"nope"}}"#, "no reason “nope”"),
        ])
    func mistakes(text: String, words: String) throws {
        let run = try program(text).run("sync", "iem")
        #expect(run.status == 78 && run.errors.contains(words), "\(run)")
    }

    @Test("Others may not write it, and may not read a secret")
    func modes() throws {
        let text = "{\"iem\":{\(Self.members)}}"
        let open = try program(text, mode: 0o664).run("sync", "iem")
        #expect(open.status == 78 && open.errors.contains("0664"), "\(open)")
        let secret = try program("{\"iem\":{\(Self.members),\"secret\":\"file:/tmp/none-such\"}}")
        #expect(try secret.run("sync", "iem").status == 66)
        let path = secret.folder + "/secret"
        try Program.write(Array("pw\n".utf8), to: path)
        chmod(path, 0o640)
        try Program.write(
            Array("{\"iem\":{\(Self.members),\"secret\":\"file:\(path)\"}}".utf8), to: secret.folder + "/sites.json")
        let run = try secret.run("sync", "iem")
        #expect(run.status == 78 && run.errors.contains("0640") && !run.errors.contains("pw"), "\(run)")
    }

    @Test("A name that isn't listed is answered with those that are")
    func names() throws {
        let program = try program("{\"iem\":{\(Self.members)}}")
        let run = try program.run("sync", "other")
        #expect(run.status == 64 && run.errors.contains("iem"))
        #expect(try program.run("sync", "--list").output == "iem\twordpress\thttps://iem.example\tiem-site\n")
        program.set("SLUICE_SITES", program.folder + "/none")
        #expect(try program.run("sync", "iem").status == 66)
    }

    @Test("Who acts for the site must be a moderator where they are listed")
    func moderators() throws {
        let site = try FakeSite()
        try Program.write(Array(#"{"moderators":{"anna":"Anna"}}"#.utf8), to: site.program.queue + "/settings.json")
        #expect(try site.sync().status == 77)
        try Program.write(
            Array(#"{"moderators":{"anna":"Anna","iem-site":"Vietne"}}"#.utf8),
            to: site.program.queue + "/settings.json")
        #expect(try site.sync().status == 0)
    }
}
