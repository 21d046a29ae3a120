import Moderation
import Testing

@Suite("Masking a text")
struct MaskTests {
    private static let all = Mask(
        Dictionary(uniqueKeysWithValues: Mask.Kind.allCases.map { ($0, "[\($0.rawValue)]") }))

    @Test(
        "every finding becomes its placeholder, and all else stays byte for byte",
        arguments: [
            ("Zvaniet man: 20000000, paldies", "Zvaniet man: [phone], paldies"),
            ("a@b.lv vai\r\n+371 67 219 263!", "[email] vai\r\n[phone]!"),
            ("kods 010190-12345.", "kods [code]."),
            ("sk. http://a.example/20000000 un b@c.example", "sk. [link] un [email]"),
            ("no 192.0.2.10: viņš; (192.0.2.11)", "no [address]: viņš; ([address])"),
            ("2001:db8::1, [2001:DB8:0:0:0:0:0:1]:80", "[address], [[address]]:80"),
            ("http://192.0.2.10/ un 192.0.2.10:80", "[link] un [address]:80"),
            ("e\u{301} \u{202E}20000000\u{202C}", "e\u{301} \u{202E}[phone]\u{202C}"), ("nekā", "nekā"), ("", ""),
        ])
    func masked(text: String, masked: String) {
        #expect(Array(Self.all.masked(text).utf8) == Array(masked.utf8))
    }

    @Test(
        "what only looks like a network address stays",
        arguments: [
            "12:30", "10:30:15", "std::vector", "1.2.3", "300.1.2.3", "a1.2.3.4x", "::", "bad::cafe", "26.11.2026",
        ])
    func noAddress(text: String) {
        #expect(Mask([.address: "-"]).masked(text) == text)
    }

    @Test("only the kinds that have a placeholder are found, and single ones can be left")
    func chosen() {
        let mask = Mask([.phone: "…"])
        let text = "20000000, a@b.lv, 20000001"
        #expect(mask.hits(in: text).map(\.text) == ["20000000", "20000001"])
        #expect(mask.masked(text, [mask.hits(in: text)[1]]) == "20000000, a@b.lv, …")
        #expect(Mask([:]).hits(in: text).isEmpty)
    }

    @Test("a masked text has nothing more to mask")
    func again() {
        let once = Self.all.masked("20000000 a@b.lv http://a.example 192.0.2.1 010190-12345")
        #expect(Self.all.hits(in: once).isEmpty)
    }
}
