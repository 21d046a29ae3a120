import ArgumentParser

/// The command line: all commands, and the first page of the help.
struct Sluice: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sluice",
        abstract: "Decide what readers' comments the public sees.",
        usage: "sluice [--queue <dir>] [--as <name>] [<command>]",
        discussion: """
            Readers leave comments on releases; nobody sees them until a moderator approves them. Without a command, \
            sluice opens the console: page through what is pending, read, decide. The commands do the same from \
            scripts.

            The queue is a folder of files: --queue, else $SLUICE_QUEUE, else ./data. Who decides is told by --as, \
            else $SLUICE_MODERATOR, else your login name. Nothing is ever lost, every decision can be undone, and no act \
            lands on something that you did not see.

            Answers are tables on a terminal, tab-separated lines to a pipe, JSON with --json.

            Examples:
              sluice init
              sluice
              sluice list author:liga
              sluice approve 17 18
              sluice reject 19 --reason spam
              sluice undo

            Exit codes:
            \(ExitStatus.allCases.map { "  \($0.rawValue)\($0.rawValue < 10 ? "   " : "  ")\($0.meaning)" }.joined(separator: "\n"))
            """,
        version: version,
        groupedSubcommands: [
            CommandGroup(name: "Reading", subcommands: looking),
            CommandGroup(name: "Deciding", subcommands: deciding),
            CommandGroup(name: "Exchanging", subcommands: moving),
            CommandGroup(name: "Sharing between machines", subcommands: sharing),
            CommandGroup(name: "Beginning", subcommands: installing),
        ])

    static let version = "0.1.0"

    private static let looking: [any ParsableCommand.Type] = [
        ReviewCommand.self, ListCommand.self, CountCommand.self, ShowCommand.self, ReleasesCommand.self,
        HistoryCommand.self, StatsCommand.self, BriefCommand.self, WordsCommand.self, RulesCommand.self,
        StatesCommand.self,
    ]
    private static let deciding: [any ParsableCommand.Type] = [
        ApproveCommand.self, RejectCommand.self, ReopenCommand.self, DeferCommand.self, NoteCommand.self,
        EditCommand.self, UndoCommand.self, RedoCommand.self, EraseCommand.self,
    ]
    private static let moving: [any ParsableCommand.Type] = [
        InitCommand.self, ReleaseCommand.self, SubmitCommand.self, ImportCommand.self, SyncCommand.self,
        CGICommand.self, PublishCommand.self, FeedCommand.self, ExportCommand.self, BackupCommand.self,
        VerifyCommand.self, RepairCommand.self,
    ]
    private static let sharing: [any ParsableCommand.Type] = [
        ShareCommand.self, JoinCommand.self, FollowCommand.self, InboxCommand.self, SettingsCommand.self,
        LeaveCommand.self,
    ]
    private static let installing: [any ParsableCommand.Type] = [TourCommand.self, CompletionCommand.self]

    private static let commands = looking + deciding + moving + sharing + installing

    /// The commands' names, in alphabetical order.
    static var names: [String] { commands.map { $0._commandName }.sorted() }

    /// How the command with that name reads its words (see ``ArgumentLine``); `nil` if there is none.
    ///
    /// Commands are asked one after the other: a command that is asked for its name makes everything that its help says.
    static func reading(of name: String) -> ArgumentLine.Reading? {
        commands.first { $0._commandName == name }.map(ArgumentLine.Reading.init)
    }

    /// The command that arranged arguments name.
    ///
    /// Before it reads a word, the parser looks at all commands. Most lines are in order and need only their own
    /// command; for the others, all commands are asked, since the parser then knows what to say.
    static func command(_ arguments: [String]) throws -> any ParsableCommand {
        if let first = arguments.first, let reading = reading(of: first),
            let command = try? reading.command.parseAsRoot(Array(arguments.dropFirst())),
            type(of: command) == reading.command
        {
            return command
        }
        return try parseAsRoot(arguments)
    }
}
