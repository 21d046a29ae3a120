import Moderation

/// The name of a file in `drafts`, which tells what it holds and whose it is:
///
/// - `LOGIN.SESSION.json`: what is half done in a session, of eight digits;
/// - `LOGIN.SESSION.lock`: locked for as long as the session lives;
/// - `edit-LOGIN.SESSION.txt`: a text that lies in an editor of the moderator's own, and what such editors write beside it;
/// - `LOGIN.json`: what an earlier sluice kept, one file a moderator;
/// - any of the `json` files with something behind: half written, or put aside.
struct DraftName: Hashable {
    enum Kind: Hashable {
        case draft, lock, editing, leftOver
    }

    static let suffix = ".json"
    /// What the name of a draft gets in addition that was not as we write it.
    static let unreadableSuffix = ".unreadable"

    let kind: Kind
    /// `LOGIN.SESSION`, or `LOGIN` where there was no session.
    let stem: String

    init?(_ name: String) {
        let bytes = Array(name.utf8)
        if let edit = DraftName.place(of: Array("edit-".utf8), in: bytes),
            let end = DraftName.place(of: Array(".txt".utf8), in: bytes), edit + 5 < end
        {
            kind = .editing
            stem = String(decoding: bytes[(edit + 5)..<end], as: UTF8.self)
        } else if let end = DraftName.place(of: Array(DraftName.suffix.utf8), in: bytes), end > 0 {
            kind = end + 5 == bytes.count ? .draft : .leftOver
            stem = String(decoding: bytes[..<end], as: UTF8.self)
        } else if name.hasSuffix(".lock"), bytes.count > 5 {
            kind = .lock
            stem = String(name.dropLast(5))
        } else {
            return nil
        }
    }

    /// Whether a session of this login, as ``encoded(_:)`` writes it, has the file.
    func belongs(to login: String) -> Bool {
        stem == login || stem.hasPrefix(login + ".") && DraftName.isSession(stem.dropFirst(login.utf8.count + 1))
    }

    /// Whether the name has a session in it: a file without one has no lock but itself.
    var hasSession: Bool { stem.utf8.contains(0x2E) }

    static func draft(_ stem: String) -> String { stem + suffix }
    static func lock(_ stem: String) -> String { stem + ".lock" }
    static func editing(_ stem: String) -> String { "edit-" + stem + ".txt" }

    /// The login with every byte that isn't a letter, a digit, `-` or `_` written as `%` and two digits, so that no login
    /// can name another's file, nor one in another folder.
    static func encoded(_ login: Login) -> String {
        var name: [UInt8] = []
        for byte in login.text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F:
                name.append(byte)
            default:
                name.append(UInt8(ascii: "%"))
                name.append(contentsOf: HexDigest.hexadecimal(CollectionOfOne(byte)))
            }
        }
        return String(decoding: name, as: UTF8.self)
    }

    private static func isSession(_ text: Substring) -> Bool {
        text.utf8.count == 8
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    private static func place(of piece: [UInt8], in bytes: [UInt8]) -> Int? {
        guard bytes.count >= piece.count else { return nil }
        return (0...(bytes.count - piece.count)).last { bytes[$0..<($0 + piece.count)].elementsEqual(piece) }
    }
}
