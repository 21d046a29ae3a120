/// Comments that are alike to the first of them.
package struct Wave: Hashable, Sendable {
    /// In the order in which they were given.
    package var numbers: [CommentNumber]
    /// How many of them say something else than the ones before.
    package var texts: Int
    /// Decided comments beyond those, alike to the first too.
    package var decided: [CommentNumber] = []

    package var first: CommentNumber { numbers[0] }
}

/// Looks for waves among comments. It is made on the queue's thread and runs on any.
///
/// A comment joins the earliest wave whose first comment it is alike to: were it enough to be alike to any of a wave, one that is alike to
/// two would make one of both. The eight smallest hashes propose, the shingles of both texts decide. So that of many comments not all
/// shingles are kept, a first reading finds those that share hashes with others at all.
package struct WaveSearch: Sendable {
    /// The most comments that are looked at, the fewest that make a wave, and the most first comments that one is compared with.
    package static let most = 100_000
    package static let fewest = 3
    private static let leaders = 64
    /// For so many waves it is told what was decided of the like.
    private static let told = 100

    private let numbers: [CommentNumber]
    private let places: [EntryPlace]
    private let decided: [SignedComment]

    /// - Parameter decided: Comments that were decided, to tell what became of a wave.
    package init(among numbers: [CommentNumber], in queue: Queue, decided: [SignedComment] = []) {
        (self.numbers, places) = queue.bodies(of: numbers.prefix(WaveSearch.most))
        self.decided = decided
    }

    /// Reads the texts; the largest wave first, then that which begins first.
    package func run(over desk: any Desk) throws(DeskError) -> [Wave] {
        let signatures = try signatures(desk)
        var waves = try group(candidates(signatures), signatures, desk)
        waves = waves.filter { $0.numbers.count >= WaveSearch.fewest }.enumerated()
            .sorted { ($1.element.numbers.count, $0.offset) < ($0.element.numbers.count, $1.offset) }.map(\.element)
        try addDecided(to: &waves, desk)
        return waves
    }

    private func signatures(_ desk: any Desk) throws(DeskError) -> [Signature?] {
        var signatures = [Signature?](repeating: nil, count: places.count)
        var scratch = LikenessScratch()
        try desk.bodies(at: places) { index, text in
            signatures[index] = scratch.signature(of: text)
            return true
        }
        return signatures
    }

    /// Those that share two hashes, or a key, with some other, by index.
    private func candidates(_ signatures: [Signature?]) -> [Int] {
        var hashes = SeenTwice(about: signatures.count * 8)
        for case let signature? in signatures {
            if signature.isShort {
                hashes.add(signature.key)
            } else {
                for lane in 0..<8 { hashes.add(UInt64(signature.smallest[lane])) }
            }
        }
        return signatures.indices.filter { index in
            guard let signature = signatures[index] else { return false }
            if signature.isShort { return hashes.hasTwice(signature.key) }
            return (0..<8).count { hashes.hasTwice(UInt64(signature.smallest[$0])) } >= 2
        }
    }

    /// Puts each candidate into the earliest wave that it is alike to, or lets it begin one.
    private func group(_ candidates: [Int], _ signatures: [Signature?], _ desk: any Desk) throws(DeskError) -> [Wave] {
        var waves: [(wave: Wave, shingles: Shingles, keys: Set<UInt64>)] = []
        var byHash: [UInt32: [Int]] = [:]
        var byKey: [UInt64: Int] = [:]
        var scratch = LikenessScratch()
        try desk.bodies(at: candidates.map { places[$0] }) { position, text in
            let number = numbers[candidates[position]]
            guard let signature = signatures[candidates[position]] else { return true }
            let shingles = signature.isShort ? Shingles.none : scratch.shingles(of: text)
            var joined = byKey[signature.key]
            if joined == nil, !signature.isShort {
                var shared: [Int: Int] = [:]
                for lane in 0..<8 {
                    for leader in byHash[signature.smallest[lane]] ?? [] { shared[leader, default: 0] += 1 }
                }
                let leaders = shared.filter { $0.value >= 2 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
                joined = leaders.prefix(WaveSearch.leaders).map(\.key).sorted()
                    .first { waves[$0].shingles.likeness(to: shingles) != nil }
            }
            if let joined {
                waves[joined].wave.numbers.append(number)
                if waves[joined].keys.insert(signature.key).inserted { waves[joined].wave.texts += 1 }
                byKey[signature.key] = joined
                return true
            }
            byKey[signature.key] = waves.count
            if !signature.isShort {
                for lane in 0..<8 { byHash[signature.smallest[lane], default: []].append(waves.count) }
            }
            waves.append((Wave(numbers: [number], texts: 1), shingles, [signature.key]))
            return true
        }
        return waves.map(\.wave)
    }

    private func addDecided(to waves: inout [Wave], _ desk: any Desk) throws(DeskError) {
        guard !decided.isEmpty else { return }
        let placeOf = Dictionary(zip(numbers, places), uniquingKeysWith: { first, _ in first })
        for index in waves.indices.prefix(WaveSearch.told) {
            guard let place = placeOf[waves[index].first] else { continue }
            let search = AlikeSearch(waves[index].first, at: place, body: EntryNumber(0), among: decided)
            let own = Set(waves[index].numbers)
            waves[index].decided = try search.run(over: desk).alike.map(\.number).filter { !own.contains($0) }.sorted()
        }
    }
}

/// Which numbers were added more than once. Wrong only by saying yes.
private struct SeenTwice {
    private var once: [UInt64]
    private var twice: [UInt64]
    private let shift: UInt64

    init(about count: Int) {
        var bits = 16
        while bits < 26, 1 << bits < count * 32 { bits += 1 }
        shift = UInt64(64 - bits)
        once = Array(repeating: 0, count: (1 << bits) / 64)
        twice = once
    }

    mutating func add(_ number: UInt64) {
        let place = place(of: number)
        let bit: UInt64 = 1 << UInt64(place % 64)
        if once[place / 64] & bit != 0 { twice[place / 64] |= bit }
        once[place / 64] |= bit
    }

    func hasTwice(_ number: UInt64) -> Bool {
        let place = place(of: number)
        return twice[place / 64] >> UInt64(place % 64) & 1 == 1
    }

    private func place(of number: UInt64) -> Int {
        Int(truncatingIfNeeded: (number &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }
}
