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

/// What a mapping table says of a character.
enum Replacement {
    /// The character stays as it is.
    case unchanged
    /// The character is dropped without a trace.
    case dropped
    /// Another character stands for it.
    case scalar(UInt32)
    /// Several characters stand for it: where they begin in the pool of the table, and how many they are.
    case several(start: Int, count: Int)
    /// The same as its folding.
    case asFolded
}

extension Replacement {
    /// What a character folds to.
    @inline(__always)
    init(folding scalar: UInt32) {
        self.init(
            scalar, FoldTable.leafShift, FoldTable.branchShift, root: FoldTable.root, branches: FoldTable.branches,
            leaves: FoldTable.leaves, pool: FoldPool.texts)
    }

    /// How a browser reads a character in a host.
    init(inHost scalar: UInt32) {
        self.init(
            scalar, HostTable.leafShift, HostTable.branchShift, root: HostTable.root, branches: HostTable.branches,
            leaves: HostTable.leaves, pool: HostPool.texts)
    }

    /// What a character is equivalent to by one step of canonical decomposition.
    init(decomposing scalar: UInt32) {
        guard scalar < PackedTable.limit else {
            self = .unchanged
            return
        }
        self.init(
            scalar, CanonicalTable.leafShift, CanonicalTable.branchShift, root: CanonicalTable.root,
            branches: CanonicalTable.branches, leaves: CanonicalTable.leaves, pool: CanonicalPool.texts)
    }

    /// What a character looks like.
    @inline(__always)
    init(looks scalar: UInt32) {
        self.init(
            scalar, SkeletonTable.leafShift, SkeletonTable.branchShift, root: SkeletonTable.root,
            branches: SkeletonTable.branches, leaves: SkeletonTable.leaves, pool: SkeletonPool.texts)
    }

    /// What three digits of a mapping table's leaves mean.
    @inline(__always)
    private init(
        _ scalar: UInt32, _ leafShift: Int, _ branchShift: Int, root: StaticString, branches: StaticString,
        leaves: StaticString, pool: StaticString
    ) {
        guard scalar < PackedTable.limit else {
            self = CharacterKind.isDroppedBeyondTables(scalar) ? .dropped : .unchanged
            return
        }
        let leaf = PackedTable.place(
            of: scalar, root: root, branches: branches, leafShift: leafShift, branchShift: branchShift)
        let reference = PackedTable.three(leaves, leaf)
        switch reference {
        case 0: self = .unchanged
        case 1: self = .dropped
        case 2: self = .asFolded
        case ..<Int(PackedTable.limit): self = .scalar(UInt32(reference))
        default:
            let place = reference - Int(PackedTable.limit)
            self = .several(start: place + 1, count: PackedTable.three(pool, place))
        }
    }
}

extension CharacterKind {
    /// Whether folding and skeletons drop a character: tags, variation selectors, and what is reserved for more like them.
    fileprivate static func isDroppedBeyondTables(_ scalar: UInt32) -> Bool { (0xE0000...0xE0FFF).contains(scalar) }
}
