import Moderation
import Terminal

/// What edits changed, word by word, as frames show it. Each difference is made once; a large one is made beside the loop.
struct Comparisons {
    /// The most bytes of both texts that are compared between two frames: a few milliseconds.
    static let atOnce = 8_192
    /// How many differences are kept: for the comment under the cursor, for the question, and for a few comments before.
    private static let limit = 8

    /// The newest is the last.
    private var made: [Comparison.Answer] = []
    /// What is being compared beside the loop.
    private var asked: [Comparison] = []

    /// The difference of two texts; `nil` while it is not made.
    subscript(old: String, new: String) -> Comparison.Answer? {
        made.last { $0.comparison.isOf(old, new) }
    }

    /// Makes a small difference at once; returns a large one, for the worker to make.
    mutating func need(_ comparison: Comparison) -> Comparison? {
        guard self[comparison.old, comparison.new] == nil else { return nil }
        guard comparison.old.utf8.count + comparison.new.utf8.count > Comparisons.atOnce else {
            keep(comparison.run())
            return nil
        }
        if asked.contains(where: { $0.isOf(comparison.old, comparison.new) }) { return nil }
        asked.append(comparison)
        return comparison
    }

    /// Takes a difference made beside the loop, unless everything has been forgotten since it was asked for.
    mutating func receive(_ result: Comparison.Answer) {
        let index = asked.firstIndex { $0.isOf(result.comparison.old, result.comparison.new) }
        guard let index else { return }
        asked.remove(at: index)
        keep(result)
    }

    private mutating func keep(_ result: Comparison.Answer) {
        made.append(result)
        if made.count > Comparisons.limit { made.removeFirst() }
    }

    /// Forgets everything: an erasure has removed texts.
    mutating func removeAll() { (made, asked) = ([], []) }
}

/// Two texts to compare.
struct Comparison: Sendable {
    var old: String
    var new: String

    /// The difference that was made.
    struct Answer: Sendable {
        var comparison: Comparison
        /// With signs that need no colour.
        var text: DisplayText
        var wordsRemoved: Int
        var wordsInserted: Int
    }

    func isOf(_ old: String, _ new: String) -> Bool {
        self.old.utf8.elementsEqual(old.utf8) && self.new.utf8.elementsEqual(new.utf8)
    }

    /// Compares; for two texts of 64 KiB that takes a tenth of a second.
    func run() -> Answer {
        let difference = Difference(from: old, to: new)
        return Answer(
            comparison: self, text: difference.displayText(), wordsRemoved: difference.wordsRemoved,
            wordsInserted: difference.wordsInserted)
    }
}

extension Model {
    /// Has what the next frame shows as changed compared.
    mutating func compare() -> [Effect] {
        var needed: [Comparison] = []
        if let pair = askedTexts {
            needed.append(Comparison(old: pair.before, new: pair.now))
        } else if isOnComments, let current, let pair = editedTexts(of: current) {
            needed.append(Comparison(old: pair.before, new: pair.now))
        }
        if isOnComments, let current, let (first, now) = likeTexts(of: current) {
            needed.append(Comparison(old: first, new: now))
        }
        return needed.compactMap { comparisons.need($0) }.map { .compare($0) }
    }

    /// Whether a question waits for the difference that it is about.
    var isComparing: Bool {
        if case .bulk(let bulk) = question?.subject { return bulk.looking != nil }
        return askedTexts.map { comparisons[$0.before, $0.now] == nil } ?? false
    }

    /// The texts whose difference is asked about.
    private var askedTexts: (before: String, now: String)? {
        switch question?.subject {
        case .save(let state): (state.original, state.text)
        case .mask(let masking): (masking.original, masking.text)
        default: nil
        }
    }

    /// The body that was submitted and the one in force, where an edit has changed it and both have been read.
    func editedTexts(of number: CommentNumber) -> (before: String, now: String)? {
        guard let facts = queue.facts(number), facts.body != facts.submission, let now = texts[facts.body]?.body,
            let before = texts[facts.submission]?.body
        else { return nil }
        return (before, now)
    }
}

extension Difference {
    /// The difference with signs that need no colour, `[-out-]` and `{+in+}`, and `…` for what is left out.
    func displayText(context: Int = 8) -> DisplayText {
        var text = DisplayText()
        for passage in passages(context: context) {
            switch passage.kind {
            case .kept: text += DisplayText(stranger: passage.text)
            case .removed: text += ("[-\(passage.text)-]" as DisplayText).styled(.removed)
            case .inserted: text += ("{+\(passage.text)+}" as DisplayText).styled(.inserted)
            case .elided: text += "…"
            }
        }
        return text
    }
}
