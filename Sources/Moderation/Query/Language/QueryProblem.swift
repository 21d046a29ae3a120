/// What is wrong with a query, so that each language can say it. What was typed stands in it as it was typed, cut when it
/// is long: show it as a stranger's text.
package enum QueryProblem: Hashable, Sendable {
    /// What a name is a name of.
    package enum Name: Hashable, Sendable {
        case release, reason, moderator, host, rule
    }

    /// Something that has a number.
    package enum Numbered: Hashable, Sendable {
        case comment, entry
    }

    case tooLong(bytes: Int)
    case tooDeep(levels: Int)
    case noTerm
    case noTermBeforeClosing
    case noTermBeforeOr
    case noTermAfterDash
    /// A parenthesis that closes nothing.
    case unopened
    /// A parenthesis that nothing closes.
    case unclosed
    case noSpaceBeforeQuotation
    case noSpaceAfterQuotation
    case unclosedQuotation
    /// A backslash before something other than `"` or `\`.
    case badEscape
    case noKey
    case unknownKey(String)
    /// Nothing behind a key, which is given with its colon.
    case noValue(key: String)
    case noValueBeforeComma
    case noValueAfterComma
    case noText
    case badName(String, Name)
    case unknownWord(String, key: String, known: [String])
    /// No view goes by that name, but these do.
    case unknownView(String, known: [String])
    case unknownRelease(String)
    /// The queue hasn't got so many.
    case unknownNumber(Numbered, UInt32)
    case noCommentNumber
    case noNumber(Numbered)
    case noCount
    case rangeGoesDown(from: UInt32)
    case noSuchDay(String)
    /// A term that a rule, or a trial, can't have.
    case notHere(term: String, QueryUse)
    case noDay
}
