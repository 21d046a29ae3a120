/// Reads JSON lines from outside, one value after another: a value a line, or a value laid out over several lines.
///
/// A value ends where its line does. Only if the line breaks off in the midst of it, the value goes on over the lines that follow. A value that
/// is refused doesn't stop the rest: reading goes on with the next line that can begin a value, which is one that neither is blank nor begins
/// with white space or a closing bracket. Each byte is looked at a few times at most, whatever the text holds.
package struct JSONLines {
    /// One value that was read, or why it was not.
    package struct Item: Sendable {
        /// The number of the line where the value begins, from 1.
        package let line: Int
        /// The value or the mistake, with positions in the whole text.
        package let result: Result<JSONNode, JSONError>
    }

    private let bytes: UnsafeRawBufferPointer
    private let limits: JSONLimits
    /// Where the next line begins, and its number.
    private var offset = 0
    private var line = 1
    /// Whether a value was refused just now, so that lines which look like the rest of it are passed over.
    private var isAfterMistake = false

    /// Begins at the first line. The bytes must outlive this; the limits are those of each value.
    package init(_ bytes: UnsafeRawBufferPointer, limits: JSONLimits = .standard) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Reads the next value; `nil` at the end.
    package mutating func next() -> Item? {
        while offset < bytes.count {
            let end = endOfLine(from: offset)
            if isPassedOver(offset..<end) {
                skip(to: end)
            } else {
                return item(end: end)
            }
        }
        return nil
    }

    /// Reads the value that begins in this line.
    private mutating func item(end: Int) -> Item {
        let first = line
        var parser = JSONParser(prefix(end), from: offset, limits: limits, firstLine: first)
        do throws(JSONError) {
            let node = try parser.document()
            return took(node, from: first, end: end)
        } catch  where error.isUnfinished && end < bytes.count {
            return longerItem(first: first)
        } catch {
            return refused(error, from: first, end: end)
        }
    }

    /// Reads the value that begins in this line and goes on after it.
    private mutating func longerItem(first: Int) -> Item {
        let most = min(bytes.count, offset + limits.bytes)
        var parser = JSONParser(prefix(most), from: offset, limits: limits, firstLine: first)
        do throws(JSONError) {
            let node = try parser.beginning()
            let end = endOfLine(from: parser.offset)
            try parser.end(before: end)
            return took(node, from: first, end: end)
        } catch {
            var error = error
            if error.isUnfinished, most < bytes.count {
                error.reason = "the value has more than \(limits.bytes) bytes"
                error.isUnfinished = false
            }
            // The line of the mistake may begin the next value, unless it is the first one.
            let mistake = error.position.line > first ? startOfLine(at: error.position.offset) : nil
            return refused(error, from: first, end: mistake.map { $0 - 1 } ?? endOfLine(from: offset))
        }
    }

    private mutating func took(_ node: JSONNode, from first: Int, end: Int) -> Item {
        skip(to: end)
        isAfterMistake = false
        return Item(line: first, result: .success(node))
    }

    private mutating func refused(_ error: JSONError, from first: Int, end: Int) -> Item {
        skip(to: end)
        isAfterMistake = true
        return Item(line: first, result: .failure(error))
    }

    private func prefix(_ end: Int) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: bytes[..<end])
    }

    /// Moves on to the line after the LF at `end`.
    private mutating func skip(to end: Int) {
        let next = min(bytes.count, end + 1)
        line += bytes[offset..<next].count { $0 == UInt8(ascii: "\n") }
        offset = next
    }

    /// Where the LF stands that ends the line, or the end of the bytes.
    private func endOfLine(from offset: Int) -> Int {
        bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }

    /// Where the line begins that an offset is in.
    private func startOfLine(at place: Int) -> Int {
        (bytes[offset..<min(place, bytes.count)].lastIndex(of: UInt8(ascii: "\n")) ?? offset - 1) + 1
    }

    /// Tells whether no value can begin in a line.
    private func isPassedOver(_ line: Range<Int>) -> Bool {
        let space: [UInt8] = [0x20, 0x09, 0x0D]
        if bytes[line].allSatisfy(space.contains) { return true }
        guard isAfterMistake, let first = bytes[line].first else { return false }
        return space.contains(first) || first == UInt8(ascii: "}") || first == UInt8(ascii: "]")
    }
}
