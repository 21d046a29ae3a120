package import Moderation

extension JournalDesk {
    package func decide(_ command: Command) throws(DeskError) -> Outcome {
        if case .readOnly(let reason) = access { throw .readOnly(reason) }
        if let fault = command.fault(settings: settings) { throw .invalid(fault) }
        var ruling: Ruling.Result?
        let turn = try write(after: command.after) { (turn) throws(DeskError) in
            let result = Ruling.rule(command, tail: turn.tail, number: turn.nextNumber, at: clock())
            if let entry = result.entry { try turn.add(entry) }
            ruling = result
        }
        return Outcome(
            tail: turn.tail, entry: ruling?.entry?.number, done: ruling?.done ?? [], setApart: ruling?.setApart ?? [],
            remarks: turn.remarks)
    }
}
