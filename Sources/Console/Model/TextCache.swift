import Moderation
import Terminal

/// The texts of entries that frames show, read when they come into sight: bounded, and never a part of the queue.
struct TextCache {
    /// An entry's texts, and what the list shows of them.
    struct Loaded {
        var author: Author?
        var body: String?
        var note: String?
        /// The first words, safe and short.
        var opening = DisplayText()
        var findings: Findings?

        /// Whether the row gets a `!`.
        var isMarked: Bool { findings.map { !$0.isEmpty } ?? false }
    }

    /// The most bytes of texts that are kept, and the most texts.
    static let limit = 4 * 1_024 * 1_024
    static let countLimit = 1_000
    /// The most cells of first words that any list shows.
    static let openingWidth = 240

    private var loaded: [EntryNumber: Loaded] = [:]
    private var bytes = 0
    /// What was asked for last: what does not come is not asked for again while it is in sight.
    private var asked: [EntryNumber] = []
    private var needed: Set<EntryNumber> = []

    subscript(entry: EntryNumber) -> Loaded? { loaded[entry] }

    /// Gives the entries that are needed and not there.
    mutating func missing(of needed: [EntryNumber]) -> [EntryNumber] {
        self.needed = Set(needed)
        asked = self.needed.filter { loaded[$0] == nil }.sorted()
        return asked
    }

    mutating func keep(_ entry: EntryNumber, _ text: Loaded) {
        bytes += (text.body?.utf8.count ?? 0) + (text.note?.utf8.count ?? 0) + 64
        loaded[entry] = text
    }

    /// Ends the asking: what did not come stands as empty; what is out of sight goes when there is too much.
    mutating func settle() {
        for entry in asked where loaded[entry] == nil { loaded[entry] = Loaded() }
        asked = []
        guard bytes > TextCache.limit || loaded.count > TextCache.countLimit else { return }
        loaded = loaded.filter { needed.contains($0.key) }
        bytes = loaded.values.reduce(0) { $0 + ($1.body?.utf8.count ?? 0) + ($1.note?.utf8.count ?? 0) + 64 }
    }

    /// Forgets everything: an erasure has taken texts away, or the journal is another one.
    mutating func removeAll() {
        self = TextCache()
    }
}
