package import Moderation

/// Cuts a journal off where it is damaged, and keeps what was cut.
///
/// A batch whose pages reach the disk out of order leaves a hole that nobody can fill, and a damaged journal is never
/// written to. Only what can't be read is cut: a line without form, with bytes that are not UTF-8, with NULs, or that
/// doesn't chain. An entry that is in order but that the state machine refuses, a text that was changed, and what a
/// newer sluice wrote stay where they are.
package enum Repair {
    /// What a repair would do. A repair does exactly what was shown, or nothing.
    package struct Plan: Hashable, Sendable {
        package var damage: Damage
        /// The last entry that stays, and its chain: `N:CHAIN`.
        package var head: String
        package var entries: Int
        /// How many bytes stay.
        package var offset: Int
        /// How many bytes are cut.
        package var bytes: Int
        /// The whole lines after the damaged one, which are cut too: acts that were reported as done may be among them.
        package var lines: Int
        /// The earliest and the latest time that these lines name.
        package var times: ClosedRange<Moment>?
        /// The file that was looked at.
        fileprivate var inode: UInt64
    }

    /// Works out what a repair would do.
    ///
    /// - Returns: `nil` if there is nothing to repair.
    package static func plan(folder: String, files: any Files = RealFiles()) throws(RepairError) -> Plan? {
        try repairing { () throws(DeskError) in
            let lock = try QueueLock(folder: folder, files: files)
            return try plan(try WholeReader(lock: lock).read(), lock)
        }
    }

    /// Cuts the journal, if a repair would still do exactly what the plan says.
    ///
    /// What is cut is first written to the disk, in a file of its own that only its owner may read.
    ///
    /// - Returns: The path of that file.
    package static func run(
        _ plan: Plan, folder: String, files: any Files = RealFiles()
    ) throws(RepairError) -> String {
        try repairing { () throws(DeskError) in
            let lock = try QueueLock(folder: folder, files: files)
            return try lock.hold(.exclusive) { () throws(DeskError) in
                let reading = try WholeReader(lock: lock).readWithoutWriters()
                guard case .success(let present) = try self.plan(reading, lock), present == plan else {
                    return .failure(.changed)
                }
                let cut = try calling { () throws(FileFailure) in try keep(plan, of: reading.journal, lock) }
                do throws(DeskError) {
                    try self.cut(lock.paths.journal, to: plan.offset, files: files)
                } catch {
                    if case .failed = error { _ = try? files.remove(cut) }
                    throw error
                }
                return .success(cut)
            }
        }
    }

    private static func cut(_ path: String, to length: Int, files: any Files) throws(DeskError) {
        let file = try calling { () throws(FileFailure) in try files.open(path, .writing) }
        defer { files.close(file) }
        try calling { () throws(FileFailure) in try files.cut(file, to: length) }
        do throws(FileFailure) {
            try files.flush(file)
        } catch {
            throw .unknown(error)
        }
    }

    /// The names of files that repairs have left in a queue's folder.
    package static func cuts(folder: String, files: any Files = RealFiles()) throws(DeskError) -> [String] {
        try calling { () throws(FileFailure) in
            try files.names(in: folder).filter { $0.hasPrefix(QueuePaths.cutPrefix) }.sorted()
        }
    }

    /// Removes files that repairs have left, durably.
    package static func remove(
        cuts: [String], folder: String, files: any Files = RealFiles()
    ) throws(DeskError) {
        let paths = QueuePaths(folder: folder)
        try calling { () throws(FileFailure) in
            for name in cuts where name.hasPrefix(QueuePaths.cutPrefix) { _ = try files.remove(paths.path(of: name)) }
            try files.flushNames(in: folder)
        }
    }

    private static func repairing<Value>(
        _ work: () throws(DeskError) -> Result<Value, RepairError>
    ) throws(RepairError) -> Value {
        let result: Result<Value, RepairError>
        do throws(DeskError) {
            result = try work()
        } catch {
            throw .desk(error)
        }
        return try result.get()
    }

    // MARK: - What would go

    private static func plan(_ reading: WholeReading, _ lock: QueueLock) throws(DeskError) -> Result<Plan?, RepairError>
    {
        let damage: Damage
        switch reading.stop {
        case .newer(let entry): return .failure(.desk(.readOnly(.newer(entry))))
        case .damage(let found): damage = found
        case nil:
            // Writers are not kept out here, and a text may have been changed all the same.
            var reader = WholeReader(lock: lock)
            reader.options.checksDigests = true
            return try reader.read().stop?.damage.map { .failure(.notByCutting($0)) } ?? .success(nil)
        }
        let offset = reading.queue.place.offset
        guard try isCut(damage, at: offset, in: reading.journal) else { return .failure(.notByCutting(damage)) }
        guard reading.queue.entryCount > 0 else { return .failure(.nothingLeft(damage)) }
        return .success(
            try calling { () throws(FileFailure) in
                let size = try lock.files.status(reading.journal.file).size
                var plan = Plan(
                    damage: damage, head: reading.head, entries: reading.queue.entryCount, offset: offset,
                    bytes: size - offset, lines: 0, inode: reading.journal.inode)
                try plan.count(reading.journal, upTo: size)
                return plan
            })
    }

    private static func isCut(_ damage: Damage, at offset: Int, in journal: JournalFile) throws(DeskError) -> Bool {
        switch damage.kind {
        case .form, .encoding, .chain: return true
        case .digest, .unlawful, .empty: return false
        case .numbering:
            // A wrong number that was written so is another program's fault; a number that has changed breaks the chain.
            return try calling { () throws(FileFailure) in
                guard let line = try journal.line(from: offset) else { return true }
                return try !journal.continuesChain(line.bytes, from: offset)
            }
        }
    }

    // MARK: - What is kept

    /// Copies what is to be cut into a file of its own, durably.
    private static func keep(_ plan: Plan, of journal: JournalFile, _ lock: QueueLock) throws(FileFailure) -> String {
        let files = lock.files
        // A repair that was killed at this point left the same bytes.
        let beside = lock.paths.path(of: ".\(QueuePaths.cutPrefix)new")
        _ = try files.remove(beside)
        let file = try lock.access.create(beside, mode: 0o600, files: files)
        var name: String?
        do throws(FileFailure) {
            defer { files.close(file) }
            try journal.copy(from: plan.offset, to: plan.offset + plan.bytes, into: file)
            try files.flush(file)
            let cut = try link(beside, plan.damage.line, lock)
            name = cut
            _ = try files.remove(beside)
            try files.flushNames(in: lock.paths.folder)
            return cut
        } catch {
            for path in [beside, name] { _ = try? path.map { (path) throws(FileFailure) in try files.remove(path) } }
            throw error
        }
    }

    /// Names the file with what was cut, without replacing any: `queue.jsonl.cut-N`, N the damaged line; the second time `cut-N-2`.
    private static func link(_ path: String, _ line: Int, _ lock: QueueLock) throws(FileFailure) -> String {
        var times = 1
        while true {
            let name = lock.paths.path(of: "\(QueuePaths.cutPrefix)\(line)" + (times == 1 ? "" : "-\(times)"))
            do throws(FileFailure) {
                try lock.files.link(path, to: name)
                return name
            } catch {
                guard error.code == FileFailure.exists else { throw error }
                times += 1
            }
        }
    }
}

/// Why a journal was not repaired.
package enum RepairError: Error, Hashable, Sendable {
    /// The queue can't be read or written; or a newer sluice wrote to it, and cutting would lose entries that only
    /// that sluice can read.
    case desk(DeskError)
    /// Cutting does not repair this damage.
    case notByCutting(Damage)
    /// The damage is in the first line: nothing would be left.
    case nothingLeft(Damage)
    /// The journal is no longer as it was when the plan was made.
    case changed
}

extension Repair.Plan {
    /// Counts the whole lines after the damaged one.
    fileprivate mutating func count(_ journal: JournalFile, upTo size: Int) throws(FileFailure) {
        var isFirst = true
        try journal.forEachLine(from: offset, upTo: size) { line in
            defer { isFirst = false }
            guard !isFirst, let at = Repair.time(of: line) else { return }
            lines += 1
            times = times.map { min($0.lowerBound, at)...max($0.upperBound, at) } ?? at...at
        }
    }
}

extension Repair {
    /// The time of a line that is whole in itself; `nil` for any other.
    fileprivate static func time(of line: UnsafeRawBufferPointer) -> Moment? {
        var reader = PieceReader(line, base: 0, options: PieceReader.Options())
        let reading = reader.read(isLast: false)
        if let entry = reading.tail.entries.first { return entry.at }
        if case .newer(let line) = reading.stop { return line.at }
        return nil
    }
}

extension JournalFile {
    private static let chunk = 4 * 1_024 * 1_024

    /// Reads the line that begins at an offset, its LF included; `nil` if it doesn't end, or not within the longest line.
    fileprivate func line(from offset: Int) throws(FileFailure) -> ByteBuffer? {
        let buffer = ByteBuffer(capacity: 64 * 1_024)
        var length = 64 * 1_024
        while true {
            try buffer.fill(upTo: length, from: file, at: offset, files: files)
            if let end = buffer.bytes.firstLineFeed(from: 0) {
                return try self.line(at: EntryPlace(offset: offset, length: end + 1))
            }
            guard buffer.count == length, length <= Limits.line else { return nil }
            length *= 8
        }
    }

    /// Visits lines with their LF, except lines that are too long for an entry.
    fileprivate func forEachLine(
        from start: Int, upTo end: Int, _ visit: (UnsafeRawBufferPointer) -> Void
    ) throws(FileFailure) {
        let buffer = ByteBuffer(capacity: Limits.line + JournalFile.chunk)
        var offset = start
        var isTooLong = false
        while offset < end {
            buffer.clear()
            try buffer.fill(
                upTo: min(end - offset, Limits.line + JournalFile.chunk), from: file, at: offset, files: files)
            guard buffer.count > 0 else { return }
            var begin = 0
            while let feed = buffer.bytes.firstLineFeed(from: begin) {
                if !isTooLong { visit(UnsafeRawBufferPointer(rebasing: buffer.bytes[begin...feed])) }
                isTooLong = false
                begin = feed + 1
            }
            if begin == 0 {
                isTooLong = true
                begin = buffer.count
            }
            if offset + buffer.count >= end { return }
            offset += begin
        }
    }

    fileprivate func copy(from start: Int, to end: Int, into copy: OpenFile) throws(FileFailure) {
        let buffer = ByteBuffer(capacity: min(JournalFile.chunk, end - start))
        var offset = start
        while offset < end {
            buffer.clear()
            try buffer.fill(upTo: min(JournalFile.chunk, end - offset), from: file, at: offset, files: files)
            guard buffer.count > 0 else {
                throw FileFailure(operation: .read, path: file.path, .cutShort)
            }
            try files.writeAll(buffer.bytes, to: copy, at: offset - start)
            offset += buffer.count
        }
    }
}
