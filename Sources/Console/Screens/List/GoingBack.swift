import Moderation
import Terminal

/// To another list, and back.
extension Model {
    /// Goes to another list, and notes the one that stands.
    mutating func leave(by action: ActionID, to view: CommentList.View) -> [Effect] {
        wayBack.push(
            WayBack.Step(
                action: action, view: presentView, row: list.cursor,
                following: Array(list.rows.dropFirst(list.cursor + 1).prefix(WayBack.depth)), scroll: pane.top,
                focus: focus, screens: screens))
        screens = []
        focus = .list
        return load(view)
    }

    /// Goes back to the list before: its query, order and place, how far it was scrolled, and the screens that lay over it.
    mutating func goBack() -> [Effect] {
        guard let step = wayBack.pop() else { return [] }
        let effects = load(step.view)
        // The comment may have left the list meanwhile: then what followed it takes its place.
        if list.awaited == nil, step.view.current != nil, current != step.view.current {
            let next = step.following.first { list.contains($0) }
            if next.map({ list.move(to: $0) }) != true { list.move(to: step.row) }
            showCursor(inRow: step.view.screenRow)
        }
        screens = step.screens
        focus = step.focus
        pane.key = nil
        pane.left = step.view.current.map { ($0, step.scroll) }
        refreshScreens()
        return effects
    }

    /// Goes to a comment by its number: in the list, or to a list of its own where that does not hold it. `nil` when there is none.
    mutating func go(to number: CommentNumber) -> [Effect]? {
        guard queue.contains(number) else {
            say(phrases.noSuchComment("#\(number.rawValue)"), .hint)
            return nil
        }
        var effects: [Effect] = []
        if !list.move(to: number) {
            guard let query = try? Query("number:\(number.rawValue)") else { return nil }
            let over = isFull ? screens : []
            effects = leave(by: .goTo, to: .init(query: query, order: .newest))
            screens = over
        }
        typing.chooseByHand(currentTarget)
        return effects
    }
}
