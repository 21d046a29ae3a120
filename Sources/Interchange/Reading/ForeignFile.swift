import Moderation

/// A comment as another system's file has it.
struct ForeignComment: Sendable {
    /// The form that its text is written in.
    enum Text: Sendable, Equatable {
        /// What WordPress stores (see StoredText in Markup).
        case stored(String)
        /// HTML.
        case html(String)
        /// Plain text, or Markdown as it was typed.
        case source(String)
    }

    /// Its state there.
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
    /// Whether a reader wrote it, rather than another site sending a notice.
    var isComment = true
    /// What it has already lost.
    var losses: [Loss] = []
}

/// A page with comments as another system's file has it.
struct ForeignThread: Sendable {
    /// The key by which comments refer to it.
    var key: String
    /// What stands for it in the slug; `nil` to make that from the address of the page.
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
    /// The site that it comes from, without the system's name: `iem.example/zinas`, a forum, a domain. Empty if the
    /// file doesn't say.
    var site = ""
    var threads: [ForeignThread] = []
    var comments: [ForeignComment] = []
    /// Losses of the file as a whole.
    var losses: [Loss] = []
    /// How many signs should be written otherwise in XML.
    var strays = 0
}
