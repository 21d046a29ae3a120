extension Registry {
    static let finding: [Action] = [
        Action(
            .query, keys: ["/"], in: [.list, .history],
            available: { $0.canQuery() }, perform: { m, _ in m.askQuery() }),
        Action(.viewPending, keys: ["1"], in: [.list], perform: { m, _ in m.show(state: "pending", by: .viewPending) }),
        Action(
            .viewApproved, keys: ["2"], in: [.list], perform: { m, _ in m.show(state: "approved", by: .viewApproved) }),
        Action(
            .viewRejected, keys: ["3"], in: [.list], perform: { m, _ in m.show(state: "rejected", by: .viewRejected) }),
        Action(.viewAll, keys: ["4"], in: [.list], perform: { m, _ in m.show(state: "any", by: .viewAll) }),
        Action(
            .viewDeferred, keys: ["5"], in: [.list], perform: { m, _ in m.show(state: "deferred", by: .viewDeferred) }),
        Action(.releases, keys: ["o"], in: [.list], perform: { m, _ in m.openReleases() }),
        Action(
            .author, keys: ["f"], in: [.list],
            available: { $0.canShowAuthor() }, perform: { m, _ in m.showAuthor() }),
        Action(
            .address, keys: ["F"], in: [.list],
            available: { $0.canShowAddress() }, perform: { m, _ in m.showAddress() }),
        Action(.order, keys: ["s"], in: [.list], perform: { m, _ in m.askOrder() }),
        Action(.refresh, keys: ["R"], in: [.list], perform: { m, _ in m.refresh() }),
        Action(
            .back, keys: ["<backspace>"], in: Scope.comments,
            available: { $0.canGoBack() }, perform: { m, _ in m.goBack() }),
    ]
}
