import Interchange
import Testing

@testable import Helper
@testable import sluice_wordpress

@Suite("What WordPress counts")
struct CountTests {
    private func number(_ value: String?) throws -> Int {
        let headers = value.map { [(name: "x-wp-total", value: $0)] } ?? []
        return try WordPressSite.number("X-WP-Total", of: Curl.Response(status: 200, headers: headers, body: []))
    }

    @Test("A number that its answer lacks is a fault, and never none")
    func missing() throws {
        #expect(try number("12") == 12)
        #expect(try number("0") == 0)
        for value in [nil, "", "many"] { #expect(throws: SiteFault.self) { try number(value) } }
    }
}
