package import Moderation

/// A folder that a queue may live in when it doesn't live on a server, as others are shown it: `HOST:/FOLDER (LOGIN)`.
package struct QueuePlace: Hashable, Sendable {
    private let folder: String
    private let login: Login

    /// - Parameters:
    ///   - folder: The folder's absolute path.
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

/// Where a queue lives according to its server, as the text in the column `moved` says.
package enum QueueLocation: Hashable, Sendable {
    /// On the server.
    case here
    /// Its lines are being sent to the server, from the folder that the text names; if that is empty, any folder may go on with it.
    case arriving(from: String)
    /// In the folder that the text names.
    case elsewhere(String)

    private static let arriving = "arriving"

    package init(_ moved: String?) {
        guard let moved else {
            self = .here
            return
        }
        let mark = QueueLocation.arriving.utf8
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

    /// The text in `moved`.
    package var text: String? {
        switch self {
        case .here: nil
        case .arriving(let folder): folder.utf8.isEmpty ? QueueLocation.arriving : "\(QueueLocation.arriving) \(folder)"
        case .elsewhere(let folder): folder
        }
    }

    /// Why nobody can write to the queue on the server; `nil` if it lives there.
    package var refusal: ServerRefusal? {
        switch self {
        case .here: nil
        case .arriving: .arriving
        case .elsewhere(let folder): .moved(folder)
        }
    }

    /// Why a folder may not send the queue to the server. Only the folder that it was taken home to has all of it:
    /// another one, such as a copy that stopped following earlier, would bring an older state back.
    package func refusal(ofSharing place: QueuePlace) -> ServerRefusal? {
        switch self {
        case .here: .isThere
        case .arriving(let folder): folder.utf8.isEmpty || place.isNamed(by: folder) ? nil : .arriving
        case .elsewhere(let folder): place.isNamed(by: folder) ? nil : .moved(folder)
        }
    }

    /// Why a folder may not take the queue home. The folder that is named as its home already goes on where it was interrupted.
    package func refusal(ofTakingHome place: QueuePlace) -> ServerRefusal? {
        switch self {
        case .here: nil
        case .arriving: .arriving
        case .elsewhere(let folder): place.isNamed(by: folder) ? nil : .moved(folder)
        }
    }
}
