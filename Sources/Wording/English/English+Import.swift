import Moderation
import Terminal

extension English {
    var lineNumbers: DisplayText { "lines" }
    func notImported(line: Int, id: String, _ why: DisplayText) -> DisplayText { "line \(line), id \(id): \(why)" }
    func badImport(_ file: String?, line: Int?, column: Int?, _ clause: String, advice: String?) -> Complaint {
        let name: DisplayText = file.map { "\($0)" } ?? "standard input"
        var place: DisplayText = ""
        if let line, let column { place = ", line \(line), column \(column)" }
        return Complaint("\(name)\(place): \(clause)", advice: advice.map { "\($0)" } ?? "nothing was written")
    }
    func noSuchReason(_ code: String, option: DisplayText) -> Complaint {
        Complaint("settings.json has no reason “\(code)”", advice: "name one of its reasons with \(option)")
    }
    func reportUnwritable(_ path: String, _ cause: DisplayText) -> Complaint {
        Complaint("\(path) can't be written: \(cause)", advice: "nothing was imported; look at the path")
    }
    func wouldImport(_ comments: Int, releases: Int) -> DisplayText {
        "would import \(self.comments(comments)) on \(self.releases(releases))"
    }
    func imported(_ comments: Int, known: Int) -> DisplayText {
        let there: DisplayText = "\(known) \(Plural.english(known, one: "was", other: "were")) there already"
        return "imported \(self.comments(comments)), \(there)"
    }
    func notTaken(refused: Int, earlier: Int) -> DisplayText {
        var text: DisplayText = refused > 0 ? "; \(refused) refused" : ""
        if earlier > 0 { text += "; \(earlier) older left out" }
        return text
    }
    func importBrokeOff(_ comments: Int, _ why: DisplayText) -> Complaint {
        Complaint(
            "\(self.comments(comments)) imported, but then: \(why)",
            advice: "repeat the command: nothing is taken twice")
    }
    func clause(_ loss: Loss) -> DisplayText {
        switch loss {
        case .notAComment: "a pingback, trackback or another type, not taken; --all-types takes them"
        case .noSpamInWXR: "WordPress leaves spam out of its export"
        case .stub: "deleted there, nothing left to take"
        case .idTwice: "the same comment stands twice; taken once"
        case .userAgent: "the browser has no place here"
        case .karma: "karma has no place here"
        case .userID: "the account on the site has no place here"
        case .meta: "further fields have no place here"
        case .votes: "votes have no place here"
        case .subscription: "a wish for notice has no place here"
        case .pin: "pinned there; that has no place here"
        case .blockedUser: "its author is blocked there; that has no place here"
        case .readOnly: "its page is closed for comments there; that has no place here"
        case .edit: "when and why it was edited there has no place here"
        case .addressShort: "the network address was shortened there already"
        case .addressHash: "instead of the network address stands a hash; not taken"
        case .markupSource: "has markup, which stands in the text"
        case .markupFlattened: "had markup, of which only the text is left"
        case .illFormed: "a sign that XML wants written otherwise, taken as it stands"
        case .controlCharacters: "control characters left out"
        case .nameMissing: "no name; a dash stands for it"
        case .nameCut: "a name or title was too long and is cut"
        case .emailInvalid: "no e-mail address; left out"
        case .siteInvalid: "no web address; left out"
        case .addressInvalid: "no network address; left out"
        case .timeMissing: "no time; that of the page stands for it, else now"
        case .idMade: "no id of its own; one was made"
        case .parentMissing: "answers a comment that is not here; now answers none"
        case .parentElsewhere: "answers a comment of another page; now answers none"
        case .parentStub: "answers a deleted comment; now answers none"
        case .threadMissing: "its page is unknown"
        case .pageHidden: "approved there, on a page that is not public; taken as pending"
        case .stateUnknown: "its state is unknown; taken as pending"
        case .textMissing: "refused: nothing can be seen in its text"
        case .tooLong: "refused: its text is too long"
        case .tooManyLines: "refused: its text has too many lines"
        case .tooManyMarks: "refused: too many combining marks in a row"
        case .notUTF8: "refused: it is not UTF-8"
        case .notWritten: "not public, and the file would make it so; left out"
        case .history: "who decided what when, notes and earlier texts stay here"
        case .reason: "the reason of its rejection stays here"
        case .email: "the e-mail address stays here"
        case .site: "the web site stays here"
        case .address: "the network address stays here"
        case .timeCut: "milliseconds of its time stay here"
        case .lineEnds: "its lines end in CR and LF, of which readers make LF alone"
        case .numberMade: "a comment or page that did not come from that site has a new number there"
        }
    }
}
