/// Reads JSON from outside, strictly by RFC 8259 and a little beyond.
///
/// Besides what the grammar forbids, these are refused: bytes that are not UTF-8, a byte order mark, U+0000, half of
/// a surrogate pair, a key that occurs twice in an object (compared byte by byte, after unescaping), and whatever
/// exceeds the limits. Time and memory grow linearly with the text, whatever it holds, and nothing recurses.
package enum JSONReader {
    /// Reads a text that holds one value with nothing but white space around it.
    ///
    /// - Parameter firstLine: The number of the text's first line, if the text is part of a larger one.
    package static func read(
        _ bytes: UnsafeRawBufferPointer, limits: JSONLimits = .standard, firstLine: Int = 1
    ) throws(JSONError) -> JSONNode {
        var parser = JSONParser(bytes, limits: limits, firstLine: firstLine)
        return try parser.document()
    }

    /// Reads a text that holds one value with nothing but white space around it.
    ///
    /// - Parameter firstLine: The number of the text's first line, if the text is part of a larger one.
    package static func read(
        _ bytes: [UInt8], limits: JSONLimits = .standard, firstLine: Int = 1
    ) throws(JSONError) -> JSONNode {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(JSONError) in try read(bytes, limits: limits, firstLine: firstLine) }
        }
        return try result.get()
    }
}

/// Limits what a JSON text from outside may cost.
package struct JSONLimits: Hashable, Sendable {
    /// The deepest depth that any reader accepts, whatever it is asked for: a tree is freed by recursion, so its
    /// depth has to stay far from the end of the stack.
    package static let deepest = 256

    /// How many arrays and objects may stand inside one another.
    package var depth: Int
    /// How many bytes the text may have.
    package var bytes: Int
    /// How many values the text may have, not counting keys.
    package var values: Int
    /// How many bytes one number may have.
    package var numberBytes: Int

    package init(depth: Int = 64, bytes: Int = 16 << 20, values: Int = 1_000_000, numberBytes: Int = 512) {
        self.depth = min(depth, JSONLimits.deepest)
        self.bytes = bytes
        self.values = values
        self.numberBytes = numberBytes
    }

    /// 64 deep, 16 MiB, a million values.
    package static let standard = JSONLimits()
}

/// Says why a text is not the JSON that was asked for, and where.
package struct JSONError: Error, Hashable, Sendable {
    /// Where the first wrong byte is.
    package var position: JSONPosition
    /// What was expected there, or what is not allowed: `expected , or } after a member`. In English, without a full
    /// stop; it never quotes the text, which may be hostile.
    package var reason: String
    /// Whether the text merely ends too early: it may be the beginning of valid JSON.
    package var isUnfinished: Bool

    package init(position: JSONPosition, reason: String, isUnfinished: Bool = false) {
        self.position = position
        self.reason = reason
        self.isUnfinished = isUnfinished
    }
}

extension JSONError: CustomStringConvertible {
    package var description: String { "\(position): \(reason)" }
}

/// Says where something stands in a JSON text.
package struct JSONPosition: Hashable, Sendable {
    /// The line, counted from 1; lines end at LF.
    package var line: Int
    /// The column, counted from 1 in characters (Unicode scalars, which is what most editors count).
    package var column: Int
    /// The number of bytes before it.
    package var offset: Int

    package init(line: Int, column: Int, offset: Int) {
        self.line = line
        self.column = column
        self.offset = offset
    }
}

extension JSONPosition: CustomStringConvertible {
    /// The form that messages use: `line 3, column 14`.
    package var description: String { "line \(line), column \(column)" }
}

/// Turns offsets, asked for in ascending order, into lines and columns, looking at each byte once.
struct JSONPlaces {
    private var line: Int
    private var column = 1
    private var offset = 0

    /// Starts at the beginning of a line.
    init(line: Int) {
        self.line = line
    }

    /// The position of the byte at an offset; the bytes need not be valid UTF-8.
    mutating func position(at place: Int, in bytes: UnsafeRawBufferPointer) -> JSONPosition {
        while offset < min(place, bytes.count) {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            offset += 1
        }
        return JSONPosition(line: line, column: column, offset: place)
    }
}
