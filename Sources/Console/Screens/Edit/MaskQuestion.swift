import Moderation
import Terminal
import Text
import Wording

/// A mask that is asked about: what was found, and which findings are to be replaced.
struct Masking {
    var target: Target
    /// The text in force.
    let original: String
    let mask: Mask
    let hits: [Mask.Hit]
    /// The hits that are left as they are.
    var left: Set<Int> = []
    /// The hit that Space takes out or in.
    var cursor = 0

    /// The text with the chosen hits replaced.
    var text: String { mask.masked(original, hits.indices.filter { !left.contains($0) }.map { hits[$0] }) }
}

/// `x`: takes personal data out of a text with one key, and a second that saves.
extension Model {
    /// What is masked here.
    var mask: Mask { settings.mask(in: Language(settings: settings.language)) }

    func canMask() -> Availability {
        guard canWrite() == .yes else { return canWrite() }
        if let current, drafts.text(on: current) != nil { return .no(phrases.maskAfterEdit(keyWord(.edit))) }
        return canDecideOnCurrent(.anyEdit)
    }

    /// Whether something that can be masked was found in the comment under the cursor.
    var hasMaskable: Bool {
        guard let findings = current.flatMap({ texts[queue.body(of: $0)]?.findings }) else { return false }
        return settings.maskedKinds.contains {
            switch $0 {
            case .phone: !findings.phones.isEmpty
            case .email: !findings.emails.isEmpty
            case .code: !findings.personalCodes.isEmpty
            case .link: !findings.links.isEmpty
            case .address: false
            }
        }
    }

    /// Shows the text with everything that was found replaced, and asks whether to save it.
    mutating func askMask(_ press: Press) -> [Effect] {
        guard let target = currentTarget, let facts = queue.facts(target.number) else { return [] }
        guard let original = texts[facts.body]?.body else { return hint(phrases.textLoading) }
        let mask = mask
        let masking = Masking(target: target, original: original, mask: mask, hits: mask.hits(in: original))
        guard !masking.hits.isEmpty else {
            let kinds = Mask.Kind.allCases.filter { mask.placeholders[$0] != nil }
            return hint(phrases.nothingToMask(target.number, kinds))
        }
        question = Question(.mask(masking), opener: press.key ?? .character("x"))
        return []
    }

    /// a saves and approves, y saves, Space takes a finding out or in, e edits on; a no leaves the comment as it is.
    mutating func answerMask(_ masking: Masking, _ key: Key, _ asked: Question) -> [Effect] {
        var masking = masking
        switch key {
        case Key.character("y"), Key.character("a"):
            guard Drawing(self, size).maskLines(masking) != nil else { return [] }
            return save(masking, approves: key == Key.character("a"))
        case Key.character("e"):
            question = nil
            let screen = EditScreen(target: masking.target, original: masking.original, text: masking.text)
            screens.push(screen)
            drafts.keep(screen, at: now)
            return []
        case Key.character(" "):
            if masking.left.remove(masking.cursor) == nil { masking.left.insert(masking.cursor) }
            // The text has to be shown before it can be saved.
            question = Question(.mask(masking), opener: asked.opener)
            return []
        case Key.character("j"), Key(.down), Key.character("k"), Key(.up):
            let isDown = key == Key.character("j") || key == Key(.down)
            masking.cursor = Step.lines(isDown ? 1 : -1).moved(masking.cursor, count: masking.hits.count, height: 1)
            question?.subject = .mask(masking)
            return []
        default:
            if isNo(key, to: asked) { question = nil }
            return []
        }
    }

    private mutating func save(_ masking: Masking, approves: Bool) -> [Effect] {
        question = nil
        let number = masking.target.number
        let text = masking.text
        guard masking.left.count < masking.hits.count else { return hint(phrases.unchangedText) }
        guard text.utf8.count <= Limits.body else {
            say(phrases.tooLong(Limits.body), .error)
            return []
        }
        guard queue.facts(number)?.version == masking.target.version else {
            say(phrases.changedBeforeMask(lastAct(on: number), key: keyWord(.mask)), .error)
            return []
        }
        return save(text, on: masking.target, approves: approves)
    }
}

extension Drawing {
    /// Draws what was found and what changes, and asks. Where that can't be shown, yes is not offered.
    mutating func maskQuestion(_ masking: Masking) {
        firstLine(title: phrases.words(.mask).hint)
        let number = masking.target.number
        let lines = maskLines(masking)
        askAboutEdit(
            lines ?? phrases.maskNeedsRoom.wrapped(to: max(2, columns - 2)),
            hints: maskHints(masking, saves: lines != nil), phrases.maskAsk(model.name(of: number)), about: number)
    }

    private func maskHints(_ masking: Masking, saves: Bool) -> [(key: DisplayText, word: DisplayText)] {
        let isApproved = model.queue.state(of: masking.target.number) == .approved
        return phrases.maskHints(isApproved: isApproved, many: masking.hits.count > 1, saves: saves)
    }

    /// What was found, each with its replacement, and what changes; `nil` where the screen has too little room for
    /// it, and none for a comment beside the list.
    func maskLines(_ masking: Masking) -> [DisplayText]? {
        let room = roomAboutEdit(over: maskHints(masking, saves: true))
        let changed = changes(from: masking.original, to: masking.text)
        // Where there is little room, what changes goes before the head, and the finding under the cursor before both.
        let head = editHead(masking.target.number) + [DisplayText()]
        let shown = max(1, min(masking.hits.count, room - changed.count - 1))
        let first = max(0, min(masking.cursor - shown / 2, masking.hits.count - shown))
        var lines = (first..<first + shown).map { findingLine(masking, $0) } + [DisplayText()]
        guard layout.kind != .single || lines.count + changed.count <= room else { return nil }
        if head.count + lines.count + changed.count <= room { lines = head + lines }
        return Array((lines + changed).prefix(room))
    }

    private func findingLine(_ masking: Masking, _ index: Int) -> DisplayText {
        let hit = masking.hits[index]
        let isLeft = masking.left.contains(index)
        let width = masking.hits.map { phrases.name($0.kind).width }.max() ?? 0
        let sign: DisplayText = index == masking.cursor && masking.hits.count > 1 ? "> " : "  "
        let box: DisplayText = isLeft ? "[ ]" : "[x]"
        let kind = phrases.name(hit.kind).padded(to: width).styled(.quiet)
        let text = DisplayText(stranger: hit.text, truncatedTo: max(8, columns / 2))
        let line: DisplayText = "\(sign)\(box) \(kind)  \(text.styled(isLeft ? .text : .removed))"
        guard !isLeft, let placeholder = masking.mask.placeholders[hit.kind] else { return line }
        return "\(line)  → \(DisplayText(stranger: placeholder).styled(.inserted))"
    }
}
