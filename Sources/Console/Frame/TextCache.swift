import Moderation
import Terminal

/// The texts of entries that frames show, read when they come into sight. Bounded, and never part of the queue.
struct TextCache {
    /// An entry's texts, and what the list shows of them.
    struct Loaded {
        var author: Author?
        var body: String?
        var note: String?
        /// The first words, safe and short.
        var opening = DisplayText()
        var findings: Findings?

        /// About how many bytes it takes.
        var bytes: Int { (body?.utf8.count ?? 0) + (note?.utf8.count ?? 0) + 64 }
        /// Whether the row gets a `!`.
        var isMarked: Bool { findings.map { !$0.isEmpty } ?? false }
    }

    /// The most bytes of texts that are kept, and the most texts.
    static let limit = 4 * 1_024 * 1_024
    static let countLimit = 1_000
    /// The most cells of first words that any list shows.
    static let openingWidth = 240

    private var loaded: [EntryNumber: Loaded] = [:]
    /// How often everything was forgotten.
    private(set) var timesForgotten = 0
    private var bytes = 0
    /// The entries last asked for: one that doesn't come is not asked for again while it is in sight.
    private var asked: [EntryNumber] = []
    /// Whether a frame waits for them.
    private var isAwaited = false
    private var needed: [EntryNumber] = []
    /// What a later frame may need.
    private var ahead: [EntryNumber] = []
    /// The query whose words are marked, and the marked first words of the entries that have been in sight since.
    private var query: Query?
    private var marked: [EntryNumber: DisplayText] = [:]

    subscript(entry: EntryNumber) -> Loaded? { loaded[entry] }

    /// Returns the needed entries whose texts are not there.
    mutating func missing(of needed: [EntryNumber]) -> [EntryNumber] {
        self.needed = needed
        isAwaited = true
        asked = Set(needed.filter { loaded[$0] == nil }).sorted()
        return asked
    }

    /// Whether the texts of entries are there.
    func hasAll(_ entries: [EntryNumber]) -> Bool { entries.allSatisfy { loaded[$0] != nil } }

    /// Returns the first few of the entries that a later frame may need and that are not there; none when there is
    /// room only for those in sight and those before them.
    mutating func missing(ahead entries: [EntryNumber], most: Int) -> [EntryNumber] {
        asked = []
        isAwaited = false
        ahead = entries
        if isFull { keepOnly(needed + ahead) }
        guard !isFull else { return [] }
        for entry in entries where loaded[entry] == nil && !asked.contains(entry) {
            asked.append(entry)
            if asked.count == most { break }
        }
        return asked
    }

    mutating func keep(_ entry: EntryNumber, _ text: Loaded) {
        bytes += text.bytes - (loaded[entry]?.bytes ?? 0)
        loaded[entry] = text
    }

    /// The first words of an entry's text, with the words of the last query marked.
    func opening(of entry: EntryNumber) -> DisplayText? { marked[entry] ?? loaded[entry]?.opening }

    /// Marks what a query looks for in the first words of entries: once each, as long as the query stays the same.
    mutating func mark(_ entries: [EntryNumber], by query: Query) {
        if query != self.query {
            self.query = query
            marked = [:]
        }
        guard query.hasMarks(as: .body) else { return }
        for entry in entries where marked[entry] == nil {
            guard let text = loaded[entry], let body = text.body else { continue }
            let ranges = query.marks(in: body.openingWords, as: .body)
            marked[entry] = ranges.isEmpty ? text.opening : text.opening.marking(ranges, as: .found)
        }
    }

    /// Ends the asking: a text that did not come counts as empty, and texts out of sight go when there are too many.
    ///
    /// - Returns: Whether a frame waited for it.
    mutating func settle() -> Bool {
        for entry in asked where loaded[entry] == nil { loaded[entry] = Loaded() }
        asked = []
        if isFull { keepOnly(needed + ahead) }
        if isFull, isAwaited { keepOnly(needed) }
        return isAwaited
    }

    private var isFull: Bool { bytes > TextCache.limit || loaded.count > TextCache.countLimit }

    private mutating func keepOnly(_ entries: [EntryNumber]) {
        let kept = Set(entries)
        loaded = loaded.filter { kept.contains($0.key) }
        marked = marked.filter { kept.contains($0.key) }
        bytes = loaded.values.reduce(0) { $0 + $1.bytes }
    }

    /// Forgets everything: an erasure has removed texts, or the journal is another one.
    mutating func removeAll() {
        let times = timesForgotten
        self = TextCache()
        timesForgotten = times + 1
    }
}

extension TextCache {
    /// The first words of a text.
    static func opening(of text: String) -> DisplayText {
        DisplayText(stranger: text.openingWords, truncatedTo: openingWidth)
    }
}

extension String {
    /// The first words of a text: as many as any list shows.
    fileprivate var openingWords: String {
        var text = self
        return text.withUTF8 {
            DisplayText.openingWords(of: UnsafeRawBufferPointer($0), width: TextCache.openingWidth)
        }
    }
}
