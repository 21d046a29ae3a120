/// A comment whose signature is known.
package struct SignedComment: Sendable {
    package let number: CommentNumber
    /// The entry that its text stands in, and where that is.
    package let body: EntryNumber
    let place: EntryPlace
    let signature: Signature
}

/// A comment that is alike to another.
package struct AlikeComment: Hashable, Sendable {
    package let number: CommentNumber
    /// How much of the shorter text is also in the other.
    package let percent: Int
}

/// Searches many comments whose signatures are known for what is alike to one. Made on the queue's thread; runs on any.
package struct AlikeSearch: Sendable {
    /// The most texts that are read; more of a wave are not counted.
    static let most = 2_000

    package let number: CommentNumber
    package let body: EntryNumber
    private let place: EntryPlace
    private let among: [SignedComment]

    /// - Returns: `nil` for a comment that has no text.
    package init?(_ number: CommentNumber, among: [SignedComment], in queue: Queue) {
        guard let place = queue.bodyPlace(of: number) else { return nil }
        self.init(number, at: place, body: queue.body(of: number), among: among)
    }

    init(_ number: CommentNumber, at place: EntryPlace, body: EntryNumber, among: [SignedComment]) {
        self.number = number
        self.place = place
        self.body = body
        self.among = among
    }

    package struct Found: Sendable {
        /// The text of the comment.
        package var text = ""
        /// The comments alike to it, the newest first, without the comment itself.
        package var alike: [AlikeComment] = []
    }

    /// Reads the text and those that may be like it, as many as it can before it is stopped.
    package func run(over desk: any Desk, stop: SearchStop = SearchStop()) throws(DeskError) -> Found {
        var scratch = LikenessScratch()
        var candidates: [SignedComment] = []
        var filter: LikenessFilter?
        var found = Found()
        try desk.bodies(at: [place]) { _, text in
            found.text = String(decoding: text, as: UTF8.self)
            let signature = scratch.signature(of: text)
            for other in among where other.number != number && signature.mayBeAlike(to: other.signature) {
                candidates.append(other)
            }
            filter = LikenessFilter(text)
            return false
        }
        guard let filter, !candidates.isEmpty else { return found }
        candidates.sort { $0.number > $1.number }
        try desk.bodies(at: candidates.prefix(AlikeSearch.most).map(\.place)) { index, text in
            if let percent = filter.likeness(ofBody: text, scratch: &scratch) {
                found.alike.append(AlikeComment(number: candidates[index].number, percent: percent))
            }
            return !stop.isStopped
        }
        return found
    }
}

/// Finds the least alike among comments that were taken to be alike to one.
package struct LeastAlikeSearch: Sendable {
    /// The most texts that are read.
    package static let most = 20_000

    package let original: CommentNumber
    private let place: EntryPlace
    private let others: [(number: CommentNumber, place: EntryPlace)]

    /// - Returns: `nil` where there is nothing to compare.
    package init?(_ original: CommentNumber, among numbers: [CommentNumber], in queue: Queue) {
        guard let place = queue.bodyPlace(of: original) else { return nil }
        self.original = original
        self.place = place
        others = numbers.lazy.filter { $0 != original }.prefix(LeastAlikeSearch.most)
            .compactMap { number in queue.bodyPlace(of: number).map { (number, $0) } }
        if others.isEmpty { return nil }
    }

    package struct Found: Sendable {
        package var number: CommentNumber
        /// 0 if the text has become another.
        package var percent: Int
        package var text: String
        package var original: String
    }

    /// Reads the texts, until it is stopped. Of several that are equally little alike, returns the first.
    package func run(over desk: any Desk, stop: SearchStop = SearchStop()) throws(DeskError) -> Found? {
        var original = ""
        var filter: LikenessFilter?
        try desk.bodies(at: [place]) { _, text in
            original = String(decoding: text, as: UTF8.self)
            filter = LikenessFilter(text)
            return false
        }
        guard let filter else { return nil }
        var scratch = LikenessScratch()
        var least: Found?
        try desk.bodies(at: others.map { $0.place }) { index, text in
            let percent = filter.likeness(ofBody: text, scratch: &scratch) ?? 0
            if percent < least?.percent ?? 101 {
                least = Found(
                    number: others[index].number, percent: percent, text: String(decoding: text, as: UTF8.self),
                    original: original)
            }
            return !stop.isStopped
        }
        return least
    }
}
