import Testing

@testable import sluice_wordpress

@Suite("What WordPress' filter leaves as it is")
struct FilteredTextTests {
    @Test(
        "A text is stable that holds nothing that the filter would touch",
        arguments: [
            "", "Labs darbs!", "Pirmā rinda\nOtrā rinda", "😀 5 &lt; 6 &amp; 7 &gt; 3", "“pēdiņas” 'un' \"citas\"",
            "<strong>Trekns</strong> <em>slīps</em> <code>x</code>",
            "<a href=\"https://example.com/?a=1&amp;b=2\" title=\"t\" rel=\"nofollow ugc\">saite</a>",
            "<blockquote cite=\"https://example.com/\">Citāts</blockquote>", "C:\\temp", "CRLF\r\nx",
        ])
    func stable(text: String) {
        #expect(FilteredText.isStable(text))
    }

    @Test(
        "A name or an address keeps what it says",
        arguments: [
            ("", true), ("Jānis Bērziņš", true), ("O'Brien \"Bob\"", true), ("A & B", true), ("A &amp; B", true),
            ("A <i>C</i>", false), ("a  b", false), (" a", false), ("a ", false), ("50%20", false), ("a\tb", false),
        ])
    func line(text: String, isStable: Bool) {
        #expect(FilteredText.isStable(line: text) == isStable)
    }

    @Test(
        "An e-mail address keeps what WordPress takes for one",
        arguments: [
            ("", true), ("a@b.lv", true), ("j.b+c@iem.example", true), ("līga@example.lv", false),
            ("a&b@example.lv", false),
            ("a@b", false), ("a@example.lv ", false), ("a@-b.lv", false), ("nav", false), ("a@b@c.lv", false),
            ("a@..lv", false), ("@example.lv", false),
        ])
    func email(text: String, isStable: Bool) {
        #expect(FilteredText.isStable(email: text) == isStable)
    }

    @Test(
        "A web address keeps its scheme",
        arguments: [
            ("", true), ("https://a.example/?x=1&amp;y=2", true), ("http://a.example/?x=1&y=2", true),
            ("https://ā.example/", true),
            ("www.a.example", false), ("javascript:x", false), ("https://a.example/ b", false),
            ("https://a.example/'", false), ("https://a.example/[1]", false),
        ])
    func site(text: String, isStable: Bool) {
        #expect(FilteredText.isStable(site: text) == isStable)
    }

    @Test(
        "A network address that is none can't be sent back",
        arguments: [
            ("", true), ("192.0.2.1", true), ("2001:db8::1", true), ("unknown", false), ("192.0.2.1, 10.0.0.1", false),
        ])
    func networkAddress(text: String, isStable: Bool) {
        #expect(FilteredText.isStable(networkAddress: text) == isStable)
    }

    @Test(
        "A text is not that holds more",
        arguments: [
            "5 < 6", "7 > 3", "AT&T", "&nbsp;", "<pre>x</pre>", "<script>alert(1)</script>", "<b onclick=\"x()\">b</b>",
            "<a href=\"https://example.com/\">saite</a>", "<a href=\"javascript:x\" rel=\"nofollow ugc\">x</a>",
            "<a rel=\"nofollow\" href=\"https://example.com/\">x</a>", "<STRONG>x</STRONG>", "<br>", "<b", "<!-- x -->",
            " atstarpe", "beigas ", "\u{1}", "<a href='https://example.com/' rel=\"nofollow ugc\">x</a>",
            "<a href=\"https://example.com/\" rel=\"nofollow ugc\"x>x</a>",
            "<a href=\"https://a.example/\" rel=\"nofollow ugc",
        ])
    func unstable(text: String) {
        #expect(!FilteredText.isStable(text))
    }
}
