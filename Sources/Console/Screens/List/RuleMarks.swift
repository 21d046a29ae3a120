import Moderation

/// What the rules of the settings mark.
struct RuleMarks {
    /// The rules, as of a minute ago at most.
    var book: RuleBook
    /// How many rules mark each row, if the list is in that order.
    var counts = RuleCounts()
    /// The rules that are still to be counted.
    var uncounted: [Selection] = []

    init(book: RuleBook) { self.book = book }
}

extension Model {
    /// The rules that match a comment.
    func ruleMarks(of number: CommentNumber) -> [RuleBook.Mark] {
        guard !rules.book.isEmpty else { return [] }
        let loaded = texts[queue.body(of: number)]
        return rules.book.marks(
            of: number, body: loaded?.body, findings: loaded?.findings, in: queue, sameText: sameText)
    }

    /// Makes the rule book again: for other settings, another queue, a later time.
    mutating func makeRuleBook() {
        rules.book = RuleBook(in: queue, context: queryContext)
        forgetPanes()
    }

    /// Counts how many rules mark each row, if the list is in that order: from the columns at once, from the texts
    /// rule by rule. At the end the rows are put in order.
    mutating func countMarks() -> [Effect] {
        guard list.view.order == .marked, !rules.book.isEmpty else { return [] }
        // A count that goes on is for the rows as they were.
        var effects: [Effect] = []
        if case .marks = searching?.purpose { effects = searches.stop() }
        rules.counts = RuleCounts()
        rules.uncounted = rules.book.selections(among: list.rows, in: queue, sameText: sameText)
        return effects + countNextMark()
    }

    /// Goes on with the next rule, after a search has told the last.
    mutating func countNextMark() -> [Effect] {
        guard list.view.order == .marked else {
            rules.uncounted = []
            return []
        }
        // A search whose hits are waited for is not ended: the count goes on after it.
        guard searching == nil else { return [] }
        while let selection = rules.uncounted.last {
            guard selection.isCertain else { return search(selection, purpose: .marks([])) }
            countMark([])
        }
        replaceRows(list.rows, cursorOn: current)
        return []
    }

    /// Counts the rule whose turn it is, with what its search has found. A rule whose search another has ended keeps its turn.
    mutating func countMark(_ found: [CommentNumber]) {
        if let selection = rules.uncounted.popLast() { rules.counts.add(selection.certain + found) }
    }
}
