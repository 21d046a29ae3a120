/// What a query is read for: that decides which terms it may have.
package enum QueryUse: Hashable, Sendable {
    /// To select comments: all terms.
    case selection
    /// To stand in a rule: no other rule, no view, and nothing that needs another comment's text.
    case rule
    /// To be tried on how things stood when each comment arrived: nothing that came after.
    case trial

    func allows(_ term: QueryTerm) -> Bool {
        switch (self, term) {
        case (.selection, _): true
        case (.rule, .rule), (.rule, .view), (.rule, .like), (.rule, .likely): false
        case (.rule, _): true
        case (.trial, .by), (.trial, .reason), (.trial, .entry), (.trial, .decidedBefore), (.trial, .decidedAfter),
            (.trial, .same), (.trial, .like), (.trial, .likely):
            false
        case (.trial, .has(let features)): !features.contains(.note) && !features.contains(.siteEdit)
        case (.trial, .is(let aspects)): !aspects.contains(.edited) && !aspects.contains(.duplicate)
        case (.trial, _): true
        }
    }
}
