import Moderation

/// A journal that is open for reading, for as long as somebody reads it.
final class JournalFile: Sendable {
    let file: OpenFile
    let inode: UInt64
    /// Its number among the journals that its desk has read: see ``Place/origin``.
    let origin: UInt32
    let files: any Files

    /// Takes over an open file.
    init(_ file: OpenFile, inode: UInt64, origin: UInt32, files: any Files) {
        self.file = file
        self.inode = inode
        self.origin = origin
        self.files = files
    }

    /// Opens the journal of a folder.
    ///
    /// - Parameter origin: A number that no other journal read by the same desk has.
    /// - Throws: ``DeskError/noQueue(path:)`` if there is none.
    static func open(_ paths: QueuePaths, files: any Files, origin: UInt32 = 1) throws(DeskError) -> JournalFile {
        do throws(FileFailure) {
            let file = try files.open(paths.journal, .reading)
            do throws(FileFailure) {
                return JournalFile(file, inode: try files.status(file).inode, origin: origin, files: files)
            } catch {
                files.close(file)
                throw error
            }
        } catch {
            if error.code == FileFailure.missing { throw .noQueue(path: paths.folder) }
            throw DeskError(error)
        }
    }

    deinit {
        files.close(file)
    }
}

/// A place as an offset and a chain in a journal.
extension Place {
    /// Bytes from the beginning of the journal.
    var offset: Int {
        get { mark }
        set { mark = newValue }
    }

    /// The chain of the last line taken: 64 hexadecimal digits; 64 times `0` before the first.
    var chain: [UInt8] {
        get { proof }
        set { proof = newValue }
    }

    init(entry: UInt32, offset: Int, chain: [UInt8], origin: UInt32) {
        self.init(entry: entry, mark: offset, proof: chain, origin: origin)
    }
}

extension EntryPlace {
    /// Where the entry's line begins, in bytes from the beginning of the journal.
    var offset: Int { mark }
    /// The length of the line, its LF included.
    var length: Int { extent }

    init(offset: Int, length: Int, origin: UInt32 = 0) {
        self.init(mark: offset, extent: length, origin: origin)
    }
}

extension JournalFile {
    /// Finds where an entry stands, by bisection: every line begins with its number, and the numbers ascend.
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
            if found == number.rawValue { return EntryPlace(offset: low, length: next - low, origin: origin) }
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
        return decimal(buffer.bytes.dropFirst(5).prefix { (0x30...0x39).contains($0) })
    }
}
