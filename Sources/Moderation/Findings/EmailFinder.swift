internal import Text

/// Finds e-mail addresses in a token.
struct EmailFinder {
    let body: BodyBytes

    func emails(in token: Range<Int>) -> [Findings.Passage] {
        var found: [Findings.Passage] = []
        var index = token.lowerBound
        while index < token.upperBound {
            defer { index += 1 }
            guard let length = EmailFinder.at(body, index), let range = email(around: index, length, in: token) else {
                continue
            }
            found.append(Findings.Passage(range: range, text: body.text(range)))
            index = range.upperBound - 1
        }
        return found
    }

    /// The length of the at sign at a place, in its plain, full-width or small form; `nil` if there is none.
    static func at(_ body: BodyBytes, _ index: Int) -> Int? {
        switch body[index] {
        case UInt8(ascii: "@"): 1
        case 0xEF:
            (body[index + 1], body[index + 2]) == (0xBC, 0xA0) || (body[index + 1], body[index + 2]) == (0xB9, 0xAB)
                ? 3 : nil
        default: nil
        }
    }

    private func email(around at: Int, _ length: Int, in token: Range<Int>) -> Range<Int>? {
        var start = at
        while start > token.lowerBound, isLocal(body[start - 1]) {
            if body[start - 1] < 0x80 {
                start -= 1
            } else if let scalar = body.scalar(before: start), LinkFinder.isOfHost(scalar) {
                start -= UTF8.width(scalar)
            } else {
                break
            }
        }
        start = max(start, token.lowerBound)
        while start < at, !body[start].isAlphanumeric, body[start] < 0x80 { start += 1 }
        let domain = LinkFinder(body: body).hostRange(from: at + length, limit: token.upperBound)
        guard start < at, !domain.isEmpty else { return nil }
        let labels = HostName.mapped(body.text(domain)).utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
        guard labels.count > 1, labels.first?.isEmpty == false, let top = labels.last, top.count >= 2,
            top.allSatisfy({ $0 >= 0x80 || $0.isLetter })
        else { return nil }
        return start..<domain.upperBound
    }

    private func isLocal(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte.isAlphanumeric || "._%+-".utf8.contains(byte)
    }
}
