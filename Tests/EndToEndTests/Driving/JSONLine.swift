import JSON

/// A line of the program's JSON output.
struct JSONLine: Sendable {
    private let node: JSONNode

    /// Reads text of one JSON value a line.
    static func all(in text: String) throws -> [JSONLine] {
        try text.split(separator: "\n").map { JSONLine(node: try JSONReader.read(Array($0.utf8))) }
    }

    /// The text of a member, or of a member of a member: `"author", "name"`; a number as it is written.
    func text(_ keys: String...) -> String? {
        var node = node
        for key in keys {
            guard let next = node[key] else { return nil }
            node = next
        }
        switch node.value {
        case .string(let text), .number(let text): return text
        case .bool(let truth): return truth ? "true" : "false"
        default: return nil
        }
    }

    /// A member that is an array of numbers.
    func numbers(_ key: String) -> [Int] {
        guard case .array(let nodes) = node[key]?.value else { return [] }
        return nodes.compactMap { if case .number(let text) = $0.value { Int(text) } else { nil } }
    }

    /// A member that is an array of objects.
    func objects(_ key: String) -> [JSONLine] {
        guard case .array(let nodes) = node[key]?.value else { return [] }
        return nodes.map { JSONLine(node: $0) }
    }
}
