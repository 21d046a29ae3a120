import CNcurses
import Terminal

/// Whether curses can place what a cell shows, and how wide a terminal may think it is.
///
/// Curses measures with the C library, whose tables are older than ours and measure scalars, not clusters: it refuses what
/// it doesn't know, can't hold an emoji of several parts in a cell, and thinks that `❤️` takes one. Of what it can't place,
/// it gets a stand-in of the right width; the real thing is written over it afterwards (``Overlay``).
enum Placement {
    /// The most scalars in one cell of curses.
    private static let mostScalars = 5

    /// Whether curses measures a cluster as we do, and can hold it.
    static func fits(_ glyph: Glyph, of surface: Surface) -> Bool {
        guard glyph.isCluster else {
            return glyph.scalar < 0x300 || wcwidth(wchar_t(bitPattern: glyph.scalar)) == Int32(glyph.width)
        }
        var count = 0
        for scalar in surface.string(of: glyph).unicodeScalars {
            let width = wcwidth(wchar_t(bitPattern: scalar.value))
            guard width == (count == 0 ? Int32(glyph.width) : 0) else { return false }
            count += 1
        }
        return count <= mostScalars
    }

    /// The most cells that a terminal might give a cluster: one that knows nothing of its parts belonging together.
    static func mostCells(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            let width = wcwidth(wchar_t(bitPattern: scalar.value))
            return sum + (width < 0 ? 2 : Int(width))
        }
    }
}
