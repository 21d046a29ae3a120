extension Queue {
    /// Hands out all columns as bytes, always in the same order, so that they can be saved and adopted again by
    /// ``init(place:identity:saved:)``. ``place`` and ``identity`` are saved beside them.
    package func withColumns<Result, Failure: Error>(
        _ body: ([ColumnImage]) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        var copy = self
        var export = ColumnExport()
        copy.visit(&export)
        export.images.append(
            ColumnImage(name: Self.values, stride: MemoryLayout<UInt64>.stride, bytes: export.values.bytes))
        defer { withExtendedLifetime((copy, export)) {} }
        return try body(export.images)
    }

    /// Adopts columns that were saved, without looking at them: whoever saved them vouches for their bytes.
    ///
    /// - Parameters:
    ///   - place: The queue's place when they were saved.
    ///   - saved: Gives the column that has the name and the stride of an image (which has no bytes); `nil` if there is
    ///     none. It is called once for each.
    /// - Returns: `nil` if a column is missing or columns do not fit together.
    package init?(place: Place, identity: String, saved: (ColumnImage) -> MappedColumn?) {
        self.init()
        let none = UnsafeRawBufferPointer(start: nil, count: 0)
        let values = ColumnImage(name: Self.values, stride: MemoryLayout<UInt64>.stride, bytes: none)
        guard let mapped = saved(values) else { return nil }
        let isComplete = withoutActuallyEscaping(saved) { saved in
            var columns = ColumnImport(saved: saved, values: Column(mapped: mapped))
            visit(&columns)
            return columns.isComplete
        }
        guard isComplete, comments.isEven, entries.count == Int(place.entry) else {
            return nil
        }
        self.place = place
        self.identity = identity
    }

    private static let values = "values"

    private mutating func visit(_ visitor: inout some ColumnVisitor) {
        comments.visit(&visitor)
        entries.visit(&visitor)
        changes.visit(&visitor)
        authors.visit(&visitor)
        releaseColumns.visit(&visitor)
        deferrals.visit(&visitor)
        decided.visit(&visitor)
        sources.visit(&visitor)
        own.visit(&visitor)
        logins.visit(&visitor, "logins.bytes", "logins.ends", "logins.hashes", "logins.slots")
        reasons.visit(&visitor, "reasons.bytes", "reasons.ends", "reasons.hashes", "reasons.slots")
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
