import Text

/// Which of the usual scalars all terminals, and what drives them, place in one cell: asked once, so that a frame of
/// letters, lines and quotes is passed on without a question for each cell.
package struct NarrowScalars: Sendable {
    /// A bit for each scalar below ``end``.
    private var words = [UInt64](repeating: 0, count: Int(end) / 64)
    private static let end: UInt32 = 0x2600

    /// - Parameter isNarrow: Asked about punctuation, arrows, signs and lines. Latin and Cyrillic letters take one cell anywhere.
    package init(isNarrow: (UInt32) -> Bool) {
        for scalar in 0x20..<0x300 as Range<UInt32> { insert(scalar) }
        for scalar in 0x400...0x481 as ClosedRange<UInt32> { insert(scalar) }
        for value in 0x2010..<NarrowScalars.end where isNarrow(value) {
            guard let scalar = Unicode.Scalar(value), scalar.placement == .agreed, scalar.cellWidth == 1 else {
                continue
            }
            insert(value)
        }
    }

    private mutating func insert(_ scalar: UInt32) {
        words[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
    }

    /// Whether a glyph is one such scalar.
    func hold(_ glyph: Glyph) -> Bool {
        guard glyph.width == 1, !glyph.isCluster, !glyph.isContinuation, glyph.scalar < NarrowScalars.end else {
            return false
        }
        return words[Int(glyph.scalar >> 6)] & (1 << UInt64(glyph.scalar & 63)) != 0
    }
}

extension Glyph {
    /// Whether every terminal places it as a surface does: a single scalar that all agree on, in the cells that it takes.
    package var isAgreed: Bool {
        guard !isCluster, !isContinuation, let scalar = Unicode.Scalar(scalar) else { return false }
        return scalar.placement == .agreed && scalar.cellWidth == width
    }
}

extension Surface {
    /// Whether some columns of a row hold only such scalars.
    package func isPlain(row: Int, columns: Range<Int>, _ narrow: NarrowScalars) -> Bool {
        cells.withUnsafeBufferPointer { cells in
            columns.allSatisfy { narrow.hold(cells[row * size.columns + $0]) }
        }
    }

    /// Copies such scalars, as long as they stand side by side and have one style.
    ///
    /// - Parameters:
    ///   - columns: Where to look, on the surface.
    ///   - run: Takes them.
    /// - Returns: How many there are.
    package func copyRun(
        row: Int, columns: Range<Int>, _ narrow: NarrowScalars, into run: UnsafeMutableBufferPointer<Int32>
    ) -> Int {
        cells.withUnsafeBufferPointer { cells in
            let start = row * size.columns + columns.lowerBound
            let first = cells[start]
            var found = 0
            while found < min(columns.count, run.count) {
                let glyph = cells[start + found]
                guard narrow.hold(glyph), glyph.isStyled(like: first) else { break }
                run[found] = Int32(bitPattern: glyph.scalar)
                found += 1
            }
            return found
        }
    }
}
