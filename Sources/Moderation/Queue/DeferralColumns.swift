/// Deferrals, numbered from 1: one for each `defer` entry, shared by its comments.
struct DeferralColumns: Sendable {
    private var records = Column<DeferralRecord>()
    /// The deferrals that were in force when the list was last tidied, and all since, ordered by their end.
    private var ends = Column<DeferralEnd>()
    /// How many of ``ends`` are in force for no comment.
    private var idle = 0

    mutating func append(until: Int64, by login: UInt32, entry: UInt32) -> UInt32 {
        records.append(DeferralRecord(until: until, by: login, entry: entry))
        return UInt32(truncatingIfNeeded: records.count)
    }

    subscript(index: UInt32) -> DeferralRecord { records[Int(index) - 1] }

    /// Counts one more comment, or one fewer, for which a deferral is in force.
    mutating func add(_ change: Int, to index: UInt32) {
        var record = records[Int(index) - 1]
        let before = record.inForce
        record.inForce = UInt32(truncatingIfNeeded: Int(before) + change)
        if !record.isListed {
            ends.insert(DeferralEnd(until: record.until, index: index), at: firstEnd(after: record.until))
            record.isListed = true
            records[Int(index) - 1] = record
        } else {
            records[Int(index) - 1] = record
            if before == 0 { idle -= 1 }
        }
        if record.inForce == 0 {
            idle += 1
            if idle > 64, idle * 2 > ends.count { tidy() }
        }
    }

    /// How many comments are deferred beyond a moment.
    func count(after now: Int64) -> Int {
        var total = 0
        for position in firstEnd(after: now)..<ends.count {
            total += Int(records[Int(ends[position].index) - 1].inForce)
        }
        return total
    }

    /// When the next deferral in force ends.
    func next(after now: Int64) -> Int64? {
        for position in firstEnd(after: now)..<ends.count where self[ends[position].index].inForce > 0 {
            return ends[position].until
        }
        return nil
    }

    /// The deferrals in force for some comment that end after a moment.
    func inForce(after now: Int64) -> [UInt32] {
        (firstEnd(after: now)..<ends.count).map { ends[$0].index }.filter { self[$0].inForce > 0 }
    }

    mutating func visit(_ visitor: inout some ColumnVisitor) {
        visitor.visit(&records, "deferrals.records")
        visitor.visit(&ends, "deferrals.ends")
        visitor.visit(&idle)
    }

    private func firstEnd(after moment: Int64) -> Int {
        (0..<ends.count).partitioningIndex { ends[$0].until > moment }
    }

    private mutating func tidy() {
        var kept = Column<DeferralEnd>()
        for position in 0..<ends.count {
            let index = Int(ends[position].index) - 1
            if records[index].inForce > 0 { kept.append(ends[position]) } else { records[index].isListed = false }
        }
        ends = kept
        idle = 0
    }
}

/// Until when, by whom, and the entry that says so.
struct DeferralRecord: BitwiseCopyable, Sendable {
    var until: Int64
    var by: UInt32
    var entry: UInt32
    /// For how many comments it is in force.
    var inForce: UInt32 = 0
    var isListed = false

    func holds(at now: Moment) -> Bool { Deferral.holds(until: Moment(milliseconds: until), at: now) }
}

/// When a deferral ends.
struct DeferralEnd: BitwiseCopyable, Sendable {
    var until: Int64
    var index: UInt32
}
