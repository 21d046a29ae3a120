/// Where imported comments came from: comments by a hash of their source. The sources themselves stay in the journal.
struct SourceColumns: Sendable {
    /// A power of two of them; comment 0 is free.
    private var slots = Column<SourceSlot>(repeating: SourceSlot(hash: 0, comment: 0), count: 16)
    private var count = 0
    private var seed = UInt64.random(in: .min ... .max)

    mutating func add(_ comment: UInt32, system: UnsafeRawBufferPointer, id: UnsafeRawBufferPointer) {
        if (count + 1) * 3 > slots.count * 2 { rehash() }
        place(SourceSlot(hash: hash(system, id), comment: comment))
        count += 1
    }

    /// Comments whose source has the same hash, ascending.
    func candidates(system: UnsafeRawBufferPointer, id: UnsafeRawBufferPointer) -> [UInt32] {
        let hash = hash(system, id)
        var found: [UInt32] = []
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot].comment != 0 {
            if slots[slot].hash == hash { found.append(slots[slot].comment) }
            slot = (slot + 1) & (slots.count - 1)
        }
        return found.sorted()
    }

    mutating func visit(_ visitor: inout some ColumnVisitor) {
        visitor.visit(&slots, "sources.slots")
        visitor.visit(&count)
        visitor.visit(&seed)
    }

    private func hash(_ system: UnsafeRawBufferPointer, _ id: UnsafeRawBufferPointer) -> UInt32 {
        ByteHash.of(ByteHash.of(system, seed: seed), ByteHash.of(id, seed: seed), seed: seed)
    }

    private mutating func place(_ entry: SourceSlot) {
        var slot = Int(entry.hash) & (slots.count - 1)
        while slots[slot].comment != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = entry
    }

    private mutating func rehash() {
        let old = slots
        slots = Column(repeating: SourceSlot(hash: 0, comment: 0), count: old.count * 2)
        for index in 0..<old.count where old[index].comment != 0 { place(old[index]) }
    }
}

struct SourceSlot: BitwiseCopyable, Sendable {
    var hash: UInt32
    var comment: UInt32
}
