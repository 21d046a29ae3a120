internal import Text

/// A query with a name: opened by its key or its name, and used in other queries as `view:NAME`.
package struct NamedView: Hashable, Sendable {
    package var name: String
    /// The key that opens it, one of ``keys``.
    package var key: Character?
    /// The query, which names no other view.
    package var query: Query
    /// `nil` for the order of a typed query: oldest first for pending comments, else newest first.
    package var order: Order?

    package init(name: String, key: Character? = nil, query: Query, order: Order? = nil) {
        self.name = name
        self.key = key
        self.query = query
        self.order = order
    }

    /// The keys that can open one.
    package static let keys: [Character] = ["6", "7", "8", "9", "0"]
    /// The most bytes of a name, and the most views.
    package static let longestName = 64
    package static let most = 64

    /// Whether a text can be a name: one line in which something can be seen, and none of the words that `:view` takes.
    package static func canBeNamed(_ name: String) -> Bool {
        guard name.utf8.count <= longestName, name.isVisible, name.utf8.first != 0x20, name.utf8.last != 0x20 else {
            return false
        }
        guard !name.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0 == "\"" }) else {
            return false
        }
        return ViewVerb(rawValue: name) == nil
    }

    /// Whether it has a name: neither case nor diacritics count.
    package func isNamed(_ name: String) -> Bool { Folding.fold(self.name) == Folding.fold(name) }

    /// Whether its name begins with what has been typed: neither case nor diacritics count here either.
    package func isNamed(from beginning: String) -> Bool {
        Folding.fold(name).starts(with: Folding.fold(beginning))
    }

    /// The query for what needs a decision among what the view shows.
    package var pending: Query {
        query.node.conjuncts.contains(Query.pending.node) ? query : Query.pending.and(query)
    }
}

extension [NamedView] {
    package func named(_ name: String) -> NamedView? { first { $0.isNamed(name) } }
    package func keyed(_ key: Character) -> NamedView? { first { $0.key == key } }

    /// The settings' views, then a moderator's own: of two with the same name the first counts, and a key that two
    /// have opens the first.
    package func adding(own: [NamedView]) -> [NamedView] {
        var views = self
        for var view in own where views.named(view.name) == nil {
            if let key = view.key, views.keyed(key) != nil { view.key = nil }
            views.append(view)
        }
        return views
    }
}

/// What `:view` does with the name that follows one of these words; without such a word it opens the view.
package enum ViewVerb: String, CaseIterable, Sendable {
    case save, delete
}

/// A change of a moderator's own views.
package enum ViewChange: Hashable, Sendable {
    /// Keeps it, in place of the one with its name.
    case save(NamedView)
    case delete(name: String)
}

extension [NamedView] {
    /// The views after a change. A saved view keeps the key of the one that it replaces; else it gets the first free key.
    ///
    /// - Parameter settings: The views of the settings, whose keys are taken.
    package func changed(by change: ViewChange, beside settings: [NamedView]) -> [NamedView] {
        var views = self
        switch change {
        case .delete(let name):
            views.removeAll { $0.isNamed(name) }
        case .save(var view):
            let taken = settings.compactMap(\.key) + views.filter { !$0.isNamed(view.name) }.compactMap(\.key)
            view.key = views.named(view.name)?.key ?? NamedView.keys.first { !taken.contains($0) }
            if let place = views.firstIndex(where: { $0.isNamed(view.name) }) {
                views[place] = view
            } else {
                views.append(view)
            }
        }
        return views
    }
}

/// What waits among some comments.
package struct WaitingCount: Hashable, Sendable {
    /// How many need a decision now.
    package private(set) var pending = 0
    /// When the oldest of them was submitted.
    package private(set) var oldest: Moment?
    /// How many of them have waited longer than the settings' target.
    package private(set) var late = 0

    package init() {}

    /// Adds a comment if it needs a decision now.
    package mutating func add(_ number: CommentNumber, in queue: Queue, target: Int64?, at now: Moment) {
        guard queue.needsDecision(number, at: now) else { return }
        let submitted = queue.submitted(of: number)
        pending += 1
        oldest = oldest.map { min($0, submitted) } ?? submitted
        if let target, now - submitted > target { late += 1 }
    }
}
