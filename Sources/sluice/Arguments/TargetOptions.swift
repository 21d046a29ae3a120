import ArgumentParser

/// What a decision is meant for, and what is said with it.
struct TargetOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Comments: 17, #17, or 17@4808 with the version you saw; or - to read them from standard input."),
        completion: .custom { words, _, prefix in Completions.comments(words, prefix) })
    var targets: [String] = []

    @Option(
        name: .customLong("where"), parsing: .unconditional,
        help: ArgumentHelp("All comments that match, instead of numbers.", valueName: "query"))
    var query: String?

    @Option(
        name: .customLong("note"), parsing: .unconditional,
        help: ArgumentHelp("Why, for the history; it stays there, so no personal data.", valueName: "text"))
    var note: String?

    @Flag(name: .customLong("dry-run"), help: "Only tell what would be done.")
    var dryRun = false
}
