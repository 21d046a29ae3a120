import Seeded
import Testing

@testable import Moderation

@Suite("The table of keys")
struct KeyCountsTests {
    @Test("counts what is added and taken away")
    func counts() {
        var table = KeyCounts()
        var chance = SeededGenerator(seed: 3)
        let keys = (0..<5_000).map { _ in UInt64.random(in: 1 ... .max, using: &chance) }
        for (index, key) in keys.enumerated() { for _ in 0...index % 3 { table.add(key) } }
        for key in keys.prefix(100) { table.remove(key) }
        for (index, key) in keys.enumerated() {
            #expect(table.count(of: key) == index % 3 + (index < 100 ? 0 : 1))
        }
        #expect(table.count(of: 7) == 0)
    }

    @Test("finds each key within some steps, also keys that were made to lie in one run by somebody who knows the seed")
    func crafted() {
        // A table of the size that the crafted keys make it, to choose them by where they would begin.
        var model = KeyCounts(seed: 42)
        var chance = SeededGenerator(seed: 4)
        for _ in 0..<3_500 { model.add(UInt64.random(in: 1 ... .max, using: &chance)) }
        let size = model.keys.count
        var crafted: [UInt64] = []
        while crafted.count < 3_000 {
            let key = UInt64.random(in: 1 ... .max, using: &chance)
            if model.home(of: key) < size / 128 { crafted.append(key) }
        }
        var table = KeyCounts(seed: 42)
        for key in crafted { table.add(key) }
        #expect(table.keys.count <= size * 2)
        for (slot, key) in table.keys.enumerated() where key != 0 {
            let way = (slot - table.home(of: key) + table.keys.count) % table.keys.count
            #expect(way < KeyCounts.longestWay)
        }
        for key in crafted { #expect(table.count(of: key) == 1) }
    }
}
