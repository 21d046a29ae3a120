import Moderation
import Synchronization
import System

/// The columns of a checkpoint where they stand in its mapped file. Each block's checksum is checked before its first
/// byte is used, so that opening a queue costs nothing for what is never asked for.
///
/// A damaged block is made again on the spot: the journal up to the checkpoint gives the same bytes, which the
/// block's checksum proves. All other unused blocks are repaired with it, and the file is removed, for the sake of
/// the next process that opens the queue. If the journal no longer gives the bytes, for instance because something
/// was erased after the queue was opened, `lost` ends the process. What was reported as done is on the disk, and a
/// new start reads the journal; what was not is gone: in a console, what was typed within the last second, and acts
/// that wait for the lock.
///
/// An example: a byte in block 1 of `comments.rows` is damaged. The queue opens, and nothing is noticed. The first
/// use of a comment in that block calls `look`, which holds the lock: the sum is wrong, so `mend` removes the file,
/// makes a queue from the journal with the same seeds, and copies its block 1 over the damaged one. The sum is right
/// now, the flag falls, and the use goes on. Blocks whose flag is down are never copied over: the queue may have
/// written to them since.
final class SavedColumns: Sendable {
    /// Where the columns come from.
    struct Origin: Sendable {
        var journal: JournalFile
        /// How far the journal was applied.
        var place: Place
        var path: String
        var file: FileStatus
        /// `nil` where all columns are checked before one is used.
        var lost: (@Sendable () -> Never)?
    }

    private struct State {
        var seeds: [UInt64] = []
        /// The blocks still to be checked, by column.
        var unseen: [UnseenBlocks?]
    }

    private let columns: [CheckpointHeader.Column]
    private let mapping: MappedFile
    private let origin: Origin
    /// Held while a block is checked: a block that was not checked by then has not been changed by anybody.
    private let state: Mutex<State>

    init(_ columns: [CheckpointHeader.Column], in mapping: MappedFile, of origin: Origin) {
        self.columns = columns
        self.mapping = mapping
        self.origin = origin
        state = Mutex(State(unseen: Array(repeating: nil, count: columns.count)))
    }

    /// The seeds of the queue that has the columns.
    var seeds: [UInt64] {
        get { state.withLock { $0.seeds } }
        set { state.withLock { $0.seeds = newValue } }
    }

    /// Returns the column that an image asks for.
    func column(_ image: ColumnImage) -> MappedColumn? {
        guard let index = columns.firstIndex(where: { $0.name == image.name }), columns[index].stride == image.stride
        else { return nil }
        let column = columns[index]
        let capacity = column.room / column.stride
        var memory = MappedColumn(
            memory: mapping.base + column.start, count: column.count, capacity: capacity, keeper: self)
        guard let lost = origin.lost else { return memory }
        if image.isUrgent {
            return (0..<column.blockCount).allSatisfy { isRight($0, of: column) } ? memory : nil
        }
        let unseen = UnseenBlocks(elements: column.count, capacity: capacity, stride: column.stride) {
            [unowned self] block in look(at: block, of: index, orElse: lost)
        }
        state.withLock { $0.unseen[index] = unseen }
        memory.unseen = unseen
        return memory
    }

    /// Checks all blocks, on as many cores as there are, and returns whether they are as they were saved.
    func areRight() -> Bool {
        let blocks = columns.flatMap { column in (0..<column.blockCount).map { (column, $0) } }
        let next = Atomic(0)
        let isRight = Atomic(true)
        Threads.run(blocks.count > 128 ? Threads.count : 1) { _ in
            while isRight.load(ordering: .relaxed) {
                let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard place < blocks.count else { return }
                let (column, block) = blocks[place]
                if !self.isRight(block, of: column) { isRight.store(false, ordering: .relaxed) }
            }
        }
        mapping.forget()
        return isRight.load(ordering: .acquiring)
    }

    private func look(at block: Int, of index: Int, orElse lost: () -> Never) {
        state.withLock { state in
            guard let unseen = state.unseen[index], unseen[block] else { return }
            if !isRight(block, of: columns[index]) {
                mend(state)
                guard isRight(block, of: columns[index]) else { lost() }
            }
            unseen[block] = false
        }
    }

    private func elements(of column: CheckpointHeader.Column) -> UnsafeMutableRawBufferPointer {
        UnsafeMutableRawBufferPointer(start: mapping.base + column.start, count: column.bytes.count)
    }

    private func isRight(_ block: Int, of column: CheckpointHeader.Column) -> Bool {
        column.sum(of: block, in: UnsafeRawBufferPointer(elements(of: column))) == column.sums[block]
    }

    /// Removes the file, and makes whatever is damaged again, if the journal gives it.
    private func mend(_ state: State) {
        let files = origin.journal.files
        if let standing = try? files.status(path: origin.path), standing.isSameFile(as: origin.file) {
            _ = try? files.remove(origin.path)
        }
        var queue = Queue()
        queue.seeds = state.seeds
        let reader = JournalReader(files: files, journal: origin.journal)
        _ = try? reader.read(from: .beginning, to: origin.place.offset) { (tail) throws(Damage) in
            try queue.apply(tail)
        }
        queue.withColumns { images in
            for image in images {
                guard let index = columns.firstIndex(where: { $0.name == image.name }),
                    let unseen = state.unseen[index], columns[index].bytes.count == image.bytes.count
                else { continue }
                let column = columns[index]
                for block in 0..<unseen.count where unseen[block] && !isRight(block, of: column) {
                    let bytes = column.bytes(of: block)
                    UnsafeMutableRawBufferPointer(rebasing: elements(of: column)[bytes])
                        .copyMemory(from: UnsafeRawBufferPointer(rebasing: image.bytes[bytes]))
                }
            }
        }
    }
}
