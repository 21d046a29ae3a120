import Moderation
import Wording

extension Registry {
    static let finding: [Action] = [
        Action(
            .query, keys: ["/"], on: [.list, .history], group: .find,
            hints: [
                Hint(200, [.list: 8, .range: 3, .screen(.history): 3]),
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
    ]

    static let byOneAuthor: [Action] = [
        Action(
            .author, keys: ["f"], on: [.list], group: .find,
            hints: [Hint(210, [.list: 11])],
            traits: [.takesOneComment, .leadsBack],
            available: { $0.canShowAuthor() },
            perform: { m, _ in m.showAuthor() }),
        Action(
            .address, keys: ["F"], on: [.list], group: .find, help: .beside(.author),
            traits: [.takesOneComment, .leadsBack],
            available: { $0.canShowAddress() },
            perform: { m, _ in m.showAddress() }),
    ]

    static let listing: [Action] = [
        Action(
            .order, keys: ["s"], on: [.list], group: .find,
            argument: .init(.order) { m, text, _ throws(CommandMistake) in try m.order(typed: text) },
            perform: { m, _ in m.askOrder() }),
        Action(
            .refresh, keys: ["R"], on: [.list], group: .find,
            perform: { m, _ in m.refresh() }),
        Action(
            .back, keys: ["<backspace>"], on: Scope.everywhere, group: .find,
            hints: [Hint(330, [.list: 7, .empty: 6])],
            available: { $0.canGoBack() },
            perform: { m, _ in m.stepBack() }),
        Action(
            .list, on: Scope.comments, group: .find, help: .nowhere,
            argument: .init(.query) { m, text, _ throws(CommandMistake) in try m.show(typed: text) },
            perform: { m, _ in m.show(.pending, by: .query) }),
        Action(
            .show, on: Scope.comments, group: .find, help: .nowhere,
            argument: .init(isMeant: Action.Argument.isOneNumber) { m, text, _ throws(CommandMistake) in
                try m.show(numberTyped: text)
            },
            available: { $0.hasCurrent() },
            perform: { m, press in m.isFull ? [] : m.open(press) }),
        Action(
            .count, on: Scope.comments, group: .find, help: .nowhere,
            argument: .init(.query) { m, text, _ throws(CommandMistake) in try m.count(typed: text) },
            perform: { m, _ in m.count(.pending) }),
    ]
}
