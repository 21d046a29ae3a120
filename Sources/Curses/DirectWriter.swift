import CNcurses
import Terminal

/// Writes past curses what each terminal places in its own way, and keeps every row in its columns.
///
/// A terminal may give such a cluster more cells than it takes on the surface, or fewer. So the cursor is moved to an
/// absolute place after each, and the rest of the row is written again from there: whatever the terminal did with the
/// cluster, what follows stands where it should, including the line between list and comment.
///
/// Where a cluster might reach over the edge of its part of the row, only its first scalar is shown. Several pictures that
/// share one place are all shown only if nothing stands after them: one terminal hides what they might have covered.
///
/// A terminal that turns right-to-left text around does so across the row, and would exchange a name and the text
/// beside it. If it is known that a left-to-right mark prevents that, one is written between two fields.
struct DirectWriter {
    let capabilities: Capabilities
    let narrow: NarrowScalars
    /// Whether the terminal turns right-to-left text around, and obeys a left-to-right mark.
    var isTurning = false

    private static let leftToRightMark: [UInt8] = [0xE2, 0x80, 0x8E]

    /// The bytes for rows; empty if nothing in them has to be written.
    ///
    /// - Parameter rows: Those that curses has just drawn and that need it.
    func bytes(for surface: Surface, rows: some Sequence<Int>, _ styles: StyleTable) -> [UInt8] {
        var bytes: [UInt8] = []
        for row in rows {
            guard let first = DirectWriter.first(row: row, of: surface) else { continue }
            append(row: row, from: first, of: surface, styles, to: &bytes)
        }
        return bytes.isEmpty ? [] : capabilities.wrapOff + bytes
    }

    /// Whether a row has something that curses can't be trusted to place.
    ///
    /// - Parameter columns: Where that may be.
    func isNeeded(row: Int, columns: Range<Int>, on surface: Surface) -> Bool {
        !surface.isPlain(row: row, columns: columns, narrow) && DirectWriter.first(row: row, of: surface) != nil
    }

    private static func first(row: Int, of surface: Surface) -> Int? {
        (0..<surface.size.columns).first { column in
            let glyph = surface.glyph(row: row, column: column)
            return glyph.width > 0 && !CellPlacement.isSure(glyph)
        }
    }

    private func append(row: Int, from first: Int, of surface: Surface, _ styles: StyleTable, to bytes: inout [UInt8]) {
        var end = surface.size.columns
        while end > first, DirectWriter.isBlank(surface.glyph(row: row, column: end - 1)) { end -= 1 }
        var isPlaced = false
        var isTurned = false
        var style: Style?
        var column = first
        while column < end {
            let glyph = surface.glyph(row: row, column: column)
            if isTurning, isTurned, glyph.isBeginning {
                bytes += capabilities.position(row: row, column: column) + DirectWriter.leftToRightMark
                isTurned = false
                isPlaced = false
            }
            if !isPlaced { bytes += capabilities.position(row: row, column: column) }
            if glyph.style != style {
                bytes += styles[glyph.style].bytes
                style = glyph.style
            }
            let text = ClusterCells.written(surface.string(of: glyph))
            isPlaced = CellPlacement.isSure(glyph) || glyph.isMore
            if isPlaced {
                bytes += Array(text.utf8)
                column += max(glyph.width, 1)
                continue
            }
            isTurned = isTurned || ClusterCells.isRightToLeft(text)
            let reach = column + ClusterCells.most(of: text)
            let isMany = DirectWriter.isMany(row: row, column: column, on: surface)
            if hasRoom(upTo: reach, isMany: isMany, row: row, column: column, of: surface) {
                bytes += Array(text.utf8)
                if isMany {
                    column = max(reach, column + 3)
                    continue
                }
                // A terminal that takes more cells for it gets what stands there once more.
                end = max(end, reach)
            } else if let first = text.unicodeScalars.first.map({ String(Character($0)) }),
                ClusterCells.most(of: first) <= glyph.width
            {
                bytes += Array(first.utf8)
            } else {
                bytes += Array(repeating: UInt8(ascii: "?"), count: glyph.width)
            }
            column += max(glyph.width, 1)
        }
    }

    /// Whether a cluster can be shown whole, however much of the row the terminal takes for it.
    private func hasRoom(upTo reach: Int, isMany: Bool, row: Int, column: Int, of surface: Surface) -> Bool {
        let end = surface.end(ofPartAt: column)
        guard reach <= end else { return false }
        guard isMany, column + 3 < end else { return true }
        return (column + 3..<end).allSatisfy { DirectWriter.isBlank(surface.glyph(row: row, column: $0)) }
    }

    /// Whether a cell holds pictures that share one place, with the sign behind it.
    private static func isMany(row: Int, column: Int, on surface: Surface) -> Bool {
        let sign = column + surface.glyph(row: row, column: column).width
        return sign < surface.size.columns && surface.glyph(row: row, column: sign).isMore
    }

    private static func isBlank(_ glyph: Glyph) -> Bool { !glyph.isCluster && glyph.scalar == 0x20 }
}

/// Whether curses can be trusted to place what a cell shows, and how wide a terminal may take it to be.
///
/// Curses measures with the C library, and assumes that the terminal does the same. That is true of everything that
/// all terminals agree on (``Terminal/Glyph/isAgreed``) and the C library knows. For anything else it gets a stand-in
/// of the right width; the real thing is written over it afterwards (``DirectWriter``).
enum CellPlacement {
    /// Whether curses and every terminal place a glyph as the surface does.
    static func isSure(_ glyph: Glyph) -> Bool {
        if !glyph.isCluster, !glyph.isContinuation, glyph.scalar < 0x300 { return true }
        return glyph.isAgreed && wcwidth(wchar_t(bitPattern: glyph.scalar)) == Int32(glyph.width)
    }
}
