import JSON
import Testing

@Suite("Limits of the reader")
struct JSONLimitsTests {
    private func error(_ text: [UInt8], _ limits: JSONLimits = .standard) -> JSONError? {
        do throws(JSONError) {
            _ = try JSONReader.read(text, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    private func nested(_ depth: Int) -> [UInt8] {
        Array(repeating: UInt8(ascii: "["), count: depth) + Array(repeating: UInt8(ascii: "]"), count: depth)
    }

    @Test(
        "Depth is kept to, and no depth overflows the stack",
        arguments: [(64, true), (65, false), (500, false), (100_000, false)])
    func depth(depth: Int, isRead: Bool) {
        let error = error(nested(depth))
        #expect((error == nil) == isRead)
        if let error {
            #expect(error.position.offset == 64)
            #expect(error.reason == "more than 64 arrays and objects inside one another")
        }
    }

    @Test("No caller can ask for a depth that the stack could not bear")
    func deepest() {
        let limits = JSONLimits(depth: 1_000_000)
        #expect(error(nested(JSONLimits.deepest), limits) == nil)
        #expect(error(nested(JSONLimits.deepest + 1), limits) != nil)
    }

    @Test(
        "A hundred thousand open brackets and keys are refused where the limit is",
        arguments: ["[", "{\"a\":", "[{\"\":", "[[],"])
    func unclosed(piece: String) {
        #expect(error(Array(repeatElement(Array(piece.utf8), count: 100_000).joined())) != nil)
    }

    @Test("Size, number of values and length of numbers are kept to")
    func sizes() {
        #expect(error(Array("[1,2,3]".utf8), JSONLimits(bytes: 7)) == nil)
        #expect(error(Array("[1,2,3]".utf8), JSONLimits(bytes: 6))?.reason == "the text has more than 6 bytes")
        #expect(error(Array("[1,2,3]".utf8), JSONLimits(values: 4)) == nil)
        #expect(error(Array("[1,2,3]".utf8), JSONLimits(values: 3))?.position.offset == 5)
        #expect(error(Array("123".utf8), JSONLimits(numberBytes: 3)) == nil)
        #expect(error(Array("[123]".utf8), JSONLimits(numberBytes: 2))?.position.offset == 1)
    }

    @Test("Many keys are compared in linear time, and the last of them may still stand twice")
    func manyKeys() {
        let keys = (0..<20_000).map { "\"\($0)\":0" }.joined(separator: ",")
        #expect(error(Array("{\(keys)}".utf8)) == nil)
        #expect(error(Array("{\(keys),\"19999\":1}".utf8))?.reason == "the key stands twice in this object")
        #expect(error(Array("{\(keys),\"\\u0030\":1}".utf8))?.reason == "the key stands twice in this object")
    }

    @Test("Keys of combining marks by the thousand are no trouble")
    func marks() {
        let marks = String(repeating: "\u{301}\u{323}", count: 20_000)
        let keys = (0..<20).map { "\"\($0)\(marks)\":0" }.joined(separator: ",")
        #expect(error(Array("{\(keys)}".utf8)) == nil)
        #expect(error(Array("{\(keys),\"7\(marks)\":0}".utf8))?.reason == "the key stands twice in this object")
    }

    @Test("A line of a megabyte is told its column")
    func longLine() {
        let text =
            Array("[\"".utf8) + Array(repeatElement(Array("ā".utf8), count: 500_000).joined()) + Array("\" x]".utf8)
        #expect(error(text)?.position.column == 500_005)
    }
}
