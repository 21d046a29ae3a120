import Moderation
import Terminal
import Wording

/// The screens over the list.
struct ScreenStack {
    /// A screen, and the action that opened it, where one did.
    private struct Layer {
        var screen: any ConsoleScreen
        var opener: ActionID?
    }

    /// The topmost is the last.
    private var layers: [Layer] = []

    init() {}

    var isEmpty: Bool { layers.isEmpty }
    var count: Int { layers.count }

    /// The screen that shows and takes keys.
    var top: any ConsoleScreen { layers.last?.screen ?? ListScreen() }

    /// The screen on top, if it is of a kind.
    func top<Screen: ConsoleScreen>(as kind: Screen.Type) -> Screen? { layers.last?.screen as? Screen }

    /// The topmost screen of a kind, even if others lie over it: its results may come later.
    func last<Screen: ConsoleScreen>(as kind: Screen.Type) -> Screen? {
        layers.last { $0.screen is Screen }?.screen as? Screen
    }

    /// The numbers of the work for which they wait.
    var awaited: [Int] { layers.compactMap(\.screen.awaited) }

    /// The screen that waits for the work with a number, if it is still open.
    subscript(awaiting number: Int) -> (any ConsoleScreen)? {
        get { layers.first { $0.screen.awaited == number }?.screen }
        set {
            if let newValue, let index = layers.firstIndex(where: { $0.screen.awaited == number }) {
                layers[index].screen = newValue
            }
        }
    }

    /// The action that opened the screen on top: its key closes the screen again, unless it does something else there.
    var opener: ActionID? {
        get { layers.last?.opener }
        set { if !layers.isEmpty { layers[layers.count - 1].opener = newValue } }
    }

    mutating func push(_ screen: any ConsoleScreen) { layers.append(Layer(screen: screen)) }

    mutating func pop() { _ = layers.popLast() }

    /// Closes those that stand on comments.
    mutating func closeThoseOfComments() { layers.removeAll { $0.screen.isOfComments } }

    /// Changes the screen on top in place, if it is of a kind: what it holds is not copied.
    mutating func changeTop<Screen: ConsoleScreen, Result>(
        as kind: Screen.Type, _ change: (inout Screen) -> Result
    ) -> Result? {
        guard var screen = layers.last?.screen as? Screen else { return nil }
        let opener = layers.removeLast().opener
        defer { layers.append(Layer(screen: screen, opener: opener)) }
        return change(&screen)
    }

    /// Replaces the screen on top with a changed one. The list has no state of its own to change.
    mutating func replaceTop(_ screen: any ConsoleScreen) {
        if !layers.isEmpty { layers[layers.count - 1].screen = screen }
    }

    /// Takes in that the queue or the settings have changed.
    mutating func refresh(from model: Model) {
        for index in layers.indices { layers[index].screen.refresh(from: model) }
    }

    /// Takes in that the settings, or the moderator's own views, have changed.
    mutating func takeSettings(in model: inout Model) -> [Effect] {
        layers.indices.flatMap { layers[$0].screen.takeSettings(in: &model) }
    }
}

extension Model {
    /// Whether the comment is shown over the whole screen.
    var isFull: Bool { screens.top is FullComment }

    /// Whether the list or a full comment is on top: decisions work there.
    var isOnComments: Bool { screens.top.showsComment }

    /// Whether keys are text: the editor is on top.
    var isEditing: Bool { screens.top is EditScreen }

    /// Which keys count: those of the screen on top.
    var scope: Scope { screens.top.scope ?? .list }

    /// The model as it is for the screen that the help was opened on.
    var belowHelp: Model {
        var model = self
        if screens.top is HelpScreen { model.screens.pop() }
        return model
    }

    /// Moves in the screen on top.
    mutating func step(_ step: Step) -> [Effect] {
        changeTop { $0.move(step, in: &$1) }
    }

    /// Tab: between list and comment, or between the history and the entry below it.
    mutating func switchFocus() -> [Effect] {
        changeTop { $0.switchFocus(in: &$1) }
    }

    /// J and K: scrolls by half a page in the part that is not in focus.
    mutating func scrollOther(_ pages: Int) -> [Effect] {
        changeTop { $0.scrollOther(pages, in: &$1) }
    }

    private mutating func changeTop(_ change: (inout any ConsoleScreen, inout Model) -> Void) -> [Effect] {
        var screen = screens.top
        change(&screen, &self)
        screens.replaceTop(screen)
        return []
    }

    /// Shows what has changed on all screens.
    mutating func refreshScreens() {
        var screens = screens
        screens.refresh(from: self)
        self.screens = screens
    }

    /// Shows what the settings, and the moderator's own views, say now.
    mutating func showSettings() -> [Effect] {
        var screens = screens
        let effects = screens.takeSettings(in: &self)
        self.screens = screens
        return effects
    }

    func canOpen() -> Availability {
        isOnComments ? hasCurrent() : .yes
    }

    /// Enter: full screen and back; on the screens over the list, what the row stands for.
    mutating func open(_ press: Press) -> [Effect] {
        screens.top.open(in: &self, press)
    }

    /// Lays a screen over the others, and begins the work for which it waits.
    mutating func open(_ screen: some ConsoleScreen) -> [Effect] {
        var screen = screen
        let effects = screen.begin(in: &self)
        screens.push(screen)
        return effects
    }

    /// Closes the screen on top.
    mutating func close() -> [Effect] {
        screens.pop()
        focus = .list
        return []
    }

    /// `q`: closes the screen on top. On the list it goes back to the list before, if another action than a view's
    /// key led here; else it quits.
    mutating func closeOrQuit() -> [Effect] {
        guard screens.isEmpty else { return close() }
        if let action = wayBack.action, !action.isView { return goBack() }
        return quit()
    }

    /// `^C` and Esc: end a range, a search, or a screen over the list; on the list Esc does nothing.
    mutating func cancel(_ press: Press) -> [Effect] {
        if !pendingDecisions.isEmpty, press.key?.code != .escape {
            _ = typing.releaseWaiting()
            if !pendingDecisions.isWaiting { say(phrases.stillSaving, .hint) }
            pendingDecisions.giveUp()
            return [.giveUp]
        }
        if !typing.releaseWaiting().isEmpty { return hint(phrases.stopped) }
        if tags.rangeStart != nil {
            tags.rangeStart = nil
            log.clear()
            return []
        }
        if tags.areNext {
            tags.areNext = false
            return []
        }
        if !screens.isEmpty { return close() }
        guard press.key?.code != .escape else { return [] }
        if let searching {
            // What waits for its turn after it is work of the same kind.
            if searching.isShort { (searches.openArrivals, rules.uncounted) = ([], []) }
            say(phrases.stopped, .hint)
            return searches.stop()
        }
        return hint(phrases.nothingRuns(quit: keyWord(.quit)))
    }
}
