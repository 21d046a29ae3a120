import JSON
import Text

/// Reads members of JSON as other systems write them: a number where a text should be, `null` or nothing for an empty one.
extension JSONNode {
    /// The text of a member; a number as it stands; `nil` for `null`, for nothing, and for any other value.
    func text(_ key: String) -> String? {
        switch self[key]?.value {
        case .string(let text): text
        case .number(let digits): digits
        default: nil
        }
    }

    /// The text of a member without white space at its ends; `nil` when nothing is left.
    func word(_ key: String) -> String? { text(key)?.trimmed.unlessEmpty }

    /// Whether a member is there and true, or a number that is not 0.
    func flag(_ key: String) -> Bool {
        switch self[key]?.value {
        case .bool(let value): value
        case .number(let digits): !digits.isSame(as: "0")
        default: false
        }
    }

    /// The elements of a member that is an array.
    func list(_ key: String) -> [JSONNode]? {
        guard case .array(let nodes) = self[key]?.value else { return nil }
        return nodes
    }

    /// Whether a member is an object or array that holds something.
    func isFilled(_ key: String) -> Bool {
        switch self[key]?.value {
        case .array(let nodes): !nodes.isEmpty
        case .object(let members): !members.isEmpty
        default: false
        }
    }

    /// Whether a text in it has U+FFFD, which stands for bytes that are not UTF-8 in a file that was repaired.
    var hasReplacement: Bool {
        switch value {
        case .string(let text): text.unicodeScalars.contains("\u{FFFD}")
        case .array(let nodes): nodes.contains(where: \.hasReplacement)
        case .object(let members): members.contains { $0.node.hasReplacement }
        case .null, .bool, .number: false
        }
    }
}

/// A file that is one JSON text, collected until it is whole.
struct WholeJSON {
    /// The most bytes of a file.
    private static let longest = 1 << 30

    private var bytes: [UInt8] = []
    /// Whether bytes that were not UTF-8 were repaired.
    private(set) var isRepaired = false

    mutating func take(_ more: ArraySlice<UInt8>) throws(ImportFault) {
        bytes += more
        guard bytes.count <= WholeJSON.longest else {
            throw ImportFault("the file has more than 1 GiB", advice: "hand it over in parts")
        }
    }

    /// Reads the text.
    ///
    /// - Parameter expected: What it should be, for the message of a file that is something else.
    mutating func node(expected: String) throws(ImportFault) -> JSONNode {
        if String(validating: bytes, as: UTF8.self) == nil {
            isRepaired = true
            bytes = Array(String(decoding: bytes, as: UTF8.self).utf8)
        }
        let limits = JSONLimits(bytes: 2 * WholeJSON.longest, values: 1 << 27)
        do throws(JSONError) {
            return try JSONReader.read(bytes, limits: limits)
        } catch {
            var fault = ImportFault(error)
            fault.clause =
                error.isUnfinished ? "the file is cut off: \(error.reason)" : "expected \(expected): \(error.reason)"
            throw fault
        }
    }
}

/// A file's answer to a yes-or-no question. If it is neither, nothing is made public because of it.
enum Truth {
    case missing, yes, no, unknown

    init(_ word: String) {
        switch word.trimmed.lowercased() {
        case "true", "1": self = .yes
        case "false", "0": self = .no
        default: self = .unknown
        }
    }
}

extension JSONNode {
    /// What a member says; `null` says nothing.
    func truth(_ key: String) -> Truth {
        switch self[key]?.value {
        case nil, .null: .missing
        case .bool(let value): value ? .yes : .no
        case .string(let word), .number(let word): Truth(word)
        case .array, .object: .unknown
        }
    }
}
