package import Moderation

/// A folder that a queue may live in when it doesn't live on a server, as others are told of it: `HOST:/FOLDER (LOGIN)`.
package struct QueuePlace: Hashable, Sendable {
    private let folder: String
    private let login: Login

    /// - Parameters:
    ///   - folder: The folder's path from the root on.
    ///   - login: Who takes the queue there.
    package init(host: String, folder: String, login: Login) {
        self.folder = "\(host):\(folder)"
        self.login = login
    }

    package var text: String { "\(folder) (\(login.text))" }

    /// Whether a text names this folder, no matter who took the queue there.
    package func isNamed(by text: String) -> Bool {
        let end = text.utf8.lastIndex(of: UInt8(ascii: "(")) ?? text.utf8.endIndex
        return text.utf8[..<end].elementsEqual("\(folder) ".utf8)
    }
}

/// Where a queue lives by its server's word, which is the text in the column `moved`.
package enum Whereabouts: Hashable, Sendable {
    /// On the server.
    case here
    /// Its lines are being sent to the server, from the folder that the text names; empty where anybody may go on with it.
    case arriving(from: String)
    /// In the folder that the text names.
    case elsewhere(String)

    private static let arriving = "arriving"

    package init(_ moved: String?) {
        guard let moved else {
            self = .here
            return
        }
        let mark = Whereabouts.arriving.utf8
        guard moved.utf8.starts(with: mark) else {
            self = .elsewhere(moved)
            return
        }
        let rest = moved.utf8.dropFirst(mark.count)
        self =
            switch rest.first {
            case nil: .arriving(from: "")
            case UInt8(ascii: " "): .arriving(from: String(decoding: rest.dropFirst(), as: UTF8.self))
            default: .elsewhere(moved)
            }
    }

    /// What stands in `moved`.
    package var text: String? {
        switch self {
        case .here: nil
        case .arriving(let folder): folder.utf8.isEmpty ? Whereabouts.arriving : "\(Whereabouts.arriving) \(folder)"
        case .elsewhere(let folder): folder
        }
    }

    /// Why nobody writes to the queue on the server; `nil` where it lives there.
    package var refusal: ServerRefusal? {
        switch self {
        case .here: nil
        case .arriving: .arriving
        case .elsewhere(let folder): .moved(folder)
        }
    }

    /// Why a folder does not send the queue to the server. Only the one that it was taken home to has all of it: another one,
    /// such as a copy that stopped following before, would bring an older state back.
    package func refusal(ofSharing place: QueuePlace) -> ServerRefusal? {
        switch self {
        case .here: .isThere
        case .arriving(let folder): folder.utf8.isEmpty || place.isNamed(by: folder) ? nil : .arriving
        case .elsewhere(let folder): place.isNamed(by: folder) ? nil : .moved(folder)
        }
    }

    /// Why a folder does not take the queue home. One that was told of as its home goes on with what broke off.
    package func refusal(ofTakingHome place: QueuePlace) -> ServerRefusal? {
        switch self {
        case .here: nil
        case .arriving: .arriving
        case .elsewhere(let folder): place.isNamed(by: folder) ? nil : .moved(folder)
        }
    }
}
