package import Moderation
package import Terminal

/// What `sluice sync` says.
package protocol SyncPhrases {
    // A line for each act.
    func pushed(_ number: CommentNumber, _ state: SiteState, id: String, withText: Bool) -> DisplayText
    func pulled(_ number: CommentNumber, _ state: SiteState, id: String, withText: Bool) -> DisplayText
    func inConflict(_ number: CommentNumber, id: String, isNew: Bool) -> DisplayText
    func goneThere(_ number: CommentNumber, id: String) -> DisplayText
    func reusedThere(_ number: CommentNumber, id: String) -> DisplayText
    func stillThere(_ number: CommentNumber, id: String) -> DisplayText
    func changedMeanwhile(_ number: CommentNumber, id: String) -> DisplayText
    func notPushed(_ number: CommentNumber, id: String, _ why: SyncRefusal) -> DisplayText
    func notTakenOver(id: String, clause: DisplayText) -> DisplayText
    func manyApprovals(_ count: Int) -> DisplayText
    /// The result of the whole sync.
    func synced(_ site: String, _ numbers: SyncNumbers, isDryRun: Bool) -> DisplayText
    func syncFailed(_ site: String, _ why: DisplayText) -> DisplayText

    // Why nothing was done.
    func badSitesFile(_ path: String, _ cause: DisplayText) -> Complaint
    func sitesMistake(_ path: String, _ line: Int, _ column: Int, _ reason: String) -> Complaint
    func noSuchSite(_ name: String, _ names: [String]) -> Complaint
    func whichSite(_ names: [String]) -> Complaint
    func noSecret(_ place: String, _ cause: DisplayText) -> Complaint
    var notSet: DisplayText { get }
    var noRegularFile: DisplayText { get }
    var notYours: DisplayText { get }
    var tooLongFile: DisplayText { get }
    func tooOpen(_ mode: String, most: String) -> DisplayText
    func noReasonForSite(_ reason: String, site: String) -> Complaint
    func syncLocked(_ site: String) -> Complaint
    func siteFault(_ site: String, _ clause: DisplayText) -> Complaint
    func clause(_ fault: HelperFault) -> DisplayText
    func otherQueueSynced(_ path: String) -> Complaint
    func otherSystem(_ before: String, _ now: String) -> Complaint
    func knownAs(_ system: String) -> Complaint
    func sharedLogin(_ login: String, entry: EntryNumber, site: String) -> Complaint
    func siteLoginNotListed(_ login: String, site: String) -> Complaint
    /// Somebody would decide under the login that acts for a site.
    func siteLogin(_ login: String, site: String) -> Complaint
    func noSystem(_ option: String) -> Complaint
    func mostGone(_ gone: Int, of count: Int) -> Complaint
    func helperSays(_ line: DisplayText) -> DisplayText

    // On the screen.
    /// How many comments are decided here but not yet on the site.
    func notOnSiteYet(_ count: Int) -> DisplayText
    /// Both have changed it: what the site has, by its word for the state.
    func conflictOnSite(_ state: String) -> DisplayText
    var conflictAdvice: DisplayText { get }
    /// Who keeps the site in step, for somebody who has no site of their own.
    func syncedByOthers(_ site: String, by login: String) -> Complaint

    // What a check tells.
    var noCompareAndSet: DisplayText { get }
    var noTakingDown: DisplayText { get }
}

/// The result of a sync.
package struct SyncNumbers: Hashable, Sendable {
    var new: Int
    var pulled: Int
    var pushed: Int
    var conflicts: Int
    var refused: Int
    var gone: Int
    var same: Int

    package init(new: Int, pulled: Int, pushed: Int, conflicts: Int, refused: Int, gone: Int, same: Int) {
        self.new = new
        self.pulled = pulled
        self.pushed = pushed
        self.conflicts = conflicts
        self.refused = refused
        self.gone = gone
        self.same = same
    }
}
