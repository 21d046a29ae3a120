import Moderation

/// A comment as another system's file has it.
struct ForeignComment: Sendable {
    /// What its text is written in.
    enum Text: Sendable, Equatable {
        /// What WordPress stores (see StoredText in Markup).
        case stored(String)
        /// HTML.
        case html(String)
        /// Plain text, or Markdown as it was typed.
        case source(String)
    }

    /// Where it stands there.
    enum State: Sendable, Equatable {
        case pending
        case approved
        case spam
        /// Taken down or put into the trash.
        case removed
        case unknown
    }

    /// Its id there; empty when it has none.
    var id = ""
    /// The key of its thread.
    var thread = ""
    /// The id of the comment that it answers.
    var parent: String?
    var state = State.unknown
    var name: String?
    var email: String?
    var site: String?
    var address: String?
    var text = Text.source("")
    var submitted: Moment?
    /// The line of the file at which it begins.
    var line = 1
    /// Whether only its place is left, without text.
    var isStub = false
    /// Whether it is what a reader wrote, not a notice of another site.
    var isComment = true
    /// What is lost of it already.
    var losses: [Loss] = []
}

/// A page with comments as another system's file has it.
struct ForeignThread: Sendable {
    /// What comments refer to it by.
    var key: String
    /// What stands in the slug for it; `nil` to make it from the address of the page.
    var number: String?
    var title: String?
    var url: String?
    /// Its day there, in the site's own time.
    var date: CivilDate?
    /// When it was opened.
    var opened: Moment?
}

/// What a file of another system holds.
package struct ForeignFile: Sendable {
    /// The site that it comes from, without the system's name: `iem.example/zinas`, a forum, a domain. Empty if the file doesn't tell.
    var site = ""
    var threads: [ForeignThread] = []
    var comments: [ForeignComment] = []
    /// Losses of the file as a whole.
    var losses: [Loss] = []
    /// Signs that XML wants written otherwise.
    var strays = 0
}
