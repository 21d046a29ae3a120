/// A text that is being typed, as lines of bytes: exactly the bytes that came in, not what is shown for them.
///
/// A line ends at LF, or at CR and LF together; which of the two is kept with the line. Any other CR is an ordinary
/// byte. A change costs time in proportion to the lines it touches, not to the text.
struct TextBuffer: Hashable, Sendable {
    struct Line: Hashable, Sendable {
        /// Without what ends it.
        var bytes: [UInt8] = []
        /// Whether CR and LF end it, and not LF alone. False for the last line, which nothing ends.
        var isReturned = false
    }

    /// A place between two characters. Places compare in the order of the text.
    struct Place: Hashable, Comparable, Sendable {
        var line: Int
        /// In bytes of the line.
        var offset: Int

        static func < (one: Place, other: Place) -> Bool {
            (one.line, one.offset) < (other.line, other.offset)
        }
    }

    /// At least one.
    private(set) var lines: [Line]
    /// How many bytes there are, line ends included.
    private(set) var count: Int

    init(_ bytes: some Sequence<UInt8> = []) {
        lines = TextBuffer.lines(of: bytes)
        count = TextBuffer.count(of: lines)
    }

    /// All the bytes.
    var bytes: [UInt8] { bytes(from: Place(line: 0, offset: 0), to: end) }

    /// The place behind the last character.
    var end: Place { Place(line: lines.count - 1, offset: lines[lines.count - 1].bytes.count) }

    func bytes(from start: Place, to end: Place) -> [UInt8] {
        guard start.line < end.line else { return Array(lines[start.line].bytes[start.offset..<end.offset]) }
        var bytes = Array(lines[start.line].bytes[start.offset...])
        TextBuffer.append(lines[start.line], to: &bytes)
        for line in lines[(start.line + 1)..<end.line] {
            bytes += line.bytes
            TextBuffer.append(line, to: &bytes)
        }
        bytes += lines[end.line].bytes[..<end.offset]
        return bytes
    }

    /// Replaces the bytes between two places.
    ///
    /// - Returns: The place behind what was put in.
    @discardableResult
    mutating func replace(from start: Place, to end: Place, with bytes: some Collection<UInt8>) -> Place {
        var inserted = TextBuffer.lines(of: bytes)
        let removed = bytes.isEmpty && start == end ? 0 : countOfBytes(from: start, to: end)
        count += bytes.count - removed
        if inserted.count == 1, start.line == end.line {
            lines[start.line].bytes.replaceSubrange(start.offset..<end.offset, with: inserted[0].bytes)
            return Place(line: start.line, offset: start.offset + inserted[0].bytes.count)
        }
        let last = inserted.count - 1
        let place = Place(
            line: start.line + last, offset: inserted[last].bytes.count + (last == 0 ? start.offset : 0))
        inserted[0].bytes.insert(contentsOf: lines[start.line].bytes[..<start.offset], at: 0)
        inserted[last].bytes += lines[end.line].bytes[end.offset...]
        inserted[last].isReturned = lines[end.line].isReturned
        lines.replaceSubrange(start.line...end.line, with: inserted)
        return place
    }

    /// The place so many bytes behind another; both must be places of the text.
    func place(_ distance: Int, after start: Place) -> Place {
        var place = start
        var rest = distance
        while true {
            let line = lines[place.line]
            let onLine = line.bytes.count - place.offset
            if rest <= onLine || place.line == lines.count - 1 {
                return Place(line: place.line, offset: place.offset + min(rest, onLine))
            }
            rest = max(0, rest - onLine - (line.isReturned ? 2 : 1))
            place = Place(line: place.line + 1, offset: 0)
        }
    }

    /// The line end to use when a line is broken at a place: that line's own, or the one before's.
    func lineEnd(at place: Place) -> [UInt8] {
        let model = place.line < lines.count - 1 ? place.line : place.line - 1
        return model >= 0 && lines[model].isReturned ? [0x0D, 0x0A] : [0x0A]
    }

    private func countOfBytes(from start: Place, to end: Place) -> Int {
        guard start.line < end.line else { return end.offset - start.offset }
        var count = lines[start.line].bytes.count - start.offset + end.offset
        for line in start.line..<end.line {
            count += lines[line].isReturned ? 2 : 1
            if line > start.line { count += lines[line].bytes.count }
        }
        return count
    }

    private static func lines(of bytes: some Sequence<UInt8>) -> [Line] {
        var lines: [Line] = []
        var line = Line()
        for byte in bytes {
            guard byte == 0x0A else {
                line.bytes.append(byte)
                continue
            }
            if line.bytes.last == 0x0D {
                line.bytes.removeLast()
                line.isReturned = true
            }
            lines.append(line)
            line = Line()
        }
        lines.append(line)
        return lines
    }

    private static func count(of lines: [Line]) -> Int {
        var count = 0
        for (index, line) in lines.enumerated() {
            count += line.bytes.count + (index == lines.count - 1 ? 0 : line.isReturned ? 2 : 1)
        }
        return count
    }

    private static func append(_ line: Line, to bytes: inout [UInt8]) {
        if line.isReturned { bytes.append(0x0D) }
        bytes.append(0x0A)
    }
}
