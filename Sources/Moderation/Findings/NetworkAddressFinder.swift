/// Finds network addresses in a text, such as `192.0.2.10` and `2001:db8::1`.
struct NetworkAddressFinder {
    let body: BodyBytes

    /// The addresses' bytes, ascending.
    var addresses: [Range<Int>] {
        var found: [Range<Int>] = []
        var index = 0
        while index < body.count {
            guard isPart(body[index]), !body.isWord(before: index) else {
                index += 1
                continue
            }
            let end = run(from: index, where: isPart)
            if let range = four(from: index) ?? six(index..<end) {
                found.append(range)
                index = range.upperBound
            } else {
                index = end
            }
        }
        return found
    }

    /// An address of version 4, with a port behind it or none.
    private func four(from start: Int) -> Range<Int>? {
        var end = run(from: start) { $0.isDigit || $0 == 0x2E }
        while end > start, body[end - 1] == 0x2E { end -= 1 }
        guard end - start >= 7, !body.isWord(at: end), NetworkAddress.address(body.text(start..<end)) != nil
        else { return nil }
        return start..<end
    }

    /// An address of version 6. A few letters between colons are more likely something else, so it needs a digit, and
    /// three colons or two side by side.
    private func six(_ run: Range<Int>) -> Range<Int>? {
        var end = run.upperBound
        // A full stop, or the colon before what is said about the address.
        while end > run.lowerBound, body[end - 1] == 0x2E || body[end - 1] == 0x3A && body[end - 2] != 0x3A { end -= 1 }
        let text = body.text(run.lowerBound..<end)
        guard text.utf8.count >= 4, text.utf8.contains(where: \.isDigit), text.utf8.contains(0x3A),
            !body.isWord(at: end), NetworkAddress.address(text) != nil
        else { return nil }
        return run.lowerBound..<end
    }

    private func run(from start: Int, where isMeant: (UInt8) -> Bool) -> Int {
        var end = start
        while end < body.count, isMeant(body[end]) { end += 1 }
        return end
    }

    private func isPart(_ byte: UInt8) -> Bool {
        byte.isDigit || (0x61...0x66).contains(byte | 0x20) || byte == 0x2E || byte == 0x3A
    }
}
