import Moderation
import Terminal

/// The lines of the comment beside the list, or over it: made when the comment, its version or the size changes, so
/// that scrolling and moving elsewhere cost nothing.
struct Pane {
    /// What the lines were made of.
    struct Key: Hashable {
        var number: CommentNumber
        var entry: Int
        var size: Size
        var isFull: Bool
        var isSaving: Bool
        var isTagged: Bool
        var isDeferred: Bool
        var isEditBegun: Bool
        var query: Query
        var sameText: Int?
        /// Whether the author's name looks like another's.
        var isAlike: Bool
        /// Whether it is known what an edit changed.
        var isCompared: Bool
    }

    var key: Key?
    var lines: [DisplayText] = []
    /// For each link of the text, the line that it begins in.
    var links: [Int] = []
    /// The first line on the screen.
    var top = 0
    /// A comment that is gone back to, and how far it was scrolled.
    var left: (number: CommentNumber, top: Int)?

    mutating func scroll(_ step: Step, height: Int) {
        top = max(0, min(step.scrolled(top, count: lines.count, height: height), max(0, lines.count - height)))
    }
}

extension Step {
    /// Where a text of so many lines begins after the step.
    func scrolled(_ top: Int, count: Int, height: Int) -> Int {
        if case .last = self { return count - height }
        return moved(top, count: count, height: height)
    }
}
