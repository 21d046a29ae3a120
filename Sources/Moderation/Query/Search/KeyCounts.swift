/// How often each key occurs: an open-addressed table, for a million keys are many objects in a dictionary.
struct KeyCounts: Sendable {
    private var keys: [UInt64] = Array(repeating: 0, count: 64)
    private var counts: [UInt32] = Array(repeating: 0, count: 64)
    private var used = 0

    /// How often a key, never 0, occurs.
    func count(of key: UInt64) -> Int {
        Int(counts[slot(of: key)])
    }

    mutating func add(_ key: UInt64) {
        var slot = slot(of: key)
        if keys[slot] == 0 {
            if used * 4 >= keys.count * 3 {
                grow()
                slot = self.slot(of: key)
            }
            keys[slot] = key
            used += 1
        }
        counts[slot] += 1
    }

    /// Takes away one that was added. The key keeps its slot.
    mutating func remove(_ key: UInt64) {
        let slot = slot(of: key)
        if counts[slot] > 0 { counts[slot] -= 1 }
    }

    private func slot(of key: UInt64) -> Int {
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 16) & mask
        while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = (keys, counts)
        keys = Array(repeating: 0, count: old.0.count * 2)
        counts = Array(repeating: 0, count: old.0.count * 2)
        for index in old.0.indices where old.0[index] != 0 {
            let slot = slot(of: old.0[index])
            keys[slot] = old.0[index]
            counts[slot] = old.1[index]
        }
    }
}
