/// Says where something stands in a JSON text.
package struct JSONPosition: Hashable, Sendable {
    /// The line, counted from 1; lines end at LF.
    package var line: Int
    /// The column, counted from 1 in characters (Unicode scalars, which is what most editors count).
    package var column: Int
    /// The number of bytes before it.
    package var offset: Int

    package init(line: Int, column: Int, offset: Int) {
        self.line = line
        self.column = column
        self.offset = offset
    }
}

extension JSONPosition: CustomStringConvertible {
    /// The form that messages use: `line 3, column 14`.
    package var description: String { "line \(line), column \(column)" }
}
