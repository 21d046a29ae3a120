import JSON
import Moderation

/// The JSON that commands write, an object a line (see the command line's documentation for its shapes).
enum OutputJSON {
    static func writer() -> JSONWriter {
        JSONWriter(escaping: .output(alsoEscaping: Escaped.escapes))
    }

    /// Writes one object and gives its bytes.
    static func object(_ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = writer()
        writer.object(members)
        return writer.bytes
    }
}

extension JSONWriter {
    mutating func member(_ key: String, _ moment: Moment?) {
        member(key, moment?.journal)
    }

    mutating func member(_ key: String, _ comments: [CommentNumber]) {
        member(key, numbers: comments.map(\.rawValue))
    }
}
