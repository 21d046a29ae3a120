import Glibc
import JSON
import Moderation

/// Reads a run of whole lines, strictly, into an ``EntryBatch``: no object is made for an entry, and only those texts
/// are copied that the queue keeps.
///
/// Pieces of a journal can be read at the same time: a piece lacks only the chain before its first line and the
/// number that this line must have. Both are checked when the pieces are taken in order (see ``PieceReading``).
struct PieceReader {
    /// What else is to be done while reading.
    struct Options {
        /// Checks every content against its digest.
        var checksDigests = false
        /// Keeps the texts that the queue does not need: see ``texts``.
        var keepsTexts = false
    }

    /// The texts of the content read last, as pieces of ``EntryBatch/bytes``.
    struct Texts {
        var site = Piece.none
        var body = Piece.none
        var note = Piece.none
    }

    let options: Options
    /// Bytes of the journal before the first of this piece.
    let base: Int
    var cursor: CanonicalCursor
    var tail = EntryBatch()
    var texts = Texts()
    /// Recent names and slugs, so that the same text is checked and kept once, not for every line.
    var logins = RecentTexts()
    var slugs = RecentTexts()

    /// - Parameters:
    ///   - bytes: Lines from their first byte on; they must outlive the reader.
    ///   - base: Where in the journal they begin.
    init(_ bytes: UnsafeRawBufferPointer, base: Int, options: Options) {
        cursor = CanonicalCursor(bytes)
        self.base = base
        self.options = options
    }

    var bytes: UnsafeRawBufferPointer { cursor.bytes }

    /// Reads all lines.
    ///
    /// - Parameters:
    ///   - isLast: Whether the journal ends where the bytes end, so that the last line may be unfinished.
    mutating func read(isLast: Bool) -> PieceReading {
        tail.entries.reserveCapacity(bytes.count / 320)
        tail.bytes.reserveCapacity(bytes.count / 12)
        var reading = PieceReading(base: base)
        var chain: Range<Int>?
        var start = 0
        while start < bytes.count {
            guard let end = bytes.firstLineFeed(from: start) else {
                reading.stop =
                    isLast
                    ? .unfinished(bytes: bytes.count - start)
                    : .fault(LineFault(offset: start, kind: .form, detail: "the line does not end"))
                break
            }
            let bytesBefore = tail.bytes.count
            let numbersBefore = tail.numbers.count
            do throws(LineFault) {
                let line = try readLine(from: start, to: end)
                if let chain {
                    try check(line, follows: chain)
                } else {
                    reading.firstHead = [UInt8](bytes[line.head])
                    reading.firstChain = [UInt8](bytes[line.chain])
                }
                if let fault = line.contentFault {
                    if let newer = newerLine(from: start, to: end, fault) {
                        tail.entries.removeLast()
                        forget(bytesBefore, numbersBefore)
                        reading.stop = .newer(newer)
                        break
                    }
                    reading.brokenContents.append((tail.entries.count - 1, fault))
                }
                chain = line.chain
            } catch {
                forget(bytesBefore, numbersBefore)
                if isLast, end + 1 == bytes.count, holdsNUL(start..<end) {
                    reading.stop = .unfinished(bytes: bytes.count - start)
                } else {
                    reading.stop = newerLine(from: start, to: end, error).map { .newer($0) } ?? .fault(error)
                }
                break
            }
            start = end + 1
        }
        if let chain { reading.lastChain = [UInt8](bytes[chain]) }
        reading.end = base + start
        reading.tail = tail
        tail = EntryBatch()
        return reading
    }

    /// Checks the number and the chain of the line read last against the line before it.
    private mutating func check(_ line: Line, follows chain: Range<Int>) throws(LineFault) {
        let count = tail.entries.count
        guard count < 2 || tail.entries[count - 1].number == tail.entries[count - 2].number &+ 1 else {
            tail.entries.removeLast()
            throw LineFault(offset: line.head.lowerBound, kind: .numbering, detail: "n does not follow the line before")
        }
        guard
            HexDigest.isChain(
                UnsafeRawBufferPointer(rebasing: bytes[line.chain]),
                after: UnsafeRawBufferPointer(rebasing: bytes[chain]),
                head: UnsafeRawBufferPointer(rebasing: bytes[line.head]))
        else {
            tail.entries.removeLast()
            throw LineFault(
                offset: line.chain.lowerBound, kind: .chain,
                detail: PieceReading.brokenChain)
        }
    }

    private func newerLine(from start: Int, to end: Int, _ fault: LineFault) -> NewerLine? {
        NewerLine(UnsafeRawBufferPointer(rebasing: bytes[start...end]), fault: fault)
    }

    /// Drops what a line had added to the tail.
    private mutating func forget(_ bytes: Int, _ numbers: Int) {
        tail.bytes.removeSubrange(bytes...)
        tail.numbers.removeSubrange(numbers...)
    }

    private func holdsNUL(_ range: Range<Int>) -> Bool {
        guard let base = bytes.baseAddress else { return false }
        return memchr(base + range.lowerBound, 0, range.count) != nil
    }
}

/// Remembers where a few texts stand in a tail, so that the next line with the same one can point there too.
struct RecentTexts {
    private var pieces: [Piece] = []
    private var next = 0
    private static let most = 16

    /// Finds a text among those remembered.
    func find(_ text: UnsafeRawBufferPointer, in bytes: [UInt8]) -> Piece? {
        bytes.withUnsafeBytes { kept in
            for piece in pieces where Int(piece.count) == text.count {
                guard let one = kept.baseAddress, let other = text.baseAddress else { continue }
                if memcmp(one + Int(piece.start), other, text.count) == 0 { return piece }
            }
            return nil
        }
    }

    /// Remembers a text in place of the one remembered longest.
    mutating func remember(_ piece: Piece) {
        if pieces.count < RecentTexts.most {
            pieces.append(piece)
        } else {
            pieces[next] = piece
            next = (next + 1) % RecentTexts.most
        }
    }
}
