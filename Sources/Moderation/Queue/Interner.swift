/// A table of distinct byte strings, each known by a small number: 1, 2, 3 … in the order in which they came; 0 means none.
///
/// It uses ``OpenAddressing``. Names are chosen by strangers, so the hash has a seed that they cannot know.
struct Interner: Sendable {
    private var bytes = Column<UInt8>()
    /// Where each string ends in ``bytes``; the first belongs to none.
    private var ends = Column<Int>(repeating: 0, count: 1)
    /// Numbers by hash; 0 marks a free slot. Their count is a power of two, and at most two thirds are taken.
    private var slots = Column<Slot>(repeating: Slot(), count: 16)
    var seed = UInt64.random(in: .min ... .max)

    /// A place of the table. The hash of an erased string is 0, which no string has.
    private struct Slot: BitwiseCopyable {
        var hash: UInt32 = 0
        var index: UInt32 = 0
    }

    /// How many strings there are.
    var count: Int { ends.count - 1 }

    /// Finds a string; 0 when it is not there.
    func index(of string: UnsafeRawBufferPointer) -> Int {
        string.isEmpty ? 0 : slot(of: string, hash: ByteHash.of(string, seed: seed)).index
    }

    /// Finds many strings at once. A string that is not there, or not among the first slots where it may be, is reported as 0.
    ///
    /// Each step of a look-up waits for memory. Here all strings take a step together, in loops that do nothing else,
    /// so that they wait at the same time.
    ///
    /// An example: `Anna`, `Bo` and `Cy`, of which `Bo` is not there. All are hashed. Round 0 reads the slot that
    /// each hash names: `Anna` finds its hash, `Bo` a free slot, `Cy` the hash of another. Rounds 1 and 2 leave
    /// `Anna` and `Bo` where they are and move `Cy` on by one slot each, until it meets its hash or a free slot. Then
    /// the positions of the bytes are read, then the first byte of each, and at last the strings are compared, since
    /// another string can have the same hash. `Bo` is reported as 0, and so is `Cy` if its slot is the fourth:
    /// ``intern(_:)`` finds it all the same.
    ///
    /// - Parameter tell: Called with the number of each, by its index among the pieces.
    func find(_ pieces: some Collection<Piece>, in bytes: UnsafeRawBufferPointer, tell: (Int, Int) -> Void) {
        withUnsafeTemporaryAllocation(of: Step.self, capacity: pieces.count) { steps in
            // Read by index, a piece stays where it stands; an iterator would copy everything around it.
            for (place, index) in zip(steps.indices, pieces.indices) {
                let string = bytes.piece(pieces[index])
                let hash = string.isEmpty ? 0 : ByteHash.of(string, seed: seed)
                steps.initializeElement(at: place, to: Step(string: string, hash: hash))
            }
            for round in 0..<Interner.rounds {
                for place in steps.indices {
                    let found = steps[place].found
                    let isElsewhere = round > 0 && found.index != 0 && found.hash != steps[place].hash
                    steps[place].slot &+= round == 0 ? steps[place].hash : isElsewhere ? 1 : 0
                    steps[place].found = slots[Int(steps[place].slot) & (slots.count &- 1)]
                }
            }
            for place in steps.indices {
                let index = Int(steps[place].found.index)
                let isFound = index != 0 && steps[place].found.hash == steps[place].hash
                steps[place].index = isFound ? UInt32(truncatingIfNeeded: index) : 0
                steps[place].bounds = isFound ? (ends[index &- 1], ends[index]) : (0, 0)
            }
            // Reading each first byte brings what is compared below into the cache.
            for place in steps.indices where steps[place].index != 0 {
                steps[place].first = self.bytes[steps[place].bounds.start]
            }
            for place in steps.indices {
                let (start, end) = steps[place].bounds
                let isSame = self.bytes.withElements(start..<end) { known in
                    UnsafeRawBufferPointer(known).isSame(as: steps[place].string)
                }
                tell(place, isSame ? Int(steps[place].index) : 0)
            }
        }
    }

    /// How many slots of the table are looked at for each of many strings.
    private static let rounds = 3

    /// How far the look-up of a string among many has come.
    private struct Step {
        var string: UnsafeRawBufferPointer
        var hash: UInt32
        var slot: UInt32 = 0
        /// What stands there.
        var found = Slot()
        var index: UInt32 = 0
        var bounds = (start: 0, end: 0)
        var first: UInt8 = 0
    }

    /// Finds a string or adds it; returns 0 for the empty one.
    mutating func intern(_ string: UnsafeRawBufferPointer) -> Int {
        if string.isEmpty { return 0 }
        let hash = ByteHash.of(string, seed: seed)
        let found = slot(of: string, hash: hash)
        if found.index != 0 { return found.index }
        let index = ends.count
        string.withMemoryRebound(to: UInt8.self) { bytes.append(contentsOf: $0) }
        ends.append(bytes.count)
        slots[found.slot] = Slot(hash: hash, index: UInt32(truncatingIfNeeded: index))
        if OpenAddressing.isFull(index, of: slots.count) { rehash() }
        return index
    }

    /// Gives a closure the bytes of a string; no bytes for 0.
    func withBytes<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        guard index > 0 else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        return bytes.withElements(ends[index - 1]..<ends[index]) { body(UnsafeRawBufferPointer($0)) }
    }

    func string(_ index: Int) -> String {
        withBytes(index) { String(decoding: $0, as: UTF8.self) }
    }

    /// Whether a string is the same as one of another table's.
    func isSame(_ index: Int, as other: Interner, _ otherIndex: Int) -> Bool {
        withBytes(index) { one in other.withBytes(otherIndex) { one.isSame(as: $0) } }
    }

    /// Overwrites a string's bytes; its number stays taken, and no string ever equals it.
    mutating func erase(_ index: Int) {
        let hash = withBytes(index) { $0.isEmpty ? 0 : ByteHash.of($0, seed: seed) }
        guard hash != 0 else { return }
        let slot = OpenAddressing.slot(from: Int(hash), of: slots.count) {
            slots[$0].index == UInt32(truncatingIfNeeded: index) || slots[$0].index == 0
        }
        // A string that is erased already has no slot that its zeros lead to.
        if slots[slot].index != 0 { slots[slot].hash = 0 }
        for position in ends[index - 1]..<ends[index] { bytes[position] = 0 }
    }

    mutating func visit(
        _ visitor: inout some ColumnVisitor, _ bytesName: StaticString, _ endsName: StaticString,
        _ slotsName: StaticString
    ) {
        visitor.visit(&bytes, bytesName)
        visitor.visit(&ends, endsName)
        visitor.visit(&slots, slotsName)
        visitor.visit(&seed)
    }

    private func slot(of string: UnsafeRawBufferPointer, hash: UInt32) -> (slot: Int, index: Int) {
        let slot = OpenAddressing.slot(from: Int(hash), of: slots.count) { slot in
            let (known, index) = (slots[slot].hash, Int(slots[slot].index))
            return index == 0 || known == hash && withBytes(index) { $0.isSame(as: string) }
        }
        return (slot, Int(slots[slot].index))
    }

    /// Doubles the slots. Erased strings are left out.
    private mutating func rehash() {
        var next = Column<Slot>(repeating: Slot(), count: slots.count * 2)
        for index in 0..<slots.count where slots[index].hash != 0 {
            next[OpenAddressing.slot(from: Int(slots[index].hash), of: next.count) { next[$0].index == 0 }] =
                slots[index]
        }
        slots = next
    }
}

extension Interner {
    func index(of text: String) -> Int {
        var text = text
        return text.withUTF8 { index(of: UnsafeRawBufferPointer($0)) }
    }
}

extension UnsafeRawBufferPointer {
    /// Compares eight bytes at a time: most names that are looked up are in the table.
    fileprivate func isSame(as other: UnsafeRawBufferPointer) -> Bool {
        guard count == other.count else { return false }
        var offset = 0
        while offset + 8 <= count {
            let one = loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            guard one == other.loadUnaligned(fromByteOffset: offset, as: UInt64.self) else { return false }
            offset += 8
        }
        while offset < count {
            guard self[offset] == other[offset] else { return false }
            offset += 1
        }
        return true
    }
}
