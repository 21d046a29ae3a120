internal import Text

/// What the team's own decisions make likely: naive Bayes over the stretches of characters (``Grams``) of the texts that were decided.
///
/// It is a function of the standing decisions alone, in whole numbers, so that the same journal gives every moderator
/// the same: what is removed is subtracted. A text counts once, however many comments say it, by the last decision on
/// it. Rejections for one reason are compared with all other decisions, rejections for any reason with approvals.
/// Nothing is said before there are ``fewest`` of both.
///
/// How likely something is, is told by counting: each of the newest texts is scored without its own contribution, and
/// then it is counted how many were rejected among those whose scores are the nearest to a comment's: ``most`` of
/// them, or a quarter of all.
package struct Likelihoods: Sendable {
    /// The fewest rejections, and the fewest approvals, for anything to be said.
    package static let fewest = 20
    /// The most texts that are counted.
    static let most = 40
    /// How many of the newest texts are scored, and at least how many of each kind: after many rejections in a row,
    /// the texts most like any comment would all be rejected ones.
    static let scored = 500
    static let scoredOfEach = 80

    /// What a rejection is counted for: one reason, or `nil` for any.
    package typealias RejectionKind = ReasonCode?

    /// A text that was decided, with the decisions on it.
    private struct Text {
        var rows: [StandingDecisions.Row]
        /// What it is counted by.
        let letters: [UInt8]

        /// The newest decides.
        var row: StandingDecisions.Row? { rows.max { $0.rank < $1.rank } }
    }

    private struct Table {
        /// Empty before the first text.
        var counts: [UInt16] = []
        var texts = 0

        mutating func add(_ buckets: [Int32]) {
            if counts.isEmpty { counts = Array(repeating: 0, count: Grams.buckets) }
            texts += 1
            for bucket in buckets { counts[Int(bucket)] += 1 }
        }

        mutating func take(_ buckets: [Int32]) {
            texts -= 1
            for bucket in buckets { counts[Int(bucket)] -= 1 }
        }
    }

    /// The score of a text without its own contribution, and whether it was rejected.
    private struct Scored {
        var score: Int
        var rank: UInt64
        var isRejected: Bool
    }

    private var texts: [UInt64: Text] = [:]
    private var keys: [UInt32: UInt64] = [:]
    /// Of all texts, and of the rejected ones.
    private var all = Table()
    private var rejected = Table()
    /// Of those rejected for a reason that has enough of them.
    private var byReason: [ReasonCode: Table] = [:]
    private var rejections: [ReasonCode: Int] = [:]
    private var grams = Grams()
    /// Texts by score, ascending, for each kind that something is said about.
    private var scales: [RejectionKind: [Scored]] = [:]

    package init() {}
}

/// Learning and unlearning.
extension Likelihoods {
    /// Learns a decision on a text.
    ///
    /// - Parameters:
    ///   - key: The same for equal texts.
    ///   - normal: The text as ``TextKey/normal(_:into:)`` makes it.
    mutating func add(_ row: StandingDecisions.Row, key: UInt64, normal: [UInt8]) {
        forget(row.number)
        keys[row.number.rawValue] = key
        // A copy of just these bytes: an array made of the slice would keep all of the reader's memory, for each text.
        var text = texts[key] ?? Text(rows: [], letters: normal.prefix(Grams.most).withUnsafeBytes { Array($0) })
        let before = text.row?.counted
        text.rows.append(row)
        texts[key] = text
        move(text, from: before, to: text.row?.counted)
    }

    mutating func forget(_ number: CommentNumber) {
        guard let key = keys.removeValue(forKey: number.rawValue), var text = texts[key] else { return }
        let before = text.row?.counted
        text.rows.removeAll { $0.number == number }
        texts[key] = text.rows.isEmpty ? nil : text
        move(text, from: before, to: text.row?.counted)
    }

    /// Counts a text otherwise than before: as rejected for a reason, as approved, or not at all.
    ///
    /// - Parameters:
    ///   - before: The reason of a rejection, or no reason for an approval; `nil` for a text that was not there.
    ///   - after: The same, for what stands from now on.
    private mutating func move(_ text: Text, from before: ReasonCode??, to after: ReasonCode??) {
        guard before != after else { return }
        let buckets = text.letters.withUnsafeBytes { grams.read($0) }
        if let before {
            all.take(buckets)
            if let reason = before { unlearn(buckets, reason) }
        }
        if let after {
            all.add(buckets)
            if let reason = after { learn(buckets, reason) }
        }
    }

    private mutating func learn(_ buckets: [Int32], _ reason: ReasonCode) {
        rejected.add(buckets)
        rejections[reason, default: 0] += 1
        if byReason[reason] != nil {
            byReason[reason]?.add(buckets)
        } else if rejections[reason] == Likelihoods.fewest {
            var table = Table()
            for other in texts.values where other.row?.reason == reason {
                table.add(other.letters.withUnsafeBytes { grams.read($0) })
            }
            byReason[reason] = table
        }
    }

    private mutating func unlearn(_ buckets: [Int32], _ reason: ReasonCode) {
        rejected.take(buckets)
        rejections[reason, default: 1] -= 1
        if rejections[reason, default: 0] < Likelihoods.fewest {
            byReason[reason] = nil
        } else {
            byReason[reason]?.take(buckets)
        }
        if rejections[reason] == 0 { rejections[reason] = nil }
    }

    /// Scores the newest texts again, after something was learned.
    mutating func calibrate() {
        scales = [:]
        guard speaks else { return }
        var newest = texts.values.compactMap { text in text.row.map { (row: $0, letters: text.letters) } }
        newest.sort { $0.row.rank > $1.row.rank }
        let kinds = [newest.filter(\.row.isRejected), newest.filter { !$0.row.isRejected }]
        let kept = kinds.flatMap { $0.prefix(Likelihoods.scoredOfEach) }
        let keptRanks = Set(kept.map(\.row.rank))
        let rest = newest.lazy.filter { !keptRanks.contains($0.row.rank) }.prefix(Likelihoods.scored - kept.count)
        let read = (kept + rest).map { row, letters in
            (row: row, buckets: letters.withUnsafeBytes { grams.read($0) })
        }
        for kind in [nil] + byReason.keys.map({ $0 as RejectionKind }) {
            scales[kind] = read.map { row, buckets in
                let isRejected = kind == nil ? row.isRejected : row.reason == kind
                return Scored(
                    score: score(buckets, kind, without: isRejected), rank: row.rank, isRejected: isRejected)
            }
            .sorted { ($0.score, $0.rank) < ($1.score, $1.rank) }
        }
    }
}

/// Telling what is likely.
extension Likelihoods {
    /// Whether there are enough decisions.
    package var speaks: Bool {
        rejected.texts >= Likelihoods.fewest && all.texts - rejected.texts >= Likelihoods.fewest
    }

    /// How many of the texts most like a comment were rejected, and the words that speak for that.
    package struct Told: Hashable, Sendable {
        /// `nil` for any reason.
        package var reason: ReasonCode?
        package var count: Count
        /// Ranges of the text's bytes: the words that speak for it, the strongest first, and the one that speaks most against it.
        package var words: [Range<Int>]
        package var against: Range<Int>?
    }

    /// How much speaks for a rejection: the greater, the more. 0 while nothing is said.
    func score(_ buckets: [Int32], _ kind: RejectionKind = nil) -> Int {
        speaks ? score(buckets, kind, without: nil) : 0
    }

    /// Counts the texts whose scores are the nearest; `nil` if nothing is said about that reason.
    func count(near score: Int, _ kind: RejectionKind) -> Count? {
        guard let scale = scales[kind], !scale.isEmpty else { return nil }
        let wanted = min(Likelihoods.most, max(1, scale.count / 4))
        var low = scale.indices.partitioningIndex { scale[$0].score >= score }
        var high = low
        while high - low < wanted {
            if low > 0, high == scale.count || score - scale[low - 1].score <= scale[high].score - score {
                low -= 1
            } else {
                high += 1
            }
        }
        return Count(rejected: scale[low..<high].count(where: \.isRejected), of: wanted)
    }

    /// Whether a text is likely to be rejected for one of these reasons.
    func isLikely(_ buckets: [Int32], _ kinds: [RejectionKind]) -> Bool {
        kinds.contains { kind in count(near: score(buckets, kind), kind)?.isLikely ?? false }
    }

    /// How many texts with the nearest scores there are, and how many of them were rejected.
    package struct Count: Hashable, Sendable {
        package var rejected: Int
        package var of: Int

        /// Nine in ten.
        var isLikely: Bool { rejected * 10 >= of * 9 }
        var isHalf: Bool { rejected * 2 >= of }
        /// For comparing: at any time, all counts are out of the same number.
        var share: Int { rejected * 1_000 / max(1, of) }
    }

    /// What to say of a text of whose nearest at least half were rejected: for the reason that is true of the most.
    package func tell(of body: String) -> Told? {
        guard speaks else { return nil }
        var body = body
        return body.withUTF8 { body in
            var reader = LikelyReader()
            let buckets = reader.read(UnsafeRawBufferPointer(body))
            let folded = FoldedText(UnsafeRawBufferPointer(body))
            return folded.bytes.withUnsafeBytes { bytes in
                guard let best = best(for: buckets) else { return nil }
                let (words, against) = words(of: bytes, best.kind)
                return Told(
                    reason: best.kind, count: best.count, words: words.map { folded.range(of: $0) },
                    against: against.map { folded.range(of: $0) })
            }
        }
    }

    /// The kind for which most of the nearest were rejected, if at least half of them were. A single reason that is
    /// likely goes before any reason.
    private func best(for buckets: [Int32]) -> (kind: RejectionKind, count: Count)? {
        var best: (kind: RejectionKind, count: Count)?
        for kind in byReason.keys.sorted(by: <).map({ $0 as RejectionKind }) + [nil] {
            guard let count = count(near: score(buckets, kind), kind), count.isHalf,
                count.share > best?.count.share ?? 0, kind != nil || !(best?.count.isLikely ?? false)
            else { continue }
            best = (kind, count)
        }
        return best
    }

    /// The words that weigh the most for it, and the one that weighs the most against it, each at its first place.
    private func words(of folded: UnsafeRawBufferPointer, _ kind: RejectionKind) -> (
        words: [Range<Int>], against: Range<Int>?
    ) {
        var weighed: [(weight: Int, place: Range<Int>)] = []
        var known: Set<[UInt32]> = []
        Grams.forEachWord(in: folded) { letters, place in
            guard known.insert(Array(letters)).inserted else { return }
            var weight = 0
            Grams.forEach(in: letters) { weight += self.weight(of: $0, kind) }
            weighed.append((weight, place))
        }
        weighed.sort { ($1.weight, $0.place.lowerBound) < ($0.weight, $1.place.lowerBound) }
        let words = weighed.prefix(3).filter { $0.weight > 0 }.map(\.place)
        return (words, weighed.last.flatMap { $0.weight < 0 ? $0.place : nil })
    }

    private func weight(of bucket: Int, _ kind: RejectionKind) -> Int {
        guard let table = table(kind) else { return 0 }
        let ones = Int(table.counts[bucket])
        let others = Int(all.counts[bucket]) - ones
        guard ones + others > 0 else { return 0 }
        return Logarithm.of(2 * ones + 1) - Logarithm.of(2 * table.texts + 2) - Logarithm.of(2 * others + 1)
            + Logarithm.of(2 * (all.texts - table.texts) + 2)
    }

    private func table(_ kind: RejectionKind) -> Table? { kind.map { byReason[$0] } ?? rejected }

    /// The weights of the stretches that occurred before, divided by the root of their number.
    ///
    /// - Parameter own: Whether the text itself was rejected, to leave its own contribution out.
    private func score(_ buckets: [Int32], _ kind: RejectionKind, without own: Bool?) -> Int {
        guard let table = table(kind) else { return 0 }
        let texts = table.texts - (own == true ? 1 : 0)
        let otherTexts = all.texts - table.texts - (own == false ? 1 : 0)
        var sum = 0
        var met = 0
        for bucket in buckets {
            var ones = Int(table.counts[Int(bucket)])
            var others = Int(all.counts[Int(bucket)]) - ones
            if own == true { ones -= 1 }
            if own == false { others -= 1 }
            if ones + others == 0 { continue }
            met += 1
            sum += Logarithm.of(2 * ones + 1) - Logarithm.of(2 * others + 1)
        }
        guard met > 0 else { return 0 }
        sum += met * (Logarithm.of(2 * otherTexts + 2) - Logarithm.of(2 * texts + 2))
        return sum * 256 / Int(Double(met << 16).squareRoot())
    }
}

extension StandingDecisions.Row {
    /// What it counts for: the reason of a rejection, or no reason for an approval.
    fileprivate var counted: ReasonCode?? { .some(reason) }
}

/// Reads bodies to tell what is likely, one after the other, in the same memory.
struct LikelyReader {
    private var grams = Grams()
    private var normal: [UInt8] = []

    mutating func read(_ body: UnsafeRawBufferPointer) -> [Int32] {
        TextKey.normal(body, into: &normal)
        return normal.withUnsafeBytes { grams.read($0) }
    }
}

/// The logarithm to base 2 of whole numbers, in whole 65,536ths, the same on every machine.
private enum Logarithm {
    /// From 0, which is never asked for, to twice the number of all possible texts.
    private static let table: [Int32] = (0...4 * StandingDecisions.most + 4).map {
        Int32(truncatingIfNeeded: made(of: $0))
    }

    static func of(_ number: Int) -> Int {
        number < table.count ? Int(table[number]) : made(of: number)
    }

    private static func made(of number: Int) -> Int {
        guard number > 0 else { return 0 }
        let whole = Int.bitWidth - 1 - number.leadingZeroBitCount
        // From 1 to 2, in 2^30ths; at each squaring, one bit of the result says whether it is beyond 2.
        var rest = whole > 30 ? UInt64(number) >> UInt64(whole - 30) : UInt64(number) << UInt64(30 - whole)
        var result = whole
        for _ in 0..<16 {
            rest = rest * rest >> 30
            result <<= 1
            if rest >= 1 << 31 {
                rest >>= 1
                result |= 1
            }
        }
        return result
    }
}
