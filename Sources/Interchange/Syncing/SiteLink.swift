package import Moderation

/// A live site, as a helper program shows it: it lists and reports comments, and sets what still stands as it was
/// seen. It keeps nothing and decides nothing.
package protocol SiteLink {
    /// What the site said about itself.
    var greeting: SiteGreeting { get }
    /// Passes on the comments with ids above one, in any state, by ids, in as many parts as they come in.
    mutating func list(after id: String, _ take: ([SiteComment]) throws(SiteFault) -> Void) throws(SiteFault)
    /// Those of these comments that are still there.
    mutating func get(_ ids: [String]) throws(SiteFault) -> [SiteComment]
    mutating func threads(_ ids: [String]) throws(SiteFault) -> [SiteThread]
    mutating func totals() throws(SiteFault) -> [SiteTotal]
    /// Puts `want` in place of `seen`, if that still stands there.
    mutating func set(_ id: String, seen: SiteText, want: SiteText) throws(SiteFault) -> SetAnswer
}

extension SiteLink {
    /// The comments with ids above one, all together.
    mutating func list(after id: String) throws(SiteFault) -> [SiteComment] {
        var comments: [SiteComment] = []
        try list(after: id) { (part) throws(SiteFault) in comments += part }
        return comments
    }
}

/// What a site says about itself.
package struct SiteGreeting: Hashable, Sendable {
    /// The system of its comments' sources, such as `wordpress:iem.example`.
    package var system: String
    package var title: String
    /// Its words for the states of a comment: some of `hold`, `approved`, `spam`, `trash`.
    var states: [String]
    /// Whether a text can be changed there.
    var canEdit: Bool
    /// Whether nothing can come between checking what stands there and changing it.
    package var compareAndSet: Bool
    /// Whether a public comment can be hidden without being lost.
    package var canUnpublish: Bool

    package init(
        system: String, title: String, states: [String], canEdit: Bool = true, compareAndSet: Bool = true,
        canUnpublish: Bool = true
    ) {
        self.system = system
        self.title = title
        self.states = states
        self.canEdit = canEdit
        self.compareAndSet = compareAndSet
        self.canUnpublish = canUnpublish
    }
}

/// State and text of a comment in the site's own words: they are seen and set together.
package struct SiteText: Hashable, Sendable {
    package var state: String
    package var text: String

    package init(state: String, text: String) {
        self.state = state
        self.text = text
    }

    /// Compares byte by byte.
    package static func == (one: SiteText, other: SiteText) -> Bool {
        one.state.isSame(as: other.state) && one.text.isSame(as: other.text)
    }

    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}

/// A comment as a site has it.
package struct SiteComment: Sendable {
    package var id: String
    var thread: String
    /// The id of the comment that it answers.
    var parent: String?
    package var held: SiteText
    /// Whether the text is what WordPress stores; else it is plain, or Markdown.
    var isHTML: Bool
    package var author: Author
    package var submitted: Moment?
    /// Whether a reader wrote it, rather than another site sending a notice.
    var isComment: Bool
    /// Whether a change of the state alone leaves the text as it is.
    package var isStable: Bool

    package init(
        id: String, thread: String, parent: String? = nil, held: SiteText, isHTML: Bool = false,
        author: Author = Author(name: ""), submitted: Moment? = nil, isComment: Bool = true, isStable: Bool = true
    ) {
        self.id = id
        self.thread = thread
        self.parent = parent
        self.held = held
        self.isHTML = isHTML
        self.author = author
        self.submitted = submitted
        self.isComment = isComment
        self.isStable = isStable
    }

    /// The comment as one from a file.
    var foreign: ForeignComment {
        var comment = ForeignComment()
        comment.id = id
        comment.thread = thread
        comment.parent = parent
        switch held.state {
        case "approved": comment.state = .approved
        case "hold": comment.state = .pending
        case "spam": comment.state = .spam
        case "trash": comment.state = .removed
        default: comment.state = .unknown
        }
        comment.name = author.name
        comment.email = author.email
        comment.site = author.site
        comment.address = author.address
        comment.text = isHTML ? .stored(held.text) : .source(held.text)
        comment.submitted = submitted
        comment.isComment = isComment
        return comment
    }
}

/// A page with comments as a site has it.
package struct SiteThread: Hashable, Sendable {
    package var id: String
    var title: String?
    var url: String?
    /// Its day in the site's own time, or a moment.
    var date: String?
    /// Whether its comments are invisible there: a draft, a private page, one in the trash, one behind a password.
    var isHidden: Bool

    package init(
        id: String, title: String? = nil, url: String? = nil, date: String? = nil, isHidden: Bool = false
    ) {
        self.id = id
        self.title = title
        self.url = url
        self.date = date
        self.isHidden = isHidden
    }

    var foreign: ForeignThread {
        var thread = ForeignThread(key: id, number: id)
        thread.title = title
        thread.url = url
        thread.date = date.flatMap(ForeignTime.day)
        return thread
    }
}

/// The outcome of a change that a site was asked for.
package enum SetAnswer: Hashable, Sendable {
    /// This stands there now.
    case done(SiteText)
    /// Something other than what was seen stands there; nothing was changed.
    case changed
    case gone
    /// It can't be done there, for a reason by a fixed name or in words; nothing was changed.
    case refused(String)
    /// The answer was lost, so the outcome is unknown.
    case unknown

    /// Refused: the site keeps no trash, and would delete for good.
    package static let noTrash = "no-trash"
    /// Refused: the site would change the text by filtering it.
    package static let unstable = "unstable-text"
}

/// Why a site can't be reached, or can't be asked.
package enum SiteFault: Error, Hashable, Sendable {
    /// What its helper says: an exit code, as in `sysexits.h`, and one clause in English.
    case said(exit: Int32, String)
    /// What is wrong with the helper.
    case helper(HelperFault)

    package init(exit: Int32, _ text: String) { self = .said(exit: exit, text) }
}
