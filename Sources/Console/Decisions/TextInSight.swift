import Moderation
import Terminal
import Wording

/// Where the screen has no room for the comment beside the list, a row may show almost nothing of what a comment
/// says: then no decision on it is taken before that has been shown.
extension Model {
    /// The fewest cells of a longer text that count as having seen it.
    private static let leastText = 20

    /// Whether the frame shows what the comment under the cursor says, as far as the screen has room for it.
    var isTextInSight: Bool {
        let layout = Layout(size)
        guard layout.kind == .single, let current, queue.contains(current) else { return layout.kind != .tiny }
        if isFull || focus == .comment {
            return pane.key?.number == current && pane.textStart < pane.top + layout.whole.height
        }
        let room = listColumns(layout).textWidth
        guard room < Model.leastText else { return true }
        guard let opening = texts.opening(of: queue.body(of: current)) else { return false }
        return rowText(opening, of: current).width <= room
    }

    /// What to say to a decision key when nothing that the comment under the cursor says has been shown yet: from now
    /// on it is shown. `nil` when it has been.
    mutating func showFirst(_ id: ActionID, _ press: Press) -> DisplayText? {
        guard Layout(size).kind == .single, isOnComments, let target = currentTarget,
            !typing.hasShownText(of: target, at: press.at)
        else { return nil }
        if !isTextInSight {
            if !isFull, focus == .list { screens.push(FullComment()) }
            pane.scrollsToText = true
            forgetPanes()
        }
        // The key that began it: a prompt that led here is closed.
        return phrases.shownFirst(target.number, key: keyWord(id))
    }
}
