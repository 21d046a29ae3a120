extension Queue {
    /// Gives a closure all columns as bytes, always in the same order, so that they can be saved and adopted again by
    /// ``init(place:identity:saved:)``. ``place`` and ``identity`` are saved beside them.
    package func withColumns<Result, Failure: Error>(
        _ body: ([ColumnImage]) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        var copy = self
        var export = ColumnExport()
        copy.visit(&export)
        export.images.append(
            ColumnImage(
                name: Self.values, stride: MemoryLayout<UInt64>.stride, bytes: export.values.bytes, isUrgent: true))
        defer { withExtendedLifetime((copy, export)) {} }
        return try body(export.images)
    }

    /// Adopts columns that were saved. What the caller does not vouch for is checked as it is used: see
    /// ``UnseenBlocks``.
    ///
    /// - Parameters:
    ///   - place: The queue's place when they were saved.
    ///   - saved: Returns the column that has the name and the stride of an image (which has no bytes); `nil` if there
    ///     is none. It is called once for each.
    /// - Returns: `nil` if a column is missing or columns do not fit together.
    package init?(place: Place, identity: String, saved: (ColumnImage) -> MappedColumn?) {
        self.init()
        let none = UnsafeRawBufferPointer(start: nil, count: 0)
        let values = ColumnImage(name: Self.values, stride: MemoryLayout<UInt64>.stride, bytes: none, isUrgent: true)
        guard let mapped = saved(values) else { return nil }
        let isComplete = withoutActuallyEscaping(saved) { saved in
            var columns = ColumnImport(saved: saved, values: Column(mapped: mapped))
            visit(&columns)
            return columns.isComplete
        }
        guard isComplete, comments.isEven, entries.isEven, entries.count == Int(place.entry) else {
            return nil
        }
        self.place = place
        self.identity = identity
    }

    private static let values = "values"

    /// The seeds of the hashes of all tables. A queue that applies the same entries with the same seeds has the same
    /// bytes in its columns, unless something was erased.
    package var seeds: [UInt64] {
        get {
            var (copy, seeds) = (self, [UInt64]())
            copy.forEachSeed { seeds.append($0) }
            return seeds
        }
        set {
            var rest = newValue[...]
            forEachSeed { $0 = rest.popFirst() ?? $0 }
        }
    }

    private mutating func forEachSeed(_ body: (inout UInt64) -> Void) {
        body(&authors.names.seed)
        body(&authors.emails.seed)
        body(&authors.addresses.seed)
        body(&releaseColumns.slugs.seed)
        body(&sources.seed)
        body(&logins.seed)
        body(&reasons.seed)
    }

    mutating func visit(_ visitor: inout some ColumnVisitor) {
        comments.visit(&visitor)
        entries.visit(&visitor)
        changes.visit(&visitor)
        authors.visit(&visitor)
        releaseColumns.visit(&visitor)
        deferrals.visit(&visitor)
        decided.visit(&visitor)
        sources.visit(&visitor)
        own.visit(&visitor)
        logins.visit(&visitor, "logins.bytes", "logins.ends", "logins.slots")
        reasons.visit(&visitor, "reasons.bytes", "reasons.ends", "reasons.slots")
        var tally = [totals.pending, totals.approved, totals.rejected, totals.erased].map { UInt64($0) }
        for index in tally.indices { visitor.visit(&tally[index]) }
        totals.pending = UInt32(truncatingIfNeeded: tally[0])
        totals.approved = UInt32(truncatingIfNeeded: tally[1])
        totals.rejected = UInt32(truncatingIfNeeded: tally[2])
        totals.erased = UInt32(truncatingIfNeeded: tally[3])
        visitor.visit(&missing)
    }
}

extension ColumnVisitor {
    /// A count that belongs to the columns.
    mutating func visit(_ count: inout Int) {
        var value = UInt64(truncatingIfNeeded: count)
        visit(&value)
        count = Int(truncatingIfNeeded: value)
    }
}

/// A column of a queue as bytes, to be saved.
package struct ColumnImage {
    /// What tells the column from all others of the queue.
    package var name: String
    /// Bytes of an element.
    package var stride: Int
    /// Elements, side by side; valid only while ``Queue/withColumns(_:)`` runs.
    package var bytes: UnsafeRawBufferPointer
    /// Whether all of it is to be checked when it is adopted: because it is used at once, or because its elements
    /// have bytes without a meaning, so that the same entries need not give the same bytes again.
    package var isUrgent: Bool
}

extension ColumnImage {
    fileprivate init<Element>(of element: Element.Type, _ name: StaticString, bytes: UnsafeRawBufferPointer) {
        // A gap inside an element does not show here: no element may have one.
        let (size, stride) = (MemoryLayout<Element>.size, MemoryLayout<Element>.stride)
        self.init(name: "\(name)", stride: stride, bytes: bytes, isUrgent: size != stride)
    }
}

/// Memory that holds a saved column, such as a private writable mapping of a file.
package struct MappedColumn {
    /// Elements, aligned to 8 bytes at least; the queue writes to them in place.
    package var memory: UnsafeMutableRawPointer
    /// How many elements there are.
    package var count: Int
    /// How many elements there is memory for, `count` at least: room in which the queue grows without a copy.
    package var capacity: Int
    /// What has to live as long as the memory is used.
    package var keeper: AnyObject
    /// The blocks that have to be checked before use; `nil` if somebody vouches for all of it.
    package var unseen: UnseenBlocks?

    package init(
        memory: UnsafeMutableRawPointer, count: Int, capacity: Int, keeper: AnyObject, unseen: UnseenBlocks? = nil
    ) {
        self.unseen = unseen
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

/// Collects images of columns.
struct ColumnExport: ColumnVisitor {
    var images: [ColumnImage] = []
    var values = Column<UInt64>()

    mutating func visit<Element>(_ column: inout Column<Element>, _ name: StaticString) {
        images.append(ColumnImage(of: Element.self, name, bytes: column.bytes))
    }

    mutating func visit(_ value: inout UInt64) {
        values.append(value)
    }
}

/// Replaces the queue's own columns by saved ones.
struct ColumnImport: ColumnVisitor {
    let saved: (ColumnImage) -> MappedColumn?
    let values: Column<UInt64>
    var next = 0
    /// Whether everything that was asked for was there.
    var isComplete = true

    mutating func visit<Element>(_ column: inout Column<Element>, _ name: StaticString) {
        let wanted = ColumnImage(of: Element.self, name, bytes: UnsafeRawBufferPointer(start: nil, count: 0))
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
