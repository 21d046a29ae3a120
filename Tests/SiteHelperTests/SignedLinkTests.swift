import Testing

@testable import sluice_isso

@Suite("Isso's signed links")
struct SignedLinkTests {
    @Test(
        "A link is signed as Isso's own mails sign theirs",
        arguments: [
            (1, "k", 1_795_510_000, "MQ.awVO8A.xJ8JL_eKc9XBIXmH9J-s6_qnR8Y"),
            (8_812, "0123456789abcdef", 1_795_510_001, "ODgxMg.awVO8Q.dCldONibNXG6W22ed5KOs3G-V3M"),
            (123_456, "ā", 255, "MTIzNDU2._w.SL6Ze9prZpdS_U122_O1DFLITIc"),
        ] as [(Int64, String, Int64, String)])
    func code(id: Int64, key: String, time: Int64, code: String) {
        #expect(SignedLink.code(for: id, key: Array(key.utf8), at: time) == code)
    }
}
