import ArgumentParser
import Wording

/// A query: all words that are no options (see ``ArgumentLine``).
struct QueryArgument: ParsableArguments {
    @Argument(
        help: ArgumentHelp("Which comments, in the query language; without it those that wait for a decision."),
        completion: .custom { words, _, prefix in Completions.query(words, prefix) })
    var query: [String] = []

    /// The words as one text; `nil` when there are none.
    var text: String? {
        query.isEmpty ? nil : query.joined(separator: " ")
    }
}
