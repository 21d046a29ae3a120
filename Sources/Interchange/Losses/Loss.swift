/// What a comment, or a whole file, loses on its way in or out, by a name that stays.
package enum Loss: String, CaseIterable, Sendable {
    // What the file holds and is not taken.
    case notAComment = "not-a-comment"
    case noSpamInWXR = "no-spam-in-wxr"
    case stub = "stub"
    case idTwice = "id-twice"
    // What has no place here.
    case userAgent = "user-agent"
    case karma = "karma"
    case userID = "user-id"
    case meta = "meta"
    case votes = "votes"
    case subscription = "subscription"
    case pin = "pin"
    case blockedUser = "blocked-user"
    case readOnly = "read-only"
    case edit = "edit"
    case addressShort = "address-short"
    case addressHash = "address-hash"
    // What is taken otherwise than it stands.
    case markupSource = "markup-source"
    case markupFlattened = "markup-flattened"
    case illFormed = "ill-formed"
    case controlCharacters = "control-characters"
    case nameMissing = "name-missing"
    case nameCut = "name-cut"
    case emailInvalid = "email-invalid"
    case siteInvalid = "site-invalid"
    case addressInvalid = "address-invalid"
    case timeMissing = "time-missing"
    case idMade = "id-made"
    case parentMissing = "parent-missing"
    case parentElsewhere = "parent-elsewhere"
    case parentStub = "parent-stub"
    case threadMissing = "thread-missing"
    case pageHidden = "page-hidden"
    case stateUnknown = "state-unknown"
    // Why a comment is refused.
    case textMissing = "text-missing"
    case tooLong = "too-long"
    case tooManyLines = "too-many-lines"
    case tooManyMarks = "too-many-marks"
    case notUTF8 = "not-utf-8"
    // What stays here when comments go out.
    case notWritten = "not-written"
    case history = "history"
    case reason = "reason"
    case email = "email"
    case site = "site"
    case address = "address"
    case timeCut = "time-cut"
    case numberMade = "number-made"

    /// Tells whether the comment is not taken and should be looked at: a text that the queue doesn't hold.
    package var isRefusal: Bool {
        switch self {
        case .textMissing, .tooLong, .tooManyLines, .tooManyMarks, .notUTF8: true
        default: false
        }
    }

    /// What it means, in one clause.
    package var clause: String {
        switch self {
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
        case .numberMade: "a comment or page that did not come from that site has a new number there"
        }
    }
}
