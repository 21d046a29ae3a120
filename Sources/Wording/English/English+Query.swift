import Moderation
import Terminal
import Text

extension English {
    func queryProblem(_ problem: QueryProblem, hasSuggestion: Bool) -> DisplayText {
        switch problem {
        case .tooLong(let bytes): "a query has at most \(bytes) bytes"
        case .tooDeep(let levels): "more than \(levels) parentheses and negations inside each other"
        case .noTerm: "expected a term"
        case .noTermBeforeClosing: "expected a term before “)”"
        case .noTermBeforeOr: "expected a term before OR"
        case .noTermAfterDash: "expected a term right after “-”; quote “-” to search for it"
        case .unopened: "no “(” before this “)”"
        case .unclosed: "no “)” for this “(”"
        case .noSpaceBeforeQuotation: "expected a space before the quotation mark"
        case .noSpaceAfterQuotation: "expected a space after the quotation mark"
        case .unclosedQuotation: "no second quotation mark for this one"
        case .badEscape: #"expected " or \ after a \ between quotation marks"#
        case .noKey: "no key before “:”; quote it to search for it"
        case .unknownKey(let key): "no key “\(key)”" + (hasSuggestion ? "" : "; quote it to search for it")
        case .noValue(let key): "expected a value right after “\(key)”"
        case .noValueBeforeComma: "expected a value before the comma"
        case .noValueAfterComma: "expected a value after the comma"
        case .noText: "expected a text to search for"
        case .badName(let name, .release):
            "“\(name)” can't be: a release's name is of letters, digits, and . _ - between them"
        case .badName(let name, .reason): "“\(name)” can't be: a reason's code is of a to z, digits, and -"
        case .badName(let name, .moderator):
            "“\(name)” can't be: a moderator's name has no spaces, and at most \(Limits.login) bytes"
        case .badName(let name, .host): "“\(name)” is no host: it is written as example.com"
        case .badName(let name, .rule): "“\(name)” can't be: a rule's name is of a to z, digits, and -"
        case .notHere(let term, .rule): "\(term) can't stand in a rule"
        case .notHere(let term, _): "\(term) tells what came after a comment arrived; a trial can't use it"
        case .unknownWord(let word, let key, let known):
            "\(key): knows no “\(word)”" + (hasSuggestion ? "" : others(known))
        case .unknownView(let name, let known):
            "no view “\(name)”" + (hasSuggestion ? "" : others(known))
        case .unknownRelease(let slug): "no release “\(slug)”"
        case .unknownNumber(.comment, let number): "no comment #\(Int(number))"
        case .unknownNumber(.entry, let number): "no entry \(Int(number))"
        case .noCommentNumber: "expected a comment's number, or a range as 20..30"
        case .noNumber(.comment): "expected the number of a comment"
        case .noNumber(.entry): "expected the number of an entry"
        case .noCount: "expected how many: 2, or a range as 2.. or ..20"
        case .rangeGoesDown(let first): "expected \(Int(first)) or more: a range goes up"
        case .noSuchDay(let day): "no such day “\(day)”"
        case .noDay: "expected a date as 2026-11-24, or an age as 30m 12h 7d 4w"
        }
    }

    /// What there is instead.
    private func others(_ known: [String]) -> DisplayText {
        known.isEmpty ? "; there are none" : ", but \(known.joined(separator: ", "))"
    }

    func queryError(_ error: QueryError) -> DisplayText {
        let problem = queryProblem(error.problem, hasSuggestion: error.suggestion != nil)
        let text: DisplayText = "column \(error.column): \(problem)"
        return error.suggestion.map { "\(text); did you mean “\($0)”?" } ?? text
    }

    func meaning(_ word: Query.Word) -> DisplayText {
        switch word {
        case .key(let key): meaning(key)
        case .exactly(.email): "exactly this address; \"\" is none"
        case .exactly(.address): "exactly this address, however it is spelt"
        case .exactly: "exactly this name, with case"
        case .aspect(let aspect): meaning(aspect)
        case .feature(let feature): meaning(feature)
        case .script(let script): "most letters are \(script.title)"
        case .language(let language): meaning(language)
        }
    }
    private func meaning(_ key: QueryKey) -> DisplayText {
        switch key {
        case .author: "the author's name has this in it"
        case .email: "the author's e-mail address has this in it"
        case .address: "the network address has this in it"
        case .body: "the text has this in it, the author's name aside"
        case .release: "comments on this release"
        case .reason: "rejected for this reason"
        case .by: "last decided by this moderator"
        case .is: "what the comment is: pending, edited …"
        case .has: "what was found in it: link, phone …"
        case .number: "by number: 17,20..30"
        case .entry: "what this entry of the history touched"
        case .same: "the same text as this comment"
        case .like: "nearly the same text as this comment"
        case .word: "has a word of this list"
        case .host: "a link leads to this host: example.com"
        case .links: "how many links: 2, 2..5"
        case .length: "how many letters and digits: ..20"
        case .script: "most letters are of this script"
        case .lang: "seems to be in this language: lv, ru, en, ?"
        case .view: "what this view shows"
        case .authorApproved: "so many by this author approved: 0, 5..9"
        case .authorRejected: "so many by this author rejected: 0, 1..9"
        case .addressApproved: "so many from this address approved: 1..9"
        case .addressRejected: "so many from this address rejected: 1..9"
        case .burst: "at least so many from one address in 10 minutes: 5"
        case .rule: "what this rule of the settings marks"
        case .likely: "likely to be rejected so, by your decisions: spam, any"
        case .before: "submitted before: 2026-11-24, 7d"
        case .after: "submitted since: 2026-11-24, 7d"
        case .decidedBefore: "decided before: 2026-11-24, 7d"
        case .decidedAfter: "decided since: 2026-11-24, 7d"
        }
    }
    private func meaning(_ aspect: Aspect) -> DisplayText {
        switch aspect {
        case .pending: "needs a decision now"
        case .deferred: "deferred to a later time"
        case .approved: "the public may see it"
        case .rejected: "turned down"
        case .erased: "its text is gone for good"
        case .edited: "changed by a moderator"
        case .reply: "answers another comment"
        case .duplicate: "another comment says the same"
        case .any: "every comment"
        }
    }
    private func meaning(_ feature: Feature) -> DisplayText {
        switch feature {
        case .link: "a link"
        case .email: "an e-mail address in the text"
        case .phone: "a telephone number"
        case .hidden: "characters that don't show by themselves"
        case .word: "a word of the settings' lists"
        case .note: "a note in the history"
        case .siteEdit: "approved, then changed on the site"
        case .trap: "a form's marks of a program"
        }
    }
    private func meaning(_ language: TextLanguage) -> DisplayText {
        switch language {
        case .latvian: "Latvian"
        case .russian: "Russian"
        case .english: "English"
        case .unknown: "another language, or not sure"
        }
    }
}
