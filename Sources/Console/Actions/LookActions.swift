import Moderation
import Wording

extension Registry {
    static let finding: [Action] = [
        Action(
            .query, keys: ["/"], on: [.list, .history], group: .find,
            hints: [
                Hint(200, [.list: 8, .range: 3, .history: 3]),
                Hint(200, [.empty: 1], when: { $0.queue.commentCount > 0 }),
            ],
            traits: .opensField,
            argument: .init(.query) { m, text, _ throws(CommandMistake) in try m.show(typed: text) },
            available: { $0.canQuery() },
            perform: { m, _ in m.askQuery() }),
        Action(
            .viewPending, keys: ["1"], on: [.list], group: .find,
            hints: [Hint(70, [.empty: 9], when: { $0.wouldShow(\.pending, .pending) })],
            traits: .turnsView,
            perform: { m, _ in m.show(state: "pending", by: .viewPending) }),
        Action(
            .viewApproved, keys: ["2"], on: [.list], group: .find, help: .beside(.viewPending),
            hints: [Hint(80, [.empty: 8], when: { $0.isWide && $0.wouldShow(\.approved) })],
            traits: .turnsView,
            perform: { m, _ in m.show(state: "approved", by: .viewApproved) }),
        Action(
            .viewRejected, keys: ["3"], on: [.list], group: .find, help: .beside(.viewPending),
            hints: [Hint(90, [.empty: 8], when: { $0.isWide && $0.wouldShow(\.rejected) })],
            traits: .turnsView,
            perform: { m, _ in m.show(state: "rejected", by: .viewRejected) }),
        Action(
            .viewAll, keys: ["4"], on: [.list], group: .find, help: .beside(.viewPending),
            hints: [Hint(100, [.empty: 4], when: { $0.queue.commentCount > 0 })],
            traits: .turnsView,
            perform: { m, _ in m.show(state: "any", by: .viewAll) }),
        Action(
            .viewDeferred, keys: ["5"], on: [.list], group: .find, help: .beside(.viewPending),
            hints: [Hint(110, [.empty: 3], when: { $0.wouldShow(\.deferred) })],
            traits: .turnsView,
            perform: { m, _ in m.show(state: "deferred", by: .viewDeferred) }),
        Action(
            .openView, keys: ["6", "7", "8", "9", "0"], on: [.list], group: .find, help: .row(.all),
            traits: .turnsView,
            argument: .init(.view) { m, text, _ throws(CommandMistake) in try m.view(typed: text) },
            perform: { $0.openView(byKey: $1) }),
        Action(
            .views, keys: ["V"], on: [.list], group: .find, help: .beside(.openView),
            hints: [Hint(225, [.list: 14], when: { $0.hasViews })],
            perform: { m, _ in m.openViews() }),
        Action(
            .releases, keys: ["o"], on: [.list], group: .find,
            hints: [Hint(230, [.list: 13])],
            perform: { m, _ in m.openReleases() }),
        Action(
            .rules, keys: ["O"], on: [.list], group: .find,
            perform: { m, _ in m.openRules() }),
        Action(
            .rehearse, keys: ["%"], on: [.list], group: .find,
            available: { $0.canQuery() },
            perform: { m, _ in m.rehearse() }),
        Action(
            .author, keys: ["f"], on: [.list], group: .find,
            hints: [Hint(210, [.list: 11])],
            traits: .takesOneComment,
            available: { $0.canShowAuthor() },
            perform: { m, _ in m.showAuthor() }),
        Action(
            .address, keys: ["F"], on: [.list], group: .find, help: .beside(.author),
            traits: .takesOneComment,
            available: { $0.canShowAddress() },
            perform: { m, _ in m.showAddress() }),
        Action(
            .waves, keys: ["W"], on: [.list], group: .find,
            hints: [Hint(235, [.list: 15])],
            available: { $0.hasCurrent() },
            perform: { m, _ in m.openWaves() }),
        Action(
            .order, keys: ["s"], on: [.list], group: .find,
            argument: .init(.order) { m, text, _ throws(CommandMistake) in try m.order(typed: text) },
            perform: { m, _ in m.askOrder() }),
        Action(
            .refresh, keys: ["R"], on: [.list], group: .find,
            perform: { m, _ in m.refresh() }),
        Action(
            .back, keys: ["<backspace>"], on: Scope.comments, group: .find,
            hints: [Hint(330, [.list: 7, .empty: 6])],
            available: { $0.canGoBack() },
            perform: { m, _ in m.goBack() }),
        Action(
            .list, on: Scope.comments, group: .find, help: .nowhere,
            argument: .init(.query) { m, text, _ throws(CommandMistake) in try m.show(typed: text) },
            perform: { m, _ in m.show(.pending, by: .query) }),
        Action(
            .show, on: Scope.comments, group: .find, help: .nowhere,
            argument: .init(isMeant: \.isOneNumber) { m, text, _ throws(CommandMistake) in
                try m.show(numberTyped: text)
            },
            available: { $0.hasCurrent() },
            perform: { m, press in m.isFull ? [] : m.open(press) }),
        Action(
            .count, on: Scope.comments, group: .find, help: .nowhere,
            argument: .init(.query) { m, text, _ throws(CommandMistake) in try m.count(typed: text) },
            perform: { m, _ in m.count(.pending) }),
    ]

    static let looking: [Action] = [
        Action(
            .history, keys: ["h"], on: Scope.comments, group: .look,
            hints: [Hint(220, [.list: 12])],
            traits: .takesOneComment,
            argument: .init(.query) { m, text, _ throws(CommandMistake) in try m.openHistory(typed: text) },
            available: { $0.hasCurrent() },
            perform: { m, _ in m.openHistory() }),
        Action(
            .queueHistory, keys: ["H"], on: Scope.comments, group: .look, help: .beside(.history),
            hints: [Hint(240, [.empty: 2], when: { $0.queue.commentCount > 0 })],
            perform: { m, _ in m.openQueueHistory() }),
        Action(
            .statistics, keys: ["S"], on: Scope.comments, group: .look,
            hints: [Hint(250, [.empty: 5], when: { $0.queue.commentCount > 0 })],
            verb: "stats",
            perform: { m, _ in m.openStatistics() }),
        Action(
            .brief, keys: ["B"], on: Scope.comments, group: .look,
            perform: { m, _ in m.openBrief() }),
        Action(
            .messages, keys: ["!"], on: Scope.everywhere.subtracting([.messages]), group: .look,
            perform: { m, _ in m.openMessages() }),
        Action(
            .search, keys: ["/"], on: [.help], group: .look, help: .nowhere,
            hints: [Hint(160, [.help: 1])],
            perform: { m, _ in m.askHelpSearch() }),
        Action(
            .undoEntry, keys: ["u"], on: [.history], group: .look, help: .nowhere,
            hints: [Hint(190, [.history: 2])],
            traits: .acts,
            available: { $0.canUndoEntry() },
            perform: { $0.undoEntry($1) }),
        Action(
            .earlier, keys: ["<left>", "h"], on: [.statistics], group: .look, help: .nowhere,
            hints: [Hint(280, [.statistics: 1], with: .later)],
            perform: { m, _ in m.moveStatistics(days: -1) }),
        Action(
            .later, keys: ["<right>", "l"], on: [.statistics], group: .look, help: .nowhere,
            perform: { m, _ in m.moveStatistics(days: 1) }),
        Action(
            .longer, keys: ["+"], on: [.statistics], group: .look, help: .nowhere,
            hints: [Hint(290, [.statistics: 2], with: .shorter)],
            perform: { m, _ in m.stretchStatistics(longer: true) }),
        Action(
            .shorter, keys: ["-"], on: [.statistics], group: .look, help: .nowhere,
            perform: { m, _ in m.stretchStatistics(longer: false) }),
        Action(
            .oneRelease, keys: ["o"], on: [.statistics], group: .look, help: .nowhere,
            hints: [Hint(300, [.statistics: 3])],
            perform: { m, _ in m.openReleases() }),
    ]

    static let program: [Action] = [
        Action(
            .command, keys: [":"], on: Scope.comments, group: .program,
            traits: .opensField,
            perform: { m, _ in m.askCommand() }),
        Action(
            .help, keys: ["?", "<f1>"], on: Scope.everywhere.subtracting([.help]), group: .program, help: .nowhere,
            hints: [Hint(.max, HintLine.everywhere)],
            perform: { m, _ in m.openHelp() }),
        Action(
            .close, keys: ["q"], on: Scope.everywhere, group: .program, help: .row(.apart),
            hints: [
                Hint(310, [.full: 6], .list),
                Hint(
                    310,
                    [
                        .help: 0, .history: 0, .statistics: 0, .releases: 0, .waves: 0, .views: 0, .brief: 0, .rules: 0,
                        .trial: 0,
                        .messages: 0,
                    ]),
            ],
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
