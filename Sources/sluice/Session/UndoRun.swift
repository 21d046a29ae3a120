import Moderation
import Terminal
import Wording

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
        for line in passedOver(by: command, zone: session.zone) { Notices.tell(line) }
        try run.run(command, dryRun: dryRun, in: &session)
    }

    /// What undo or redo without a number leaves as it is on its way to an older entry, and why: a line each.
    static func passedOver(by command: Command, zone: any Zone) -> [DisplayText] {
        let refusals = RefusalText(zone: zone)
        let passed = command.passedOver
        var lines = passed.prefix(shown).map { passed -> DisplayText in
            let entry: DisplayText = "passed over: entry \(passed.entry), \(passed.verb.word)"
            if let obstacle = passed.obstacle { return entry + "; " + refusals.line(obstacle) }
            return entry
                + (passed.verb == .note ? ", which was struck out and stays so" : ", which can't be taken back")
        }
        if passed.count > shown { lines.append("passed over: \(passed.count - shown) more") }
        return lines
    }

    private static let shown = 5
}
