/// How many standing approvals and rejections there are, by when and by whom, counted for each of their comments, so
/// that "decided today" costs a look at a day's quarters of an hour, whatever the size of the journal.
struct DecidedColumns: Sendable {
    /// By quarter, then by login.
    private var records = Column<DecidedRecord>()

    static let quarter: Int64 = 15 * Moment.minute

    /// Counts one more comment, or one fewer.
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

    /// Sums up from a moment on; `nil` means everybody. `last` are the records of the last quarter of an hour in
    /// which anything that counts was decided.
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
        (0..<records.count).partitioningIndex { index in
            let record = records[index]
            return record.quarter > quarter || (record.quarter == quarter && record.login >= login)
        }
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

/// Each moderator's own entries except those that hand comments in, newest first, as links, so that "my last act" is
/// found without a search.
struct OwnColumns: Sendable {
    private var links = Column<OwnLink>(repeating: OwnLink(entry: 0, previous: 0), count: 1)
    /// The newest link of each login, by number.
    private var newest = Column<UInt32>(repeating: 0, count: 1)

    mutating func append(_ entry: UInt32, by login: Int) {
        while newest.count <= login { newest.append(0) }
        links.append(OwnLink(entry: entry, previous: newest[login]))
        newest[login] = UInt32(truncatingIfNeeded: links.count - 1)
    }

    mutating func visit(_ visitor: inout some ColumnVisitor) {
        visitor.visit(&links, "own.links")
        visitor.visit(&newest, "own.newest")
    }

    /// Finds a login's newest entry that satisfies a condition.
    func newest(by login: Int, where fits: (UInt32) -> Bool) -> UInt32? {
        var link = login < newest.count ? newest[login] : 0
        while link != 0 {
            if fits(links[link].entry) { return links[link].entry }
            link = links[link].previous
        }
        return nil
    }
}

/// An entry, and the link to the one before it by the same login.
struct OwnLink: BitwiseCopyable, Sendable {
    var entry: UInt32
    var previous: UInt32
}
