/// One spelling for each network address: `2001:DB8:0::1` and `2001:db8::1` are one, and so are `::ffff:192.0.2.1`
/// and `192.0.2.1`. A text that is not an address stays as it is written.
package enum NetworkAddress {
    /// The spelling: that of RFC 5952, or four decimal numbers.
    package static func form(of text: String) -> [UInt8] {
        var text = text
        return text.withUTF8 { bytes in changing(UnsafeRawBufferPointer(bytes)) ?? Array(bytes) }
    }

    /// The network that an address lies in: the first 24 bits of version 4, the first 48 of version 6, and zeros;
    /// `nil` when the text is not an address.
    package static func network(of text: String) -> String? {
        guard let numbers = numbers(of: text) else { return nil }
        let isFour = numbers.starts(with: [0, 0, 0, 0, 0, 0xFFFF])
        let network: [UInt16] = isFour ? numbers[..<7] + [numbers[7] & 0xFF00] : numbers[..<3] + [0, 0, 0, 0, 0]
        return String(decoding: spelling(of: network), as: UTF8.self)
    }

    /// The one spelling of an address; `nil` when the text is not one.
    package static func address(_ text: String) -> String? {
        numbers(of: text).map { String(decoding: spelling(of: $0), as: UTF8.self) }
    }

    private static func numbers(of text: String) -> [UInt16]? {
        let bytes = Array(form(of: text))
        return six(bytes[...]) ?? mapped(four(bytes[...]))
    }

    /// The spelling; `nil` when the text already has it, or is not an address.
    package static func changing(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
        // Nearly all texts.
        guard let first = text.first, text.contains(UInt8(ascii: ":")) || first == UInt8(ascii: "[") else { return nil }
        var bytes = Array(text)
        if first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") { bytes = Array(bytes.dropFirst().dropLast()) }
        // A link-local address is valid only on the interface named after the sign.
        let zone = bytes.firstIndex(of: UInt8(ascii: "%")).map { Array(bytes[$0...]) } ?? []
        guard let number = six(bytes.dropLast(zone.count)) ?? (zone.isEmpty ? mapped(four(bytes[...])) : nil) else {
            return nil
        }
        let form = spelling(of: number) + zone
        return text.elementsEqual(form) ? nil : form
    }

    /// The eight numbers of an address of version 6.
    private static func six(_ text: ArraySlice<UInt8>) -> [UInt16]? {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard (3...9).contains(parts.count) else { return nil }
        var head: [UInt16] = []
        var tail: [UInt16]?
        for (index, part) in parts.enumerated() {
            let numbers: [UInt16]
            if part.isEmpty {
                // The two colons that stand for zeros, once; at an end they make two empty parts.
                if index == 0 {
                    guard parts[1].isEmpty else { return nil }
                    continue
                }
                if index == parts.count - 1 {
                    guard parts[index - 1].isEmpty else { return nil }
                    continue
                }
                guard tail == nil else { return nil }
                tail = []
                continue
            } else if index == parts.count - 1, part.contains(UInt8(ascii: ".")) {
                guard let last = four(part) else { return nil }
                numbers = last
            } else {
                guard part.count <= 4, part.allSatisfy(\.isHexadecimal),
                    let number = UInt16(String(decoding: part, as: UTF8.self), radix: 16)
                else { return nil }
                numbers = [number]
            }
            if tail == nil { head += numbers } else { tail? += numbers }
        }
        guard let tail else { return head.count == 8 ? head : nil }
        guard head.count + tail.count < 8 else { return nil }
        return head + Array(repeating: 0, count: 8 - head.count - tail.count) + tail
    }

    /// The two numbers of an address of version 4. A zero before a number is refused: some read it as octal.
    private static func four(_ text: ArraySlice<UInt8>) -> [UInt16]? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        let bytes = parts.compactMap { part -> UInt16? in
            guard part.count <= 3, part.count == 1 || part.first != 0x30, let number = decimal(part) else { return nil }
            return number < 256 ? UInt16(number) : nil
        }
        return bytes.count == 4 ? [bytes[0] << 8 | bytes[1], bytes[2] << 8 | bytes[3]] : nil
    }

    private static func mapped(_ numbers: [UInt16]?) -> [UInt16]? {
        numbers.map { [0, 0, 0, 0, 0, 0xFFFF] + $0 }
    }

    private static func spelling(of numbers: [UInt16]) -> [UInt8] {
        if numbers.starts(with: [0, 0, 0, 0, 0, 0xFFFF]) {
            let bytes = numbers[6...].flatMap { [$0 >> 8, $0 & 0xFF] }
            return Array(bytes.map(String.init).joined(separator: ".").utf8)
        }
        // The first of the longest runs of at least two zeros is left out.
        var longest = 0..<0
        var start = 0
        while start < 8 {
            let end = numbers[start...].firstIndex { $0 != 0 } ?? 8
            if end - start > max(longest.count, 1) { longest = start..<end }
            start = max(end, start + 1)
        }
        let text = { (range: Range<Int>) in
            numbers[range].map { String($0, radix: 16) }.joined(separator: ":")
        }
        if longest.isEmpty { return Array(text(0..<8).utf8) }
        return Array((text(0..<longest.lowerBound) + "::" + text(longest.upperBound..<8)).utf8)
    }
}

extension UInt8 {
    fileprivate var isHexadecimal: Bool { isDigit || (0x61...0x66).contains(self | 0x20) }
}
