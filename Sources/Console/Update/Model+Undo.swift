import Moderation
import Terminal

/// Undo and redo: of the moderator's own last act, or of an entry that the history shows.
extension Model {
    /// Takes an entry back, or does it again; `nil` means the moderator's own last act. Asks where it is not small,
    /// not of this session, or not the moderator's.
    mutating func undo(_ entry: EntryNumber?, isRedo: Bool, _ press: Press) -> [Effect] {
        guard let login else { return refuseToDecide() }
        guard flights.isEmpty else { return hold(press) }
        let command: Command
        do {
            command =
                isRedo
                ? try queue.redoCommand(entry, by: login, at: now) : try queue.undoCommand(entry, by: login, at: now)
        } catch {
            say(sentence(error), .hint)
            return []
        }
        guard case .undo(let taken) = command.decision, !command.targets.isEmpty else {
            tellNothingDone(command.decision, command.setApart, isTagged: false)
            return []
        }
        // A redo takes an undo back: what it does again is the act that the undo had taken.
        let act = isRedo ? queue.act(behind: taken) : taken
        var flight = Flight(decision: command.decision, targets: command.targets, isTagged: false)
        flight.undone = .init(entry: act, isRedo: isRedo, count: command.targets.count + command.setApart.count)
        let isOthers = queue.by(of: act).map { $0 != login } ?? false
        if command.targets.count > Model.unasked || taken <= sessionStart || isOthers {
            question = Question(.undo(command, flight), opener: press.key ?? Key(.escape))
            return []
        }
        return send(command, flight)
    }

    /// Sends an undo as it was made: what is confirmed is what runs.
    mutating func send(_ command: Command, _ flight: Flight) -> [Effect] {
        let ticket = flights.begin(flight)
        return [.decide(command, ticket: ticket)]
    }

    func sentence(_ refusal: UndoRefusal) -> DisplayText {
        switch refusal {
        case .nothingToUndo: phrases.nothingToUndo
        case .nothingToRedo: phrases.nothingToRedo
        case .unknownEntry(let entry): phrases.noSuchEntry(entry)
        case .notUndoable(let entry, let verb): phrases.entryNotUndoable(entry, verb)
        case .noteStaysStruck(let entry): phrases.entryNotUndoable(entry, .note)
        case .isUndo(let entry): phrases.entryNotUndoable(entry, .undo)
        case .isRedo(let entry, let act): phrases.entryDidAgain(entry, act)
        case .notUndone(let entry): phrases.entryStands(entry)
        case .alreadyUndone(let entry, let undo): phrases.undoRefused(entry, by: undo)
        case .noneLeft(_, let setApart):
            setApart.first.map { phrases.refusal($0.refusal, $0.number) } ?? phrases.nothingToUndo
        }
    }
}
