/// Why a settings file does not say what holds.
package enum SettingsError: Error, Hashable, Sendable {
    /// Something in the file is not as it must be: its place, counted from 1, and one clause in English, safe to print.
    case mistake(path: String, line: Int, column: Int, reason: String)
    /// The file could not be read. `code` is an `errno`.
    case failed(operation: String, path: String, code: Int32)
}

/// The settings of a queue as they were read last.
package struct CurrentSettings: Sendable {
    /// What holds. While ``error`` stands: what the file said before; as much as can be read where nobody has seen it in order.
    package var settings: Settings
    /// What is wrong with the file: nobody decides until it is mended.
    package var error: SettingsError?
    /// Grows with every change of the file.
    package var revision = 0

    package init(_ settings: Settings, error: SettingsError? = nil) {
        self.settings = settings
        self.error = error
    }

    /// Tells why somebody may not decide under these settings; `nil` when they may.
    package func refusal(of login: Login) -> Access.ReadOnlyReason? {
        if let error { return .settings(error) }
        guard let moderators = settings.moderators, moderators[login] == nil else { return nil }
        return .notModerator(login)
    }

    /// What is left under these settings of what the journal and its folder allow.
    package func limit(_ access: Access) -> Access {
        guard case .full(let login) = access, let reason = refusal(of: login) else { return access }
        return .readOnly(reason)
    }
}
