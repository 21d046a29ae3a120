/// One column of a table: numbers or small records side by side, with the value semantics of an array.
///
/// It differs from an array in one thing: its memory may be a part of a mapped file (see ``init(mapped:count:capacity:keeper:)``),
/// so that a queue of a million comments opens without reading a byte of them.
package struct Column<Element: BitwiseCopyable>: @unchecked Sendable {
    private var storage: ColumnStorage
    private var base: UnsafeMutablePointer<Element>
    package private(set) var count: Int
    private var capacity: Int

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

    /// Adopts memory that something else owns, such as a private writable mapping.
    ///
    /// - Parameters:
    ///   - memory: Elements, aligned for their type; the column writes to them in place.
    ///   - capacity: The elements that there is memory for, `count` at least.
    ///   - keeper: What must live for as long as the memory is used.
    package init(mapped memory: UnsafeMutableRawPointer, count: Int, capacity: Int, keeper: AnyObject) {
        storage = ColumnStorage(base: memory, keeper: keeper)
        base = memory.assumingMemoryBound(to: Element.self)
        self.count = count
        self.capacity = capacity
    }

    package var isEmpty: Bool { count == 0 }

    package subscript(index: Int) -> Element {
        get {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
            return base[index]
        }
        set {
            precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
            makeUnique()
            base[index] = newValue
        }
    }

    package subscript(index: UInt32) -> Element {
        get { self[Int(index)] }
        set { self[Int(index)] = newValue }
    }

    package var last: Element? { count == 0 ? nil : base[count - 1] }

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
        (base + index + 1).update(from: base + index, count: count - index)
        (base + index).initialize(to: element)
        count += 1
    }

    package mutating func removeAll() {
        makeUnique()
        count = 0
    }

    /// Makes room for so many more elements, at least doubling what it takes.
    package mutating func reserve(_ more: Int) {
        if count + more > capacity { grow(to: count + more) }
    }

    package func withElements<Result>(_ body: (UnsafeBufferPointer<Element>) throws -> Result) rethrows -> Result {
        defer { withExtendedLifetime(storage) {} }
        return try body(UnsafeBufferPointer(start: base, count: count))
    }

    private mutating func makeUnique() {
        if !isKnownUniquelyReferenced(&storage) { grow(to: count) }
    }

    /// Moves to memory of its own, for `needed` elements at least.
    private mutating func grow(to needed: Int) {
        let room = needed <= capacity ? capacity : Swift.max(needed, capacity + capacity / 2, 16)
        let memory = UnsafeMutableRawPointer.allocate(
            byteCount: Swift.max(room, 1) * MemoryLayout<Element>.stride, alignment: 16)
        let next = memory.bindMemory(to: Element.self, capacity: room)
        next.initialize(from: base, count: count)
        storage = ColumnStorage(base: memory, keeper: nil)
        base = next
        capacity = room
    }
}

/// The memory of a column.
final class ColumnStorage: @unchecked Sendable {
    static let empty = ColumnStorage(base: .allocate(byteCount: 16, alignment: 16), keeper: nil)

    let base: UnsafeMutableRawPointer
    /// What owns the memory; `nil` when the storage does.
    private let keeper: AnyObject?

    init(base: UnsafeMutableRawPointer, keeper: AnyObject?) {
        self.base = base
        self.keeper = keeper
    }

    deinit {
        if keeper == nil { base.deallocate() }
    }
}
