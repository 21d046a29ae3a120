/// Reads the generated tables: numbers in digits of six bits, one ASCII character each, beginning at `$`.
///
/// The tables are string literals, so they lie in the read-only part of the program, cost nothing when it starts, and compile at once.
enum PackedTable {
    @inline(__always)
    static func one(_ table: StaticString, _ index: Int) -> Int {
        Int(table.utf8Start[index] &- 0x24)
    }

    @inline(__always)
    static func two(_ table: StaticString, _ index: Int) -> Int {
        one(table, index &* 2) << 6 | one(table, index &* 2 &+ 1)
    }

    @inline(__always)
    static func three(_ table: StaticString, _ index: Int) -> Int {
        one(table, index &* 3) << 12 | one(table, index &* 3 &+ 1) << 6 | one(table, index &* 3 &+ 2)
    }

    /// The first character that the tables leave out: beyond it are only tags, variation selectors, private use and what is unassigned.
    static var limit: UInt32 { 0x34000 }

    /// Where a character below the limit stands in the leaves of a table of three stages.
    @inline(__always)
    static func place(
        of scalar: UInt32, root: StaticString, branches: StaticString, leafShift: Int, branchShift: Int
    ) -> Int {
        let block = Int(scalar) >> leafShift
        let branch = two(root, block >> branchShift)
        let leaf = two(branches, branch << branchShift | block & (1 << branchShift - 1))
        return leaf << leafShift | Int(scalar) & (1 << leafShift - 1)
    }
}
