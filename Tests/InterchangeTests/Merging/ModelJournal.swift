import Moderation

@testable import Interchange

/// A queue reduced to what a sync with a site sees of it: a log that can be taken back to an older state.
struct ModelJournal {
    /// A comment after an entry.
    struct Comment {
        var state: State
        var text: [UInt8]
        var imported: SiteView
        var note: Merge.Note?

        /// What the note reported.
        var told: SiteView? {
            switch note {
            case .standing(let view), .answered(let view): view
            case nil: nil
            }
        }
    }

    /// An entry of the log: a comment as it was afterwards. No two entries have the same chain.
    private struct Entry {
        var chain: Int
        var id: Int
        var comment: Comment
    }

    let vocabulary: SiteVocabulary
    private var log: [Entry] = []
    private var chains = 0
    /// The comments by their ids on the site, which count from 0.
    private(set) var comments: [Comment?] = []
    /// Every view that a comment has had here or that was told here, by its id.
    private var known: [[SiteView]] = []

    init(_ vocabulary: SiteVocabulary) {
        self.vocabulary = vocabulary
    }

    /// The last entry: how many there are, and its chain.
    var mark: Mark { Mark(count: log.count, chain: log.last?.chain ?? 0) }

    struct Mark {
        var count: Int
        var chain: Int
    }

    /// Whether an entry still stands where it stood.
    func holds(_ mark: Mark) -> Bool {
        mark.count == 0 || (mark.count <= log.count && log[mark.count - 1].chain == mark.chain)
    }

    /// Whether a comment has had a view here, or it was told here.
    func knows(_ wanted: SiteView, of id: Int) -> Bool { known[id].contains(wanted) }

    func comment(_ id: Int) -> Comment? { id < comments.count ? comments[id] : nil }

    func view(_ comment: Comment) -> SiteView {
        SiteView(vocabulary.image(of: comment.state), text: comment.text)
    }

    /// Takes the log back to some of its entries: a backup was put in its place.
    mutating func restore(to count: Int) {
        log.removeSubrange(count...)
        comments = []
        known = []
        for entry in log { keep(entry) }
    }

    var entryCount: Int { log.count }

    mutating func submit(_ id: Int, _ there: SiteView) {
        guard comment(id) == nil else { return }
        let state: State = there.state == .hold ? .pending : there.state == .published ? .approved : .rejected
        append(id, Comment(state: state, text: there.text, imported: there))
    }

    mutating func note(_ id: Int, _ there: SiteView) {
        guard var comment = comment(id) else { return }
        comment.note = .standing(there)
        append(id, comment)
    }

    /// An act that follows the site.
    mutating func follow(_ id: Int, _ act: Merge.Act, _ there: SiteView) {
        guard var comment = comment(id) else { return }
        take(act, text: there.text, in: &comment)
        comment.note = nil
        append(id, comment)
    }

    /// An act of a moderator; nothing happens where the state machine refuses it.
    mutating func decide(_ id: Int, _ act: Merge.Act, text: [UInt8]) {
        guard var comment = comment(id) else { return }
        let isLawful =
            switch act {
            case .reopen: comment.state != .pending
            case .edit: comment.state != .rejected && comment.text != text
            case .approve: comment.state != .approved
            // With another reason a rejected comment can be rejected again.
            case .reject: true
            }
        guard isLawful else { return }
        take(act, text: text, in: &comment)
        if case .standing(let told) = comment.note {
            comment.note = .answered(told)
        } else {
            comment.note = nil
        }
        append(id, comment)
    }

    private func take(_ act: Merge.Act, text: [UInt8], in comment: inout Comment) {
        switch act {
        case .reopen: comment.state = .pending
        case .edit: comment.text = text
        case .approve: comment.state = .approved
        case .reject: comment.state = .rejected
        }
    }

    private mutating func append(_ id: Int, _ comment: Comment) {
        chains += 1
        let entry = Entry(chain: chains, id: id, comment: comment)
        log.append(entry)
        keep(entry)
    }

    private mutating func keep(_ entry: Entry) {
        while comments.count <= entry.id {
            comments.append(nil)
            known.append([])
        }
        comments[entry.id] = entry.comment
        known[entry.id] += [view(entry.comment), entry.comment.imported]
        if let told = entry.comment.told { known[entry.id].append(told) }
    }
}
