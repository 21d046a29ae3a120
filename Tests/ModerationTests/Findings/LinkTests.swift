import Moderation
import Testing

@Suite("Links and e-mail addresses")
struct LinkTests {
    @Test(
        "A link leads to this host",
        arguments: [
            ("http://nolikums.example/2010.pdf", "nolikums.example"), ("https://EXAMPLE.lv", "example.lv"),
            ("see ftp://files.example.lv/x.", "files.example.lv"), ("www.delfi.lv", "www.delfi.lv"),
            ("kredits24.lv", "kredits24.lv"), ("(skat. iem.gov.lv)", "iem.gov.lv"), ("bit.ly/abc", "bit.ly"),
            ("http://user:pass@evil.example/", "evil.example"), ("http://a@b@evil.example", "evil.example"),
            ("http://iem.gov.lv@evil.example", "evil.example"), ("http://evil.example:8080/a", "evil.example"),
            ("http://evil.example\\@iem.gov.lv", "evil.example"), ("http://evil.example?@iem.gov.lv", "evil.example"),
            ("http://evil.example#@iem.gov.lv", "evil.example"), ("http:\\\\evil.example", "evil.example"),
            ("http://ev%69l.example/", "evil.example"), ("http://ev\u{AD}il.example/", "evil.example"),
            ("http://ev\u{200B}il.example/", "evil.example"), ("http://evil。example", "evil.example"),
            ("http://ｅｖｉｌ.example", "evil.example"), ("http://192.0.2.1/x", "192.0.2.1"),
            ("http://[2001:db8::1]:80/x", "[2001:db8::1]"), ("http://evil.example.", "evil.example"),
            ("\u{202E}http://evil.example/\u{202C}", "evil.example"), ("„http://evil.example”", "evil.example"),
            ("http:///a.lv", "a.lv"), ("http:/a.lv", "a.lv"), ("https:evil.example", "evil.example"),
            ("HTTPS:\\evil.example", "evil.example"),
            ("'http://evil.example'", "evil.example"), ("&quot;http://evil.example&quot;x", "evil.example"),
            ("&lt;http://evil.example&gt;", "evil.example"), ("http://evil.example&amp;x", "evil.example"),
            ("（http://evil.example）", "evil.example"), ("「http://evil.example/」は", "evil.example"),
            ("http://evil.example，x", "evil.example"),
            ("http://evil.example。", "evil.example"), ("{http://evil.example}", "evil.example"),
            ("*http://evil.example*", "evil.example"),
            ("http://𝐞𝐯𝐢𝐥.com", "evil.com"), ("http://ⓔⓥⓘⓛ.com", "evil.com"), ("http://EVIL．com", "evil.com"),
            ("ｅｖｉｌ．ｃｏｍ", "evil.com"),
            ("evil.zip", "evil.zip"), ("kazino.bet", "kazino.bet"), ("labi.to", "labi.to"), ("evil.ai ir", "evil.ai"),
            ("пример.рф", "пример.рф"),
            ("evil.xn--p1ai", "evil.xn--p1ai"), ("BANK.LV", "bank.lv"), ("bank.lv:8080", "bank.lv"),
            ("//evil.example/x", "evil.example"),
            ("Šeit:http://evil.example!", "evil.example"), ("http://localhost/", "localhost"),
        ])
    func findsHosts(text: String, host: String) {
        #expect(findings(text).links.map(\.host) == [host])
    }

    @Test(
        "A host in other letters is also given in ASCII",
        arguments: [
            ("http://bücher.example", "bücher.example", "xn--bcher-kva.example"),
            ("http://īss.lv/", "īss.lv", "xn--ss-xoa.lv"), ("http://ПОЧТА.рф", "почта.рф", "xn--80a1acny.xn--p1ai"),
            ("http://他们为什么不说中文.example", "他们为什么不说中文.example", "xn--ihqwcrb4cv8a8dqg056pqjye.example"),
        ])
    func spellsOutIDN(text: String, host: String, ascii: String) {
        #expect(findings(text).links.map(\.host) == [host])
        #expect(findings(text).links.map(\.asciiHost) == [ascii])
    }

    @Test(
        "What is no link",
        arguments: [
            "", "Labi.", "Vakar bija.Man patika", "Tas ir labi.to es zinu", "plkst. 12.30", "3.14", "1.2.3.4", "u.c.",
            "a..b", "http://", "http:// nekas", "...", "e.g. viens", "fails.txt", "Jānis.Bērziņš",
            "anna@example.lv", "anna.name+x@example.lv", "fails.docx", "Labi.Es zinu", "labi.ir tā", "http:", "http:x",
            "plkst:12.30",
            "a.lvx", "x.example1", "mailto:x", "a..lv",
        ])
    func leavesTheRest(text: String) {
        #expect(findings(text).links.isEmpty)
    }

    @Test("A link ends before the punctuation of its sentence; brackets that it opens are its own")
    func endsLinks() {
        let text = "Skat. http://a.example/b), (http://c.example/d_(e)), http://f.example/?g=1,2."
        let links = findings(text).links
        #expect(
            links.map { cut(text, $0.range) } == [
                "http://a.example/b", "http://c.example/d_(e)", "http://f.example/?g=1,2",
            ])
    }

    @Test("Two links in one breath are two; a link within a link is one")
    func partsLinks() {
        #expect(findings("http://a.example,http://b.example").links.map(\.host) == ["a.example", "b.example"])
        #expect(findings("http://a.example/?to=http://b.example").links.map(\.host) == ["a.example"])
    }

    @Test(
        "Markup and punctuation part links, each with its own host",
        arguments: [
            ("[url=http://evil.example]http://bank.lv[/url]", ["evil.example", "bank.lv"]),
            ("[http://bank.lv](http://evil.example)", ["bank.lv", "evil.example"]),
            ("(http://a.lv)(http://b.lv)", ["a.lv", "b.lv"]), ("http://a.lv(http://b.lv)", ["a.lv", "b.lv"]),
            ("http://a.lv[http://b.lv]{http://c.lv}", ["a.lv", "b.lv", "c.lv"]),
            ("'http://a.lv'http://b.lv'", ["a.lv", "b.lv"]), ("http://a.lv|http://b.lv", ["a.lv", "b.lv"]),
            ("&lt;a href=&quot;http://a.lv&quot;&gt;http://b.lv&lt;/a&gt;", ["a.lv", "b.lv"]),
            ("http://a.lv、http://b.lv；http://c.lv", ["a.lv", "b.lv", "c.lv"]), ("【http://a.lv】b.lv", ["a.lv", "b.lv"]),
            ("a.lv,b.lv;c.lv", ["a.lv", "b.lv", "c.lv"]), ("http:a.lv,https:b.lv", ["a.lv", "b.lv"]),
            ("a.lv/x,b.lv", ["a.lv"]), ("[url=http://[2001:db8::1]/]x[/url]", ["[2001:db8::1]"]),
        ])
    func parts(text: String, hosts: [String]) {
        #expect(findings(text).links.map(\.host) == hosts)
        let ends = findings(text).links.map { [$0.range.lowerBound, $0.range.upperBound] }.flatMap(\.self)
        #expect(ends == ends.sorted())
    }

    @Test(
        "A host that is written otherwise than with capitals is told as it is written, too",
        arguments: [
            ("http://𝐞𝐯𝐢𝐥.com", "𝐞𝐯𝐢𝐥.com"), ("http://ev\u{200B}il.com:80", "ev\u{200B}il.com"),
            ("http://ev%69l.com", "ev%69l.com"),
            ("http://evil。com", "evil。com"), ("http://EVIL.com.", nil), ("http://ПОЧТА.рф", nil),
            ("http://īss.lv", nil), ("evil.com", nil),
        ] as [(String, String?)])
    func written(text: String, written: String?) {
        #expect(findings(text).links.map(\.writtenHost) == [written])
    }

    @Test(
        "A text that shows one host and leads to another is a disguise",
        arguments: [
            ("[url=http://evil.example]http://bank.lv[/url]", [true, false]),
            ("[URL=\"http://evil.example\"]bank.lv[/URL]", [true, false]),
            ("[bank.lv](http://evil.example)", [false, true]),
            ("[pērc bank.lv te](<http://evil.example>)", [false, true]),
            ("<a href=\"http://evil.example\">www.bank.lv</a>", [true, false]),
            ("<a class=x href='https:evil.example' >bank.lv</a>", [true, false]),
            ("&lt;a href=&quot;http://evil.example&quot;&gt;bank.lv&lt;/a&gt;", [true, false]),
            ("[http://evil.example bank.lv]", [true, false]), ("<http://evil.example|bank.lv>", [true, false]),
            ("\"bank.lv\":http://evil.example", [false, true]),
            ("[bank.lv](http://www.bank.lv/x)", [false, false]),
            ("[url=http://m.bank.lv]bank.lv[/url]", [false, false]),
            ("[url=http://bank.lv]šeit[/url] evil.example", [false, false]),
            ("bank.lv (http://evil.example)", [false, false]),
            ("[a] bank.lv (http://evil.example)", [false, false]),
            ("http://bank.lv http://evil.example", [false, false]),
            ("[url=http://bank.lv.evil.example]bank.lv[/url]", [true, false]),
            ("[url=http://evilbank.lv]bank.lv[/url]", [true, false]),
        ])
    func shownHost(text: String, isDisguised: [Bool]) {
        #expect(findings(text).links.map(\.isDisguised) == isDisguised)
    }

    @Test(
        "A user name that looks like a host is a disguise",
        arguments: [
            "http://bank%2Elv@evil.example", "http://bank。lv@evil.example", "http://bank．lv@evil.example",
        ])
    func seesWrittenDots(text: String) {
        #expect(findings(text).links.map(\.host) == ["evil.example"])
        #expect(findings(text).links.map(\.isDisguised) == [true])
    }

    @Test("A user name that looks like a host is a disguise; another name is none")
    func seesDisguises() {
        #expect(findings("http://iem.gov.lv@evil.example").links.map(\.isDisguised) == [true])
        #expect(findings("http://anna:x@example.lv").links.map(\.isDisguised) == [false])
    }

    @Test(
        "E-mail addresses",
        arguments: [
            ("Rakstiet: anna.b@example.lv.", ["anna.b@example.lv"]), ("<a@b.lv>", ["a@b.lv"]),
            ("mailto:liga+x@pasts.example.lv!", ["liga+x@pasts.example.lv"]), ("a@b", []), ("@example.lv", []),
            ("a@.lv", []), ("a@b.1", []), ("a@b.c", []), ("a@b@c.lv", ["b@c.lv"]),
            ("ļaudis@vārds.lv", ["ļaudis@vārds.lv"]), ("anna＠bank.lv", ["anna＠bank.lv"]),
            ("anna@bank。lv", ["anna@bank。lv"]), ("👉anna﹫bank．lv👈", ["anna﹫bank．lv"]),
            ("http://a@b.lv", []), ("a@b.lv,c@d.lv", ["a@b.lv", "c@d.lv"]), ("@@@@", []),
        ])
    func findsEmails(text: String, emails: [String]) {
        let found = findings(text).emails
        #expect(found.map(\.text) == emails)
        #expect(found.map { cut(text, $0.range) } == emails)
    }

    private func findings(_ text: String) -> Findings {
        Findings(body: text, name: nil, words: WordMatcher([]))
    }
}

/// The part of a text at a range of its UTF-8.
func cut(_ text: String, _ range: Range<Int>) -> String {
    String(decoding: Array(text.utf8)[range], as: UTF8.self)
}
