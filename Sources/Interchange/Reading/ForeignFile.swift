package import Moderation

/// A comment as another system's file has it.
package struct ForeignComment: Sendable {
    /// What its text is written in.
    package enum Text: Sendable, Equatable {
        /// What WordPress stores (see StoredText in Markup).
        case stored(String)
        /// HTML.
        case html(String)
        /// Plain text, or Markdown as it was typed.
        case source(String)
    }

    /// Where it stands there.
    package enum State: Sendable, Equatable {
        case pending
        case approved
        case spam
        /// Taken down or put into the trash.
        case removed
        case unknown
    }

    /// Its id there; empty when it has none.
    package var id = ""
    /// The key of its thread.
    package var thread = ""
    /// The id of the comment that it answers.
    package var parent: String?
    package var state = State.unknown
    package var name: String?
    package var email: String?
    package var site: String?
    package var address: String?
    package var text = Text.source("")
    package var submitted: Moment?
    /// The line of the file at which it begins.
    package var line = 1
    /// Whether only its place is left, without text.
    package var isStub = false
    /// Whether it is what a reader wrote, not a notice of another site.
    package var isComment = true
    /// What is lost of it already.
    package var losses: [Loss] = []

    package init() {}
}

/// A page with comments as another system's file has it.
package struct ForeignThread: Sendable {
    /// What comments refer to it by.
    package var key: String
    /// What stands in the slug for it; `nil` to make it from the address of the page.
    package var number: String?
    package var title: String?
    package var url: String?
    /// Its day there, in the site's own time.
    package var date: CivilDate?
    /// When it was opened.
    package var opened: Moment?

    package init(key: String, number: String? = nil) {
        self.key = key
        self.number = number
    }
}

/// What a file of another system holds.
package struct ForeignFile: Sendable {
    /// The site that it comes from, without the system's name: `iem.example/zinas`, a forum, a domain. Empty if the file doesn't tell.
    package var site = ""
    package var threads: [ForeignThread] = []
    package var comments: [ForeignComment] = []
    /// Losses of the file as a whole.
    package var losses: [Loss] = []
    /// Signs that XML wants written otherwise.
    package var strays = 0

    package init() {}
}
