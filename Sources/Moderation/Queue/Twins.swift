/// Which entries of a table are one thing in other spellings: a ring through the numbers of each. Nearly all are alone.
struct Twins: Sendable {
    /// The next of the ring; 0 for one that is alone.
    private var next = Column<UInt32>(repeating: 0, count: 1)

    /// Makes room for entries up to a number, alone as yet.
    mutating func reach(_ index: Int) {
        while next.count <= index { next.append(0) }
    }

    /// Puts an entry that is alone into the ring of another.
    mutating func join(_ index: Int, to other: Int) {
        reach(max(index, other))
        let following = next[other] == 0 ? UInt32(truncatingIfNeeded: other) : next[other]
        next[index] = following
        next[other] = UInt32(truncatingIfNeeded: index)
    }

    func isAlone(_ index: Int) -> Bool { next[index] == 0 }

    /// Calls `visit` with all of a ring, beginning with the entry itself.
    func forEach(of index: Int, _ visit: (Int) -> Void) {
        var place = index
        repeat {
            visit(place)
            place = Int(next[place])
        } while place != 0 && place != index
    }

    mutating func visit(_ visitor: inout some ColumnVisitor, _ name: StaticString) {
        visitor.visit(&next, name)
    }
}
