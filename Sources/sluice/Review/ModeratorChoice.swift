import Console
import Glibc
import Moderation
import System
import Terminal
import Wording

/// Asks who is at the terminal, where the settings list the moderators and the account is none of them.
enum ModeratorChoice {
    /// Shows a letter for each and waits for one key.
    ///
    /// - Returns: Who was picked; `nil` for any other key, which leaves the queue read-only, and where there are more
    ///   moderators than letters.
    static func ask(among moderators: [Login: String], in language: Language) -> Login? {
        let logins = moderators.keys.sorted()
        let letters = Array("abcdefghijklmnopqrstuvwxyz".utf8)
        guard !logins.isEmpty, logins.count <= letters.count else { return nil }
        switch language {
        case .english: Notices.tell("who are you? (any other key: read only)")
        case .latvian: Notices.tell("kas jūs esat? (cits taustiņš: tikai lasīt)")
        }
        for (letter, login) in zip(letters, logins) {
            let name: DisplayText = moderators[login].map { ", \($0)" } ?? ""
            let line: DisplayText = "  \(Character(Unicode.Scalar(letter)))  \(login)" + name
            Notices.write(line: line.plain)
        }
        guard let key = readKey(), let index = letters.firstIndex(of: key | 0x20), index < logins.count else {
            return nil
        }
        return logins[index]
    }

    /// Reads one key without waiting for Enter.
    private static func readKey() -> UInt8? {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
        var during = before
        during.c_lflag &= ~tcflag_t(ICANON | ECHO)
        tcsetattr(STDIN_FILENO, TCSANOW, &during)
        defer { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
        var byte: UInt8 = 0
        let count = withUnsafeMutableBytes(of: &byte) { try? Descriptor.read(STDIN_FILENO, into: $0) }
        return count == 1 ? byte : nil
    }
}
