import Glibc
import Moderation

extension JournalFile {
    /// Reads the line that ends directly before `offset`.
    ///
    /// - Returns: Where it begins and its bytes, including its LF; `nil` if no whole line ends there.
    func line(before offset: Int) throws(FileFailure) -> (start: Int, buffer: ByteBuffer)? {
        var length = 4 * 1_024
        while offset > 0 {
            let base = max(0, offset - length)
            let buffer = ByteBuffer(capacity: offset - base)
            try buffer.fill(upTo: offset - base, from: file, at: base, files: files)
            guard buffer.count == offset - base, buffer.bytes[buffer.count - 1] == 0x0A else { return nil }
            if let feed = buffer.bytes.lastLineFeed(before: buffer.count - 1) {
                buffer.dropFirst(feed + 1)
                return (base + feed + 1, buffer)
            }
            if base == 0 { return (0, buffer) }
            guard length <= Limits.line else { return nil }
            length *= 16
        }
        return nil
    }

    /// Opens the journal for writing, which must be the file that was read.
    func withWriting(at path: String, _ work: (OpenFile) throws(DeskError) -> Void) throws(DeskError) {
        let file = try calling { () throws(FileFailure) in try files.open(path, .writing) }
        defer { files.close(file) }
        guard try calling({ () throws(FileFailure) in try files.status(file).inode }) == inode else { throw .replaced }
        try work(file)
    }

    /// Reads the line at a place, its LF included.
    func line(at place: EntryPlace) throws(FileFailure) -> ByteBuffer {
        let buffer = ByteBuffer(capacity: place.length)
        try buffer.fill(upTo: place.length, from: file, at: place.offset, files: files)
        return buffer
    }

    /// Whether a line has the chain that follows from its head and the line before it, as both stand now.
    ///
    /// - Parameters:
    ///   - offset: Where the line begins.
    func continuesChain(_ line: UnsafeRawBufferPointer, from offset: Int) throws(FileFailure) -> Bool {
        guard let parts = LineParts(line) else { return false }
        guard offset > 0 else {
            return Place.beginning.chain.withUnsafeBytes { parts.continues($0, in: line) }
        }
        guard let before = try self.line(before: offset), let previous = LineParts(before.buffer.bytes)?.chain else {
            return false
        }
        return withExtendedLifetime(before.buffer) {
            parts.continues(UnsafeRawBufferPointer(rebasing: before.buffer.bytes[previous]), in: line)
        }
    }

    /// Whether the last line that a reader took still stands before the reader's place.
    func holds(_ place: Place) throws(FileFailure) -> Bool {
        guard place.entry > 0 else { return true }
        guard place.origin == origin, let line = try line(before: place.offset),
            let chain = LineParts(line.buffer.bytes)?.chain
        else { return false }
        return line.buffer.bytes[chain].elementsEqual(place.chain)
    }
}

/// Where the parts of a line are in its bytes, found by their fixed marks without reading the line.
struct LineParts {
    /// What the chain covers.
    var head: Range<Int> { 0..<chain.lowerBound - PieceReading.chainKeyLength }
    /// The 64 digits of the chain.
    var chain: Range<Int>
    /// The content's value, blanked or not; `nil` if the line has none.
    var content: Range<Int>?

    /// The bytes that replace a removed content, as many as it had.
    static func blank(_ count: Int) -> [UInt8] {
        var value = [UInt8](repeating: UInt8(ascii: " "), count: count)
        value.replaceSubrange(0..<min(4, count), with: "null".utf8.prefix(count))
        return value
    }

    /// - Parameters:
    ///   - line: A whole line, its LF included.
    init?(_ line: UnsafeRawBufferPointer) {
        guard let key = line.firstOffset(of: #","chain":""#), line.count >= key + PieceReading.chainKeyLength + 67
        else {
            return nil
        }
        chain = key + PieceReading.chainKeyLength..<key + PieceReading.chainKeyLength + HexDigest.count
        let mark: StaticString = #"","content":"#
        guard line.holds(mark, at: chain.upperBound) else { return }
        let start = chain.upperBound + mark.utf8CodeUnitCount
        guard start <= line.count - 2 else { return nil }
        content = start..<line.count - 2
    }

    /// Whether the digest at the end of the head is that of the content.
    func hasDigest(of content: Range<Int>, in line: UnsafeRawBufferPointer) -> Bool {
        let end = head.upperBound - 1
        guard end >= HexDigest.count else { return false }
        return HexDigest.isDigest(
            UnsafeRawBufferPointer(rebasing: line[end - HexDigest.count..<end]),
            of: UnsafeRawBufferPointer(rebasing: line[content]))
    }

    /// Whether the chain follows from the line's head and the chain before it.
    func continues(_ previous: UnsafeRawBufferPointer, in line: UnsafeRawBufferPointer) -> Bool {
        HexDigest.isChain(
            UnsafeRawBufferPointer(rebasing: line[chain]), after: previous,
            head: UnsafeRawBufferPointer(rebasing: line[head]))
    }
}

extension UnsafeRawBufferPointer {
    /// The offset of the first occurrence of an ASCII text.
    func firstOffset(of text: StaticString) -> Int? {
        guard let baseAddress, text.utf8CodeUnitCount > 0 else { return nil }
        var offset = 0
        while offset < count {
            guard let found = memchr(baseAddress + offset, Int32(text.utf8Start[0]), count - offset) else { return nil }
            offset = baseAddress.distance(to: UnsafeRawPointer(found))
            if holds(text, at: offset) { return offset }
            offset += 1
        }
        return nil
    }

    /// Whether an ASCII text stands at an offset.
    func holds(_ text: StaticString, at offset: Int) -> Bool {
        guard offset >= 0, count - offset >= text.utf8CodeUnitCount else { return false }
        for index in 0..<text.utf8CodeUnitCount where self[offset + index] != text.utf8Start[index] { return false }
        return true
    }
}
