/// A tag of XML or HTML: `<name attribute="value">`, `</name>`, `<name/>`.
package struct Tag: Sendable {
    /// What a tag does.
    package enum Kind: Sendable {
        case opening
        case closing
        /// Opens and closes in one.
        case empty
    }

    /// An attribute with its references decoded; without a value it is empty.
    package struct Attribute: Sendable {
        package var name: [UInt8]
        package var value: [UInt8]
    }

    package var kind = Kind.opening
    /// The name as it stands.
    package var name: [UInt8] = []
    package var attributes: [Attribute] = []

    /// The value of an attribute.
    package subscript(_ name: StaticString) -> [UInt8]? {
        attributes.first { $0.name.count == name.utf8CodeUnitCount && $0.name.isEqual(to: name) }?.value
    }

    /// What stands at a `<`.
    enum Reading: Equatable {
        /// Not a tag: the `<` is text.
        case none
        /// The bytes end before the tag does.
        case unfinished
        /// A tag that ends here.
        case read(end: Int)
    }

    /// Reads the tag that begins at an offset, where a `<` stands.
    mutating func read(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Reading {
        var offset = start + 1
        guard offset < bytes.count else { return .unfinished }
        kind = .opening
        if bytes[offset] == UInt8(ascii: "/") {
            kind = .closing
            offset += 1
            guard offset < bytes.count else { return .unfinished }
        }
        guard Tag.beginsName(bytes[offset]) else { return .none }
        name.removeAll(keepingCapacity: true)
        attributes.removeAll(keepingCapacity: true)
        while offset < bytes.count, Tag.isName(bytes[offset]) {
            name.append(bytes[offset])
            offset += 1
        }
        while true {
            while offset < bytes.count, bytes[offset].isMarkupSpace { offset += 1 }
            guard offset < bytes.count else { return .unfinished }
            if bytes[offset] == UInt8(ascii: ">") { return .read(end: offset + 1) }
            if bytes[offset] == UInt8(ascii: "/") {
                guard offset + 1 < bytes.count else { return .unfinished }
                offset += 1
                guard bytes[offset] == UInt8(ascii: ">") else { continue }
                if kind == .opening { kind = .empty }
                return .read(end: offset + 1)
            }
            guard let next = readAttribute(bytes, at: offset) else { return .unfinished }
            offset = next
        }
    }

    /// Reads an attribute and returns where it ends; `nil` if the bytes end first.
    private mutating func readAttribute(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Int? {
        var offset = start
        func isEnd(_ byte: UInt8) -> Bool {
            byte.isMarkupSpace || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
        }
        while offset < bytes.count, !isEnd(bytes[offset]) { offset += 1 }
        let name = Array(bytes[start..<offset])
        // An equals sign stands where a name should be: skip it like a name, so that reading goes on.
        if name.isEmpty { return offset < bytes.count ? offset + 1 : nil }
        while offset < bytes.count, bytes[offset].isMarkupSpace { offset += 1 }
        guard offset < bytes.count else { return nil }
        var value: [UInt8] = []
        if bytes[offset] == UInt8(ascii: "=") {
            offset += 1
            while offset < bytes.count, bytes[offset].isMarkupSpace { offset += 1 }
            guard offset < bytes.count else { return nil }
            let begin: Int
            let end: Int
            let quote = bytes[offset]
            if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
                guard let found = Bytes.index(of: quote, in: bytes, from: offset + 1) else { return nil }
                (begin, end, offset) = (offset + 1, found, found + 1)
            } else {
                begin = offset
                while offset < bytes.count, !bytes[offset].isMarkupSpace, bytes[offset] != UInt8(ascii: ">") {
                    offset += 1
                }
                guard offset < bytes.count else { return nil }
                end = offset
            }
            Entities.decode(UnsafeRawBufferPointer(rebasing: bytes[begin..<end]), into: &value)
        }
        attributes.append(Attribute(name: name, value: value))
        return offset
    }

    /// Whether a name may begin with a byte. Any byte beyond ASCII may.
    private static func beginsName(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte == UInt8(ascii: "_") || byte >= 0x80
    }

    private static func isName(_ byte: UInt8) -> Bool {
        beginsName(byte) || byte &- 0x30 < 10 || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-")
            || byte == UInt8(ascii: ".")
    }
}

extension Collection<UInt8> {
    /// Compares byte by byte.
    package func isEqual(to text: StaticString) -> Bool {
        guard count == text.utf8CodeUnitCount else { return false }
        return zip(self, 0..<text.utf8CodeUnitCount).allSatisfy { $0 == text.utf8Start[$1] }
    }
}
