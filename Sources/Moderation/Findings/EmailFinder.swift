/// Finds e-mail addresses in a token.
struct EmailFinder {
    let body: BodyBytes

    func emails(in token: Range<Int>) -> [Findings.Passage] {
        var found: [Findings.Passage] = []
        var index = token.lowerBound
        while index < token.upperBound {
            defer { index += 1 }
            guard body[index] == UInt8(ascii: "@"), let range = email(around: index, in: token) else { continue }
            found.append(Findings.Passage(range: range, text: body.text(range)))
            index = range.upperBound - 1
        }
        return found
    }

    private func email(around at: Int, in token: Range<Int>) -> Range<Int>? {
        var start = at
        while start > token.lowerBound, isLocal(body[start - 1]) { start -= 1 }
        while start < at, !body[start].isAlphanumeric, body[start] < 0x80 { start += 1 }
        var end = at + 1
        while end < token.upperBound, isDomain(body[end]) { end += 1 }
        while end > at, body[end - 1] == 0x2E || body[end - 1] == 0x2D { end -= 1 }
        guard start < at, end > at + 1, let dot = (at + 1..<end).last(where: { body[$0] == 0x2E }), dot > at + 1 else {
            return nil
        }
        let top = dot + 1..<end
        guard top.count >= 2, top.allSatisfy({ body[$0] >= 0x80 || body[$0].isLetter }) else { return nil }
        return start..<end
    }

    private func isLocal(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte.isAlphanumeric || "._%+-".utf8.contains(byte)
    }

    private func isDomain(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte.isAlphanumeric || byte == 0x2E || byte == 0x2D
    }
}
