/// Why something was not put on the site, or not taken over.
package enum SyncRefusal: Sendable, Equatable {
    /// The site would change the text.
    case unstable
    /// The text has signs that can't be carried.
    case notCarried
    /// It is public there, and can't be taken down.
    case cannotUnpublish
    /// The text is too long for the site, or too short.
    case tooLong, tooShort
    case noEditing
    /// The site holds something other than what it was given.
    case notAsGiven
    /// Its state there can't be read or changed, by the site's word for that state.
    case otherState(String)
    /// The answer was lost.
    case unknown
    /// The site's own words.
    case site(String)
    /// The queue's objection, one clause in English.
    case queue(WriteFault)
}
