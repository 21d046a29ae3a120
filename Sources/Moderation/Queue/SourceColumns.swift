/// Where imported comments came from: comments by a hash of their source. The sources themselves stay in the journal.
struct SourceColumns: Sendable {
    /// Their count is a power of two; comment 0 marks a free slot.
    private var slots = Column<SourceSlot>(repeating: SourceSlot(hash: 0, comment: 0), count: 16)
    private var count = 0
    var seed = UInt64.random(in: .min ... .max)

    mutating func add(_ comment: UInt32, system: UnsafeRawBufferPointer, id: UnsafeRawBufferPointer) {
        if OpenAddressing.isFull(count + 1, of: slots.count) { rehash() }
        place(SourceSlot(hash: hash(system, id), comment: comment))
        count += 1
    }

    /// Comments whose source has the same hash, ascending.
    func candidates(system: UnsafeRawBufferPointer, id: UnsafeRawBufferPointer) -> [UInt32] {
        let hash = hash(system, id)
        var found: [UInt32] = []
        _ = OpenAddressing.slot(from: Int(hash), of: slots.count) { slot in
            if slots[slot].hash == hash { found.append(slots[slot].comment) }
            return slots[slot].comment == 0
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
        let slot = OpenAddressing.slot(from: Int(entry.hash), of: slots.count) { slots[$0].comment == 0 }
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
