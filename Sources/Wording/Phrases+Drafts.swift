package import Moderation
package import Terminal

/// Half-done work that is kept, and what becomes of it.
package protocol DraftPhrases {
    var readAgain: DisplayText { get }
    /// Another journal has replaced the one that was read: how many tags and half-typed texts are dropped, since
    /// their comments are not in it.
    func otherJournal(untagged: Int, texts: Int) -> DisplayText
    /// An edit that was kept; if the cursor is elsewhere, with the way there.
    func draftKept(_ number: CommentNumber, at time: DisplayText, isHere: Bool) -> DisplayText
    /// A key, followed by that of a reason with a note.
    func thenCapital(_ key: DisplayText) -> DisplayText
    /// A half-typed note was kept, for a comment or for the tagged ones: the way there if the cursor is elsewhere,
    /// then the key that goes on with it.
    func noteKept(_ number: CommentNumber?, _ key: DisplayText, goTo: CommentNumber?) -> DisplayText
    /// Another console of the same moderator is running: its half-done work stays there.
    func openElsewhere(_ owner: DraftOwner, since: DisplayText) -> DisplayText
    func draftPutAside(_ path: String) -> DisplayText
    /// The readable part of a draft is there; the file was put aside as it was.
    func draftPartlyRead(_ path: String) -> DisplayText
    /// The file of the moderator's own views can't be read, or not all of it; saving a view puts it aside.
    func viewsUnread(_ path: String) -> DisplayText
    func draftUnread(_ error: DeskError) -> DisplayText
    func notKept(_ error: DeskError) -> DisplayText
    var keptAgain: DisplayText { get }
    func thrownAway(_ number: CommentNumber) -> DisplayText
    func tagsNotKept(_ limit: Int) -> DisplayText
    func draftRestored(_ keys: DisplayText) -> DisplayText
    /// Tags and half-typed texts of an earlier session are gone: this journal doesn't have their comments as they were then.
    func leftBehindGone(tags: Int, texts: Int) -> DisplayText
    func textKept(_ number: CommentNumber) -> DisplayText
}
