import Moderation
import Terminal
import Wording

/// Where the moderator came from: one stack, on which everything that leads to another list puts the one that stood.
struct WayBack {
    /// How deep it is: the oldest goes first.
    static let depth = 50

    /// A list to come back to, with its place and what lay over it.
    struct Step {
        /// What led away.
        var action: ActionID
        var view: ListState.View
        /// The row of the cursor, and comments below it: one of them is gone to where the comment is not in the list any more.
        var row: Int
        var following: [CommentNumber]
        /// How far the comment was scrolled.
        var scroll: Int
        var focus: Model.Focus
        var screens: ScreenStack
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

    /// Forgets what stood on comments: screens, and the place in each list.
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
    /// Goes to another list, and notes the one that stands.
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

    /// Backspace: a step back. What lies over the list goes first, unless it was there before the list.
    mutating func stepBack() -> [Effect] {
        let isOlder = (screens.top as? FullComment)?.isCarriedOver ?? false
        return screens.isEmpty || isOlder ? goBack() : close()
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
        forgetPanes()
        pane.left = step.view.current.map { ($0, step.scroll) }
        refreshScreens()
        return effects
    }

    /// Goes to a comment by its number: in the list, or to a list of its own where that does not hold it. `nil` when there is none.
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
        return queue.parent(of: current) != nil || wayFromReply?.parent == current ? .yes : .no(phrases.answersNothing)
    }

    /// Goes to the comment that the current one answers; from there, back to the answer.
    mutating func goToParent() -> [Effect] {
        guard let current else { return [] }
        if let way = wayFromReply, way.parent == current {
            wayFromReply = nil
            if !list.contains(way.reply), wayBack.action == .goTo { return goBack() }
            return go(to: way.reply) ?? []
        }
        guard let parent = queue.parent(of: current) else { return [] }
        wayFromReply = (parent, current)
        return go(to: parent) ?? []
    }
}
