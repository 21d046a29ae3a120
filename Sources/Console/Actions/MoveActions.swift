import Wording

extension Registry {
    static let moving: [Action] = [
        Action(
            .down, keys: ["j", "<down>"], on: Scope.everywhere, group: .move, help: .row(.withSecond),
            hints: [Hint(1, [.inComment: 1], .scroll, with: .up)],
            perform: { m, _ in m.step(.lines(1)) }),
        Action(
            .up, keys: ["k", "<up>"], on: Scope.everywhere, group: .move, help: .beside(.down),
            perform: { m, _ in m.step(.lines(-1)) }),
        Action(
            .halfDown, keys: ["^D"], on: Scope.everywhere, group: .move,
            perform: { m, _ in m.step(.halfPages(1)) }),
        Action(
            .halfUp, keys: ["^U"], on: Scope.everywhere, group: .move, help: .beside(.halfDown),
            perform: { m, _ in m.step(.halfPages(-1)) }),
        Action(
            .pageDown, keys: ["^F", "<pgdn>"], on: Scope.everywhere, group: .move,
            perform: { m, _ in m.step(.pages(1)) }),
        Action(
            .pageUp, keys: ["^B", "<pgup>", "b"], on: Scope.everywhere, group: .move, help: .beside(.pageDown),
            perform: { m, _ in m.step(.pages(-1)) }),
        Action(
            .pageOn, keys: ["<space>"], on: Scope.everywhere.subtracting([.list]), group: .move, help: .nowhere,
            hints: [Hint(260, [.full: 7]), Hint(260, [.screen(.help): 3], .on)],
            perform: { m, _ in m.pageOn() }),
        Action(
            .pageBack, keys: ["-"], on: Scope.everywhere.subtracting([.list, .statistics]), group: .move,
            help: .nowhere,
            perform: { m, _ in m.step(.pages(-1)) }),
        Action(
            .first, keys: ["g", "<home>"], on: Scope.everywhere, group: .move,
            perform: { m, _ in m.step(.first) }),
        Action(
            .last, keys: ["G", "<end>"], on: Scope.everywhere, group: .move, help: .beside(.first),
            perform: { m, _ in m.step(.last) }),
        Action(
            .next, keys: ["n"], on: Scope.comments.union([.help]), group: .move,
            hints: [Hint(270, [.full: 8])],
            available: { $0.scope == .help ? .yes : $0.hasCurrent() },
            // In the help: to the next of the lines that a search has kept.
            perform: { m, _ in m.scope == .help ? m.step(.lines(1)) : m.stepToUndecided(forward: true) }),
        Action(
            .previous, keys: ["N"], on: Scope.comments.union([.help]), group: .move, help: .beside(.next),
            available: { $0.scope == .help ? .yes : $0.hasCurrent() },
            perform: { m, _ in m.scope == .help ? m.step(.lines(-1)) : m.stepToUndecided(forward: false) }),
        Action(
            .goTo, keys: ["#"], on: Scope.comments, group: .move, help: .row(.withNumber), traits: .changesList,
            argument: .init { m, text, _ throws(CommandMistake) in try m.go(typed: text) },
            perform: { m, _ in m.askNumber() }),
        Action(
            .parent, keys: ["P"], on: Scope.comments, group: .move,
            traits: [.takesOneComment, .changesList],
            available: { $0.canGoToParent() },
            perform: { m, _ in m.goToParent() }),
        Action(
            .focus, keys: ["<tab>"], on: [.list, .history], group: .move,
            hints: [
                Hint(2, [.inComment: 2], .list), Hint(180, HintLine.overTheList(4), as: { $0.screens.top.tabWord }),
            ],
            available: { $0.hasCurrent() },
            perform: { m, _ in m.switchFocus() }),
        Action(
            .otherDown, keys: ["J"], on: [.list, .full, .history], group: .move,
            perform: { m, _ in m.scrollOther(1) }),
        Action(
            .otherUp, keys: ["K"], on: [.list, .full, .history], group: .move, help: .beside(.otherDown),
            perform: { m, _ in m.scrollOther(-1) }),
        Action(
            .open, keys: ["<enter>"], on: Scope.everywhere.subtracting([.statistics, .messages]), group: .move,
            hints: [Hint(170, HintLine.overTheList(1), as: { $0.screens.top.enterWord })],
            traits: .takesOneComment,
            available: { $0.canOpen() },
            perform: { $0.open($1) }),
    ]
}
