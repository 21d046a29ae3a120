package import Moderation
package import Terminal

/// What is said about queries and their language.
package protocol QueryPhrases {
    /// What is wrong with a query and what was expected, one clause without a full stop.
    ///
    /// - Parameters:
    ///   - hasSuggestion: Whether the word that was probably meant is told separately; else what was possible is told here.
    func queryProblem(_ problem: QueryProblem, hasSuggestion: Bool) -> DisplayText
    /// The whole sentence: `column 24: no key "befor"; did you mean "before"?`.
    func queryError(_ error: QueryError) -> DisplayText
    /// What a word of the language selects, one clause without a full stop.
    func meaning(_ word: Query.Word) -> DisplayText
}

extension Phrases {
    /// What the end of a query means that is being typed.
    package func meaning(_ meaning: Query.Completion.Meaning) -> DisplayText {
        switch meaning {
        case .word(let word): self.meaning(word)
        case .partOrAll(let key): "\(self.meaning(.key(key))); = \(self.meaning(.exactly(key)))"
        }
    }

    /// What is wrong in a document, one clause; about its form, in the words of its reader.
    package func clause(_ problem: DocumentProblem) -> DisplayText {
        switch problem {
        case .form(let words): "\(words)"
        case .query(let member, let error): "\(member): \(queryError(error))"
        case .breach(let breach): clause(breach)
        case .unfit(let breach): clause(breach)
        }
    }
}
