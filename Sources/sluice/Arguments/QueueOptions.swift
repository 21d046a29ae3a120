import ArgumentParser

/// The options that every command has: which queue, and who is asking.
struct QueueOptions: ParsableArguments {
    @Option(
        name: .customLong("queue"),
        help: ArgumentHelp("The queue's folder (else $SLUICE_QUEUE, else ./data).", valueName: "dir"),
        completion: .directory)
    var folder: String?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("Who decides (else $SLUICE_MODERATOR, else your login name).", valueName: "name"))
    var moderator: String?

    var choice: QueueChoice { QueueChoice(folder: folder, moderator: moderator) }
}
