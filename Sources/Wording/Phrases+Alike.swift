package import Moderation
package import Terminal

/// What is put together in the same way in every language.
extension Phrases {
    /// A reason by its name in this language; its code if the settings don't know it.
    package func name(of code: ReasonCode, in settings: Settings) -> DisplayText {
        settings.reason(code).map { name($0) } ?? DisplayText(stranger: code.text)
    }

    /// When each reason fits: its letter and name, whether it asks for a note, then its guide.
    package func guides(to reasons: [Settings.Reason], width: Int) -> [DisplayText] {
        var lines: [DisplayText] = []
        if !reasons.contains(where: { $0.guide != nil }) { lines += noGuides.wrapped(to: max(2, width)) }
        for reason in reasons {
            let key = DisplayText(stranger: String(reason.key)).styled(.strong)
            var head: DisplayText = "\(key) \(name(reason).styled(.strong))"
            if let note = reason.note { head += "  \(notePolicy(note).styled(.quiet))" }
            lines.append(head.truncated(to: width))
            for line in reason.guide.map({ DisplayText.lines(stranger: $0) }) ?? [] {
                lines += line.wrapped(to: max(2, width - 2)).map { "  \($0)" }
            }
        }
        return lines
    }

    /// Why a copy lacks what stands on its server.
    func copyBehind(_ error: DeskError) -> DisplayText {
        switch error {
        case .replaced: copyBehind(journalReplacedClause, isTakenLater: true)
        case .damaged: copyBehind(cause(of: error), isTakenLater: false)
        default: copyBehind(cause(of: error), isTakenLater: true)
        }
    }

    package func fault(_ fault: WriteFault) -> Complaint { Complaint(clause(fault)) }

    package func refused(_ key: DisplayText, because reason: DisplayText) -> DisplayText { "\(key): \(reason)" }

    /// What made a rule match.
    func evidence(_ evidence: RuleBook.Evidence) -> DisplayText {
        switch evidence {
        case .word(let word): listedWord(word)
        case .link(let host): "\(host)"
        case .passage(let text), .term(let text): "\(text)"
        case .count(let key, let count): "\(key) \(Int(count))"
        }
    }

    /// A ready text for a note, with the number that takes it.
    package func readyText(_ number: Int, _ text: DisplayText) -> DisplayText { "  \(number)  \(text)" }

    /// What masking would put in the place of a finding.
    package func masks(_ kind: Mask.Kind, _ text: DisplayText, with placeholder: DisplayText) -> DisplayText {
        "\(name(kind))  \(text)  →  \(placeholder)"
    }

    /// What a check of a live site tells.
    package func siteChecked(_ title: String, system: String, states: [SiteTotal]) -> DisplayText {
        let counts = states.map { "\($0.count) \($0.state)" }.joined(separator: ", ")
        return "\(title) (\(system)): \(counts)"
    }

    /// A line of the table of losses, with the numbers of some lines of the file.
    package func loss(_ loss: Loss, count: Int, lines: [Int]) -> DisplayText {
        self.loss(loss, count, in: "\(lineNumbers) ", lines.map { "\($0)" })
    }

    /// The same for a file that is written, with the numbers of some comments; a single loss without a comment
    /// concerns the whole file.
    package func loss(_ loss: Loss, count: Int, comments: [Int]) -> DisplayText {
        count == 1 && comments.isEmpty
            ? "\(loss.rawValue): \(clause(loss))" : self.loss(loss, count, in: "", comments.map { "#\($0)" })
    }

    private func loss(_ loss: Loss, _ count: Int, in what: DisplayText, _ places: [String]) -> DisplayText {
        guard !places.isEmpty else { return "\(loss.rawValue): \(count): \(clause(loss))" }
        let listed = places.joined(separator: " ") + (count > places.count ? " …" : "")
        return "\(loss.rawValue): \(count) (\(what)\(listed)): \(clause(loss))"
    }
}
