/// Keys in a row, written as in `jj<space>a`.
package struct KeySequence: Hashable, Sendable {
    package var keys: [Key]

    package init(_ keys: [Key]) {
        self.keys = keys
    }

    /// Reads keys from their notation.
    package init(notation: String) throws(KeyNotationError) {
        keys = []
        var rest = notation[...]
        while !rest.isEmpty {
            let column = notation.distance(from: notation.startIndex, to: rest.startIndex) + 1
            keys.append(try KeyNotation.takeKey(from: &rest, column: column))
        }
    }

    /// How the keys are written.
    package var notation: String { keys.map(\.notation).joined() }
}
