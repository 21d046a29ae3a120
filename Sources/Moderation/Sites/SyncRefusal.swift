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
    /// The site holds something else than it was given.
    case notAsGiven
    /// What it is there can't be told or changed, by the site's word for its state.
    case otherState(String)
    /// The answer was lost.
    case unknown
    /// The site's own words.
    case site(String)
    /// What the queue has against it, one clause in English.
    case queue(WriteFault)
}
