import Dispatch
import Moderation
import Synchronization
import System

/// Reads a journal from a place on and passes on its entries in order, in tails of some thousands.
///
/// A long journal is cut into pieces that are read at the same time by as many threads as there are cores; a line
/// belongs to the piece in which it begins. The caller's thread takes the pieces in order and checks the seams
/// between them: each piece's first line must continue the number and the chain of the line before.
struct JournalReader {
    /// The result of reading.
    struct Result {
        /// The place after the last line that was taken.
        var end: Place
        /// The bytes of the last line, if it was never finished.
        var unfinished: Int?
        /// Why the reading stopped before the end.
        var stop: ReadingStop?
        /// Contents that are not in order, by entry: damage, unless an erasure lists them and its blanking was torn.
        var torn: [UInt32: Damage] = [:]
    }

    /// Bytes of a piece. Small enough for a core's pieces to stay in its cache from the copy to the taking, large
    /// enough to be worth passing on; no more than this is not worth a second core.
    var pieceSize = 256 * 1_024
    let files: any Files
    let journal: JournalFile
    var options = PieceReader.Options()

    init(files: any Files, journal: JournalFile, options: PieceReader.Options = .init()) {
        self.files = files
        self.journal = journal
        self.options = options
    }

    /// Reads the lines from `place` on that end before `size`.
    ///
    /// - Parameters:
    ///   - size: The length of the journal in bytes.
    ///   - progress: Called with the offset that has been reached, after every piece.
    ///   - take: Takes the entries; what it throws ends the reading.
    func read(
        from place: Place, to size: Int, progress: (Int) -> Void = { _ in },
        take: (EntryBatch) throws(Damage) -> Void
    ) throws(FileFailure) -> Result {
        var result = Result(end: place, unfinished: nil, stop: nil)
        result.end.origin = journal.origin
        let count = (size - place.offset + pieceSize - 1) / pieceSize
        if count <= 1 {
            guard count == 1 else { return result }
            let reading = try piece(
                from: place.offset, to: size, start: place.offset, size: size,
                buffer: ByteBuffer(capacity: size - place.offset))
            _ = finish(reading, &result, take)
            progress(size)
            return result
        }
        // A serial queue for each core, and not the shared pool: see ``Threads``.
        let workers = (0..<min(count, Threads.count)).map { _ in DispatchQueue(label: "sluice.journal") }
        let slots = (0..<min(count, Threads.count + 2)).map { _ in PieceSlot(capacity: pieceSize + 64 * 1_024) }
        func begin(_ index: Int) {
            let slot = slots[index % slots.count]
            let from = place.offset + index * pieceSize
            let to = min(from + pieceSize, size)
            let (reader, start) = (self, place.offset)
            workers[index % workers.count].async {
                slot.fill { (buffer) throws(FileFailure) in
                    try reader.piece(from: from, to: to, start: start, size: size, buffer: buffer)
                }
            }
        }
        for index in 0..<slots.count { begin(index) }
        for index in 0..<count {
            let reading = try slots[index % slots.count].wait()
            if index + slots.count < count { begin(index + slots.count) }
            guard finish(reading, &result, take) else { break }
            progress(min(place.offset + (index + 1) * pieceSize, size))
        }
        return result
    }

    /// Takes a piece whose turn it is.
    ///
    /// - Returns: Whether the reading goes on.
    private func finish(_ reading: PieceReading, _ result: inout Result, _ take: (EntryBatch) throws(Damage) -> Void)
        -> Bool
    {
        let line = Int(result.end.entry) + 1
        if let first = reading.tail.entries.first {
            guard first.number == result.end.entry &+ 1 else {
                result.stop = .damage(
                    Damage(
                        line: line, byte: first.place.offset, kind: .numbering, detail: "expected the number \(line)"))
                return false
            }
            guard reading.firstChainFollows(result.end.chain) else {
                result.stop = .damage(
                    Damage(
                        line: line, byte: first.place.offset + reading.firstHead.count + PieceReading.chainKeyLength,
                        kind: .chain, detail: PieceReading.brokenChain))
                return false
            }
            var end = result.end
            end.entry = reading.tail.entries[reading.tail.entries.count - 1].number
            end.offset = reading.end
            end.chain = reading.lastChain
            var tail = reading.tail
            tail.end = end
            for (index, fault) in reading.brokenContents {
                let number = tail.entries[index].number
                result.torn[number] = Damage(
                    line: Int(number), byte: reading.base + fault.offset, kind: fault.kind, detail: fault.detail)
            }
            do throws(Damage) {
                try take(tail)
                result.end = end
            } catch {
                result.stop = .damage(error)
                return false
            }
        }
        switch reading.stop {
        case nil:
            return true
        case .unfinished(let bytes):
            result.unfinished = bytes
            return false
        case .newer(let newer) where newer.follows(result.end):
            result.stop = .newer(EntryNumber(newer.number))
            return false
        case .fault, .newer:
            if let fault = reading.fault {
                result.stop = .damage(
                    Damage(
                        line: line + reading.tail.entries.count, byte: reading.base + fault.offset, kind: fault.kind,
                        detail: fault.detail))
            }
            return false
        }
    }
}

/// Holds a piece between the thread that reads it and the one that takes it.
private final class PieceSlot: Sendable {
    /// The bytes of one piece after the other. Only the thread that fills the slot touches it, and a slot is filled
    /// again only after it was taken.
    private nonisolated(unsafe) let buffer: ByteBuffer
    private let reading = Mutex<Swift.Result<PieceReading, FileFailure>?>(nil)
    private let isFull = DispatchSemaphore(value: 0)

    init(capacity: Int) {
        buffer = ByteBuffer(capacity: capacity)
    }

    func fill(_ read: (ByteBuffer) throws(FileFailure) -> PieceReading) {
        let result = Swift.Result { () throws(FileFailure) in try read(buffer) }
        reading.withLock { $0 = result }
        isFull.signal()
    }

    /// Waits until the slot is filled, and empties it.
    func wait() throws(FileFailure) -> PieceReading {
        isFull.wait()
        let reading = reading.withLock { $0.take() }
        guard let reading else { return PieceReading() }
        return try reading.get()
    }
}

extension JournalReader {
    /// Reads the lines that begin in a range of the journal.
    ///
    /// - Parameters:
    ///   - from: The first byte of the range. Unless it is `start`, a line may reach into it that began before.
    ///   - start: Where the reading of the journal began, at the beginning of a line.
    ///   - size: The length of the journal.
    ///   - buffer: Room for the bytes; what it holds is forgotten.
    func piece(
        from: Int, to: Int, start: Int, size: Int, buffer: ByteBuffer
    ) throws(FileFailure) -> PieceReading {
        // The byte before tells whether a line begins at `from`.
        let base = from == start ? from : from - 1
        buffer.clear()
        try buffer.fill(upTo: to - base, from: journal.file, at: base, files: files)
        var first = 0
        if from != start {
            guard let end = buffer.bytes.firstLineFeed(from: 0), end + 1 < buffer.count else { return PieceReading() }
            first = end + 1
        }
        guard first < buffer.count else { return PieceReading() }

        // The last line that begins here may end further on.
        var searched = buffer.count - 1
        var end = buffer.bytes.firstLineFeed(from: searched)
        var isUnfinished = false
        while end == nil, base + buffer.count < size {
            if buffer.count - first > Limits.line + to - base {
                isUnfinished = try !isLineFeedAhead(of: base + buffer.count, size: size)
                break
            }
            searched = buffer.count
            let more = max(64 * 1_024, buffer.count / 4)
            try buffer.fill(upTo: min(buffer.count + more, size - base), from: journal.file, at: base, files: files)
            guard buffer.count > searched else { break }
            end = buffer.bytes.firstLineFeed(from: searched)
        }

        let lines = UnsafeRawBufferPointer(rebasing: buffer.bytes[first..<(end.map { $0 + 1 } ?? buffer.count)])
        return withExtendedLifetime(buffer) {
            var reader = PieceReader(lines, base: base + first, options: options)
            var reading = reader.read(isLast: isUnfinished || base + first + lines.count >= size)
            if case .unfinished = reading.stop { reading.stop = .unfinished(bytes: size - reading.end) }
            return reading
        }
    }

    /// Whether a line that is too long ends before the journal does; if not, it is merely unfinished.
    private func isLineFeedAhead(of offset: Int, size: Int) throws(FileFailure) -> Bool {
        let chunk = ByteBuffer(capacity: 1_024 * 1_024)
        var offset = offset
        while offset < size {
            chunk.clear()
            try chunk.fill(upTo: min(chunk.room.count, size - offset), from: journal.file, at: offset, files: files)
            guard chunk.count > 0 else { return false }
            if chunk.bytes.firstLineFeed(from: 0) != nil { return true }
            offset += chunk.count
        }
        return false
    }
}
