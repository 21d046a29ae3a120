extension Registry {
    static let program: [Action] = [
        Action(.command, keys: [":"], in: Scope.comments, perform: { m, _ in m.askCommand() }),
        Action(
            .help, keys: ["?", "<f1>"], in: Scope.everywhere.subtracting([.help]), perform: { m, _ in m.openHelp() }),
        Action(.close, keys: ["q"], in: Scope.everywhere, perform: { m, _ in m.closeOrQuit() }),
        Action(.quit, keys: ["Q"], in: Scope.everywhere, perform: { m, _ in m.quit() }),
        Action(.cancel, keys: ["^C", "<esc>"], in: Scope.everywhere, perform: { m, press in m.cancel(press) }),
        Action(.redraw, keys: ["^L"], in: Scope.everywhere, perform: { _, _ in [.redraw] }),
        Action(.suspend, keys: ["^Z"], in: Scope.everywhere, perform: { m, _ in m.suspend() }),
    ]
}
