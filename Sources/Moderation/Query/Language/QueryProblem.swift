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

    /// What is wrong and what was expected, one clause without a full stop, in English.
    ///
    /// - Parameters:
    ///   - hasSuggestion: Whether the word that was probably meant is told besides; else what could have been is.
    package func english(hasSuggestion: Bool) -> String {
        switch self {
        case .tooLong(let bytes): "a query has at most \(bytes) bytes"
        case .tooDeep(let levels): "more than \(levels) parentheses and negations inside each other"
        case .noTerm: "expected a term"
        case .noTermBeforeClosing: #"expected a term before ")""#
        case .noTermBeforeOr: "expected a term before OR"
        case .noTermAfterDash: #"expected a term right after "-"; quote "-" to search for it"#
        case .unopened: #"no "(" before this ")""#
        case .unclosed: #"no ")" for this "(""#
        case .noSpaceBeforeQuotation: "expected a space before the quotation mark"
        case .noSpaceAfterQuotation: "expected a space after the quotation mark"
        case .unclosedQuotation: "no second quotation mark for this one"
        case .badEscape: #"expected " or \ after a \ between quotation marks"#
        case .noKey: #"no key before ":"; quote it to search for it"#
        case .unknownKey(let key): "no key \"\(key)\"" + (hasSuggestion ? "" : "; quote it to search for it")
        case .noValue(let key): "expected a value right after \"\(key)\""
        case .noValueBeforeComma: "expected a value before the comma"
        case .noValueAfterComma: "expected a value after the comma"
        case .noText: "expected a text to search for"
        case .badName(let name, .release):
            "\"\(name)\" can't be: a release's name is of letters, digits, and . _ - between them"
        case .badName(let name, .reason): "\"\(name)\" can't be: a reason's code is of a to z, digits, and -"
        case .badName(let name, .moderator):
            "\"\(name)\" can't be: a moderator's name has no spaces, and at most \(Limits.login) bytes"
        case .badName(let name, .host): "\"\(name)\" is no host: it is written as example.com"
        case .badName(let name, .rule): "\"\(name)\" can't be: a rule's name is of a to z, digits, and -"
        case .notHere(let term, .rule): "\(term) can't stand in a rule"
        case .notHere(let term, _): "\(term) tells what came after a comment arrived; a trial can't use it"
        case .unknownWord(let word, let key, let known):
            "\(key): knows no \"\(word)\"" + (hasSuggestion ? "" : QueryProblem.others(known))
        case .unknownView(let name, let known):
            "no view \"\(name)\"" + (hasSuggestion ? "" : QueryProblem.others(known))
        case .unknownRelease(let slug): "no release \"\(slug)\""
        case .unknownNumber(.comment, let number): "no comment #\(number)"
        case .unknownNumber(.entry, let number): "no entry \(number)"
        case .noCommentNumber: "expected a comment's number, or a range as 20..30"
        case .noNumber(.comment): "expected the number of a comment"
        case .noNumber(.entry): "expected the number of an entry"
        case .noCount: "expected how many: 2, or a range as 2.. or ..20"
        case .rangeGoesDown(let first): "expected \(first) or more: a range goes up"
        case .noSuchDay(let day): "no such day \"\(day)\""
        case .noDay: "expected a date as 2026-11-24, or an age as 30m 12h 7d 4w"
        }
    }

    /// What there is instead.
    private static func others(_ known: [String]) -> String {
        known.isEmpty ? "; there are none" : ", but " + known.joined(separator: ", ")
    }
}
