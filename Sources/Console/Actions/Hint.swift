import Moderation
import Terminal

/// What the hint line says of an action: shorter than its title, and on some screens another word for the same.
package enum Hint: CaseIterable, Hashable, Sendable {
    case approve, reject, edit, `defer`, reopen, note, tag, range, same, untag, query, undo, author, history
    case queueHistory, releases, statistics, approved, rejected, everything, deferred, pending, backToQuery
    case pageDown, next, list, close, allKeys, untagThis
    case entryComments, toComments, toEntries, undoEntry
    case search, doIt, on
    case earlier, longer, oneRelease, choose
    case cancelRange

    /// The actions that it names, by their keys.
    var actions: [ActionID] {
        switch self {
        case .approve: [.approve]
        case .reject: [.reject]
        case .edit: [.edit]
        case .defer: [.defer]
        case .reopen: [.reopen]
        case .note: [.note]
        case .tag, .untagThis: [.tagDown]
        case .range, .cancelRange: [.range]
        case .same: [.tagSame]
        case .untag: [.untagQuery]
        case .query: [.query]
        case .undo: [.undo]
        case .author: [.author]
        case .history: [.history]
        case .queueHistory: [.queueHistory]
        case .releases: [.releases]
        case .statistics: [.statistics]
        case .pending: [.viewPending]
        case .approved: [.viewApproved]
        case .rejected: [.viewRejected]
        case .everything: [.viewAll]
        case .deferred: [.viewDeferred]
        case .backToQuery: [.back]
        case .pageDown, .on: [.pageOn]
        case .next: [.next]
        case .list, .close: [.close]
        case .allKeys: [.help]
        case .entryComments, .doIt, .choose: [.open]
        case .toComments, .toEntries: [.focus]
        case .undoEntry: [.undoEntry]
        case .search: [.search]
        case .earlier: [.earlier, .later]
        case .longer: [.longer, .shorter]
        case .oneRelease: [.oneRelease]
        }
    }

    /// Whether the tagged ones are what it hits, and so their number is said.
    var isCounted: Bool {
        switch self {
        case .approve, .reject, .defer, .reopen, .note: true
        default: false
        }
    }

    /// Puts as many of the hints as fit, in their order; those with the greatest rank go first. The last one is
    /// always there.
    static func line(_ parts: [(key: DisplayText, word: DisplayText)], ranks: [Int]? = nil, width: Int) -> DisplayText {
        var chosen = Array(parts.indices)
        func text(_ indices: [Int]) -> DisplayText {
            indices.map { "\(parts[$0].key.styled(.strong)) \(parts[$0].word)" as DisplayText }.joined(by: "  ")
        }
        while chosen.count > 1, text(chosen).width > width {
            let rest = chosen.dropLast()
            guard let worst = rest.max(by: { (ranks?[$0] ?? $0) < (ranks?[$1] ?? $1) }) else { break }
            chosen.removeAll { $0 == worst }
        }
        return text(chosen).truncated(to: width)
    }
}

extension Model {
    /// The hints of the screen on top, each with its rank: the higher, the sooner it goes when there is no room.
    private var screenHints: [(hint: Hint, rank: Int)] {
        if isForTagged { return [(.approve, 1), (.reject, 2), (.defer, 3), (.reopen, 4), (.note, 5)] }
        switch screens.last {
        case nil:
            if rangeStart != nil { return [(.cancelRange, 1), (.untagThis, 2), (.query, 3)] }
            if list.rows.isEmpty {
                return [
                    (.pending, 9), (.approved, 8), (.rejected, 8), (.everything, 4), (.deferred, 3), (.query, 1),
                    (.queueHistory, 2), (.statistics, 5), (.undo, 1), (.backToQuery, 6),
                ]
            }
            if !tags.isEmpty {
                return [
                    (.approve, 1), (.reject, 2), (.defer, 3), (.reopen, 4), (.note, 9), (.tag, 5), (.range, 10),
                    (.same, 11), (.untag, 6), (.undo, 7),
                ]
            }
            return [
                (.approve, 1), (.reject, 2), (.edit, 3), (.defer, 4), (.reopen, 5), (.note, 10), (.tag, 6),
                (.query, 8), (.author, 11), (.history, 12), (.releases, 13), (.undo, 9), (.backToQuery, 7),
            ]
        case .full:
            return [
                (.approve, 1), (.reject, 2), (.edit, 3), (.defer, 4), (.reopen, 5), (.pageDown, 7), (.next, 8),
                (.list, 6), (.undo, 9),
            ]
        case .help: return [(.search, 1), (.doIt, 2), (.on, 3), (.close, 0)]
        case .history(let state):
            return [
                (.entryComments, 1), (state.isInDetail ? .toEntries : .toComments, 4), (.undoEntry, 2), (.query, 3),
                (.close, 0),
            ]
        case .statistics: return [(.earlier, 1), (.longer, 2), (.oneRelease, 3), (.close, 0)]
        case .releases: return [(.choose, 1), (.close, 0)]
        case .messages: return [(.close, 0)]
        case .edit: return []
        }
    }

    /// The keys that work now, cut at a whole hint; the way to all keys last.
    func hintLine(width: Int) -> DisplayText {
        var parts: [(key: DisplayText, word: DisplayText)] = []
        var ranks: [Int] = []
        for (hint, rank) in screenHints {
            let actions = hint.actions
            guard actions.allSatisfy({ isAvailable($0) }), isTelling(hint) else { continue }
            let keys = actions.compactMap { keyMap.notation($0) }
            guard !keys.isEmpty else { continue }
            var word = phrases.hint(hint)
            if hint.isCounted, !tags.isEmpty { word += " \(tags.count)" }
            parts.append((DisplayText(stranger: keys.joined(separator: " ")), word))
            ranks.append(rank)
        }
        let last = scope == .help ? nil : keyMap.notation(.help)
        if let last {
            parts.append((DisplayText(stranger: last), phrases.hint(.allKeys)))
            ranks.append(0)
        }
        return Hint.line(parts, ranks: ranks, width: width)
    }

    private func isAvailable(_ id: ActionID) -> Bool {
        guard let action = Registry.action(id), action.scopes.contains(scope) else { return false }
        return action.available(self) == .yes
    }

    /// Whether a hint says something now: not the view that is shown already, no decision that none of the tagged allows.
    private func isTelling(_ hint: Hint) -> Bool {
        switch hint {
        case .pending: list.view.query != .pending
        case .approved, .rejected: Layout(size).kind == .wide
        case .undo: bulkAvailability.canUndo
        case .approve where !tags.isEmpty: bulkAvailability.taggedAllow(.approve)
        case .reject where !tags.isEmpty: bulkAvailability.taggedAllow(.reject)
        case .defer where !tags.isEmpty: bulkAvailability.taggedAllow(.defer)
        case .reopen where !tags.isEmpty: bulkAvailability.taggedAllow(.reopen)
        case .note where !tags.isEmpty: bulkAvailability.taggedAllow(.note)
        default: true
        }
    }
}
