import Moderation

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

    /// Tells whether a line that is too long ends before the journal does; if not, it is merely unfinished.
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
