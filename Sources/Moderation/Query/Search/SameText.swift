/// Which comments say the same: a column of keys made of the bodies in force, filled only when somebody asks.
///
/// Same means: folded, and with any run of white space as one space. If keys differ, the texts differ; if keys are
/// the same (``TextKey``), the texts are too, except by chance, so ``Selection`` and ``TextSearch`` compare the
/// texts. The holder of a queue and a ``SameText`` gives it every batch that the queue applies (``apply(_:)``), fills
/// what is missing with ``scan(of:)``, and adds the keys that come back (``add(_:in:)``).
package struct SameText: Sendable {
    /// By comment number minus one; 0 means not known.
    private var keys: [UInt64] = []
    private var counts = KeyCounts()
    private var known = 0

    package init() {}

    /// Nothing is known.
    package static let unknown = SameText()

    /// Keys that were made from texts, each with the entry in which its text stood.
    package struct Batch: Sendable {
        /// The journal that they were read from: see ``Place/origin``.
        let origin: UInt32
        package internal(set) var numbers: [CommentNumber] = []
        var bodies: [EntryNumber] = []
        var keys: [UInt64] = []

        mutating func append(_ number: CommentNumber, body: EntryNumber, key: UInt64) {
            numbers.append(number)
            bodies.append(body)
            keys.append(key)
        }
    }

    // MARK: - What it knows

    /// Whether the key of every comment that has a text is known.
    package func isComplete(for queue: Queue) -> Bool {
        known == queue.commentCount
    }

    /// How many comments say what this one says, itself included; `nil` if that is not known, or it was erased.
    package func count(of number: CommentNumber, in queue: Queue) -> Int? {
        guard let key = key(of: number), key != SameText.erased, isComplete(for: queue) else { return nil }
        return counts.count(of: key)
    }

    func isDuplicate(_ number: CommentNumber, in queue: Queue) -> Verdict {
        guard let key = key(of: number) else { return .text }
        if key == SameText.erased { return .no }
        if counts.count(of: key) > 1 { return .yes }
        return isComplete(for: queue) ? .no : .text
    }

    func isSame(_ number: CommentNumber, asAnyOf others: [UInt32], in queue: Queue) -> Verdict {
        guard let key = key(of: number) else {
            return others.contains { queue.contains(CommentNumber($0)) } ? .text : .no
        }
        var verdict = Verdict.no
        for other in others where queue.contains(CommentNumber(other)) {
            guard let otherKey = self.key(of: CommentNumber(other)) else {
                verdict = .text
                continue
            }
            guard key == otherKey, key != SameText.erased else { continue }
            if other == number.rawValue { return .yes }
            verdict = .text
        }
        return verdict
    }

    /// Whether another comment says the same, as far as is known.
    func isSaidTwice(_ number: CommentNumber) -> Bool {
        guard let key = key(of: number), key != SameText.erased else { return false }
        return counts.count(of: key) > 1
    }

    /// Whether it says the same as one of others, as far as is known.
    func says(_ number: CommentNumber, theSameAsAnyOf others: [UInt32]) -> Bool {
        guard let key = key(of: number), key != SameText.erased else { return false }
        return others.contains { self.key(of: CommentNumber($0)) == key }
    }

    func key(of number: CommentNumber) -> UInt64? {
        let index = Int(number.rawValue) - 1
        guard keys.indices.contains(index), keys[index] != 0 else { return nil }
        return keys[index]
    }

    // MARK: - What it is told

    /// Forgets what a batch has made uncertain.
    package mutating func apply(_ batch: EntryBatch) {
        for entry in batch.entries {
            switch entry.verb {
            case .edit, .undo:
                for number in batch.on(entry) { set(0, at: Int(number) - 1) }
            case .erase:
                for number in batch.on(entry) { set(SameText.erased, at: Int(number) - 1) }
            case .found, .release, .submit, .approve, .reject, .reopen, .defer, .note: break
            }
        }
    }

    /// Adds keys that were made from texts, except those of comments whose text has changed since, and all of another journal.
    package mutating func add(_ batch: Batch, in queue: Queue) {
        guard batch.origin == queue.origin else { return }
        for index in batch.numbers.indices {
            let number = batch.numbers[index]
            guard queue.contains(number), queue.state(of: number) != .erased,
                queue.body(of: number) == batch.bodies[index]
            else { continue }
            set(batch.keys[index], at: Int(number.rawValue) - 1)
        }
    }

    /// Notes erasures that came before the first batch, and returns what is needed to read all missing texts.
    package mutating func scan(of queue: Queue) -> Scan {
        var scan = Scan()
        guard !isComplete(for: queue) else { return scan }
        for index in 0..<queue.commentCount where !keys.indices.contains(index) || keys[index] == 0 {
            let number = CommentNumber(UInt32(index + 1))
            if queue.state(of: number) == .erased {
                set(SameText.erased, at: index)
            } else if let place = queue.bodyPlace(of: number) {
                scan.append(number, body: queue.body(of: number), place: place)
            }
        }
        return scan
    }

    /// Sets keys without a queue to compare with: where the texts were read just now.
    mutating func set(_ batch: Batch) {
        for index in batch.numbers.indices { set(batch.keys[index], at: Int(batch.numbers[index].rawValue) - 1) }
    }

    static let erased = UInt64.max

    mutating func set(_ key: UInt64, at index: Int) {
        if index >= keys.count {
            guard key != 0 else { return }
            keys.append(contentsOf: repeatElement(0, count: index + 1 - keys.count))
        }
        let old = keys[index]
        if old != 0 {
            known -= 1
            if old != SameText.erased { counts.remove(old) }
        }
        keys[index] = key
        if key != 0 {
            known += 1
            if key != SameText.erased { counts.add(key) }
        }
    }
}
