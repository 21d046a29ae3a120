import CNcurses
import Terminal

/// Writes what curses can't place, beside curses, and keeps every row in its columns.
///
/// A terminal may give such a cluster more cells than it takes on the surface, or fewer. So the cursor is moved to an
/// absolute place behind each, and the rest of the row is written again from there: whatever the terminal did with the
/// cluster, what follows stands where it should. Close to the right edge, where a cluster that is taken for a wider one
/// would run over into the next row, only its first scalar is shown.
struct Overlay {
    let capabilities: Capabilities
    let brushes: Brushes
    let narrow: NarrowScalars

    /// The bytes for the rows that have something to be written; empty if none has.
    ///
    /// - Parameter rows: Those that curses has just drawn.
    func bytes(for surface: Surface, rows: some Sequence<Int>) -> [UInt8] {
        var bytes: [UInt8] = []
        for row in rows where !surface.isPlain(row: row, narrow) {
            let columns = surface.size.columns
            guard let first = (0..<columns).first(where: { Overlay.isNeeded(row: row, column: $0, on: surface) }) else {
                continue
            }
            var end = columns
            while end > first, isBlank(surface.glyph(row: row, column: end - 1)) { end -= 1 }
            append(row: row, columns: first..<min(columns, max(end, first) + 8), of: surface, to: &bytes)
        }
        return bytes
    }

    /// Whether a cell holds something that curses can't place.
    static func isNeeded(row: Int, column: Int, on surface: Surface) -> Bool {
        let glyph = surface.glyph(row: row, column: column)
        return glyph.width > 0 && !Placement.fits(glyph, of: surface)
    }

    /// Whether a row has such a cell.
    func isNeeded(row: Int, on surface: Surface) -> Bool {
        !surface.isPlain(row: row, narrow)
            && (0..<surface.size.columns).contains { Overlay.isNeeded(row: row, column: $0, on: surface) }
    }

    private func isBlank(_ glyph: Glyph) -> Bool { !glyph.isCluster && glyph.scalar == 0x20 }

    private func append(row: Int, columns: Range<Int>, of surface: Surface, to bytes: inout [UInt8]) {
        var isPlaced = false
        var style: Style?
        var column = columns.lowerBound
        while column < columns.upperBound {
            let glyph = surface.glyph(row: row, column: column)
            if !isPlaced { bytes += capabilities.position(row: row, column: column) }
            if glyph.style != style {
                bytes += brushes[glyph.style].bytes
                style = glyph.style
            }
            let text = surface.string(of: glyph)
            isPlaced = Placement.fits(glyph, of: surface)
            if isPlaced || column + Placement.mostCells(of: text) <= surface.size.columns {
                bytes += Array(text.utf8)
            } else if let first = text.unicodeScalars.first,
                wcwidth(wchar_t(bitPattern: first.value)) == Int32(glyph.width)
            {
                bytes += Array(String(Character(first)).utf8)
            } else {
                bytes += Array(repeating: UInt8(ascii: "?"), count: glyph.width)
            }
            column += max(glyph.width, 1)
        }
    }
}
