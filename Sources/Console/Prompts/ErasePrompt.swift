import Moderation
import Terminal
import Text
import Wording

/// What goes with a comment that is erased.
struct Erasure {
    /// Entries about this comment alone.
    var own: [EntryNumber]
    /// Notes that name other comments too.
    var sharedNotes: [EntryNumber]
    /// Whether to take these too: only on request.
    var takesSharedNotes = false

    var blank: [EntryNumber] { takesSharedNotes ? (own + sharedNotes).sorted() : own }

    /// The most shared notes that are shown.
    static let shown = 6
}

/// Erasing: the moderator types the number in full.
extension Model {
    /// Asks the moderator to type the number of the comment to erase in full.
    mutating func askErase(
        _ number: CommentNumber?, withSharedNotes: Bool = false
    ) throws(CommandMistake) -> [Effect] {
        if case .no(let reason) = canWrite() { throw CommandMistake(reason) }
        guard let number else { throw CommandMistake(phrases.noComment) }
        guard let facts = queue.facts(number) else {
            throw CommandMistake(phrases.noSuchComment("#\(number.rawValue)"))
        }
        let blankable = queue.blankable(with: [number])
        if let refusal = refusal(of: .erase(blank: blankable.sharedNotes), for: number) {
            throw CommandMistake(phrases.refusal(refusal, number))
        }
        let target = Target(number: number, version: facts.version)
        // Such notes may be all that is left of a comment that is erased already.
        let erasure = Erasure(
            own: blankable.certain, sharedNotes: blankable.sharedNotes,
            takesSharedNotes: withSharedNotes || blankable.certain.isEmpty)
        // It is shown, if the list has it.
        if number != current, isOnComments, list.move(to: number) { typing.chooseByProgram() }
        prompt = .line(LinePrompt(.erase(target, erasure)))
        return []
    }

    func canErase() -> Availability {
        guard canWrite() == .yes else { return canWrite() }
        guard let current else { return .no(phrases.noComment) }
        let notes = queue.blankable(with: [current]).sharedNotes
        return refusal(of: .erase(blank: notes), for: current).map { .no(phrases.short($0)) } ?? .yes
    }

    mutating func eraseCurrent() -> [Effect] { (try? askErase(current)) ?? [] }

    /// Erases, if the typed number is the comment's.
    mutating func finishErase(
        _ line: LinePrompt, _ target: Target, _ blank: [EntryNumber], _ text: String
    ) -> [Effect] {
        guard CommentNumber(typed: text.trimmed) == target.number else {
            return complain(line, phrases.eraseOtherNumber)
        }
        prompt = nil
        return dispatch(.erase(blank: blank), on: DecisionTargets(target))
    }
}

extension Drawing {
    /// The newest of the notes that this comment shares with others, each with how many comments it is on.
    func sharedNotes(_ erasure: Erasure) -> [DisplayText] {
        erasure.sharedNotes.suffix(Erasure.shown).compactMap { entry in
            guard let line = model.queue.line(entry) else { return nil }
            let time = phrases.moment(model.local(line.at))
            let note = model.texts[entry]?.opening ?? DisplayText()
            let text: DisplayText = "\(time)  \(line.by.text)  \(phrases.comments(line.count)): \(note)"
            return text.truncated(to: columns - 2)
        }
    }
}
