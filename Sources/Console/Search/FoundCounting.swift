import Moderation
import Wording

/// Counts the comments in which something is found, for the question before many are approved. It is made on the loop
/// and runs beside it.
struct FoundCounting: Sendable {
    /// The most texts that are read.
    private static let most = 100_000

    /// The question that it is for.
    let id: Int
    private let places: [EntryPlace]
    private let words: WordMatcher

    init(_ targets: [Target], in queue: Queue, words: WordMatcher, id: Int) {
        self.id = id
        self.words = words
        places = queue.bodies(of: targets.prefix(FoundCounting.most).map(\.number)).places
    }

    /// Reads the texts.
    func run(over desk: any Desk, stop: SearchStop = SearchStop()) throws(DeskError) -> FoundCounts {
        var counts = FoundCounts()
        try desk.bodies(at: places) { _, body in
            let found = Findings(utf8: body, words: words)
            var kinds: [FoundCounts.Kind] = []
            if !found.links.isEmpty { kinds.append(.links) }
            if !found.emails.isEmpty { kinds.append(.emails) }
            if !found.phones.isEmpty { kinds.append(.phones) }
            if !found.personalCodes.isEmpty { kinds.append(.codes) }
            if !found.words.isEmpty { kinds.append(.words) }
            if found.hiddenCount > 0 { kinds.append(.hidden) }
            counts.add(kinds)
            return !stop.isStopped
        }
        return counts
    }
}
