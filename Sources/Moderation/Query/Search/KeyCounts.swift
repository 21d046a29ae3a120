/// How often each key occurs: an open-addressed table, which takes half the room of a dictionary.
///
/// A seed decides where the search for a key's slot begins. Keys made to lie in one run of slots, even by somebody
/// who knows the seed, make a longer run than chance ever does: then another seed is drawn and the table is laid out
/// again. So no key takes more than ``longestWay`` steps, whatever keys there are.
struct KeyCounts: Sendable {
    /// The most slots in which a key is looked for. Among millions of random keys the longest way has some hundred.
    static let longestWay = 1_024

    private(set) var keys: [UInt64] = Array(repeating: 0, count: 64)
    private var counts: [UInt32] = Array(repeating: 0, count: 64)
    private var used = 0
    private var seed: UInt64

    init(seed: UInt64 = .random(in: .min ... .max)) {
        self.seed = seed
    }

    /// How often a key, never 0, occurs.
    func count(of key: UInt64) -> Int {
        slot(of: key).map { Int(counts[$0]) } ?? 0
    }

    mutating func add(_ key: UInt64) {
        if used * 4 >= keys.count * 3 { layOut(in: keys.count * 2) }
        while true {
            guard let slot = slot(of: key) else {
                seed = .random(in: .min ... .max)
                layOut(in: keys.count)
                continue
            }
            if keys[slot] == 0 {
                keys[slot] = key
                used += 1
            }
            counts[slot] += 1
            return
        }
    }

    /// Removes one occurrence. The key keeps its slot.
    mutating func remove(_ key: UInt64) {
        guard let slot = slot(of: key), counts[slot] > 0 else { return }
        counts[slot] -= 1
    }

    /// The slot in which a key is looked for first.
    func home(of key: UInt64) -> Int {
        let (high, low) = (key ^ seed).multipliedFullWidth(by: seed << 1 | 1)
        return Int(truncatingIfNeeded: (high ^ low) >> 16) & (keys.count - 1)
    }

    /// The slot that a key has, or would get; `nil` if there is none within the longest way.
    private func slot(of key: UInt64) -> Int? {
        OpenAddressing.slot(from: home(of: key), of: keys.count, most: KeyCounts.longestWay) {
            keys[$0] == 0 || keys[$0] == key
        }
    }

    /// Puts all keys where they belong in a table of so many slots, by a seed that makes that possible.
    private mutating func layOut(in size: Int) {
        let old = (keys, counts)
        laying: while true {
            keys = Array(repeating: 0, count: size)
            counts = Array(repeating: 0, count: size)
            for index in old.0.indices where old.0[index] != 0 {
                guard let slot = slot(of: old.0[index]) else {
                    seed = .random(in: .min ... .max)
                    continue laying
                }
                keys[slot] = old.0[index]
                counts[slot] = old.1[index]
            }
            return
        }
    }
}
