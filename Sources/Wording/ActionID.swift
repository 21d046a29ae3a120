/// The name of an action: what settings bind keys to and what `:` completes.
///
/// The titles are phrases, so an action without a title in one of the languages does not compile.
package enum ActionID: String, CaseIterable, Sendable {
    // Decide
    case approve, reject, edit
    case editOutside = "edit-outside"
    case mask
    case `defer`, reopen, note, undo, redo
    case erase
    // Move
    case down, up
    case halfDown = "half-page-down"
    case halfUp = "half-page-up"
    case pageDown = "page-down"
    case pageUp = "page-up"
    case pageOn = "page-on"
    case pageBack = "page-back"
    case first, last, next, previous
    case goTo = "go-to"
    case parent
    case focus
    case otherDown = "other-down"
    case otherUp = "other-up"
    case open
    // Many at once
    case tagDown = "tag-down"
    case tag, range
    case tagAll = "tag-all"
    case tagSame = "tag-same"
    case tagAlike = "tag-alike"
    case invert
    case tagQuery = "tag-query"
    case untagQuery = "untag-query"
    case untagAll = "untag-all"
    case tagged
    // Find
    case query
    case viewPending = "view-pending"
    case viewApproved = "view-approved"
    case viewRejected = "view-rejected"
    case viewAll = "view-all"
    case viewDeferred = "view-deferred"
    case openView = "view"
    case views
    case releases, rules, rehearse, author, address, waves, order, refresh
    case back
    case list, show, count
    // Look
    case history
    case queueHistory = "queue-history"
    case statistics, brief, messages
    // On the screens over the list
    case search
    case undoEntry = "undo-entry"
    case earlier, later, longer, shorter
    case oneRelease = "one-release"
    // Program
    case command, help, close, quit, cancel
    case redraw, suspend
}
