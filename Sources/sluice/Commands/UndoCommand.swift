import ArgumentParser
import Moderation
import Terminal
import Wording

/// `sluice undo`: takes an act back.
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back your last act, or an entry of the history.",
        discussion: """
            Without a number: your own newest approve, reject, edit, reopen, defer or note that still stands. What of \
            yours is passed over on the way (an erasure, a release, an act that others built upon) is told. Another \
            moderator's act needs its number, as sluice history prints it. What a comment was before comes back; \
            comments on which somebody has acted since are told one by one and stay as they are.

            Examples:
              sluice undo
              sluice undo 4808

            Exit code 1: there was nothing to undo, or not for every comment of the entry.
            """)

    @Argument(help: ArgumentHelp("The number of the entry to take back."))
    var entry: String?

    @Flag(name: .customLong("dry-run"), help: "Only tell what would be done.")
    var dryRun = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var queue: QueueOptions

    func run() throws {
        try UndoRun.run(entry, dryRun: dryRun, json: output.json, queue.choice) {
            queue, entry, login throws(UndoRefusal) in
            try queue.undoCommand(entry, by: login)
        }
    }
}

/// Takes an entry back, or does it again.
enum UndoRun {
    /// - Parameters:
    ///   - word: The entry's number as it was typed; `nil` for the caller's newest.
    ///   - make: Makes the command from the queue as it was opened.
    static func run(
        _ word: String?, dryRun: Bool, json: Bool, _ choice: QueueChoice,
        _ make: (Queue, EntryNumber?, Login) throws(UndoRefusal) -> Command
    ) throws {
        let entry = try EntryArgument.number(word)
        var session = try Session.open(choice)
        let run = DecisionRun(form: .forStandardOutput(json: json))
        let login = try session.decider()
        let command: Command
        do throws(UndoRefusal) {
            command = try make(session.queue, entry, login)
        } catch .alreadyUndone(let entry, _) where session.queue.verb(of: entry) == .note {
            throw Failure(.noteStaysStruck(entry))
        } catch {
            throw UndoFailure.failure(error, session)
        }
        for line in passedOver(by: command, session) { Notices.tell(line) }
        try run.run(command, dryRun: dryRun, in: &session)
    }

    /// What undo or redo without a number passes over on its way to an older entry, and why: a line each; for an
    /// entry on many comments, a line for each of those that stand in the way.
    static func passedOver(by command: Command, _ session: Session) -> [DisplayText] {
        let passed = command.passedOver
        var lines = passed.prefix(shown).flatMap { passed -> [DisplayText] in
            guard passed.obstacle != nil else { return [wording.passedOver(passed, because: nil)] }
            return session.queue.obstacles(to: passed.entry).map {
                wording.passedOver(passed, because: wording.refusal($0.refusal, $0.number))
            }
        }
        if passed.count > shown { lines.append(wording.passedOver(more: passed.count - shown)) }
        return lines
    }

    private static let shown = 5
}

/// Reports why there is nothing to undo or redo; if single comments stand in the way, each with who did what.
enum UndoFailure {
    static func failure(_ refusal: UndoRefusal, _ session: Session) -> Failure {
        if case .noneLeft(_, let setApart) = refusal {
            for refused in setApart { Notices.tell(refused.line(session)) }
        }
        return Failure(refusal)
    }
}
