import Moderation
import Terminal
import Wording

/// The situations in which the last line but one tells the keys that work now.
enum HintLine: CaseIterable, Sendable {
    /// The list: nothing tagged, with tags, after `;`, while a range is being chosen, with no rows.
    case list, tagged, forTagged, range, empty
    /// The list, while keys move in the comment beside it.
    case inComment
    case full, help, history, statistics, releases, waves, views, brief, rules, trial, messages

    /// The ranks of what never goes.
    static let everywhere = Dictionary(uniqueKeysWithValues: allCases.map { ($0, 0) })
}

/// What the hint lines say of an action.
struct Hint: Sendable {
    /// Its place in the line, counted from the left.
    let place: Int
    /// The lines that it stands in; the higher the number, the sooner it goes where there is no room.
    let ranks: [HintLine: Int]
    /// Another word than the action's own.
    let word: HintWord?
    /// An action that the word speaks of too, so that its key is named as well.
    let with: ActionID?
    /// Whether the key says something now that is not seen already.
    let isTelling: @Sendable (Model) -> Bool

    init(
        _ place: Int, _ ranks: [HintLine: Int], _ word: HintWord? = nil, with: ActionID? = nil,
        when isTelling: @escaping @Sendable (Model) -> Bool = { _ in true }
    ) {
        self.place = place
        self.ranks = ranks
        self.word = word
        self.with = with
        self.isTelling = isTelling
    }

    /// The hints of a line, from the left.
    fileprivate static let lines: [HintLine: [(hint: Hint, action: Action)]] = {
        let all = Registry.all.flatMap { action in action.hints.map { (hint: $0, action: action) } }
            .sorted { $0.hint.place < $1.hint.place }
        return Dictionary(
            uniqueKeysWithValues: HintLine.allCases.map { line in (line, all.filter { $0.hint.ranks[line] != nil }) })
    }()

    /// Puts as many of the hints as fit, in their order; those with the greatest rank go first. The last one is
    /// always there.
    static func line(_ parts: [(key: DisplayText, word: DisplayText)], ranks: [Int]? = nil, width: Int) -> DisplayText {
        var chosen = Array(parts.indices)
        // Each with the blank inside it, and the two before the next.
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

extension Model {
    /// The keys that work now, cut at a whole hint; the way to all keys last.
    func hintLine(width: Int) -> DisplayText {
        var parts: [(key: DisplayText, word: DisplayText)] = []
        var ranks: [Int] = []
        let line = presentHints
        for (hint, action) in Hint.lines[line] ?? [] {
            let keys = ([action.id] + (hint.with.map { [$0] } ?? [])).compactMap { keyMap.notation($0) }
            guard !keys.isEmpty, action.scopes.contains(scope), action.available(self) == .yes, hint.isTelling(self)
            else { continue }
            var word = hint.word.map { phrases.hint($0) } ?? phrases.words(action.id).hint
            // The tagged ones are what a decision hits.
            if action.id.isDecision, !tags.isEmpty { word += " \(tags.count)" }
            parts.append((DisplayText(stranger: keys.joined(separator: " ")), word))
            ranks.append(hint.ranks[line] ?? 0)
        }
        return Hint.line(parts, ranks: ranks, width: width)
    }

    /// The hints that the screen on top calls for.
    private var presentHints: HintLine {
        if isForTagged { return .forTagged }
        switch scope {
        case .list:
            if rangeStart != nil { return .range }
            if list.rows.isEmpty { return .empty }
            if focus == .comment, Layout(size).kind != .single { return .inComment }
            return tags.isEmpty ? .list : .tagged
        case .full: return .full
        case .help: return .help
        case .history: return .history
        case .statistics: return .statistics
        case .releases: return .releases
        case .views: return .views
        case .rules: return .rules
        case .trial: return .trial
        case .waves: return .waves
        case .brief: return .brief
        case .messages: return .messages
        }
    }

    /// Whether a view of one state would hold anything, and is not the one that stands.
    func wouldShow(_ count: KeyPath<Counts, Int>, _ query: Query? = nil) -> Bool {
        list.view.query != query && queue.counts(at: now)[keyPath: count] > 0
    }

    var isWide: Bool { Layout(size).kind == .wide }

    /// Whether a decision would do something to one of the tagged comments, if any are.
    func taggedAllow(_ verb: Verb) -> Bool { tags.isEmpty || bulkAvailability.taggedAllow(verb) }

    var isInHistoryDetail: Bool {
        screens.top(as: HistoryScreen.self)?.isInDetail ?? false
    }
}
