import Moderation
import Terminal
import Wording

/// Which reason a rejection has.
struct ReasonPrompt {
    var targets: DecisionTargets
    var reasons: [Settings.Reason]
    /// The first line of the guides that is shown; `nil` while the comment is.
    var guideTop: Int?
}

/// `r`: a letter picks the reason.
extension Model {
    func canReject() -> Availability {
        let present = current.flatMap { queue.facts($0)?.reason }
        guard let reason = settings.reasons.first(where: { $0.code != present }) else { return canWrite() }
        return canDecide(.reject(reason.code))
    }

    mutating func askReason(_ targets: DecisionTargets) -> [Effect] {
        prompt = .reason(ReasonPrompt(targets: targets, reasons: settings.reasons))
        return []
    }

    /// The reason that `.` takes: the last one, if the settings still have it.
    var lastReason: ReasonCode? { lastRejectedAs.flatMap { settings.reason($0)?.code } }

    /// A letter rejects, its capital asks for a note first, `.` takes the last reason, `?` shows the guides.
    mutating func fillReason(_ asked: ReasonPrompt, _ press: Press) -> [Effect] {
        guard let key = press.key?.onLatinKeyboard else { return [] }
        var asked = asked
        switch key.code {
        case .tab:
            asked.targets = switched(asked.targets)
            prompt = .reason(asked)
            return []
        case .up, .down, .pageUp, .pageDown:
            turnGuides(asked, key)
            return []
        default: break
        }
        guard case .character(let character) = key.code, !key.control, !key.alt else { return [] }
        if character == "?" {
            asked.guideTop = asked.guideTop == nil ? 0 : nil
            prompt = .reason(asked)
            return []
        }
        if character == ".", let lastReason { return reject(asked.targets, lastReason, asksNote: false, press) }
        if let reason = asked.reasons.first(where: { $0.key == character }) {
            return reject(asked.targets, reason.code, asksNote: false, press)
        }
        if let reason = asked.reasons.first(where: { String($0.key).uppercased() == String(character) }) {
            return reject(asked.targets, reason.code, asksNote: true, press)
        }
        return []
    }

    private mutating func reject(_ targets: DecisionTargets, _ reason: ReasonCode, asksNote: Bool, _ press: Press)
        -> [Effect]
    {
        if asksNote || settings.reason(reason)?.note != nil {
            askWhy(targets, .reject(reason))
            return []
        }
        prompt = nil
        return decideOrAsk(.reject(reason), on: targets, note: nil, press)
    }

    /// Scrolls the guides, if they are shown.
    private mutating func turnGuides(_ asked: ReasonPrompt, _ key: Key) {
        guard let top = asked.guideTop else { return }
        let area = Layout(size).comment(isFull: isFull)
        let step: Step =
            switch key.code {
            case .up: .lines(-1)
            case .down: .lines(1)
            case .pageUp: .pages(-1)
            default: .pages(1)
            }
        // The prompt covers the last rows, so the last line can be scrolled up to the first row.
        let count = phrases.guides(to: asked.reasons, width: area.width).count
        var asked = asked
        asked.guideTop = step.moved(top, count: count, height: area.height / 2)
        prompt = .reason(asked)
    }
}

extension Drawing {
    /// The reasons, each with its letter; over the comment, when each fits.
    mutating func reasonPrompt(_ asked: ReasonPrompt) {
        if let top = asked.guideTop { guides(asked.reasons, from: top) }
        let keys = asked.reasons.map {
            KeyHint((key: DisplayText(stranger: String($0.key)), word: model.reasonName($0)))
        }
        let again = model.lastReason.map { phrases.again(model.reasonName($0)) }
        let isGuided = asked.reasons.contains { $0.guide != nil }
        let guides = isGuided || asked.guideTop != nil ? phrases.guides(shown: asked.guideTop != nil) : nil
        let note =
            keptNote(asked.targets, .reject) == nil ? phrases.shiftAddsNote : phrases.shiftGoesOnWithNote
        let others = [again, note, guides, tabHint(asked.targets)].compactMap { $0 }
        // The guides name the reasons too: where there is little room, it is theirs.
        let isShared = asked.guideTop != nil && layout.kind == .single
        ask(
            phrases.rejectAs(target(asked.targets)), keys, others: others.map { KeyHint($0) }, out: phrases.escNo,
            rows: isShared ? layout.comment(isFull: model.isFull).height / 2 : nil)
    }

    private mutating func guides(_ reasons: [Settings.Reason], from top: Int) {
        let area = layout.comment(isFull: model.isFull)
        let lines = phrases.guides(to: reasons, width: area.width).dropFirst(top)
        for row in 0..<area.height {
            surface.fill(row: area.row + row, columns: area.column..<area.column + area.width)
        }
        for (index, line) in lines.prefix(area.height).enumerated() {
            surface.put(line, row: area.row + index, column: area.column, width: area.width)
        }
    }
}
