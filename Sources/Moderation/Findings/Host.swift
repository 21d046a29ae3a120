internal import Text

/// The host of a link as a browser reads it, by UTS #46: without a port, percent signs decoded, in small letters,
/// with plain dots, letters of other forms as plain ones, and without invisible characters.
struct Host {
    var text: String
    /// The host in ASCII, when it is written otherwise.
    var ascii: String?
    /// As it is written, when that differs by more than capitals.
    var written: String?

    /// - Parameters:
    ///   - written: What stands between the user name and the path.
    init(written: String) {
        let bare = Host.withoutPort(written)
        let mapped = Host.withoutPort(HostName.mapped(Host.decoded(bare)))
        let name = String(decoding: mapped.utf8.reversed().drop { $0 == UInt8(ascii: ".") }.reversed(), as: UTF8.self)
        text = Host.address(name) ?? name
        ascii = text.utf8.contains { $0 >= 0x80 } ? Host.ascii(text) : nil
        let isPlain = bare.lowercased().utf8.starts(with: text.utf8) && bare.utf8.count <= text.utf8.count + 1
        self.written = isPlain ? nil : bare
    }

    private static func withoutPort(_ host: String) -> String {
        if host.utf8.first == UInt8(ascii: "["), let bracket = host.utf8.firstIndex(of: UInt8(ascii: "]")) {
            return String(host[...bracket])
        }
        return host.utf8.firstIndex(of: UInt8(ascii: ":")).map { String(host[..<$0]) } ?? host
    }

    /// The address of version 4 that browsers read in a host of numbers: up to four, decimal, octal or hexadecimal,
    /// of which the last fills the bytes that are left.
    private static func address(_ host: String) -> String? {
        let parts = host.utf8.split(separator: UInt8(ascii: "."), maxSplits: 4, omittingEmptySubsequences: false)
        guard parts.count <= 4, host.utf8.count <= 64 else { return nil }
        var numbers: [UInt64] = []
        for part in parts {
            guard part.first?.isDigit ?? false else { return nil }
            let isHex = part.starts(with: "0x".utf8)
            let digits = String(decoding: isHex ? part.dropFirst(2) : part, as: UTF8.self)
            let radix = isHex ? 16 : part.first == UInt8(ascii: "0") ? 8 : 10
            guard let number = digits.isEmpty ? 0 : UInt64(digits, radix: radix) else { return nil }
            numbers.append(number)
        }
        guard let last = numbers.popLast(), numbers.allSatisfy({ $0 < 256 }) else { return nil }
        guard last < 1 << UInt64(8 * (4 - numbers.count)) else { return nil }
        let value = numbers.enumerated().reduce(last) { $0 | $1.element << UInt64(24 - 8 * $1.offset) }
        return [24, 16, 8, 0].map { "\(value >> $0 & 0xFF)" }.joined(separator: ".")
    }

    /// Whether a user name before a host looks like one itself.
    static func looksLikeHost(_ user: String) -> Bool { HostName.mapped(decoded(user)).utf8.contains(0x2E) }

    /// Reads `%41` as `A`; a text that is not UTF-8 afterwards stays as it is written.
    private static func decoded(_ written: String) -> String {
        guard written.utf8.contains(UInt8(ascii: "%")) else { return written }
        let bytes = Array(written.utf8)
        var plain: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let value = UInt8(String(decoding: bytes[index + 1...index + 2], as: UTF8.self), radix: 16), value != 0
            {
                plain.append(value)
                index += 3
            } else {
                plain.append(bytes[index])
                index += 1
            }
        }
        return String(validating: plain, as: UTF8.self) ?? written
    }

    private static func ascii(_ text: String) -> String {
        text.split(separator: ".", omittingEmptySubsequences: false).map { label in
            label.utf8.allSatisfy { $0 < 0x80 } ? String(label) : "xn--" + Punycode.encode(String(label))
        }
        .joined(separator: ".")
    }
}

/// Punycode, RFC 3492: writes letters of every script with ASCII letters.
enum Punycode {
    /// Encodes a label, without the `xn--` before it.
    static func encode(_ label: String) -> String {
        // Labels of hosts have at most 63 letters; of a longer one, the beginning says enough.
        let scalars = label.unicodeScalars.prefix(255).map(\.value)
        var output = scalars.filter { $0 < 0x80 }.map { UInt8($0) }
        let basic = output.count
        if basic > 0 { output.append(UInt8(ascii: "-")) }
        var next: UInt32 = 128
        var delta: UInt32 = 0
        var bias: UInt32 = 72
        var handled = basic
        while handled < scalars.count {
            let smallest = scalars.filter { $0 >= next }.min() ?? next
            delta += (smallest - next) * UInt32(handled + 1)
            next = smallest
            for scalar in scalars {
                if scalar < next { delta += 1 }
                guard scalar == next else { continue }
                append(delta, bias: bias, to: &output)
                bias = adapted(delta, count: UInt32(handled + 1), isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            next += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func append(_ delta: UInt32, bias: UInt32, to output: inout [UInt8]) {
        var rest = delta
        var base: UInt32 = 36
        while true {
            let threshold = base <= bias ? 1 : min(base - bias, 26)
            if rest < threshold { break }
            output.append(digit(threshold + (rest - threshold) % (36 - threshold)))
            rest = (rest - threshold) / (36 - threshold)
            base += 36
        }
        output.append(digit(rest))
    }

    private static func digit(_ value: UInt32) -> UInt8 {
        UInt8(value < 26 ? value + 0x61 : value - 26 + 0x30)
    }

    private static func adapted(_ delta: UInt32, count: UInt32, isFirst: Bool) -> UInt32 {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var base: UInt32 = 0
        while delta > 455 {
            delta /= 35
            base += 36
        }
        return base + 36 * delta / (delta + 38)
    }
}

extension Findings.Link {
    /// Whether it leads to a host, as browsers read it, or to one below it.
    func leads(to host: [UInt8]) -> Bool {
        [self.host, asciiHost ?? self.host].contains { name in
            let name = Array(name.utf8)
            return name == host
                || name.count > host.count && name.suffix(host.count).elementsEqual(host)
                    && name[name.count - host.count - 1] == UInt8(ascii: ".")
        }
    }
}
