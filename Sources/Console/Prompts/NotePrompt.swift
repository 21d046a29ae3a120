import Moderation
import Terminal
import Text
import Wording

/// Why: the note of a decision.
extension Model {
    /// Asks for the note of a decision, or goes on with one that was half typed for it. Arrow up brings earlier ones
    /// back, that of an act that failed too.
    ///
    /// - Parameters:
    ///   - opener: The letter that said until when, if a letter did.
    ///   - isTyped: Whether the decision was typed after `:`.
    mutating func askWhy(
        _ targets: DecisionTargets, _ decision: Decision, text: String = "", opener: (letter: String, at: Int64)? = nil,
        isTyped: Bool = false
    ) {
        let kept = text.isEmpty ? drafts.notes.last(for: targets.single, decision.verb)?.text ?? "" : text
        let earlier = earlierEntries(for: decision)
        var line = LinePrompt(.note(targets, decision), text: kept, history: earlierNotes(for: decision, earlier))
        line.earlier = earlier
        // What is typed after a note that goes on is not part of a word that the letter began.
        line.opener = kept.isEmpty ? opener : nil
        line.isTyped = isTyped
        prompt = .line(line)
    }

    /// Takes the decision with the note that was typed.
    mutating func finishNote(
        _ line: LinePrompt, _ targets: DecisionTargets, _ decision: Decision, _ text: String, _ press: Press
    ) -> [Effect] {
        // A note in which nothing can be seen is none.
        let note = text.isVisible ? text.trimmed : ""
        if note.isEmpty, settings.notePolicy(of: decision) == .demanded {
            return complain(line, phrases.noteNeeded)
        }
        guard note.utf8.count <= Limits.note else { return complain(line, phrases.tooLong(Limits.note)) }
        prompt = nil
        typed.notes.keep(TypedNote(note, decision))
        drafts.notes.remove(for: targets.single, decision.verb)
        drafts.isStale = true
        return decideOrAsk(decision, on: targets, note: note.isEmpty ? nil : note, press)
    }

    /// Keeps a note that is left, as a text is kept; one that was emptied is thrown away.
    mutating func leaveNote(_ line: LinePrompt) {
        guard case .note(let targets, let decision) = line.purpose else { return }
        if let note = line.note(at: now) {
            typed.notes.keep(TypedNote(note.text.trimmed, decision))
            drafts.notes.put(note)
        } else {
            drafts.notes.remove(for: targets.single, decision.verb)
        }
        drafts.isStale = true
    }
}

extension LinePrompt {
    /// The note that is being typed, if the line is for one and not empty.
    func note(at now: Moment) -> Draft.Note? {
        guard case .note(let targets, let decision) = purpose, !field.text.trimmed.isEmpty else { return nil }
        return Draft.Note(number: targets.single, verb: decision.verb, text: field.text, at: now)
    }
}

/// What arrow up and Tab bring.
extension Model {
    /// How many of the moderator's own earlier notes with a reason are offered.
    static let offeredNotes = 20

    /// What arrow up brings where a decision asks for a note, oldest first: this session's notes for other decisions,
    /// the moderator's own from the journal with this reason, this session's for the same decision.
    ///
    /// - Parameter entries: The entries of those from the journal, the newest first.
    func earlierNotes(for decision: Decision, _ entries: [EntryNumber]) -> [String] {
        let other = typed.notes.filter { !$0.isFor(decision) }.map(\.text)
        var own = entries.reversed().compactMap { texts[$0]?.note }
        for note in typed.notes where note.isFor(decision) { own.keep(note.text) }
        var notes: [String] = []
        for note in other + own { notes.keep(note, limit: 100 + Model.offeredNotes) }
        return notes
    }

    /// The entries of the moderator's own notes with this reason, the newest first: a frame that asks for the note has them read.
    private func earlierEntries(for decision: Decision) -> [EntryNumber] {
        guard case .reject(let reason) = decision, let login else { return [] }
        return queue.notedRejections(by: login, for: reason, limit: Model.offeredNotes)
    }

    /// Tab: takes the next of the reason's ready texts that begins with what is typed; after the last, the first.
    /// `false` where the reason has none.
    func takeReadyText(_ line: inout LinePrompt, for decision: Decision) -> Bool {
        let texts = readyTexts(for: decision)
        guard !texts.isEmpty else { return false }
        let typed = line.field.text
        if let place = texts.firstIndex(where: { $0.utf8.elementsEqual(typed.utf8) }) {
            _ = line.field.replace(with: texts[(place + 1) % texts.count])
        } else if let text = texts.first(where: { $0.utf8.starts(with: typed.utf8) }) {
            _ = line.field.replace(with: text)
        }
        return true
    }

    func readyTexts(for decision: Decision) -> [String] {
        decision.reason.flatMap { settings.reason($0)?.texts } ?? []
    }
}
