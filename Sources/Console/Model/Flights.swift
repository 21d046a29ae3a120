package import Moderation

/// An act on its way to the disk.
package struct Flight {
    /// What the moderator asked for.
    var decision: Decision
    var targets: [Target]
    /// Whether it was meant for the tagged ones.
    var isTagged: Bool
    /// How many comments the undone or redone act had.
    var undone: UndoneAct?
    /// What follows once it is done: the approval of `save and approve`.
    var approvesNext = false

    /// An act that is being taken back, or done again.
    struct UndoneAct {
        var entry: EntryNumber
        var isRedo: Bool
        var count: Int
    }
}

/// The acts that wait for the disk, by ticket.
package struct Flights {
    private var flights: [Int: Flight] = [:]
    private var saving = NumberSet()
    private var nextTicket = 1

    init() {}

    package var isEmpty: Bool { flights.isEmpty }
    /// How many comments are being saved.
    package var savingCount: Int { saving.count }

    package func isSaving(_ number: CommentNumber) -> Bool { saving.contains(number) }

    mutating func begin(_ flight: Flight) -> Int {
        let ticket = nextTicket
        nextTicket += 1
        flights[ticket] = flight
        for target in flight.targets { saving.insert(target.number) }
        return ticket
    }

    mutating func end(_ ticket: Int) -> Flight? {
        guard let flight = flights.removeValue(forKey: ticket) else { return nil }
        for target in flight.targets { saving.remove(target.number) }
        return flight
    }
}
