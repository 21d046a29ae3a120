import Moderation
import Testing

@Suite("The edges of links")
struct LinkEdgeTests {
    @Test(
        "A symbol, a dash or a picture ends a host",
        arguments: [
            ("evil.com😀", "evil.com"), ("👉evil.com👈", "evil.com"), ("👉🏽evil.com🇱🇻", "evil.com"),
            ("❤️evil.com❤️", "evil.com"),
            ("evil.com→", "evil.com"), ("evil.com–x", "evil.com"), ("—evil.com–", "evil.com"),
            ("＜evil.com＞", "evil.com"),
            ("´evil.com´", "evil.com"), ("€evil.com€", "evil.com"), ("http://evil.example｜bank", "evil.example"),
            ("http://evil.example＞x", "evil.example"), ("http://evil.example＝x", "evil.example"),
            ("http://evil.example～x", "evil.example"), ("http://evil.example→x", "evil.example"),
            ("http://evil.example–x", "evil.example"), ("http://evil.example😀", "evil.example"),
            ("http://i❤.ws/", "i❤.ws"),
            ("__http://evil.example__", "evil.example"), ("~~http://evil.example~~", "evil.example"),
            ("http://evil.example&amp;", "evil.example"), ("http://evil.example&lbrack;x", "evil.example"),
            ("http://evil.example&#0034;x", "evil.example"), ("http://evil.example&#x0022;x", "evil.example"),
        ])
    func ends(text: String, host: String) {
        #expect(findings(text).links.map(\.host) == [host])
    }

    @Test(
        "Capitals hide no link",
        arguments: [
            ("Evil.Com", "evil.com"), ("EVIL.Com", "evil.com"), ("evil.COm", "evil.com"),
            ("Viagra.Com te", "viagra.com"),
            ("Kazino.Bet", "kazino.bet"), ("𝐞𝐯𝐢𝐥.𝐜𝐨𝐦", "evil.com"), ("𝗲𝘃𝗶𝗹.𝗰𝗼𝗺", "evil.com"),
        ])
    func capitals(text: String, host: String) {
        #expect(findings(text).links.map(\.host) == [host])
    }

    @Test(
        "Browsers read numbers as an address",
        arguments: [
            "http://2130706433/", "http://0x7f000001/", "http://127.1", "http://0177.0.0.1", "http://127.0.0.1.",
        ])
    func numbers(text: String) {
        #expect(findings(text).links.map(\.host) == ["127.0.0.1"])
    }

    @Test("What is too great for an address stays", arguments: ["256.0.0.1", "1.2.3.4.5", "4294967296", "09.1"])
    func otherNumbers(host: String) {
        #expect(findings("http://\(host)/").links.map(\.host) == [host])
    }

    @Test(
        "Markup of any spelling disguises",
        arguments: [
            "<a href = \"http://evil.example\">bank.lv</a>", "[URL = http://evil.example]bank.lv[/URL]",
            "[bank.lv](//evil.example)", "<a href=\"//evil.example/x\">bank.lv</a>",
            "<a href=\"\\\\evil.example\">bank.lv</a>", "<a href=\"&#104;ttp://evil.example\">bank.lv</a>",
            "<a href=\"http&#58;//evil.example\">bank.lv</a>", "<a href=\"http&colon;//evil.example\">bank.lv</a>",
            "[url=“http://evil.example”]bank.lv[/url]", "［url=http://evil.example］bank.lv［/url］",
            "＜a href=\"http://evil.example\"＞bank.lv＜/a＞", "[bank.lv][1] un\n[1]: http://evil.example",
            "<a href=\"http://evil.example\">bank&#46;lv</a>", "[info@bank.lv](http://evil.example)",
            "[url=http://evil.example]Bank.Lv[/url]", "[url=http://evil.example]Banka.Es te[/url]",
        ])
    func disguises(text: String) {
        let links = findings(text).links
        #expect(links.first { $0.host == "evil.example" }?.isDisguised == true)
    }

    @Test("One host in letters and in ASCII is no disguise")
    func sameHost() {
        let links = findings("[url=http://xn--e1afmkfd.xn--p1ai]пример.рф[/url]").links
        #expect(links.map(\.isDisguised) == [false, false])
    }

    private func findings(_ text: String) -> Findings {
        Findings(body: text, name: nil, words: WordMatcher([]))
    }
}
