internal import Text

/// Which authors' names look like another's though their bytes differ: an index from what a name looks like (its
/// skeleton, UTS #39) to the names that look so. Names that are canonically equivalent are one name.
///
/// It is made beside a queue and never on the way to the first screen: the holder of both asks for what is missing,
/// runs it wherever there is time, and returns the batch. Names that look alike are linked from the oldest on, and
/// only the first ``most`` of them are looked at, so that a flood of variants costs nothing and hides nobody older.
package struct Lookalikes: Sendable {
    /// The person whose name another one looks like.
    package enum Original: Hashable, Sendable {
        /// An author, with how many comments under that name are approved.
        case author(name: String, approved: Int)
        /// One of the settings' moderators, by the login or the name that is imitated.
        case moderator(String)
    }

    /// What names look like, as ``Job/run()`` found out.
    package struct Batch: Sendable {
        /// The seed of the table that the names belong to.
        fileprivate var seed: UInt64
        fileprivate var first: Int
        /// How many names there are in all.
        fileprivate var total: Int
        fileprivate var keys: [UInt64]
        fileprivate var moderators: [UInt32: String]
    }

    /// Names that look alike are looked at only up to this many.
    package static let most = 64

    private let moderators: ModeratorLooks
    /// The seed of the table of names that it knows.
    private var seed: UInt64 = 0
    /// By name number, the first of which is none: a hash of what it looks like, never 0.
    private var keys = Column<UInt64>(repeating: 0, count: 1)
    /// By name number: the next younger name that looks the same, 0 for none; for the oldest one, the youngest.
    private var next = Column<UInt32>(repeating: 0, count: 1)
    private var youngest = Column<UInt32>(repeating: 0, count: 1)
    /// The oldest names by key; 0 marks a free slot. Their count is a power of two.
    private var slots = Column<UInt32>(repeating: 0, count: 16)
    private var slotsTaken = 0
    /// Names that look like a moderator's, by number.
    private var imitators: [UInt32: String] = [:]

    package init(moderators: [Login: String]? = nil) {
        self.moderators = ModeratorLooks(moderators ?? [:])
    }

    // MARK: What it knows

    /// The person whom a comment's author seems to imitate; `nil` if nobody, or if that is not known yet.
    ///
    /// A moderator comes first; else, of the names that look the same, the one with the most approved comments, if it
    /// has more than the author's own, or as many and is older. Names that have written under the author's own e-mail
    /// are the author's.
    package func original(ofAuthorOf number: CommentNumber, in queue: Queue) -> Original? {
        guard queue.contains(number), queue.authors.names.seed == seed else { return nil }
        let name = queue.nameIndex(of: number)
        guard name > 0, name < keys.count, queue.authors.nameCounts[name].total > 0 else { return nil }
        if let moderator = imitators[UInt32(name)] { return .moderator(moderator) }
        let oldest = Int(slots[slot(of: keys[name])])
        guard oldest != name || next[name] != 0 else { return nil }
        let look = queue.withName(name) { NameLook.of($0) }
        let email = queue.emailIndex(of: number)
        var best: (name: Int, approved: UInt32)?
        let own = queue.authors.approved(ofName: name)
        var candidate = oldest
        for _ in 0..<Lookalikes.most where candidate != 0 {
            defer { candidate = Int(next[candidate]) }
            guard candidate != name, queue.authors.nameCounts[candidate].total > 0,
                !queue.authors.isSameName(candidate, name)
            else { continue }
            let approved = queue.authors.approved(ofName: candidate)
            guard approved > own || (approved == own && candidate < name), best.map({ approved > $0.approved }) ?? true,
                email == 0 || !queue.authors.isKnown(AuthorKey(name: UInt32(candidate), email: UInt32(email))),
                queue.withName(candidate, { NameLook.of($0) }) == look
            else { continue }
            best = (candidate, approved)
        }
        return best.map { .author(name: queue.authors.names.string($0.name), approved: Int($0.approved)) }
    }

    // MARK: What it is told

    /// The job for the names that the queue has and this has not; `nil` when there are none. After a queue was read
    /// again, that is all of them.
    ///
    /// - Parameter limit: The most names of one job: taking its result must not hold up a key.
    package func missing(in queue: Queue, atMost limit: Int = .max) -> Job? {
        let names = queue.authors.names
        let first = names.seed == seed ? keys.count : 1
        guard first <= names.count else { return nil }
        let count = min(limit, names.count + 1 - first)
        return Job(names: names, range: first..<first + count, moderators: moderators)
    }

    /// Makes and takes everything that is missing, at once.
    package mutating func catchUp(with queue: Queue) {
        if let job = missing(in: queue) { take(job.run()) }
    }

    /// Takes a batch; one that does not begin where this ends is ignored.
    package mutating func take(_ batch: Batch) {
        if batch.seed != seed, batch.first == 1 { forget(andKnow: batch.seed, room: batch.total) }
        guard batch.seed == seed, batch.first == keys.count else { return }
        imitators.merge(batch.moderators) { $1 }
        for key in batch.keys { add(key) }
    }

    /// Names whose looks are to be worked out, on any thread.
    package struct Job: Sendable {
        fileprivate let names: Interner
        fileprivate let range: Range<Int>
        fileprivate let moderators: ModeratorLooks

        /// How many names there are.
        package var count: Int { range.count }

        /// Works them out.
        package func run() -> Batch {
            var batch = Batch(
                seed: names.seed, first: range.lowerBound, total: names.count, keys: [], moderators: [:])
            batch.keys.reserveCapacity(range.count)
            for index in range {
                names.withBytes(index) { bytes in
                    batch.keys.append(NameLook.hash(NameLook.of(bytes), seed: names.seed))
                    if let moderator = moderators.imitated(by: bytes) {
                        batch.moderators[UInt32(truncatingIfNeeded: index)] = moderator
                    }
                }
            }
            return batch
        }
    }

    private mutating func forget(andKnow seed: UInt64, room: Int) {
        self.seed = seed
        keys = Column(repeating: 0, count: 1)
        next = Column(repeating: 0, count: 1)
        youngest = Column(repeating: 0, count: 1)
        keys.reserve(room)
        next.reserve(room)
        youngest.reserve(room)
        // Slots for all of them from the start: moving them later would take longer than a key may wait.
        var count = 16
        while count * 2 < room * 3 { count *= 2 }
        slots = Column(repeating: 0, count: count)
        slotsTaken = 0
        imitators = [:]
    }

    private mutating func add(_ key: UInt64) {
        let index = UInt32(truncatingIfNeeded: keys.count)
        keys.append(key)
        next.append(0)
        youngest.append(index)
        let slot = slot(of: key)
        let oldest = Int(slots[slot])
        if oldest != 0 {
            next[Int(youngest[oldest])] = index
            youngest[oldest] = index
            return
        }
        slots[slot] = index
        slotsTaken += 1
        if OpenAddressing.isFull(slotsTaken, of: slots.count) { rehash() }
    }

    /// The slot of the oldest name with a key, or the slot that it would get.
    private func slot(of key: UInt64) -> Int {
        OpenAddressing.slot(from: Int(truncatingIfNeeded: key), of: slots.count) {
            slots[$0] == 0 || keys[Int(slots[$0])] == key
        }
    }

    private mutating func rehash() {
        let old = slots
        slots = Column<UInt32>(repeating: 0, count: old.count * 2)
        for index in 0..<old.count where old[index] != 0 { slots[slot(of: keys[Int(old[index])])] = old[index] }
    }
}

/// What a name looks like: its skeleton, with runs of blanks as one and none at the ends.
enum NameLook {
    static func of(_ utf8: UnsafeRawBufferPointer) -> [UInt8] {
        var look: [UInt8] = []
        for byte in Skeleton.of(String(decoding: utf8, as: UTF8.self)) where byte != 0x20 || (look.last ?? 0x20) != 0x20
        {
            look.append(byte)
        }
        if look.last == 0x20 { look.removeLast() }
        return look
    }

    /// A hash that is never 0, and that nobody can aim at without knowing the seed.
    static func hash(_ look: [UInt8], seed: UInt64) -> UInt64 {
        look.withUnsafeBytes {
            UInt64(ByteHash.of($0, seed: seed)) << 32 | UInt64(ByteHash.of($0, seed: seed &* 0x9E37_79B9_7F4A_7C15))
        }
    }
}
