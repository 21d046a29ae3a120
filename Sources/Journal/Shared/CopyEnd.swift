package import Moderation
import Text

extension JournalFile {
    /// Where the last whole line ends, with its number and chain; and how many unfinished bytes follow it.
    ///
    /// - Throws: ``DeskError/damaged(_:)`` if the last line is not a line of a journal.
    func end() throws(DeskError) -> (place: Place, unfinished: Int) {
        let found: (Place?, Int) = try calling { () throws(FileFailure) in
            let size = try files.status(file).size
            let end = try lastLineFeed(before: size).map { $0 + 1 } ?? 0
            guard end > 0 else {
                return (Place(entry: 0, offset: 0, chain: Place.beginning.chain, origin: origin), size)
            }
            guard let line = try line(before: end) else { return (nil, end) }
            return withExtendedLifetime(line.buffer) {
                let bytes = line.buffer.bytes
                guard let number = UInt32(exactly: EntryReader.numberAsWritten(in: bytes)), number > 0,
                    let parts = LineParts(bytes)
                else { return (nil, line.start) }
                let place = Place(entry: number, offset: end, chain: [UInt8](bytes[parts.chain]), origin: origin)
                return (place, size - end)
            }
        }
        guard let place = found.0 else {
            throw .damaged(Damage(line: 0, byte: found.1, kind: .form, detail: "expected the last line of a journal"))
        }
        return (place, found.1)
    }

    /// The line of an entry as a ledger keeps it; `nil` if there is none.
    func ledgerLine(of entry: EntryNumber, before end: Int) throws(FileFailure) -> LedgerLine? {
        guard let place = try place(of: entry, before: end) else { return nil }
        let buffer = try line(at: place)
        return withExtendedLifetime(buffer) { LedgerLine([UInt8](buffer.bytes)) }
    }

    /// The offset of the last LF before an offset.
    private func lastLineFeed(before end: Int) throws(FileFailure) -> Int? {
        var end = end
        var length = 4 * 1_024
        while end > 0 {
            let base = max(0, end - length)
            let buffer = ByteBuffer(capacity: end - base)
            try buffer.fill(upTo: end - base, from: file, at: base, files: files)
            if buffer.count > 0, buffer.bytes[buffer.count - 1] == 0x0A { return base + buffer.count - 1 }
            if let feed = buffer.bytes.lastLineFeed(before: buffer.count) { return base + feed }
            end = base
            length = min(length * 4, 1_024 * 1_024)
        }
        return nil
    }
}

extension LedgerLine {
    /// Makes a line from its bytes; `nil` if they are not a line of a journal.
    ///
    /// - Parameter bytes: The line, its LF included.
    package init?(_ bytes: [UInt8]) {
        let parts = bytes.withUnsafeBytes { line in
            LineParts(line).map { (number: EntryReader.numberAsWritten(in: line), chain: [UInt8](line[$0.chain])) }
        }
        guard let parts, let number = UInt32(exactly: parts.number), number > 0,
            let chain = Hexadecimal.bytes(of: parts.chain)
        else { return nil }
        self.init(number: number, chain: chain, bytes: bytes)
    }

    /// Whether the line is whole, follows the line with a number and a chain, and has the content of its digest or no longer any.
    ///
    /// - Parameter previous: The digits of the chain before.
    func follows(_ number: UInt32, _ previous: [UInt8]) -> Bool {
        guard self.number == number &+ 1, bytes.last == 0x0A, bytes.count <= Limits.line else { return false }
        return bytes.withUnsafeBytes { line in
            guard line.firstLineFeed(from: 0) == line.count - 1, let parts = LineParts(line),
                EntryReader.numberAsWritten(in: line) == Int(self.number),
                line[parts.chain].elementsEqual(Hexadecimal.digits(of: chain))
            else { return false }
            return previous.withUnsafeBytes { parts.continues($0, in: line) } && parts.hasLawfulContent(in: line)
        }
    }

    /// The same line with `null` and spaces in place of its content; `nil` if it has none.
    var blank: LedgerLine? {
        guard let content = bytes.withUnsafeBytes({ LineParts($0)?.content }) else { return nil }
        var blank = self
        blank.bytes.replaceSubrange(content, with: LineParts.blank(content.count))
        return blank
    }

    /// Whether the line has lost its content.
    var isBlank: Bool {
        bytes.withUnsafeBytes { line in
            LineParts(line)?.content.map { line.holds("null", at: $0.lowerBound) } ?? false
        }
    }
}

extension LineParts {
    /// Whether a line's content is that of its digest, or blank; and whether one without a digest has none.
    fileprivate func hasLawfulContent(in line: UnsafeRawBufferPointer) -> Bool {
        guard let content else {
            let digest: StaticString = #","digest":""#
            return line.count == chain.upperBound + 3 && line.holds("\"}\n", at: chain.upperBound)
                && !line.holds(digest, at: head.upperBound - 1 - HexDigest.count - digest.utf8CodeUnitCount)
        }
        if hasDigest(of: content, in: line) { return true }
        return line.holds("null", at: content.lowerBound)
            && line[content].dropFirst(4).allSatisfy { $0 == UInt8(ascii: " ") }
    }
}

extension Place {
    /// The chain as 32 bytes.
    package var chainBytes: [UInt8] { Hexadecimal.bytes(of: proof) ?? [] }

    /// The place after a line that follows this place in a ledger, where offsets mean nothing.
    package func after(_ line: LedgerLine) -> Place {
        var place = self
        place.entry = line.number
        place.chain = Hexadecimal.digits(of: line.chain)
        return place
    }
}
