/// What is wrong with a query, for each language to put into words. It holds what was typed, cut when long: show that
/// as a stranger's text.
package enum QueryProblem: Hashable, Sendable {
    /// The kinds of things that have names.
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
    /// No view has that name, but these exist.
    case unknownView(String, known: [String])
    case unknownRelease(String)
    /// The queue doesn't have so many.
    case unknownNumber(Numbered, UInt32)
    case noCommentNumber
    case noNumber(Numbered)
    case noCount
    case rangeGoesDown(from: UInt32)
    case noSuchDay(String)
    /// A term that a rule, or a trial, may not have.
    case notHere(term: String, QueryUse)
    case noDay
}
