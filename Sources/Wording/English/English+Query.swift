import Moderation
import Terminal

extension English {
    func queryProblem(_ problem: QueryProblem, hasSuggestion: Bool) -> DisplayText {
        DisplayText(stranger: problem.english(hasSuggestion: hasSuggestion))
    }
}
