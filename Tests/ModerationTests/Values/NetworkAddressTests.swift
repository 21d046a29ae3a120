import DeskDoubles
import Moderation
import Testing

@Suite("Network addresses")
struct NetworkAddressTests {
    @Test(
        "An address has one spelling",
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("[192.0.2.1]", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"),
            ("::FFFF:C000:201", "192.0.2.1"), ("0:0:0:0:0:ffff:192.0.2.1", "192.0.2.1"),
            ("[::ffff:192.0.2.1]", "192.0.2.1"),
            ("2001:DB8::1", "2001:db8::1"), ("2001:0db8:0000:0000:0000:0000:0000:0001", "2001:db8::1"),
            ("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"), ("2001:db8::1:1:1:1:1", "2001:db8:0:1:1:1:1:1"),
            ("::", "::"), ("0:0:0:0:0:0:0:0", "::"), ("::1", "::1"), ("1::", "1::"), ("1:0:0:0:0:0:0:0", "1::"),
            ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"), ("[2001:DB8::1]", "2001:db8::1"), ("FE80::1%eth0", "fe80::1%eth0"),
            ("64:ff9b::192.0.2.1", "64:ff9b::c000:201"),
        ])
    func spelling(written: String, form: String) {
        #expect(NetworkAddress.form(of: written) == Array(form.utf8))
        #expect(NetworkAddress.form(of: form) == Array(form.utf8))
    }

    @Test(
        "What is no address stays as it is",
        arguments: [
            "", "x", "192.0.2.01", "192.0.2", "192.0.2.256", "1:2", ":1:2", "1:2:3:4:5:6:7:8:9", "1::2::3", "12345::",
            "::g", ":::",
            "1:2:3:4:5:6:7:", "[::1", "::192.0.2", "[", "[]", "%", ":%:", "192.0.2.1:80",
        ])
    func other(written: String) {
        #expect(NetworkAddress.form(of: written) == Array(written.utf8))
    }
}
