/// Reads JSON from outside, strictly by RFC 8259 and a little beyond.
///
/// Refused besides what the grammar forbids: bytes that are not UTF-8, a byte order mark, U+0000, half of a surrogate pair, a key that stands
/// twice in an object (compared byte by byte, after unescaping), and whatever goes past the limits. Time and memory grow linearly with the
/// text, whatever it holds, and nothing recurses.
package enum JSONReader {
    /// Reads a text that holds one value with nothing but white space around it.
    ///
    /// - Parameter firstLine: the number of the text's first line, where the text is a part of a larger one.
    package static func read(
        _ bytes: UnsafeRawBufferPointer, limits: JSONLimits = .standard, firstLine: Int = 1
    ) throws(JSONError) -> JSONNode {
        var parser = JSONParser(bytes, limits: limits, firstLine: firstLine)
        return try parser.document()
    }

    /// Reads a text that holds one value with nothing but white space around it.
    ///
    /// - Parameter firstLine: the number of the text's first line, where the text is a part of a larger one.
    package static func read(
        _ bytes: [UInt8], limits: JSONLimits = .standard, firstLine: Int = 1
    ) throws(JSONError) -> JSONNode {
        let result = bytes.withUnsafeBytes { bytes in
            Result { () throws(JSONError) in try read(bytes, limits: limits, firstLine: firstLine) }
        }
        return try result.get()
    }
}
