internal import Synchronization

/// The blocks by which saved columns are checked.
package enum SavedBlock {
    /// About how many bytes a block has: all of them are checked for the sake of one element, which takes microseconds.
    private static let bytes = 64 * 1_024

    /// A block has `1 << shift` elements.
    package static func shift(stride: Int) -> Int {
        Int.bitWidth - 1 - max(bytes / stride, 1).leadingZeroBitCount
    }

    /// How many blocks so many elements take.
    package static func count(of elements: Int, stride: Int) -> Int {
        let shift = shift(stride: stride)
        return (elements + (1 << shift) - 1) >> shift
    }
}

/// Which blocks of a saved column have not been checked yet.
///
/// A column calls ``look`` before it uses an element of such a block, on any thread. A flag falls once, after the
/// block was found right, and never rises: where it is down, nothing is locked. When two threads come to a block at
/// once, both see its flag up and call ``look``; the second waits there for the first, and finds the flag down.
///
/// The object that ``look`` asks (`SavedColumns`, in Journal) holds this one, so the closure holds that object
/// unowned. It outlives every call, because the memory of a column holds it too (``MappedColumn/keeper``).
package final class UnseenBlocks: @unchecked Sendable {
    let flags: UnsafeMutablePointer<Atomic<Bool>>
    private let room: Int
    /// How many blocks have saved elements.
    package let count: Int
    /// Checks a block, and returns when its bytes are as they were saved.
    let look: @Sendable (Int) -> Void

    /// - Parameters:
    ///   - elements: How many are saved.
    ///   - capacity: How many there is memory for.
    package init(elements: Int, capacity: Int, stride: Int, look: @escaping @Sendable (Int) -> Void) {
        self.look = look
        count = SavedBlock.count(of: elements, stride: stride)
        room = SavedBlock.count(of: capacity, stride: stride)
        flags = .allocate(capacity: room)
        for block in 0..<room { (flags + block).initialize(to: Atomic(block < count)) }
    }

    deinit {
        flags.deinitialize(count: room)
        flags.deallocate()
    }

    /// Whether a block has still to be checked.
    package subscript(block: Int) -> Bool {
        get { flags[block].load(ordering: .acquiring) }
        set { flags[block].store(newValue, ordering: .releasing) }
    }
}
