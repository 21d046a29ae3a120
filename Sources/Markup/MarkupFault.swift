/// Where something stands in a text: line and column, counted from 1, the column in characters.
package struct MarkupPlace: Hashable, Sendable {
    package var line: Int
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// Why a file of markup can't be read further: its meaning is no longer plain.
package struct MarkupFault: Error, Hashable, Sendable {
    /// What is wrong.
    package enum Kind: Hashable, Sendable {
        /// The bytes end before the first element begins.
        case noElement
        /// The bytes end inside a tag, a comment or a CDATA section that began here.
        case cutOff
        /// An element that began here is not closed: the bytes end.
        case neverClosed(element: [UInt8])
        /// A closing tag that belongs to no element, or to one outside the element that began last.
        case closes(element: [UInt8], instead: [UInt8])
        /// More elements inside one another than ``XMLScanner/deepest``.
        case tooDeep
        /// A tag longer than ``XMLScanner/longestTag``.
        case tooLong
    }

    package var kind: Kind
    package var place: MarkupPlace

    package init(_ kind: Kind, at place: MarkupPlace) {
        self.kind = kind
        self.place = place
    }
}

/// Counts lines and columns over bytes that come in pieces, looking at each byte once.
struct PlaceCounter: Sendable {
    private(set) var place = MarkupPlace(line: 1, column: 1)

    mutating func advance(over bytes: Slice<UnsafeRawBufferPointer>) {
        var lines = 0
        for byte in bytes { lines &+= byte == 0x0A ? 1 : 0 }
        var rest = bytes
        if lines > 0 {
            place.line += lines
            place.column = 1
            if let last = bytes.lastIndex(of: 0x0A) { rest = bytes[(last + 1)...] }
        }
        var characters = 0
        for byte in rest { characters &+= byte & 0xC0 == 0x80 ? 0 : 1 }
        place.column += characters
    }
}
