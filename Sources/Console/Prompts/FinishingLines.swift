import Moderation
import Terminal
import Text
import Wording

/// Enter in a line that was typed.
extension Model {
    mutating func finish(_ line: LinePrompt, _ press: Press) -> [Effect] {
        let text = line.field.text
        switch line.purpose {
        case .note(let targets, let decision): return finishNote(line, targets, decision, text, press)
        case .query: return finishQuery(line, text)
        case .tagQuery(let isUntag): return finishTagQuery(line, text, isUntag: isUntag)
        case .command: return finishCommand(line, text, press)
        case .number: return finishNumber(line, text)
        case .erase(let target, let erasure): return finishErase(line, target, erasure.blank, text)
        case .helpSearch:
            prompt = nil
            return []
        case .historyQuery: return finishHistoryQuery(line, text)
        }
    }

    private mutating func finishNote(
        _ line: LinePrompt, _ targets: DecisionTargets, _ decision: Decision, _ text: String, _ press: Press
    ) -> [Effect] {
        // One in which nothing can be seen is none.
        let note = text.isVisible ? text.trimmed : ""
        if note.isEmpty, decision.demandsNote {
            return complain(line, phrases.noteNeeded)
        }
        guard note.utf8.count <= Limits.note else { return complain(line, phrases.tooLong(Limits.note)) }
        prompt = nil
        notes.keep(note)
        keptNotes.remove(for: targets.single, decision.verb)
        isDraftStale = true
        return decideOrAsk(decision, on: targets, note: note.isEmpty ? nil : note, press)
    }

    private mutating func finishQuery(_ line: LinePrompt, _ text: String) -> [Effect] {
        do throws(QueryError) {
            let query = try Query(text)
            remember(query.text)
            prompt = nil
            return show(query, by: .query)
        } catch {
            return complain(line, error)
        }
    }

    /// T and ^T: within the query in force. An empty one does nothing.
    private mutating func finishTagQuery(_ line: LinePrompt, _ text: String, isUntag: Bool) -> [Effect] {
        guard !text.trimmed.isEmpty else {
            prompt = nil
            return []
        }
        do throws(QueryError) {
            let query = try Query(text)
            remember(query.text)
            prompt = nil
            return tag(query, isUntag: isUntag, within: list.rows)
        } catch {
            return complain(line, error)
        }
    }

    private mutating func finishNumber(_ line: LinePrompt, _ text: String) -> [Effect] {
        guard let raw = UInt32(text.trimmed) else {
            prompt = text.trimmed.isEmpty ? nil : prompt
            return prompt == nil ? [] : complain(line, phrases.noSuchComment("#" + text))
        }
        prompt = nil
        return go(to: CommentNumber(raw)) ?? []
    }

    private mutating func finishErase(
        _ line: LinePrompt, _ target: Target, _ blank: [EntryNumber], _ text: String
    ) -> [Effect] {
        guard text.trimmed == String(target.number.rawValue) else {
            return complain(line, phrases.eraseAsk(target.number))
        }
        prompt = nil
        return dispatch(.erase(blank: blank), on: DecisionTargets(target))
    }

    func complaint(_ error: QueryError) -> DisplayText {
        phrases.queryError(
            column: error.column, phrases.queryProblem(error.problem, hasSuggestion: error.suggestion != nil),
            suggestion: error.suggestion)
    }

    /// Leaves the line as it is, with what is wrong about it above.
    mutating func complain(_ line: LinePrompt, _ error: QueryError) -> [Effect] {
        var line = line
        line.error = complaint(error)
        line.errorRange = error.range(in: line.field.text)
        prompt = .line(line)
        return []
    }

    mutating func complain(_ line: LinePrompt, _ error: DisplayText) -> [Effect] {
        var line = line
        line.error = error
        prompt = .line(line)
        return []
    }

    /// Keeps a query for arrow up; the same one twice is kept once.
    mutating func remember(_ query: String) {
        queries.keep(query)
    }
}

extension [String] {
    /// Keeps what was typed as the newest; the same one twice is kept once, and not more than a hundred.
    mutating func keep(_ typed: String) {
        guard !typed.isEmpty else { return }
        removeAll { $0.utf8.elementsEqual(typed.utf8) }
        append(typed)
        if count > 100 { removeFirst() }
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

extension String {
    /// Without blanks at either end.
    var trimmed: String {
        let start = utf8.drop { $0 == 0x20 || $0 == 0x09 }
        var end = start.endIndex
        while end > start.startIndex {
            let before = utf8.index(before: end)
            guard utf8[before] == 0x20 || utf8[before] == 0x09 else { break }
            end = before
        }
        return String(self[start.startIndex..<end])
    }
}
