import Moderation
import Terminal
import Text
import Wording

/// Why: the note of a decision.
extension Model {
    /// Asks for the note of a decision, or goes on with one that was half typed for it; earlier ones come back with arrow up,
    /// that of an act which failed too.
    ///
    /// - Parameters:
    ///   - opener: The letter that said until when, if it was one.
    ///   - isTyped: Whether the decision was typed after `:`.
    mutating func askWhy(
        _ targets: DecisionTargets, _ decision: Decision, text: String = "", opener: (letter: String, at: Int64)? = nil,
        isTyped: Bool = false
    ) {
        let kept = text.isEmpty ? drafts.notes.last(for: targets.single, decision.verb)?.text ?? "" : text
        var line = LinePrompt(.note(targets, decision), text: kept, history: typed.notes)
        // What is typed behind a note that goes on is no part of a word that the letter began.
        line.opener = kept.isEmpty ? opener : nil
        line.isTyped = isTyped
        prompt = .line(line)
    }

    /// Takes the decision with the note that was typed.
    mutating func finishNote(
        _ line: LinePrompt, _ targets: DecisionTargets, _ decision: Decision, _ text: String, _ press: Press
    ) -> [Effect] {
        // One in which nothing can be seen is none.
        let note = text.isVisible ? text.trimmed : ""
        if note.isEmpty, decision.demandsNote {
            return complain(line, phrases.noteNeeded)
        }
        guard note.utf8.count <= Limits.note else { return complain(line, phrases.tooLong(Limits.note)) }
        prompt = nil
        typed.notes.keep(note)
        drafts.notes.remove(for: targets.single, decision.verb)
        drafts.isStale = true
        return decideOrAsk(decision, on: targets, note: note.isEmpty ? nil : note, press)
    }

    /// A note that is left is kept, as a text is; an emptied one is thrown away.
    mutating func leaveNote(_ line: LinePrompt) {
        guard case .note(let targets, let decision) = line.purpose else { return }
        if let note = line.note(at: now) {
            typed.notes.keep(note.text.trimmed)
            drafts.notes.put(note)
        } else {
            drafts.notes.remove(for: targets.single, decision.verb)
        }
        drafts.isStale = true
    }
}

extension LinePrompt {
    /// The note that is being typed, if the line is one and not empty.
    func note(at now: Moment) -> Draft.Note? {
        guard case .note(let targets, let decision) = purpose, !field.text.trimmed.isEmpty else { return nil }
        return Draft.Note(number: targets.single, verb: decision.verb, text: field.text, at: now)
    }
}

extension Decision {
    /// Whether the decision says nothing without a note.
    var demandsNote: Bool {
        switch self {
        case .note: true
        case .reject(let reason): reason == .other
        case .approve, .edit, .reopen, .defer, .undo, .erase: false
        }
    }
}
