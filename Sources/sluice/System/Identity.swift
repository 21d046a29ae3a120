import Glibc
import Moderation
import Terminal
import Wording

/// The texts of the command line, in the language of the environment.
let wording: any Phrases = Language(locale: Variables.locale ?? "").phrases

/// Who is asking: `--as`, else `$SLUICE_MODERATOR`, else the login name. A claim, not a proof.
struct Identity: Sendable {
    var login: Login
    /// Whether the name was given rather than taken from the account.
    var isGiven: Bool

    /// - Parameter option: what `--as` says.
    static func resolve(_ option: String?) throws(Failure) -> Identity {
        if let option { return try given(option, by: "--as") }
        if let variable = Variables.moderator { return try given(variable, by: "$SLUICE_MODERATOR") }
        let name = accountName ?? "uid-\(geteuid())"
        guard let login = Login(visible: name) else {
            throw Failure(.usage, wording.badAccountName(name))
        }
        return Identity(login: login, isGiven: false)
    }

    private static func given(_ name: String, by source: DisplayText) throws(Failure) -> Identity {
        guard let login = Login(visible: name) else {
            throw Failure(.usage, wording.badLogin(source, name))
        }
        return Identity(login: login, isGiven: true)
    }

    /// The account's name, from the user database.
    private static var accountName: String? {
        var record = passwd()
        var found: UnsafeMutablePointer<passwd>?
        return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { buffer in
            guard let start = buffer.baseAddress,
                getpwuid_r(geteuid(), &record, start, buffer.count, &found) == 0, found != nil,
                let name = record.pw_name
            else { return nil }
            return String(cString: name)
        }
    }
}

/// The variables of the environment.
enum Variables {
    /// The value of a variable; `nil` when it is unset or empty, which shell users mean to be the same.
    static func value(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// The folder of the queue, unless the command line names one.
    static var queue: String? { value("SLUICE_QUEUE") }
    /// Who decides, unless the command line names somebody.
    static var moderator: String? { value("SLUICE_MODERATOR") }
    /// The editor for texts that are too long for a line.
    static var editor: String? { value("VISUAL") ?? value("EDITOR") }
    /// The locale that messages are wanted in, such as `lv_LV.UTF-8`.
    static var locale: String? { value("LC_ALL") ?? value("LC_MESSAGES") ?? value("LANG") }
}
