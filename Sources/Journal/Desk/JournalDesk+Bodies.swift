import JSON
package import Moderation
import Synchronization
package import Text

extension JournalDesk {
    /// Reads bodies for searching: strictly, but without checking digests, which would cost more than the search.
    /// Lines that the sieve keeps back are not read at all.
    package func bodies(
        at places: [EntryPlace], through sieve: NeedleSieve?, _ visit: (Int, UnsafeRawBufferPointer) -> Bool
    ) throws(DeskError) {
        try bodies(at: places, isChecking: false, through: sieve, visit)
    }

    /// Reads bodies for showing: each against its digest.
    ///
    /// - Throws: ``DeskError/damaged(_:)`` at the first that doesn't match; those before it have been visited.
    package func checkedBodies(
        at places: [EntryPlace], _ visit: (Int, UnsafeRawBufferPointer) -> Bool
    ) throws(DeskError) {
        try bodies(at: places, isChecking: true, through: nil, visit)
    }

    private func bodies(
        at places: [EntryPlace], isChecking: Bool, through sieve: NeedleSieve?,
        _ visit: (Int, UnsafeRawBufferPointer) -> Bool
    ) throws(DeskError) {
        let known = state.withLock { $0.known }
        let listed = known.unfinishedBlanks
        var window = LineWindow(journal: known.journal)
        var plain: [UInt8] = []
        for (index, place) in places.enumerated() {
            guard place.origin == known.journal.origin else { throw .replaced }
            let line = try calling { () throws(FileFailure) in try window.line(at: place) }
            if sieve?.mayHold(line, from: BodyPiece.earliest) == false { continue }
            if !listed.isEmpty, listed[UInt32(clamping: EntryReader.numberAsWritten(in: line))] != nil { continue }
            let goesOn: Bool
            switch BodyPiece(in: line, isChecking: isChecking) {
            case .blanked, .none:
                continue
            case .plain(let range):
                goesOn = visit(index, UnsafeRawBufferPointer(rebasing: line[range]))
            case .escaped(let string):
                plain.removeAll(keepingCapacity: true)
                CanonicalCursor(line).append(string, to: &plain)
                goesOn = plain.withUnsafeBytes { visit(index, $0) }
            case .unreadable:
                // A writer may be blanking it, or it is damaged: reading the entry tells.
                guard var body = try entry(at: place).content?.body else { continue }
                goesOn = body.withUTF8 { visit(index, UnsafeRawBufferPointer($0)) }
            }
            guard goesOn else { return }
        }
    }
}

/// Where the body stands in a line.
private enum BodyPiece {
    case plain(Range<Int>)
    case escaped(CanonicalString)
    case blanked
    /// The entry is of a kind without a body.
    case none
    /// Neither, or not what its digest says.
    case unreadable

    /// No body begins before this: that of an edit with a number of one digit, by a login of one letter.
    static let earliest =
        #"{"n":1,"at":"2026-11-24T09:12:44.031Z","by":"a","do":"edit","on":[1],"digest":"","chain":"","content":{"salt":"","body":""#
        .utf8.count + 2 * HexDigest.count + 32

    init(in line: UnsafeRawBufferPointer, isChecking: Bool) {
        guard line.last == 0x0A, let parts = LineParts(line), let content = parts.content else {
            self = .unreadable
            return
        }
        var cursor = CanonicalCursor(line, at: content.lowerBound)
        if cursor.take("null") {
            self = .blanked
            return
        }
        guard !isChecking || parts.hasDigest(of: content, in: line) else {
            self = .unreadable
            return
        }
        do throws(CanonicalFault) {
            try cursor.literal(#"{"salt":"#)
            _ = try cursor.string()
            if cursor.take(#","author":{"name":"#) {
                _ = try cursor.string()
                if cursor.take(#","email":"#) { _ = try cursor.string() }
                if cursor.take(#","site":"#) { _ = try cursor.string() }
                if cursor.take(#","address":"#) { _ = try cursor.string() }
                try cursor.literal("}")
            }
            guard cursor.take(#","body":"#) else {
                self = .none
                return
            }
            let body = try cursor.string()
            self = body.hasEscapes ? .escaped(body) : .plain(body.range)
        } catch {
            self = .unreadable
        }
    }
}

/// Reads lines whose places mostly ascend or mostly descend, many at a time where they stand close together.
private struct LineWindow {
    private static let size = 256 * 1_024
    /// Lines no farther apart than this are read together.
    private static let gap = 32 * 1_024

    let journal: JournalFile
    private let buffer = ByteBuffer(capacity: size)
    private var base = 0
    private var last: Range<Int>?

    init(journal: JournalFile) {
        self.journal = journal
    }

    /// The bytes of the line at a place, until the next call.
    mutating func line(at place: EntryPlace) throws(FileFailure) -> UnsafeRawBufferPointer {
        let end = place.offset + place.length
        if place.offset < base || end > base + buffer.count {
            var wanted = place.offset..<end
            if let last, wanted.lowerBound >= last.upperBound, wanted.lowerBound - last.upperBound < LineWindow.gap {
                wanted = wanted.lowerBound..<max(end, wanted.lowerBound + LineWindow.size)
            } else if let last, end <= last.lowerBound, last.lowerBound - end < LineWindow.gap {
                wanted = min(wanted.lowerBound, max(0, end - LineWindow.size))..<end
            }
            buffer.clear()
            base = wanted.lowerBound
            try buffer.fill(upTo: wanted.count, from: journal.file, at: base, files: journal.files)
        }
        last = place.offset..<end
        let start = place.offset - base
        return UnsafeRawBufferPointer(rebasing: buffer.bytes[min(start, buffer.count)..<min(end - base, buffer.count)])
    }
}
