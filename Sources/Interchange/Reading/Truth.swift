import JSON

/// What a file says to a question of yes or no. On what says neither, nothing is made public.
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
