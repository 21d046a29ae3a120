/// How many approvals and rejections stand of when, and by whom, counted for each of their comments: so that "decided today"
/// costs a look at a day's quarters of an hour, whatever the size of the journal.
struct DecidedColumns: Sendable {
    /// By quarter, then by login.
    private var records = Column<DecidedRecord>()

    static let quarter: Int64 = 15 * Moment.minute

    /// Counts one comment more, or one fewer.
    mutating func add(_ change: Int, approved: Bool, at moment: Int64, by login: UInt32, entry: UInt32) {
        let quarter = moment.flooredQuotient(Self.quarter)
        let position = first(from: quarter, login)
        if position == records.count || records[position].quarter != quarter || records[position].login != login {
            records.insert(DecidedRecord(quarter: quarter, login: login), at: position)
        }
        var record = records[position]
        if approved {
            record.approved = UInt32(truncatingIfNeeded: Int(record.approved) + change)
        } else {
            record.rejected = UInt32(truncatingIfNeeded: Int(record.rejected) + change)
        }
        record.lastEntry = max(record.lastEntry, entry)
        records[position] = record
    }

    /// Sums up from a moment on; `nil` is everybody. `last` are the records of the last quarter in which anything that
    /// counts was decided.
    func sum(since moment: Int64, by login: UInt32?) -> (approved: Int, rejected: Int, last: [DecidedRecord]) {
        var sum = (approved: 0, rejected: 0, last: [DecidedRecord]())
        for position in first(from: moment.flooredQuotient(Self.quarter), 0)..<records.count {
            let record = records[position]
            guard record.approved > 0 || record.rejected > 0, login == nil || login == record.login else { continue }
            sum.approved += Int(record.approved)
            sum.rejected += Int(record.rejected)
            if sum.last.last?.quarter != record.quarter { sum.last = [] }
            sum.last.append(record)
        }
        return sum
    }

    mutating func visit(_ visitor: inout some ColumnVisitor) {
        visitor.visit(&records, "decided.records")
    }

    private func first(from quarter: Int64, _ login: UInt32) -> Int {
        var low = 0
        var high = records.count
        while low < high {
            let middle = (low + high) / 2
            let record = records[middle]
            if record.quarter < quarter || (record.quarter == quarter && record.login < login) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}

/// What one moderator decided in one quarter of an hour.
struct DecidedRecord: BitwiseCopyable, Sendable {
    /// Quarters of an hour since 1970.
    var quarter: Int64
    var login: UInt32
    var approved: UInt32 = 0
    var rejected: UInt32 = 0
    /// The last entry that was ever counted here.
    var lastEntry: UInt32 = 0
}
