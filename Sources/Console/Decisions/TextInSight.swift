import Moderation
import Terminal
import Wording

/// On a screen without room for the comment beside the list, a row may show next to nothing of what a comment says: nothing is decided
/// on it before that was shown.
extension Model {
    /// The fewest cells of a longer text that are enough to have seen it.
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

    /// What to say of a decision key where nothing has been seen yet of what the comment under the cursor says: it is shown from now on.
    /// `nil` where it has been seen.
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
