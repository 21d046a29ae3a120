internal import Synchronization

/// The blocks that saved columns are looked at in.
package enum SavedBlock {
    /// About so many bytes: what is looked at for the sake of one element, and takes microseconds.
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

/// Which blocks of a saved column nobody has looked at yet.
///
/// A column calls ``look`` before it uses an element of such a block, on whatever thread that is. A flag falls once, after the block was found
/// right, and never rises: where it is down, nothing is locked. When two threads come to a block at once, both see its flag up and call
/// ``look``; the second waits for the first there, and finds the flag down.
///
/// What ``look`` asks (`SavedColumns`, in Journal) holds this object, so the closure holds that unowned. It outlives every call: the memory
/// of a column holds it too (``MappedColumn/keeper``).
package final class UnseenBlocks: @unchecked Sendable {
    let flags: UnsafeMutablePointer<Atomic<Bool>>
    private let room: Int
    /// How many blocks have saved elements.
    package let count: Int
    /// Looks at a block, and comes back when its bytes are as they were saved.
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

    /// Whether nobody has looked at a block.
    package subscript(block: Int) -> Bool {
        get { flags[block].load(ordering: .acquiring) }
        set { flags[block].store(newValue, ordering: .releasing) }
    }
}
