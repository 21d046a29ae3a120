import Glibc
import Interchange
import Text

/// What WordPress makes of a text from a user who may not post unfiltered HTML: it filters it, and over REST it
/// filters the stored text again with every change of the state.
enum FilteredText {
    /// The elements that stay.
    private static let elements: Set<[UInt8]> = Set(
        [
            "a", "abbr", "acronym", "b", "blockquote", "cite", "code", "del", "em", "i", "q", "s", "strike", "strong",
        ].map { Array($0.utf8) })

    /// Whether a text comes out as it went in. In doubt, it doesn't.
    static func isStable(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard text.trimmed.utf8.count == bytes.count else { return false }
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "<"):
                guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")),
                    isStable(tag: bytes[(index + 1)..<end])
                else { return false }
                index = end + 1
            case UInt8(ascii: ">"):
                return false
            case UInt8(ascii: "&"):
                guard let length = reference(bytes[index...]) else { return false }
                index += length
            case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F:
                return false
            default:
                index += 1
            }
        }
        return true
    }

    /// Whether a name, or a browser, comes out as it went in, except that `&` is written as a reference, which reads the same.
    static func isStable(line: String) -> Bool {
        var before: UInt8 = 0x20
        for byte in line.utf8 {
            switch byte {
            case UInt8(ascii: "<"), UInt8(ascii: ">"), 0x00..<0x20, 0x7F: return false
            // It counts as the beginning of an octet, which is removed.
            case UInt8(ascii: "%"): return false
            case 0x20: if before == 0x20 { return false }
            default: break
            }
            before = byte
        }
        return before != 0x20 || line.utf8.isEmpty
    }

    /// Whether an e-mail address comes out as it went in: WordPress removes signs that it doesn't know, and drops a
    /// text that it doesn't accept as an address.
    static func isStable(email: String) -> Bool {
        guard !email.utf8.isEmpty else { return true }
        let parts = email.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard email.utf8.count >= 6, parts.count == 2, !parts[0].isEmpty,
            parts[0].allSatisfy({ isWord($0) || "!#$%*+/=?^_`{|}~.-'".utf8.contains($0) })
        else { return false }
        let labels = parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        return labels.count > 1
            && labels.allSatisfy { label in
                label.first.map(isWord) == true && label.last.map(isWord) == true
                    && label.allSatisfy { isWord($0) || $0 == UInt8(ascii: "-") }
            }
    }

    /// Whether a web address comes out as it went in, except that `&` is written as a reference: an address without
    /// `http` gets it, and some signs are removed.
    static func isStable(site: String) -> Bool {
        guard !site.utf8.isEmpty else { return true }
        return (site.utf8.starts(with: "http://".utf8) || site.utf8.starts(with: "https://".utf8))
            && site.utf8.allSatisfy { isWord($0) || $0 >= 0x80 || "-~+_.?#=!&;,/:%@$|*()".utf8.contains($0) }
            && !site.contains("%0") && !site.contains(";//")
    }

    /// Whether a network address can be sent back: an empty one can't, but a placeholder can.
    static func isStable(networkAddress address: String) -> Bool {
        var bytes = in6_addr()
        return address.utf8.isEmpty || inet_pton(AF_INET, address, &bytes) == 1
            || inet_pton(AF_INET6, address, &bytes) == 1
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
    }

    /// Whether a tag, without its signs, stays as it is.
    private static func isStable(tag: ArraySlice<UInt8>) -> Bool {
        if tag.first == UInt8(ascii: "/") { return elements.contains(Array(tag.dropFirst())) }
        let name = Array(tag.prefix { $0 != 0x20 })
        guard elements.contains(name) else { return false }
        var rest = tag.dropFirst(name.count)
        var rel: [UInt8]?
        while rest.first == 0x20 {
            let key = Array(rest.dropFirst().prefix { $0 != UInt8(ascii: "=") })
            let value = rest.dropFirst(key.count + 3).prefix { $0 != UInt8(ascii: "\"") }
            guard attributes.contains(key), rest.dropFirst(key.count + 1).starts(with: "=\"".utf8),
                isPlain(value, isAddress: key == Array("href".utf8) || key == Array("cite".utf8))
            else { return false }
            if key == Array("rel".utf8) { rel = Array(value) }
            rest = rest.dropFirst(key.count + 3 + value.count)
            guard rest.popFirst() == UInt8(ascii: "\"") else { return false }
        }
        // WordPress adds `nofollow ugc` to a link without it.
        return rest.isEmpty && (name == Array("a".utf8) ? rel == Array("nofollow ugc".utf8) : rel == nil)
    }

    /// The attributes that stay, of those elements that have them.
    private static let attributes: Set<[UInt8]> = Set(
        ["cite", "datetime", "href", "rel", "title"].map { Array($0.utf8) })

    /// Whether the value of an attribute is written as WordPress writes it.
    private static func isPlain(_ value: ArraySlice<UInt8>, isAddress: Bool) -> Bool {
        if isAddress, !value.starts(with: "http://".utf8), !value.starts(with: "https://".utf8) { return false }
        var rest = value
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "&"):
                guard rest.starts(with: "amp;".utf8) else { return false }
                rest = rest.dropFirst(4)
            case UInt8(ascii: "<"), UInt8(ascii: "'"), UInt8(ascii: "\\"), 0..<0x20, 0x7F: return false
            case 0x20: if isAddress { return false }
            case 0x80...: if isAddress { return false }
            default: break
            }
        }
        return true
    }

    /// The length of a reference that stays.
    private static func reference(_ bytes: ArraySlice<UInt8>) -> Int? {
        for name in ["&amp;", "&lt;", "&gt;", "&quot;", "&#039;"] where bytes.starts(with: name.utf8) {
            return name.utf8.count
        }
        return nil
    }
}
