/// Comments that are alike to the first of them.
package struct Wave: Hashable, Sendable {
    /// In the order in which they were given.
    package var numbers: [CommentNumber]
    /// How many different texts they have.
    package var texts: Int
    /// Decided comments, not among those, that are also alike to the first.
    package var decided: [CommentNumber] = []

    package var first: CommentNumber { numbers[0] }
}

/// Searches comments for waves. Made on the queue's thread; runs on any.
///
/// A comment joins the earliest wave to whose first comment it is alike. If being alike to any comment of a wave were
/// enough, a comment alike to two would make one wave of both. The eight smallest hashes propose, the shingles of
/// both texts decide. So that not all shingles of many comments are kept, a first reading finds the comments that
/// share hashes with others at all.
package struct WaveSearch: Sendable {
    /// The most comments that are looked at, and the fewest that make a wave.
    package static let most = 100_000
    package static let fewest = 3
    /// For how many waves it is told what was decided on comments like theirs.
    private static let told = 100

    private let numbers: [CommentNumber]
    private let places: [EntryPlace]
    private let decided: [SignedComment]

    /// - Parameter decided: Comments that were decided, to tell what became of a wave.
    package init(among numbers: [CommentNumber], in queue: Queue, decided: [SignedComment] = []) {
        (self.numbers, places) = queue.bodies(of: numbers.prefix(WaveSearch.most))
        self.decided = decided
    }

    /// Reads the texts, and returns the waves: the largest first; of equal ones, the one that begins first.
    ///
    /// - Returns: None if it was stopped.
    package func run(over desk: any Desk, stop: SearchStop = SearchStop()) throws(DeskError) -> [Wave] {
        var waves = try beginnings(over: desk, stop).waves
        waves = waves.filter { $0.numbers.count >= WaveSearch.fewest }.enumerated()
            .sorted { ($1.element.numbers.count, $0.offset) < ($0.element.numbers.count, $1.offset) }.map(\.element)
        try addDecided(to: &waves, desk, stop)
        return stop.isStopped ? [] : waves
    }

    /// Puts each comment into the earliest wave that it is alike to, or begins a new one with it.
    func beginnings(over desk: any Desk, _ stop: SearchStop = SearchStop()) throws(DeskError) -> WaveBeginnings {
        let signatures = try signatures(desk, stop)
        let shared = SharedHashes(of: signatures)
        let candidates = signatures.indices.filter { index in signatures[index].map(shared.proposes) ?? false }
        var beginnings = WaveBeginnings(shared)
        var scratch = LikenessScratch()
        try desk.bodies(at: candidates.map { places[$0] }) { position, text in
            guard let signature = signatures[candidates[position]] else { return true }
            let shingles = signature.isShort ? Shingles.none : scratch.shingles(of: text)
            beginnings.add(numbers[candidates[position]], signature, shingles)
            return !stop.isStopped
        }
        return beginnings
    }

    private func signatures(_ desk: any Desk, _ stop: SearchStop) throws(DeskError) -> [Signature?] {
        var signatures = [Signature?](repeating: nil, count: places.count)
        var scratch = LikenessScratch()
        try desk.bodies(at: places) { index, text in
            signatures[index] = scratch.signature(of: text)
            return !stop.isStopped
        }
        return signatures
    }

    private func addDecided(to waves: inout [Wave], _ desk: any Desk, _ stop: SearchStop) throws(DeskError) {
        guard !decided.isEmpty else { return }
        let placeOf = Dictionary(zip(numbers, places), uniquingKeysWith: { first, _ in first })
        for index in waves.indices.prefix(WaveSearch.told) where !stop.isStopped {
            guard let place = placeOf[waves[index].first] else { continue }
            let search = AlikeSearch(waves[index].first, at: place, body: EntryNumber(0), among: decided)
            let own = Set(waves[index].numbers)
            let alike = try search.run(over: desk, stop: stop).alike
            waves[index].decided = alike.map(\.number).filter { !own.contains($0) }.sorted()
        }
    }
}

/// The waves that have begun, one comment after the other.
///
/// Many long texts that share a little could each have to be compared with all before them. So a hash that many first
/// comments have says little and proposes none of them any more, a comment is compared with few, and one that can't
/// be proposed is not kept.
struct WaveBeginnings {
    /// The most first comments that a hash may propose, and the most that one comment is compared with.
    static let crowd = 32
    static let most = 16
    /// The most shingles that are kept of all first comments: a hundred megabytes. A wave that begins later is joined
    /// only by comments that say the same.
    private static let kept = 4_000_000

    private(set) var waves: [Wave] = []
    /// How many first comments hashes have proposed so far, and with how many of them texts were compared.
    private(set) var proposals = 0
    private(set) var comparisons = 0
    private let shared: SharedHashes
    private var shingles: [Int: Shingles] = [:]
    private var room = WaveBeginnings.kept
    private var byKey: [UInt64: Int] = [:]
    /// The waves whose first comments have a hash; empty if there are too many.
    private var byHash: [UInt32: [Int]] = [:]

    init(_ shared: SharedHashes) {
        self.shared = shared
    }

    mutating func add(_ number: CommentNumber, _ signature: Signature, _ shingles: Shingles) {
        if let same = byKey[signature.key] { return waves[same].numbers.append(number) }
        if let joined = wave(alikeTo: shingles, signature) {
            waves[joined].numbers.append(number)
            waves[joined].texts += 1
            byKey[signature.key] = joined
            return
        }
        byKey[signature.key] = waves.count
        keep(shingles, signature)
        waves.append(Wave(numbers: [number], texts: 1))
    }

    /// The earliest of the waves that share the most hashes, and whose first comment is alike.
    private mutating func wave(alikeTo other: Shingles, _ signature: Signature) -> Int? {
        guard !signature.isShort else { return nil }
        var proposed: [Int] = []
        for lane in 0..<8 { proposed += byHash[signature.smallest[lane]] ?? [] }
        guard proposed.count > 1 else { return nil }
        proposals += proposed.count
        proposed.sort()
        var counted: [(count: Int, wave: Int)] = []
        for wave in proposed {
            if counted.last?.wave == wave { counted[counted.count - 1].count += 1 } else { counted.append((1, wave)) }
        }
        let best = counted.filter { $0.count >= 2 }.sorted { ($1.count, $0.wave) < ($0.count, $1.wave) }
        return best.prefix(WaveBeginnings.most).map(\.wave).sorted().first { wave in
            comparisons += 1
            return shingles[wave]?.likeness(to: other) != nil
        }
    }

    /// Has the next wave proposed to comments that share two hashes with its first, if there may be any.
    private mutating func keep(_ shingles: Shingles, _ signature: Signature) {
        guard !signature.isShort, shingles.count <= room else { return }
        let hashes = (0..<8).map { signature.smallest[$0] }
            .filter { shared.hasTwice(UInt64($0)) && byHash[$0]?.isEmpty != true }
        guard hashes.count >= 2 else { return }
        room -= shingles.count
        self.shingles[waves.count] = shingles
        for hash in hashes {
            byHash[hash, default: []].append(waves.count)
            if byHash[hash]?.count == WaveBeginnings.crowd { byHash[hash] = [] }
        }
    }
}

/// The hashes, and keys of short texts, that more than one comment has. Its only mistakes are false yeses.
struct SharedHashes {
    private var numbers: SeenTwice

    init(of signatures: [Signature?]) {
        numbers = SeenTwice(about: signatures.count * 8)
        for case let signature? in signatures {
            if signature.isShort {
                numbers.add(signature.key)
            } else {
                for lane in 0..<8 { numbers.add(UInt64(signature.smallest[lane])) }
            }
        }
    }

    func hasTwice(_ hash: UInt64) -> Bool { numbers.hasTwice(hash) }

    /// Whether a comment shares two hashes, or its key, with some other.
    func proposes(_ signature: Signature) -> Bool {
        if signature.isShort { return hasTwice(signature.key) }
        return (0..<8).count { hasTwice(UInt64(signature.smallest[$0])) } >= 2
    }
}

/// The numbers that were added more than once. Its only mistakes are false yeses.
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
