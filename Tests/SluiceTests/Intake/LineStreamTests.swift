import Testing

@testable import sluice

@Suite("A stream of lines")
struct LineStreamTests {
    /// A stream that hands out a text in pieces of so many bytes.
    private func stream(_ text: String, pieces: Int, limit: Int = 100) -> LineStream {
        var rest = Array(text.utf8)[...]
        return LineStream(limit: limit) { bytes throws(Failure) in
            bytes += rest.prefix(pieces)
            defer { rest = rest.dropFirst(pieces) }
            return !rest.isEmpty
        }
    }

    private func all(_ stream: LineStream) throws -> [LineStream.Line] {
        var stream = stream
        var lines: [LineStream.Line] = []
        while let line = try stream.next() { lines.append(line) }
        return lines
    }

    @Test("Lines are the same in whatever pieces they come", arguments: [1, 2, 3, 7, 1_000])
    func pieces(count: Int) throws {
        #expect(try all(stream("a\n\nbcd\nā", pieces: count)) == ["a", "", "bcd", "ā"].map { .text(Array($0.utf8)) })
        #expect(try all(stream("a\n", pieces: count)) == [.text(Array("a".utf8))])
        #expect(try all(stream("", pieces: count)).isEmpty)
    }

    @Test(
        "A line beyond the limit is counted and not kept, and the next one is as it was", arguments: [1, 3, 50, 1_000])
    func tooLong(pieces: Int) throws {
        let long = String(repeating: "x", count: 101)
        let exact = String(repeating: "y", count: 100)
        #expect(
            try all(stream("\(long)\n\(exact)\na\n\(long)", pieces: pieces))
                == [.tooLong(101), .text(Array(exact.utf8)), .text(Array("a".utf8)), .tooLong(101)])
    }

    @Test("However long a line is, no more than the limit and one piece is held")
    func memory() throws {
        let piece = [UInt8](repeating: 0x61, count: 65_536)
        var left = 1_600
        var stream = LineStream(limit: 1 << 20) { bytes throws(Failure) in
            guard left > 0 else { return false }
            left -= 1
            bytes += piece
            return true
        }
        #expect(try stream.next() == .tooLong(1_600 * 65_536))
        #expect(stream.waiting.capacity <= 4 << 20)
        #expect(try stream.next() == nil)
    }

    @Test("A million lines hold no more than a few")
    func manyLines() throws {
        let piece = Array(String(repeating: "{}\n", count: 10_000).utf8)
        var left = 100
        var stream = LineStream(limit: 1 << 20) { bytes throws(Failure) in
            guard left > 0 else { return false }
            left -= 1
            bytes += piece
            return true
        }
        var count = 0
        var most = 0
        while try stream.next() != nil {
            count += 1
            most = max(most, stream.waiting.count)
        }
        #expect(count == 1_000_000)
        #expect(most <= piece.count)
    }
}
