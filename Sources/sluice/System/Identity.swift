import Glibc
import Moderation
import Terminal
import Wording

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
            throw Failure(
                .usage, "your login name “\(name)” can't stand in a history", advice: "say who you are with --as")
        }
        return Identity(login: login, isGiven: false)
    }

    private static func given(_ name: String, by source: DisplayText) throws(Failure) -> Identity {
        guard let login = Login(visible: name) else {
            throw Failure(
                .usage,
                source + " “\(name)”: a name can be seen, and has 1 to 64 bytes, no spaces and no control characters",
                advice: "choose a plainer name")
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
