import Moderation
import Terminal
import Wording

/// Prompts that one key answers: which comments a decision is for, the order of the list, one of several half-typed texts.
extension Model {
    /// `t` decides on the tagged ones, `c` on the comment under the cursor.
    mutating func fillWhich(_ decision: Decision, _ press: Press) -> [Effect] {
        switch press.key?.onLatinKeyboard {
        case Key.character("t"):
            if isSaving(taggedTargets) { return hold(press) }
            prompt = nil
            return decideOrAsk(decision, on: taggedTargets, note: nil, press)
        case Key.character("c"):
            if isSaving(currentTargets) { return hold(press) }
            prompt = nil
            guard let targets = currentTargets else { return [] }
            if case .no(let reason) = canDecideOnCurrent(decision) {
                return hint(phrases.refused(keyWord(decision.actionID), because: reason))
            }
            if let notice = tooSoonForCurrent(decision.actionID, press) { return hint(notice) }
            return decideOrAsk(decision, on: targets, note: nil, press)
        default:
            return []
        }
    }

    /// `s`: asks for the order of the list.
    mutating func askOrder() -> [Effect] {
        prompt = .order
        return []
    }

    /// The first letter of an order takes it.
    mutating func fillOrder(_ key: Key) -> [Effect] {
        let latin = key.onLatinKeyboard
        guard let order = Order.allCases.first(where: { $0.rawValue.first.map { Key.character($0) } == latin }) else {
            return []
        }
        prompt = nil
        return self.order(by: order)
    }

    /// A digit picks one of several half-typed texts, Enter the newest. The others are kept behind it.
    mutating func fillText(_ number: CommentNumber, isOutside: Bool, _ key: Key) -> [Effect] {
        guard let kept = drafts.text(on: number) else {
            prompt = nil
            return []
        }
        let picked: Int
        switch key.code {
        case .enter: picked = 0
        case .character(let character) where !key.control && !key.alt: picked = (character.wholeNumberValue ?? 0) - 1
        default: return []
        }
        guard (0...kept.older.count).contains(picked) else { return [] }
        prompt = nil
        drafts.pick(picked, on: number)
        return edit(number, isOutside: isOutside)
    }
}

extension Drawing {
    /// The comments that the decision may be for.
    mutating func whichPrompt(_ decision: Decision) {
        let current = model.current.map { model.name(of: $0) } ?? DisplayText()
        let pieces = [phrases.whichTagged(model.tags.count), phrases.whichCurrent(current)]
        let keys = (pieces.map { $0.truncated(to: columns - 2) } + [phrases.escNeither]).map { KeyHint($0) }
        above(fitting([], others: keys), phrases.which(model.deed(decision)))
    }

    /// The orders, each with its letter.
    mutating func orderPrompt() {
        let keys = Order.allCases.map {
            KeyHint((key: DisplayText(stranger: String($0.rawValue.prefix(1))), word: phrases.choose($0)))
        }
        ask(phrases.orderQuestion, keys, out: phrases.escNo)
    }

    /// The half-typed texts of a comment, each with its digit, its time and its first words.
    mutating func textPrompt(_ number: CommentNumber) {
        guard let newest = model.drafts.text(on: number) else { return }
        let keys = ([newest] + newest.older).prefix(9).enumerated().map { index, text in
            let time = phrases.moment(model.local(text.at))
            let key = DisplayText(stranger: String(index + 1)).styled(.strong)
            let line: DisplayText = "\(key) \(time)  \(TextCache.opening(of: text.body))"
            return KeyHint(line.truncated(to: columns - 2))
        }
        ask(phrases.whichText(number), keys, out: phrases.escNeither, isColumn: true)
    }
}
