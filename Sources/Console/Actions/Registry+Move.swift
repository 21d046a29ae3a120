extension Registry {
    static let moving: [Action] = [
        Action(.down, keys: ["j", "<down>"], in: Scope.everywhere, perform: { m, _ in m.step(.lines(1)) }),
        Action(.up, keys: ["k", "<up>"], in: Scope.everywhere, perform: { m, _ in m.step(.lines(-1)) }),
        Action(.halfDown, keys: ["^D"], in: Scope.everywhere, perform: { m, _ in m.step(.halfPages(1)) }),
        Action(.halfUp, keys: ["^U"], in: Scope.everywhere, perform: { m, _ in m.step(.halfPages(-1)) }),
        Action(.pageDown, keys: ["^F", "<pgdn>"], in: Scope.everywhere, perform: { m, _ in m.step(.pages(1)) }),
        Action(.pageUp, keys: ["^B", "<pgup>"], in: Scope.everywhere, perform: { m, _ in m.step(.pages(-1)) }),
        Action(
            .pageOn, keys: ["<space>"], in: Scope.everywhere.subtracting([.list]),
            perform: { m, _ in m.step(.pages(1)) }),
        Action(.first, keys: ["g", "<home>"], in: Scope.everywhere, perform: { m, _ in m.step(.first) }),
        Action(.last, keys: ["G", "<end>"], in: Scope.everywhere, perform: { m, _ in m.step(.last) }),
        Action(
            .next, keys: ["n"], in: Scope.comments,
            available: { $0.hasCurrent() },
            perform: { m, _ in m.stepToUndecided(forward: true) }),
        Action(
            .previous, keys: ["N"], in: Scope.comments,
            available: { $0.hasCurrent() },
            perform: { m, _ in m.stepToUndecided(forward: false) }),
        Action(.goTo, keys: ["#"], in: Scope.comments, perform: { m, _ in m.askNumber() }),
        Action(
            .focus, keys: ["<tab>"], in: [.list, .history],
            available: { $0.hasCurrent() },
            perform: { m, _ in m.switchFocus() }),
        Action(.otherDown, keys: ["J"], in: [.list, .full, .history], perform: { m, _ in m.scrollOther(1) }),
        Action(.otherUp, keys: ["K"], in: [.list, .full, .history], perform: { m, _ in m.scrollOther(-1) }),
        Action(
            .open, keys: ["<enter>"], in: Scope.everywhere.subtracting([.statistics, .messages]),
            available: { $0.canOpen() },
            perform: { $0.open($1) }),
    ]
}
