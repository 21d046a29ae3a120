import Terminal

extension [Key] {
    /// What is no key, where keys were to be read from their notation.
    private struct NoKey: Error {
        var notation: Substring
    }

    /// Reads keys in a row, written as in `jj<space>a`.
    package init(notation: String) throws {
        self = []
        var rest = notation[...]
        while !rest.isEmpty {
            let before = rest
            guard let key = KeyNotation.takeKey(from: &rest) else { throw NoKey(notation: before) }
            append(key)
        }
    }
}
