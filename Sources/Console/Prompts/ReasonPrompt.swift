import Moderation
import Terminal
import Wording

/// `r`: a letter picks the reason.
extension Model {
    /// A letter rejects, its capital asks for a note first, `.` takes the last reason.
    mutating func fillReason(_ targets: DecisionTargets, _ reasons: [Settings.Reason], _ press: Press)
        -> [Effect]
    {
        guard let key = press.key?.onLatinKeyboard else { return [] }
        if key.code == .tab {
            prompt = .reason(switched(targets), reasons)
            return []
        }
        guard case .character(let character) = key.code, !key.control, !key.alt else { return [] }
        if character == ".", let lastReason { return reject(targets, lastReason, asksNote: false, press) }
        if let reason = reasons.first(where: { $0.key == character }) {
            return reject(targets, reason.code, asksNote: false, press)
        }
        if let reason = reasons.first(where: { String($0.key).uppercased() == String(character) }) {
            return reject(targets, reason.code, asksNote: true, press)
        }
        return []
    }

    private mutating func reject(_ targets: DecisionTargets, _ reason: ReasonCode, asksNote: Bool, _ press: Press)
        -> [Effect]
    {
        if asksNote || reason == .other {
            askWhy(targets, .reject(reason))
            return []
        }
        prompt = nil
        return decideOrAsk(.reject(reason), on: targets, note: nil, press)
    }
}

extension Drawing {
    /// The reasons, each with its letter.
    mutating func reasonPrompt(_ targets: DecisionTargets, _ reasons: [Settings.Reason]) {
        let parts = reasons.map { (key: DisplayText(stranger: String($0.key)), word: model.reasonName($0)) }
        let again = model.lastReason.map { phrases.again(model.reasonName($0)) }
        let pieces = [again, phrases.shiftAddsNote, keptNote(targets, .reject), tabHint(targets)].compactMap { $0 }
        ask(phrases.rejectAs(target(targets)), pieces, out: phrases.escNo, below: flow(parts))
    }
}
