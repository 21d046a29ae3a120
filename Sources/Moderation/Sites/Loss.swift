/// What a comment, or a whole file, loses on its way in or out, by a stable name.
package enum Loss: String, CaseIterable, Sendable {
    // What the file holds but is not taken.
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
    // What is taken in another form than it has.
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
    case lineEnds = "line-ends"
    case numberMade = "number-made"

    /// Whether the comment is not taken and should be looked at, because the queue can't hold its text.
    package var isRefusal: Bool {
        switch self {
        case .textMissing, .tooLong, .tooManyLines, .tooManyMarks, .notUTF8: true
        default: false
        }
    }
}
