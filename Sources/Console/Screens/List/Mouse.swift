import Moderation
import Terminal

/// The mouse: a click selects, the wheel scrolls. Off unless the settings switch it on.
extension Model {
    mutating func click(row: Int, column: Int) -> [Effect] {
        guard question == nil, prompt == nil, screens.isEmpty else { return [] }
        let area = Layout(size).list
        let index = list.top + row - area.row
        guard row >= area.row, row < area.row + area.height, column < area.width, list.rows.indices.contains(index)
        else { return [] }
        moveByHand(to: index)
        return []
    }

    mutating func wheel(row: Int, column: Int, lines: Int) -> [Effect] {
        guard question == nil, prompt == nil else { return [] }
        let layout = Layout(size)
        let comment = layout.comment(isFull: isFull)
        if screens.isEmpty, layout.kind != .single, column >= comment.column, row >= comment.row {
            pane.scroll(.lines(lines), height: comment.height)
            return []
        }
        return step(.lines(lines))
    }
}
