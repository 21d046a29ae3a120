extension Registry {
    static let looking: [Action] = [
        Action(
            .history, keys: ["h"], in: Scope.comments,
            available: { $0.hasCurrent() }, perform: { m, _ in m.openHistory() }),
        Action(.queueHistory, keys: ["H"], in: Scope.comments, perform: { m, _ in m.openQueueHistory() }),
        Action(.statistics, keys: ["S"], in: Scope.comments, perform: { m, _ in m.openStatistics() }),
        Action(
            .messages, keys: ["!"], in: Scope.everywhere.subtracting([.messages]), perform: { m, _ in m.openMessages() }
        ),
        Action(.search, keys: ["/"], in: [.help], perform: { m, _ in m.askHelpSearch() }),
        Action(
            .undoEntry, keys: ["u"], in: [.history],
            available: { $0.canUndoEntry() }, perform: { m, press in m.undoEntry(press) }),
        Action(.earlier, keys: ["<left>", "h"], in: [.statistics], perform: { m, _ in m.moveStatistics(days: -1) }),
        Action(.later, keys: ["<right>", "l"], in: [.statistics], perform: { m, _ in m.moveStatistics(days: 1) }),
        Action(.longer, keys: ["+"], in: [.statistics], perform: { m, _ in m.stretchStatistics(longer: true) }),
        Action(.shorter, keys: ["-"], in: [.statistics], perform: { m, _ in m.stretchStatistics(longer: false) }),
        Action(.oneRelease, keys: ["o"], in: [.statistics], perform: { m, _ in m.openReleases() }),
    ]
}
