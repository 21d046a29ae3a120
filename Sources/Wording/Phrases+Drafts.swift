package import Moderation
package import Terminal

/// What is half done and kept, and what becomes of it.
package protocol DraftPhrases {
    var readAgain: DisplayText { get }
    /// Another journal stands in the place of the one that was read: how many tags and half-typed texts are let go, since their
    /// comments are not in it.
    func otherJournal(untagged: Int, texts: Int) -> DisplayText
    /// An edit that was kept; where the cursor is elsewhere, with the way there.
    func draftKept(_ number: CommentNumber, at time: DisplayText, isHere: Bool) -> DisplayText
    /// A key, and behind it that of a reason with a note.
    func thenCapital(_ key: DisplayText) -> DisplayText
    /// A half-typed note was kept, for a comment or for the tagged ones: the way there where the cursor is elsewhere, then the
    /// key that goes on with it.
    func noteKept(_ number: CommentNumber?, _ key: DisplayText, goTo: CommentNumber?) -> DisplayText
    /// Another console of the same moderator lives: what is half done there stays there.
    func openElsewhere(_ owner: DraftOwner, since: DisplayText) -> DisplayText
    func draftPutAside(_ path: String) -> DisplayText
    /// What could be read of a draft is there; the file was put aside as it was.
    func draftPartlyRead(_ path: String) -> DisplayText
    /// The file of the moderator's own views can't be read, wholly or in part; saving one puts it aside.
    func viewsUnread(_ path: String) -> DisplayText
    func draftUnread(_ error: DeskError) -> DisplayText
    func notKept(_ error: DeskError) -> DisplayText
    var keptAgain: DisplayText { get }
    func thrownAway(_ number: CommentNumber) -> DisplayText
    func tagsNotKept(_ limit: Int) -> DisplayText
    func draftRestored(_ keys: DisplayText) -> DisplayText
    /// Tags and half-typed texts of an earlier session are gone: this journal hasn't got their comments as they were then.
    func leftBehindGone(tags: Int, texts: Int) -> DisplayText
    func textKept(_ number: CommentNumber) -> DisplayText
}
