import Moderation
import Terminal
import Wording

/// Tagging. The version at which a comment was tagged counts for a decision.
extension Model {
    /// Tags a comment at a version.
    mutating func tag(_ number: CommentNumber, version: EntryNumber, alikeTo original: CommentNumber? = nil) {
        tags.untagged = ([], nil)
        if tags.add(number, version: version, alikeTo: original), !list.contains(number) { tags.hidden += 1 }
        drafts.isStale = true
    }

    func hasTags() -> Availability {
        tags.isEmpty ? .no(phrases.nothingTagged) : .yes
    }

    func canUntagAll() -> Availability { tags.untagged.targets.isEmpty ? hasTags() : .yes }

    /// Takes a tag away.
    mutating func untag(_ number: CommentNumber) {
        if tags.remove(number), !list.contains(number) { tags.hidden -= 1 }
        drafts.isStale = true
    }

    /// Counts the tagged comments that the list does not hold, after the list has changed.
    mutating func countHiddenTags() {
        tags.hidden = tags.isEmpty ? 0 : tags.targets.reduce(0) { $0 + (list.contains($1.number) ? 0 : 1) }
    }

    /// Space and t: tag the comment under the cursor; while a `v` range is chosen, all from its beginning to here.
    mutating func toggleTag(andStep: Bool) -> [Effect] {
        guard let current, let facts = queue.facts(current) else { return [] }
        if tags.rangeStart != nil { return closeRange() }
        if tags.contains(current) { untag(current) } else { tag(current, version: facts.version) }
        if andStep { moveByHand(to: list.cursor + 1) }
        return []
    }

    /// v: begins a range, and ends it.
    mutating func toggleRange() -> [Effect] {
        if tags.rangeStart != nil { return closeRange() }
        tags.rangeStart = current
        return []
    }

    /// The rows of the range that is being chosen. One pass over the rows.
    var range: ClosedRange<Int>? {
        guard let start = tags.rangeStart, let first = list.rows.firstIndex(of: start) else { return nil }
        return min(first, list.cursor)...max(first, list.cursor)
    }

    private mutating func closeRange() -> [Effect] {
        let range = range
        tags.rangeStart = nil
        if let range { tagRows(range) }
        return []
    }

    private mutating func tagRows(_ rows: ClosedRange<Int>) {
        var added = 0
        for number in list.rows[rows.clamped(to: 0...max(0, list.rows.count - 1))] where !tags.contains(number) {
            tag(number, version: queue.version(of: number))
            added += 1
        }
        say(phrases.taggedNow(added, total: tags.count, soFar: false), .hint)
    }

    /// `*`: tags all that the query matches, except rows that have been decided since; again, untags them.
    mutating func tagAll() -> [Effect] {
        let filter = filter(for: list.view.query)
        let matching = list.rows.filter { filter.verdict($0, in: queue, sameText: sameText) != .no }
        if matching.allSatisfy({ tags.contains($0) }) {
            for number in matching { untag(number) }
            say(phrases.untaggedNow(matching.count, total: tags.count), .hint)
        } else {
            let before = tags.count
            for number in matching { tag(number, version: queue.version(of: number)) }
            say(phrases.taggedNow(tags.count - before, total: tags.count, soFar: isListGrowing), .hint)
        }
        return []
    }

    /// C: untags all comments, also those that the list does not hold; again, tags the same ones once more.
    mutating func untagAll() -> [Effect] {
        drafts.isStale = true
        guard tags.isEmpty else {
            tags.untagged = (tags.targets, tags.original)
            tags.removeAll()
            return hint(phrases.untaggedAll(tags.untagged.targets.count, key: keyWord(.untagAll)))
        }
        let (targets, original) = tags.untagged
        for target in targets where queue.contains(target.number) {
            tag(target.number, version: target.version, alikeTo: original)
        }
        return hint(phrases.taggedNow(targets.count, total: tags.count, soFar: false))
    }

    /// I: tags the rows that are not tagged, and untags the others.
    mutating func invertTags() -> [Effect] {
        for number in list.rows {
            if tags.contains(number) { untag(number) } else { tag(number, version: queue.version(of: number)) }
        }
        return hint(phrases.taggedNow(0, total: tags.count, soFar: isListGrowing))
    }

    /// `;`: the next decision is for the tagged ones.
    mutating func aimAtTagged(_ press: Press) -> [Effect] {
        if searching?.isTagging ?? false { return hold(press) }
        tags.areNext = true
        return hint(phrases.forTagged(tags.count))
    }

    /// `=`: tags all comments that say the same, within the query in force.
    mutating func tagSame() -> [Effect] {
        guard let current else { return [] }
        let query = list.view.query.adding("same:\(current.rawValue)")
        return tag(query, isUntag: false, within: nil)
    }

    /// `+`: tags all comments that say nearly the same, within the query in force.
    mutating func tagAlike() -> [Effect] {
        guard let current else { return [] }
        let query = list.view.query.adding("like:\(current.rawValue)")
        return tag(query, isUntag: false, within: nil, alikeTo: current)
    }

    /// Tags what a query matches: from the columns at once, the rest as the search finds it.
    ///
    /// - Parameter original: The comment that they are tagged for being alike to.
    mutating func tag(
        _ query: Query, isUntag: Bool, within numbers: [CommentNumber]?, alikeTo original: CommentNumber? = nil
    ) -> [Effect] {
        if query.asksWhatIsLikely(views: views), !(likelihoods?.speaks ?? false) {
            return hint(whyNothingIsLikely ?? phrases.stillLearning)
        }
        let selection = select(query, within: numbers)
        let certain = selection.certain
        guard selection.isCertain || isFreeToSearch() else { return [] }
        let before = tags.count
        for number in certain {
            if isUntag { untag(number) } else { tag(number, version: queue.version(of: number), alikeTo: original) }
        }
        guard selection.isCertain else {
            return search(
                selection, purpose: .tag(isUntag: isUntag, before: before, alikeTo: original), found: certain.count)
        }
        tellTags(isUntag: isUntag, before: before, soFar: numbers != nil && isListGrowing)
        return []
    }

    /// Whether a running search may add rows to the list.
    private var isListGrowing: Bool {
        if case .list = searching?.purpose { true } else { false }
    }

    /// Says how many tags were set or removed, not how many comments were looked at.
    ///
    /// - Parameter soFar: Whether a search for more rows is running, so that only those found so far were looked at.
    mutating func tellTags(isUntag: Bool, before: Int, soFar: Bool = false) {
        say(
            isUntag
                ? phrases.untaggedNow(before - tags.count, total: tags.count)
                : phrases.taggedNow(tags.count - before, total: tags.count, soFar: soFar), .hint, isPassing: true)
    }
}
