import Wording

/// All actions, each once, in the order of the help.
enum Registry {
    static let all: [Action] = [
        deciding, moving, tagging,
        finding, ViewsScreen.actions, ReleasesScreen.actions, RulesScreen.actions, TrialScreen.actions,
        byOneAuthor, WavesScreen.actions, listing,
        HistoryScreen.actions, StatisticsScreen.actions, BriefScreen.actions, MessagesScreen.actions,
        HelpScreen.actions,
        program,
    ].flatMap(\.self)

    private static let byID: [ActionID: Action] = Dictionary(
        all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    /// The action with a name that can be typed after `:`; the action that opens that line is none of them.
    static func action(named name: String) -> Action? {
        all.first {
            ($0.id.rawValue.utf8.elementsEqual(name.utf8) || $0.verb?.utf8.elementsEqual(name.utf8) ?? false)
                && $0.id != .command
        }
    }

    /// The action of a name; every name has one, which a test checks.
    static func action(_ id: ActionID) -> Action? { byID[id] }
}

extension Registry {
    static let program: [Action] = [
        Action(
            .command, keys: [":"], on: Scope.comments, group: .program,
            traits: .opensField,
            perform: { m, _ in m.askCommand() }),
        Action(
            .close, keys: ["q"], on: Scope.everywhere, group: .program, help: .row(.apart),
            hints: [Hint(310, [.full: 6], .list), Hint(310, HintLine.overTheList(0))],
            traits: .leaves,
            perform: { m, _ in m.closeOrQuit() }),
        Action(
            .quit, keys: ["Q"], on: Scope.everywhere, group: .program, help: .beside(.close),
            traits: .leaves, verb: "q",
            perform: { m, _ in m.quit() }),
        Action(
            .cancel, keys: ["^C", "<esc>"], on: Scope.everywhere, group: .program,
            perform: { $0.cancel($1) }),
        Action(
            .redraw, keys: ["^L"], on: Scope.everywhere, group: .program,
            perform: { _, _ in [.redraw] }),
        Action(
            .suspend, keys: ["^Z"], on: Scope.everywhere, group: .program, help: .beside(.redraw),
            perform: { m, _ in m.suspend() }),
    ]
}
