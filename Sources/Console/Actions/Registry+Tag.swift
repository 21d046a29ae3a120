extension Registry {
    static let tagging: [Action] = [
        Action(
            .tagDown, keys: ["<space>"], in: [.list],
            available: { $0.hasCurrent() }, perform: { m, _ in m.toggleTag(andStep: true) }),
        Action(
            .tag, keys: ["t"], in: Scope.comments,
            available: { $0.hasCurrent() }, perform: { m, _ in m.toggleTag(andStep: false) }),
        Action(
            .range, keys: ["v"], in: [.list],
            available: { $0.hasCurrent() }, perform: { m, _ in m.toggleRange() }),
        Action(
            .tagAll, keys: ["*"], in: [.list],
            available: { $0.hasCurrent() }, perform: { m, _ in m.tagAll() }),
        Action(
            .tagSame, keys: ["="], in: Scope.comments,
            available: { $0.hasCurrent() }, perform: { m, _ in m.tagSame() }),
        Action(
            .invert, keys: ["I"], in: [.list],
            available: { $0.hasCurrent() }, perform: { m, _ in m.invertTags() }),
        Action(.tagQuery, keys: ["T"], in: [.list], perform: { m, _ in m.askTagQuery(isUntag: false) }),
        Action(
            .untagQuery, keys: ["^T"], in: [.list],
            available: { $0.hasTags() }, perform: { m, _ in m.askTagQuery(isUntag: true) }),
        Action(
            .tagged, keys: [";"], in: Scope.comments,
            available: { $0.searching?.isTagging ?? false ? .yes : $0.hasTags() }, perform: { $0.aimAtTagged($1) }),
    ]
}
