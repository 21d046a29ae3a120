import Moderation
import Terminal
import Text
import Wording

/// Queries that the moderator types: for the list, for tags, for a history.
extension Model {
    /// The history of one comment has no query.
    func canQuery() -> Availability {
        screens.top(as: HistoryScreen.self)?.comment == nil ? .yes : .no(phrases.notOnAList)
    }

    /// `/`: opens the query in force, of the list or of a history.
    mutating func askQuery() -> [Effect] {
        if let state = screens.top(as: HistoryScreen.self) {
            guard state.comment == nil else { return [] }
            prompt = .line(LinePrompt(.historyQuery, text: state.query.isEmpty ? "" : state.query + " "))
            return []
        }
        let text = list.view.query.text
        prompt = .line(LinePrompt(.query, text: text.isEmpty ? "" : text + " ", history: typed.queries))
        return []
    }

    /// Shows what the query matches.
    mutating func finishQuery(_ line: LinePrompt, _ text: String) -> [Effect] {
        finish(line, with: text) { $0.show($1, by: .query) }
    }

    /// Closes the line and returns the query that was typed, or says what is wrong with it.
    private mutating func finish(
        _ line: LinePrompt, with text: String, _ perform: (inout Model, Query) -> [Effect]
    ) -> [Effect] {
        do throws(QueryError) {
            let query = try Query(text, names: queryNames)
            typed.queries.keep(query.text)
            prompt = nil
            return perform(&self, query)
        } catch {
            return complain(line, error)
        }
    }

    /// T and ^T: asks what to tag or untag.
    mutating func askTagQuery(isUntag: Bool) -> [Effect] {
        prompt = .line(LinePrompt(.tagQuery(isUntag: isUntag), history: typed.queries))
        return []
    }

    /// T and ^T: within the query in force. An empty one does nothing.
    mutating func finishTagQuery(_ line: LinePrompt, _ text: String, isUntag: Bool) -> [Effect] {
        guard !text.trimmed.isEmpty else {
            prompt = nil
            return []
        }
        return finish(line, with: text) { $0.tag($1, isUntag: isUntag, within: $0.list.rows) }
    }

    /// What is wrong with the query before the cursor, if typing on can't put it right.
    func mistake(in line: LinePrompt) -> QueryError? {
        switch line.purpose {
        case .query, .tagQuery, .historyQuery: break
        case .note, .command, .number, .erase, .helpSearch: return nil
        }
        let typed = line.field.textBeforeCursor
        do throws(QueryError) {
            _ = try Query(typed, names: queryNames)
            return nil
        } catch {
            return error.isFinal(in: typed) ? error : nil
        }
    }

    /// Leaves the line as it is, and says above it what is wrong.
    mutating func complain(_ line: LinePrompt, _ error: QueryError) -> [Effect] {
        var line = line
        line.error = phrases.queryError(error)
        line.errorRange = error.range(in: line.field.text)
        prompt = .line(line)
        return []
    }

    /// Keeps what was typed into a line that closes, for arrow up.
    mutating func keepTyped(_ line: LinePrompt) {
        let text = line.field.text.trimmed
        guard !text.isEmpty else { return }
        switch line.purpose {
        case .command: typed.commands.keep(text)
        case .query, .tagQuery: typed.queries.keep(text)
        case .note, .erase, .historyQuery, .number, .helpSearch: break
        }
    }
}

extension QueryError {
    /// `true` only if no query begins with a text that has this error: nothing is merely missing at the end, and neither the last
    /// word nor a value behind its colon is still being typed.
    fileprivate func isFinal(in text: String) -> Bool {
        let rest = text.dropFirst(column - 1)
        switch problem {
        case .noTerm, .unclosed, .unclosedQuotation: return false
        case .tooLong, .tooDeep, .noTermBeforeClosing, .unopened, .noSpaceBeforeQuotation, .noSpaceAfterQuotation,
            .badEscape, .noKey, .unknownKey, .noValueBeforeComma:
            return true
        case .unknownWord(_, _, let known) where !rest.isEmpty:
            let word = rest.prefix { !$0.endsQueryWord && $0 != "," }
            return word.endIndex < rest.endIndex || !known.contains { $0.utf8.starts(with: word.utf8) }
        case .noTermBeforeOr, .noTermAfterDash, .noValue, .noValueAfterComma, .noText, .badName, .unknownWord,
            .unknownView, .unknownRelease, .unknownNumber, .noCommentNumber, .noNumber, .noCount, .rangeGoesDown,
            .noSuchDay, .notHere, .noDay:
            return rest.contains(where: \.endsQueryWord)
        }
    }
}

extension Character {
    /// Whether no word of a query that is not quoted goes on with it.
    fileprivate var endsQueryWord: Bool { isWhitespace || self == "(" || self == ")" }
}
