import Moderation

/// Where the moderator came from: one stack, on which everything that leads to another list puts the one that stood.
struct WayBack {
    /// How deep it is: the oldest goes first.
    static let depth = 50

    /// A list to come back to, with its place and what lay over it.
    struct Step {
        /// What led away.
        var action: ActionID
        var view: CommentList.View
        /// The row of the cursor, and comments below it: one of them is gone to where the comment is not in the list any more.
        var row: Int
        var following: [CommentNumber]
        /// How far the comment was scrolled.
        var scroll: Int
        var focus: Model.Focus
        var screens: [OverlayScreen]
    }

    private var steps: [Step] = []

    var isEmpty: Bool { steps.isEmpty }
    /// What led to the list that stands.
    var action: ActionID? { steps.last?.action }

    mutating func push(_ step: Step) {
        steps.append(step)
        if steps.count > WayBack.depth { steps.removeFirst() }
    }

    mutating func pop() -> Step? { steps.popLast() }
}
