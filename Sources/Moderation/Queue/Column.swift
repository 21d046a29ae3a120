internal import Glibc
internal import Synchronization

/// One column of a table: numbers or small records side by side, with the value semantics of an array.
///
/// It differs from an array in one thing: its memory may be part of a mapped file (see ``init(mapped:)``), so that a
/// queue of a million comments opens without reading a byte of them. Such a part is checked block by block, each
/// before the first of its elements is used (see ``UnseenBlocks``).
///
/// An example: 40 000 saved elements of 8 bytes, in blocks of 8 192, with room for 50 000.
/// - `column[9_000]` looks at block 1 and reads from the mapping. The next read there costs the test of a flag.
/// - `column[9_000] = x`, while no other reference to the memory is left, writes to the mapping in place. That is private, so the file keeps its bytes,
///   and block 1 has been looked at, so its sum is never compared with the change.
/// - While another reference is left, as after `let copy = queue`, a write first looks at all blocks and moves to memory of its own.
/// - `append` writes behind the 40 000, into block 4, and looks at nothing: the sum of block 4 covers its saved elements alone.
package struct Column<Element: BitwiseCopyable>: @unchecked Sendable {
    private var storage: ColumnStorage
    private var base: UnsafeMutablePointer<Element>
    package private(set) var count: Int
    private var capacity: Int
    /// The blocks that have still to be checked; `nil` for memory of the column's own.
    private var unseen: UnsafeMutablePointer<Atomic<Bool>>?

    package init() {
        storage = ColumnStorage.empty
        base = storage.base.assumingMemoryBound(to: Element.self)
        count = 0
        capacity = 0
    }

    package init(repeating element: Element, count: Int) {
        self.init()
        grow(to: count)
        base.initialize(repeating: element, count: count)
        self.count = count
    }

    /// Adopts memory that something else owns, and writes to it in place.
    package init(mapped memory: MappedColumn) {
        storage = ColumnStorage(base: memory.memory, keeper: memory.keeper, unseen: memory.unseen)
        unseen = memory.unseen?.flags
        base = memory.memory.assumingMemoryBound(to: Element.self)
        count = memory.count
        capacity = memory.capacity
    }

    package subscript(index: Int) -> Element {
        get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
            look(at: index)
            return base[index]
        }
        set {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
            makeUnique()
            look(at: index)
            base[index] = newValue
        }
    }

    package subscript(index: UInt32) -> Element {
        get { self[Int(index)] }
        set { self[Int(index)] = newValue }
    }

    package var last: Element? { count == 0 ? nil : self[count - 1] }

    package mutating func append(_ element: Element) {
        if count == capacity || !isKnownUniquelyReferenced(&storage) { grow(to: count + 1) }
        (base + count).initialize(to: element)
        count += 1
    }

    package mutating func append(contentsOf elements: UnsafeBufferPointer<Element>) {
        guard let start = elements.baseAddress, elements.count > 0 else { return }
        if count + elements.count > capacity || !isKnownUniquelyReferenced(&storage) {
            grow(to: count + elements.count)
        }
        (base + count).initialize(from: start, count: elements.count)
        count += elements.count
    }

    package mutating func insert(_ element: Element, at index: Int) {
        precondition(index >= 0 && index <= count)
        if count == capacity || !isKnownUniquelyReferenced(&storage) { grow(to: count + 1) }
        look(at: index..<count)
        (base + index + 1).update(from: base + index, count: count - index)
        (base + index).initialize(to: element)
        count += 1
    }

    /// Makes room for so many more elements, at least doubling the capacity.
    package mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(to: count + more) }
    }

    /// Gives a closure elements side by side.
    package func withElements<Result>(
        _ range: Range<Int>, _ body: (UnsafeBufferPointer<Element>) throws -> Result
    ) rethrows -> Result {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        look(at: range)
        defer { withExtendedLifetime(storage) {} }
        return try body(UnsafeBufferPointer(start: base + range.lowerBound, count: range.count))
    }

    /// The elements as bytes; they stay where they are until the column changes or goes.
    var bytes: UnsafeRawBufferPointer {
        look(at: 0..<count)
        return UnsafeRawBufferPointer(start: base, count: count * MemoryLayout<Element>.stride)
    }

    @inline(__always)
    private func look(at index: Int) {
        guard let unseen else { return }
        let block = index >> SavedBlock.shift(stride: MemoryLayout<Element>.stride)
        if unseen[block].load(ordering: .acquiring) { storage.look(at: block) }
    }

    private func look(at range: Range<Int>) {
        guard unseen != nil else { return }
        let step = 1 << SavedBlock.shift(stride: MemoryLayout<Element>.stride)
        var index = range.lowerBound
        while index < range.upperBound {
            look(at: index)
            index = (index / step + 1) * step
        }
    }

    private mutating func makeUnique() {
        if !isKnownUniquelyReferenced(&storage) { grow(to: count) }
    }

    /// By how much to multiply the capacity when it is used up. Where unused room takes no memory it is multiplied
    /// more, so that a large column is hardly ever copied and never stands in memory twice.
    private var factor: Int { capacity * MemoryLayout<Element>.stride < ColumnStorage.large / 2 ? 2 : 4 }

    /// Moves to memory of its own, for `needed` elements at least.
    private mutating func grow(to needed: Int) {
        let room = needed <= capacity ? capacity : Swift.max(needed, capacity * factor, 16)
        look(at: 0..<count)
        let larger = ColumnStorage(bytes: room * MemoryLayout<Element>.stride)
        let next = larger.base.bindMemory(to: Element.self, capacity: room)
        next.initialize(from: base, count: count)
        storage = larger
        base = next
        capacity = room
        unseen = nil
    }
}

/// The memory of a column.
///
/// Large blocks are mappings of their own, so that the memory that a growing column leaves behind goes back to the
/// system at once, and unused room takes none.
final class ColumnStorage: @unchecked Sendable {
    static let empty = ColumnStorage(bytes: 16)

    /// The size, in bytes, from which on a block is a mapping of its own.
    static let large = 1 << 20

    let base: UnsafeMutableRawPointer
    private let release: Release
    private let unseen: UnseenBlocks?

    private enum Release {
        case deallocate
        case unmap(bytes: Int)
        /// The memory belongs to something else.
        case keep(AnyObject)
    }

    init(bytes: Int) {
        if bytes >= Self.large,
            let mapping = mmap(
                nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | Int32(MAP_NORESERVE), -1, 0),
            mapping != MAP_FAILED
        {
            base = mapping
            release = .unmap(bytes: bytes)
        } else {
            base = .allocate(byteCount: bytes, alignment: 16)
            release = .deallocate
        }
        unseen = nil
    }

    init(base: UnsafeMutableRawPointer, keeper: AnyObject, unseen: UnseenBlocks?) {
        self.base = base
        release = .keep(keeper)
        self.unseen = unseen
    }

    @inline(never)
    func look(at block: Int) { unseen?.look(block) }

    deinit {
        switch release {
        case .deallocate: base.deallocate()
        case .unmap(let bytes): munmap(base, bytes)
        case .keep: break
        }
    }
}
