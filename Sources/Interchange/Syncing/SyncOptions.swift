package import Moderation

/// How a queue and a site are brought into step.
package struct SyncOptions {
    /// Which way decisions go.
    package enum Direction: Sendable {
        case both, pull, push
    }

    /// Whose view wins if both sides have changed something, without anybody having looked.
    package enum Preference: Sendable {
        case here, site
    }

    /// The name under which the owner's file lists the site.
    var name: String
    var format: Format
    var url: String
    /// The system of its comments' sources, if the owner's file names one.
    package var system: String?
    /// Who acts here for the site.
    var login: Login
    /// The reasons for which a rejected comment is spam there.
    var spamReasons: [ReasonCode]
    /// The reason for comments that the site put into the trash.
    var trashReason: ReasonCode
    package var direction = Direction.both
    package var preference: Preference?
    /// Whether it only looks at what is new there, or waits or has changed here.
    package var isQuick = false
    package var isDryRun = false
    /// Whether it goes on although much of what was there is gone.
    package var acceptsGone = false
    /// The present.
    var clock: () -> Moment
    /// SHA-256.
    var digest: ([UInt8]) -> [UInt8]
    /// Why the queue's gate doesn't let a comment in, as a loss; `nil` if it does.
    var refusal: (ImportedComment) -> Loss?

    package init(
        name: String, format: Format, url: String, login: Login, spamReasons: [ReasonCode], trashReason: ReasonCode,
        clock: @escaping () -> Moment, digest: @escaping ([UInt8]) -> [UInt8],
        refusal: @escaping (ImportedComment) -> Loss?
    ) {
        self.name = name
        self.format = format
        self.url = url
        self.login = login
        self.spamReasons = spamReasons
        self.trashReason = trashReason
        self.clock = clock
        self.digest = digest
        self.refusal = refusal
    }
}

/// What is reported about a sync as it goes on: one line each.
package enum SyncEvent: Sendable {
    /// A decision was put on the site, with the text if that differs there.
    case pushed(CommentNumber, id: String, SiteState, withText: Bool)
    /// The site's own decision, or its text, was taken over.
    case pulled(CommentNumber, id: String, SiteState, withText: Bool)
    /// Both have changed it: a note on the comment says what stands there.
    case conflict(CommentNumber, id: String)
    /// Such a note was reported before, and nobody has acted since.
    case waiting(CommentNumber, id: String)
    /// It is approved here and gone there.
    case gone(CommentNumber, id: String)
    /// The site has given its id to another comment: the one here is gone there.
    case reused(CommentNumber, id: String)
    /// It is erased here and still stands there.
    case stillThere(CommentNumber, id: String)
    /// It was changed, there or here, while it was looked at: the next run will see that.
    case meanwhile(CommentNumber, id: String)
    /// It can't be put on the site, for a reason that has a name.
    case refused(CommentNumber, id: String, SyncRefusal)
    /// A new comment that the queue doesn't take.
    case notTaken(id: String, Loss)
    /// A new comment that the queue's gate doesn't let in.
    case notSubmitted(id: String, SubmitRefusal)
    /// What the desk found and repaired on the way.
    case remark(Remark)
    /// So many approvals are about to be put on the site, which may send mail for each.
    case manyApprovals(Int)
}

/// Why a sync was stopped. What is done is done; another run does the rest.
package enum SyncStop: Error {
    case desk(DeskError)
    case site(SiteFault)
    /// What is remembered belongs to another queue.
    case otherQueue
    /// The site claims to be another one than before.
    case otherSystem(before: String, now: String)
    /// Comments of this site already stand here under another system.
    case knownAs(String)
    /// So many of the comments that were there are gone.
    case mostGone(Int, of: Int)
    /// The login that acts for the site has also decided here by itself.
    case sharedLogin(Login, EntryNumber)
}

/// The result of a sync, in numbers.
package struct SyncCounts: Hashable, Sendable {
    package var new = 0
    package var pulled = 0
    package var pushed = 0
    /// In conflict: reported now or before, and settled by nobody.
    package var conflicts = 0
    /// The same on both sides.
    package var same = 0
    package var gone = 0
    package var meanwhile = 0
    package var refused = 0
    package var notTaken = 0

    /// Whether nothing is left for somebody to see to.
    package var isSettled: Bool { conflicts + refused + notTaken + meanwhile == 0 }
}
