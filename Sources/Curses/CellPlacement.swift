import CNcurses
import Terminal

/// Whether curses can be left to place what a cell shows, and how wide a terminal may think it is.
///
/// Curses measures with the C library, and believes that the terminal does the same. That holds for what all terminals agree on
/// (``Terminal/Glyph/isAgreed``) and the C library knows. Of everything else it gets a stand-in of the right width; the real thing is
/// written over it afterwards (``DirectWriter``).
enum CellPlacement {
    /// Whether curses and every terminal place a glyph as the surface does.
    static func isSure(_ glyph: Glyph) -> Bool {
        if !glyph.isCluster, !glyph.isContinuation, glyph.scalar < 0x300 { return true }
        return glyph.isAgreed && wcwidth(wchar_t(bitPattern: glyph.scalar)) == Int32(glyph.width)
    }
}
