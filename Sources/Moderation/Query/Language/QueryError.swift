/// Why a text is not a query: where, and what was expected there.
package struct QueryError: Error, Hashable, Sendable {
    /// The character at which the mistake was noticed, counted from 1; one past the last when something is missing
    /// at the end.
    package var column: Int
    package var problem: QueryProblem
    /// The word that was probably meant, when one is near.
    package var suggestion: String?

    package init(column: Int, _ problem: QueryProblem, suggestion: String? = nil) {
        self.column = column
        self.problem = problem
        self.suggestion = suggestion
    }
}

extension QueryError {
    /// The word that is wrong, from the character of ``column`` on, as bytes of the text's UTF-8: what a view underlines.
    /// Empty when something is missing at the end.
    package func range(in text: String) -> Range<Int> {
        let rest = text.dropFirst(column - 1)
        let word = rest.prefix { !$0.isWhitespace }
        let start = text.utf8.count - rest.utf8.count
        return start..<start + (word.isEmpty ? rest.prefix(1).utf8.count : word.utf8.count)
    }
}

/// A mistake as the parser finds it: at a byte. ``QueryError`` counts characters, which costs a walk over the text
/// and is done once, at the end.
struct QueryFault: Error {
    var offset: Int
    var problem: QueryProblem
    var suggestion: String?

    init(at offset: Int, _ problem: QueryProblem, suggestion: String? = nil) {
        self.offset = offset
        self.problem = problem
        self.suggestion = suggestion
    }

    /// Returns the error for `text`, with the column of the character that the byte belongs to.
    func error(in text: String) -> QueryError {
        var column = 0
        var bytes = 0
        for character in text {
            column += 1
            bytes += character.utf8.count
            if bytes > offset { return QueryError(column: column, problem, suggestion: suggestion) }
        }
        return QueryError(column: column + 1, problem, suggestion: suggestion)
    }

    /// What was typed, cut when it is long.
    static func quote(_ bytes: some Collection<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        let shown = text.prefix(40)
        return shown + (shown.endIndex == text.endIndex ? "" : "…")
    }
}
