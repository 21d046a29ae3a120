import Moderation
import Terminal
import Wording

/// Where the moderator came from: one stack, on which everything that leads to another list puts the present one.
struct WayBack {
    /// How deep it is: the oldest goes first.
    static let depth = 50

    /// A list to come back to, with its place and what lay over it.
    struct Step {
        /// The action that led away.
        var action: ActionID
        var view: ListState.View
        /// The row of the cursor, and comments below it: the cursor goes to the first of them still listed if its own
        /// comment has left the list.
        var row: Int
        var following: [CommentNumber]
        /// How far the comment was scrolled.
        var scroll: Int
        var focus: Model.Focus
        var screens: ScreenStack
    }

    private var steps: [Step] = []
    /// The comment that `P` last led to, and the reply that it led from.
    var fromReply: (parent: CommentNumber, reply: CommentNumber)?

    var isEmpty: Bool { steps.isEmpty }
    /// The action that led to the present list.
    var action: ActionID? { steps.last?.action }

    mutating func push(_ step: Step) {
        steps.append(step)
        if steps.count > WayBack.depth { steps.removeFirst() }
    }

    mutating func pop() -> Step? { steps.popLast() }

    /// Forgets everything about comments: screens, and the place in each list.
    mutating func letGoOfComments() {
        for index in steps.indices {
            steps[index].screens.closeThoseOfComments()
            steps[index].view.current = nil
            steps[index].following = []
            steps[index].scroll = 0
        }
    }
}

/// To another list, and back.
extension Model {
    /// Goes to another list, and notes the present one.
    mutating func leave(by action: ActionID, to view: ListState.View) -> [Effect] {
        wayBack.push(
            WayBack.Step(
                action: action, view: presentView, row: list.cursor,
                following: Array(list.rows.dropFirst(list.cursor + 1).prefix(WayBack.depth)), scroll: pane.top,
                focus: focus, screens: screens))
        screens = ScreenStack()
        focus = .list
        let effects = load(view)
        if let why = whyNothing(view.query) { say(why, .error) }
        return effects
    }

    func canGoBack() -> Availability {
        screens.isEmpty && wayBack.isEmpty ? .no(phrases.nothingToGoBackTo) : .yes
    }

    /// Backspace: goes a step back. Closes a screen over the list first, unless it was open before the list.
    mutating func stepBack() -> [Effect] {
        let isOlder = (screens.top as? FullComment)?.isCarriedOver ?? false
        return screens.isEmpty || isOlder ? goBack() : close()
    }

    /// Goes back to the list before: its query, order and place, how far it was scrolled, and the screens that lay over it.
    mutating func goBack() -> [Effect] {
        guard let step = wayBack.pop() else { return [] }
        let effects = load(step.view)
        // If the comment has left the list meanwhile, the next one that followed it takes its place.
        if list.awaited == nil, step.view.current != nil, current != step.view.current {
            let next = step.following.first { list.contains($0) }
            if next.map({ list.move(to: $0) }) != true { list.move(to: step.row) }
            showCursor(inRow: step.view.screenRow)
        }
        screens = step.screens
        focus = step.focus
        forgetPanes()
        pane.left = step.view.current.map { ($0, step.scroll) }
        refreshScreens()
        return effects
    }

    /// Goes to a comment by its number: in the list, or in a list of its own if the present one doesn't hold it.
    /// `nil` when no comment has that number.
    mutating func go(to number: CommentNumber, by action: ActionID = .goTo) -> [Effect]? {
        guard queue.contains(number) else {
            say(phrases.noSuchComment("#\(number.rawValue)"), .hint)
            return nil
        }
        var effects: [Effect] = []
        if !list.move(to: number) {
            guard let query = try? Query("number:\(number.rawValue)") else { return nil }
            let isOpen = isFull
            effects = leave(by: action, to: .init(query: query, order: .newest))
            if isOpen { screens.push(FullComment(isCarriedOver: true)) }
        }
        typing.chooseByHand(currentTarget)
        return effects
    }

    func canGoToParent() -> Availability {
        guard let current else { return .no(phrases.noComment) }
        return queue.parent(of: current) != nil || wayBack.fromReply?.parent == current
            ? .yes : .no(phrases.answersNothing)
    }

    /// Goes to the comment that the current one answers; from there, back to the reply.
    mutating func goToParent() -> [Effect] {
        guard let current else { return [] }
        if let way = wayBack.fromReply, way.parent == current {
            wayBack.fromReply = nil
            if !list.contains(way.reply), wayBack.action == .goTo { return goBack() }
            return go(to: way.reply) ?? []
        }
        guard let parent = queue.parent(of: current) else { return [] }
        wayBack.fromReply = (parent, current)
        return go(to: parent) ?? []
    }
}
