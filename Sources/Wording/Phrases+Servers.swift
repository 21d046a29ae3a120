package import Moderation
package import Terminal

/// What is said about a server, and about the copies that follow it.
package protocol ServerPhrases {
    func unreachable(_ server: String, _ loss: ContactLoss) -> Complaint
    /// The server lacks an entry that the copy has.
    func serverBehind(_ entry: EntryNumber) -> Complaint
    /// The copy lacks an entry, and what it was to take or to add stands behind that.
    func copyLacking(_ entry: EntryNumber) -> Complaint
    /// The server has another entry of that number.
    func serverDiverged(_ entry: EntryNumber) -> Complaint
    /// The server's entry of that number doesn't follow, or has another content than its digest says.
    func serverUnsound(_ entry: EntryNumber) -> Complaint
    /// The folder was made a copy, or a plain folder again, since it was opened.
    var folderConverted: Complaint { get }
    func serverRefused(_ refusal: ServerRefusal, _ server: String) -> Complaint
    /// What is still to be said if the cause was told already.
    var nothingWritten: DisplayText { get }
    /// Why nothing could be written, in the few words that the console has room for.
    func serverCause(_ refusal: ServerRefusal) -> DisplayText
    func unreachableCause(_ server: String) -> DisplayText
    func behindCause(_ entry: EntryNumber) -> DisplayText
    func lackingCause(_ entry: EntryNumber) -> DisplayText
    func divergedCause(_ entry: EntryNumber) -> DisplayText
    func unsoundCause(_ entry: EntryNumber) -> DisplayText
    var convertedCause: DisplayText { get }
    func waitingForServer(_ server: String) -> DisplayText
    func badServer(_ text: String) -> Complaint
    var noServerNamed: Complaint { get }
    func badQueueName(_ text: String) -> Complaint
    func notACopy(_ folder: String) -> Complaint
    func copyAlready(_ folder: String, _ service: String) -> Complaint
    func inboxOnly(_ folder: String) -> Complaint
    func erasureFirst(_ entry: EntryNumber) -> Complaint
    func noQueueOn(_ service: String) -> Complaint
    func severalQueues(_ service: String, _ queues: [String]) -> Complaint
    func settingsAreInFolder(_ folder: String) -> Complaint
    var settingsChangedMeanwhile: Complaint { get }
    /// Why a copy that was left can't be written to.
    var copyWasLeft: Complaint { get }
    func shared(_ service: String, entries: Int, comments: Int) -> DisplayText
    func joined(_ folder: String, _ service: String, entries: Int, comments: Int) -> DisplayText
    func left(_ service: String) -> DisplayText
    func tookHome(_ folder: String) -> DisplayText
    /// It is unknown whether the server was told that the queue comes home.
    func homeUnknown(_ service: String) -> Complaint
    /// The server was told, and something prevented the folder from becoming plain.
    func homeUnfinished(_ service: String, _ cause: DisplayText) -> Complaint
    func ownSettingsBeside(_ path: String) -> DisplayText
    func putAside(_ folder: String) -> DisplayText
    var nothingOnlyOld: DisplayText { get }
    /// What only the old folder has is unknown.
    func oldUnreadable(_ folder: String) -> DisplayText
    /// What stays in the old folder and belongs to this machine alone.
    func oldKeeps(_ folder: String) -> DisplayText
    /// A folder that was put aside, beside one in which somebody erases.
    func holdsOld(_ folder: String) -> DisplayText
    var nameTheQueue: Complaint { get }
    func damagedCopy(_ service: String) -> DisplayText
    func onlyOld(_ count: Int, _ folder: String) -> DisplayText
    func settingsSent(_ service: String) -> DisplayText
    /// What a command does although the settings have a mistake.
    var followsAllTheSame: DisplayText { get }
    /// `follow`, whose journal was replaced by another file.
    var followsAnew: DisplayText { get }
    func contactLost(_ service: String, _ loss: ContactLoss) -> DisplayText
    func contactIsBack(_ service: String) -> DisplayText
    /// A command that reads a copy which does not follow now.
    func reading(copyOf service: String, upTo entry: EntryNumber, because trouble: Contact.Trouble) -> DisplayText
    /// A copy that can only be read now; `since` is the time of day at which contact was lost.
    func readingOnly(_ service: String, _ trouble: Contact.Trouble, since: DisplayText) -> DisplayText
    /// For several web servers that show the forms of one queue.
    var keyOfForms: DisplayText { get }
    func joinedInbox(_ folder: String, _ service: String) -> DisplayText
    func roleIsNoLogin(_ name: String) -> DisplayText
    func refusedFromInbox(_ count: Int) -> DisplayText
    /// The same on the console's first line.
    func refusedAtInbox(_ count: Int) -> DisplayText
    func noRefusedComment(_ word: String) -> Complaint
    func forgotRefused(_ count: Int) -> DisplayText
    var nothingDecidedInInbox: Complaint { get }
    func sameHead(_ service: String) -> DisplayText
    /// A copy that could not take what stands on the server.
    func copyBehind(_ cause: DisplayText, isTakenLater: Bool) -> DisplayText
}
