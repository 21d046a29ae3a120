/// A column of a queue as bytes, to be saved.
package struct ColumnImage {
    /// What tells the column from all others of the queue.
    package var name: String
    /// Bytes of an element.
    package var stride: Int
    /// Elements, side by side; valid only while ``Queue/withColumns(_:)`` runs.
    package var bytes: UnsafeRawBufferPointer
}

/// Memory that holds a saved column, such as a private writable mapping of a file.
package struct MappedColumn {
    /// Elements, aligned to 8 bytes at least; the queue writes to them in place.
    package var memory: UnsafeMutableRawPointer
    /// How many elements there are.
    package var count: Int
    /// How many elements there is memory for, `count` at least: room in which the queue grows without a copy.
    package var capacity: Int
    /// What must live for as long as the memory is used.
    package var keeper: AnyObject

    package init(memory: UnsafeMutableRawPointer, count: Int, capacity: Int, keeper: AnyObject) {
        self.memory = memory
        self.count = count
        self.capacity = capacity
        self.keeper = keeper
    }
}

/// Goes through all columns of a queue, always in the same order.
protocol ColumnVisitor {
    mutating func visit<Element>(_ column: inout Column<Element>, _ name: StaticString)
    /// A single number that belongs to the columns.
    mutating func visit(_ value: inout UInt64)
}

/// Takes images of columns.
struct ColumnExport: ColumnVisitor {
    var images: [ColumnImage] = []
    var values = Column<UInt64>()

    mutating func visit<Element>(_ column: inout Column<Element>, _ name: StaticString) {
        images.append(ColumnImage(name: "\(name)", stride: MemoryLayout<Element>.stride, bytes: column.bytes))
    }

    mutating func visit(_ value: inout UInt64) {
        values.append(value)
    }
}

/// Puts saved columns in the place of the queue's own.
struct ColumnImport: ColumnVisitor {
    let saved: (ColumnImage) -> MappedColumn?
    let values: Column<UInt64>
    var next = 0
    /// Whether everything that was asked for was there.
    var isComplete = true

    mutating func visit<Element>(_ column: inout Column<Element>, _ name: StaticString) {
        let wanted = ColumnImage(
            name: "\(name)", stride: MemoryLayout<Element>.stride, bytes: UnsafeRawBufferPointer(start: nil, count: 0))
        if let memory = saved(wanted) { column = Column(mapped: memory) } else { isComplete = false }
    }

    mutating func visit(_ value: inout UInt64) {
        guard next < values.count else {
            isComplete = false
            return
        }
        value = values[next]
        next += 1
    }
}
