import Moderation

/// Takes an entry back, or does it again.
enum UndoRun {
    /// - Parameters:
    ///   - word: The entry's number as it was typed; `nil` for the caller's newest.
    ///   - make: Makes the command from the queue as it was opened.
    static func run(
        _ word: String?, dryRun: Bool, json: Bool, _ choice: QueueChoice,
        _ make: (Queue, EntryNumber?, Login, Moment) throws(UndoRefusal) -> Command
    ) throws {
        let entry = try EntryArgument.number(word)
        var session = try Session.open(choice)
        let run = DecisionRun(form: .forStandardOutput(json: json))
        let login = try session.decider()
        let command: Command
        do throws(UndoRefusal) {
            command = try make(session.queue, entry, login, session.now)
        } catch .alreadyUndone(let entry, _) where session.queue.verb(of: entry) == .note {
            throw Failure(.noteStaysStruck(entry))
        } catch {
            throw UndoFailure.failure(error, zone: session.zone)
        }
        try run.run(command, dryRun: dryRun, in: &session)
    }
}
