package import Moderation
package import Terminal

/// Named views, and what waits in them.
package protocol ViewPhrases {
    var viewsHeading: DisplayText { get }
    /// The first line of what happened since then.
    func briefHeading(_ since: DisplayText) -> DisplayText
    /// There is nothing to report since the moderator left.
    var nothingSince: DisplayText { get }
    func brief(of login: Login, since: DisplayText) -> DisplayText
    /// How many need a decision, without a word about their age.
    func briefWaiting(_ count: Int) -> DisplayText
    func briefLate(_ count: Int, target: DisplayText) -> DisplayText
    func briefDue(_ count: Int) -> DisplayText
    /// Texts that were changed on their site after their approval.
    func briefSiteEdits(_ count: Int) -> DisplayText
    /// The same for one comment.
    var editedOnSite: DisplayText { get }
    func briefChanged(_ act: DisplayText, at time: DisplayText, _ entry: EntryNumber) -> DisplayText
    func views(_ count: Int) -> DisplayText
    /// Shown instead of views if there are none.
    var noViews: [DisplayText] { get }
    /// What happened since somebody left can only be told about a known moderator.
    var nobodyLeft: DisplayText { get }
    /// How many of a view need a decision, how long the oldest has waited, and how many are over the target.
    func waits(_ count: WaitingCount, oldest: DisplayText?) -> DisplayText
    /// A query, or a view, can match nothing, because of this problem.
    func matchesNothing(_ problem: DisplayText) -> DisplayText
    /// A view was kept under a name, and opens with the key if it has one.
    func viewSaved(_ name: String, key: String?) -> DisplayText
    func viewDeleted(_ name: String) -> DisplayText
    func noSuchView(_ name: String, nearest: String?) -> DisplayText
    /// No view has the key.
    func noViewOnKey(_ key: DisplayText) -> DisplayText
    /// The settings have a view of that name, which only they change.
    func viewOfSettings(_ name: String) -> DisplayText
    /// The same, if it was to be deleted.
    func viewStaysInSettings(_ name: String) -> DisplayText
    func badViewName(_ name: String, limit: Int) -> DisplayText
    func tooManyViews(_ limit: Int) -> DisplayText
    /// What `:view` expects after `save` and `delete`.
    var viewNameNeeded: DisplayText { get }
    /// Somebody was erased meanwhile whom the view might name.
    var viewAgain: DisplayText { get }
}
