/// What a user of a desk may do.
package enum Access: Hashable, Sendable {
    case full(Login)
    case readOnly(ReadOnlyReason)

    /// Why a queue can only be read.
    package enum ReadOnlyReason: Hashable, Sendable {
        case damaged(Damage)
        /// The journal has this entry from a newer sluice: it is read up to there, and nobody writes after entries
        /// that can't be read. This is not damage.
        case newer(EntryNumber)
        /// The folder's permissions do not let this user write.
        case notWritable
        /// The folder is a copy that no longer follows its server.
        case copyWasLeft
        /// Everybody may write in the folder, so nothing in it can be trusted.
        case worldWritable
        /// The settings list the moderators, and this name is not among them.
        case notModerator(Login)
        /// The settings have a mistake, or can't be read: who may decide, and for which reasons, is not known.
        case settings(SettingsError)

        /// The error of a call that needs the whole journal, if it can't be read to its end.
        package var stopsReading: DeskError? {
            switch self {
            case .damaged(let damage): .damaged(damage)
            case .newer: .readOnly(self)
            case .notWritable, .copyWasLeft, .worldWritable, .notModerator, .settings: nil
            }
        }
    }
}
