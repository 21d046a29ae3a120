import Moderation
import Terminal
import Wording

/// The situations in which the last line but one tells the keys that work now.
enum HintLine: Hashable, Sendable {
    /// A screen; of the list, with nothing tagged.
    case screen(Scope)
    /// After `;`.
    case forTagged
    /// The list: with tags, while a range is being chosen, with no rows, while keys move in the comment beside it.
    case tagged, range, empty, inComment

    static let list = HintLine.screen(.list)
    static let full = HintLine.screen(.full)

    /// The ranks of a hint that is always kept.
    static let everywhere = overTheList(0).merging(
        [.list, .full, .forTagged, .tagged, .range, .empty, .inComment].map { ($0, 0) }, uniquingKeysWith: max)

    /// One rank on all screens that lie over the list and show no comment.
    static func overTheList(_ rank: Int) -> [HintLine: Int] {
        Dictionary(uniqueKeysWithValues: Scope.everywhere.subtracting(Scope.comments).map { (.screen($0), rank) })
    }
}

/// What the hint lines say of an action.
struct Hint: Sendable {
    /// Its place in the line, counted from the left.
    let place: Int
    /// The lines that it stands in, each with its rank: the higher the number, the sooner it goes where there is no room.
    let ranks: [HintLine: Int]
    /// Another word than the action's own.
    let word: @Sendable (Model) -> HintWord?
    /// An action that the word speaks of too, so that its key is named as well.
    let with: ActionID?
    /// Whether the key would show or do something now that is not on the screen already.
    let isTelling: @Sendable (Model) -> Bool

    init(
        _ place: Int, _ ranks: [HintLine: Int], _ word: HintWord? = nil, with: ActionID? = nil,
        when isTelling: @escaping @Sendable (Model) -> Bool = { _ in true }
    ) {
        self.place = place
        self.ranks = ranks
        self.word = { _ in word }
        self.with = with
        self.isTelling = isTelling
    }

    /// A hint that stands only where there is a word for it.
    init(_ place: Int, _ ranks: [HintLine: Int], as word: @escaping @Sendable (Model) -> HintWord?) {
        self.place = place
        self.ranks = ranks
        self.word = word
        with = nil
        isTelling = { word($0) != nil }
    }

    /// Puts as many of the hints as fit, in their order; those with the greatest rank go first. The last one is
    /// always there.
    static func line(_ parts: [(key: DisplayText, word: DisplayText)], ranks: [Int]? = nil, width: Int) -> DisplayText {
        var chosen = Array(parts.indices)
        // Each hint with the blank inside it, and the two before the next.
        func cells(_ index: Int) -> Int { parts[index].key.width + parts[index].word.width + 3 }
        var taken = chosen.reduce(-2) { $0 + cells($1) }
        while chosen.count > 1, taken > width {
            let rest = chosen.dropLast()
            guard let worst = rest.max(by: { (ranks?[$0] ?? $0) < (ranks?[$1] ?? $1) }) else { break }
            chosen.removeAll { $0 == worst }
            taken -= cells(worst)
        }
        return chosen.map { "\(parts[$0].key.styled(.strong)) \(parts[$0].word)" as DisplayText }.joined(by: "  ")
            .truncated(to: width)
    }
}

/// The line of the keys that work now, made again when other keys do.
struct HintText {
    /// A hint that may stand in the line.
    private struct Candidate {
        let hint: Hint
        let action: Action
        let keys: DisplayText
        let rank: Int
    }

    /// What the line was made of.
    private struct Key: Equatable {
        var line: HintLine
        var scope: Scope?
        /// The candidates that tell something, and their words where these are not the actions' own.
        var shown: [Int]
        var words: [HintWord?]
        var tagged: Int
        var width: Int
    }

    private(set) var text = DisplayText()
    private var key: Key?
    private var candidates: [Candidate] = []

    fileprivate mutating func make(for model: Model) {
        let (line, scope, width) = (model.presentHints, model.scope, model.size.columns - 1)
        if key?.line != line || key?.scope != scope { candidates = HintText.candidates(line, scope, model) }
        let shown = candidates.indices.filter {
            candidates[$0].action.available(model) == .yes && candidates[$0].hint.isTelling(model)
        }
        let words = shown.map { candidates[$0].hint.word(model) }
        let key = Key(line: line, scope: scope, shown: shown, words: words, tagged: model.tags.count, width: width)
        guard key != self.key else { return }
        self.key = key
        let told = shown.map { candidates[$0] }
        text = Hint.line(
            zip(told, words).map { candidate, word in
                // A decision acts on the tagged comments.
                let isForTagged = candidate.action.id.isDecision && key.tagged > 0
                let word = word.map { model.phrases.hint($0) } ?? model.phrases.words(candidate.action.id).hint
                return (candidate.keys, isForTagged ? "\(word) \(key.tagged)" : word)
            }, ranks: told.map(\.rank), width: width)
    }

    /// The hints of a line whose keys count on a screen, from the left.
    private static func candidates(_ line: HintLine, _ scope: Scope?, _ model: Model) -> [Candidate] {
        Registry.all.filter { scope.map($0.scopes.contains) ?? false }
            .flatMap { action in action.hints.map { (hint: $0, action: action) } }
            .sorted { $0.hint.place < $1.hint.place }
            .compactMap { hint, action in
                guard let rank = hint.ranks[line] else { return nil }
                let keys = ([action.id] + (hint.with.map { [$0] } ?? [])).compactMap { model.keyMap.notation($0) }
                guard !keys.isEmpty else { return nil }
                return Candidate(
                    hint: hint, action: action, keys: DisplayText(stranger: keys.joined(separator: " ")), rank: rank)
            }
    }
}

extension Model {
    /// Makes the line of the keys that work now.
    mutating func makeHints() { parts.hints.make(for: self) }

    /// The hints that the screen on top calls for.
    fileprivate var presentHints: HintLine {
        if tags.areNext { return .forTagged }
        guard scope == .list else { return .screen(scope) }
        if tags.rangeStart != nil { return .range }
        if list.rows.isEmpty { return .empty }
        if focus == .comment, Layout(size).kind != .single { return .inComment }
        return tags.isEmpty ? .list : .tagged
    }

    /// Whether a view of one state would show anything, and is not the present view.
    func wouldShow(_ count: KeyPath<Counts, Int>, _ query: Query? = nil) -> Bool {
        list.view.query != query && queue.counts(at: now)[keyPath: count] > 0
    }

    var isWide: Bool { Layout(size).kind == .wide }

    /// Whether a decision would do something to one of the tagged comments; true when none is tagged.
    func taggedAllow(_ verb: Verb) -> Bool { tags.isEmpty || bulkAvailability.taggedAllow(verb) }
}
