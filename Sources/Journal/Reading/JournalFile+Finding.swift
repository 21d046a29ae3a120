import Moderation

extension JournalFile {
    /// Finds where an entry stands, by halving: every line begins with its number, and the numbers ascend.
    ///
    /// - Parameters:
    ///   - number: The entry; its line ends at `end` or before.
    ///   - end: Where a line begins or the last whole line ends.
    /// - Returns: `nil` if there is no such entry before `end`.
    func place(of number: EntryNumber, before end: Int) throws(FileFailure) -> EntryPlace? {
        // The line at `low` has a number that is not too high; those at `high` and beyond have higher ones.
        var low = 0
        var high = end
        while high - low > 16 * 1_024 {
            let middle = low + (high - low) / 2
            guard let start = try lineStart(from: middle, before: high) else {
                high = middle
                continue
            }
            guard let found = try self.number(at: start) else { return nil }
            if found <= number.rawValue { low = start } else { high = middle }
        }
        while low < end {
            guard let found = try self.number(at: low), found <= number.rawValue else { return nil }
            let next = try lineStart(from: low, before: end) ?? end
            if found == number.rawValue { return EntryPlace(offset: low, length: next - low) }
            low = next
        }
        return nil
    }

    /// Finds where the next line begins after an offset.
    private func lineStart(from offset: Int, before end: Int) throws(FileFailure) -> Int? {
        var offset = offset
        var length = 1_024
        while offset < end {
            let buffer = ByteBuffer(capacity: length)
            try buffer.fill(upTo: min(length, end - offset), from: file, at: offset, files: files)
            guard buffer.count > 0 else { return nil }
            if let feed = buffer.bytes.firstLineFeed(from: 0) {
                return offset + feed + 1 < end ? offset + feed + 1 : nil
            }
            offset += buffer.count
            length = min(length * 4, 1_024 * 1_024)
        }
        return nil
    }

    /// Reads the number of the line that begins at an offset.
    private func number(at offset: Int) throws(FileFailure) -> UInt32? {
        let buffer = ByteBuffer(capacity: 32)
        try buffer.fill(upTo: 32, from: file, at: offset, files: files)
        guard buffer.bytes.holds(#"{"n":"#, at: 0) else { return nil }
        var number: UInt32 = 0
        for byte in buffer.bytes.dropFirst(5) {
            guard (0x30...0x39).contains(byte) else { break }
            let (product, overflows) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflowsToo) = product.addingReportingOverflow(UInt32(byte) - 0x30)
            guard !overflows, !overflowsToo else { return nil }
            number = sum
        }
        return number
    }
}
