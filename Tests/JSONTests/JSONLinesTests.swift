import JSON
import Testing

@Suite("JSON lines")
struct JSONLinesTests {
    /// What comes of each value: its line and the value, or the line and column of the mistake.
    private func items(_ text: String, limits: JSONLimits = .standard) -> [String] {
        Array(text.utf8).withUnsafeBytes { bytes in
            var lines = JSONLines(bytes, limits: limits)
            var items: [String] = []
            while let item = lines.next() {
                switch item.result {
                case .success(let node): items.append("\(item.line) \(node.written)")
                case .failure(let error): items.append("\(item.line) ✘ \(error.position.line):\(error.position.column)")
                }
            }
            return items
        }
    }

    @Test(
        "Values come one a line, or laid out over several",
        arguments: [
            ("", []), ("\n \r\n\t\n", []), ("{\"a\":1}", ["1 {\"a\":1}"]), ("1\n2\n", ["1 1", "2 2"]),
            ("1\r\n\r\n2", ["1 1", "3 2"]),
            ("{\n  \"a\": [\n    1\n  ]\n}\n", ["1 {\"a\":[1]}"]),
            ("{\n\"a\":1}\n\n{\"b\":2}\n[\n]", ["1 {\"a\":1}", "4 {\"b\":2}", "5 []"]),
        ] as [(String, [String])])
    func values(text: String, expected: [String]) {
        #expect(items(text) == expected)
    }

    @Test(
        "A mistake doesn't stop the lines after it",
        arguments: [
            ("{\"a\":1}\n{\"a\" 2}\n{\"a\":3}", ["1 {\"a\":1}", "2 ✘ 2:6", "3 {\"a\":3}"]),
            ("1 2\n3", ["1 ✘ 1:3", "2 3"]),
            // A line that was cut off: what follows isn't taken for the rest of it
            ("{\"a\":\"x\n{\"b\":2}\n", ["1 ✘ 1:8", "2 {\"b\":2}"]),
            ("{\"a\":1,\n{\"b\":2}\n", ["1 ✘ 2:1", "2 {\"b\":2}"]), ("{\"a\":\n", ["1 ✘ 2:1"]),
            ("{\"a\":[1,\n", ["1 ✘ 2:1"]), ("{\"a\":1", ["1 ✘ 1:7"]),
            // A mistake in a value laid out over lines is told once
            ("{\n  \"a\": tru,\n  \"b\": 1\n}\n{\"c\":1}\n", ["1 ✘ 2:11", "5 {\"c\":1}"]),
            ("{ \"a\" 1,\n  \"b\": 1\n}\n{\"c\":1}\n", ["1 ✘ 1:7", "4 {\"c\":1}"]),
            ("{\n\"a\":1\n} x\n2", ["1 ✘ 3:3", "4 2"]), ("x\ny\n", ["1 ✘ 1:1", "2 ✘ 2:1"]),
            ("\u{FEFF}1\n2", ["1 ✘ 1:1", "2 2"]),
        ] as [(String, [String])])
    func mistakes(text: String, expected: [String]) {
        #expect(items(text) == expected)
    }

    @Test("Limits are those of each value")
    func limits() {
        let limits = JSONLimits(bytes: 9)
        #expect(
            items("[1,2,3]\n[1,2,3]\n[1,2,3,4,5]\n[1]", limits: limits) == [
                "1 [1,2,3]", "2 [1,2,3]", "3 ✘ 3:10", "4 [1]",
            ])
        #expect(items("[\n1,\n2,\n3,\n4,\n5]\n[1]", limits: limits).last == "7 [1]")
    }

    @Test(
        "Hostile lines take linear time",
        arguments: ["[\n", "[1,\n", "{\"a\":\n", "{\n", "[\n1,\n", "\"\n", "{}\n", " \n", "}\n"])
    func hostile(line: String) {
        let lines = items(String(repeating: line, count: 20_000))
        #expect(lines.count <= 20_000)
    }
}
