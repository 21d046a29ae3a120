import Moderation

extension Registry {
    static let deciding: [Action] = [
        Action(
            .approve, keys: ["a"], in: Scope.comments,
            available: { $0.canDecide(.approve) },
            perform: { $0.decideByKey(.approve, $1) }),
        Action(
            .reject, keys: ["r"], in: Scope.comments,
            available: { $0.canReject() },
            perform: { $0.ask(.reject, $1) }),
        Action(
            .edit, keys: ["e"], in: Scope.comments,
            available: { $0.canEdit() },
            perform: { $0.openEditor($1, isOutside: false) }),
        Action(
            .editOutside, keys: ["E"], in: Scope.comments,
            available: { $0.canEdit() },
            perform: { $0.openEditor($1, isOutside: true) }),
        Action(
            .defer, keys: ["w"], in: Scope.comments,
            available: { $0.canDefer() },
            perform: { $0.ask(.defer, $1) }),
        Action(
            .reopen, keys: ["p"], in: Scope.comments,
            available: { $0.canDecide(.reopen) },
            perform: { $0.decideByKey(.reopen, $1) }),
        Action(
            .note, keys: ["m"], in: Scope.comments,
            available: { $0.canDecide(.note) },
            perform: { $0.ask(.note, $1) }),
        Action(
            .undo, keys: ["u"], in: Scope.comments,
            available: { $0.canUndo() },
            perform: { model, press in model.undo(nil, isRedo: false, press) }),
        Action(
            .redo, keys: ["U"], in: Scope.comments.union([.history]),
            available: { $0.canUndo() },
            perform: { model, press in model.undo(nil, isRedo: true, press) }),
    ]
}
