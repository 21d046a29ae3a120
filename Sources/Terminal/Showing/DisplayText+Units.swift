/// For fields that are typed in: what a text is made of, so that a cursor can stand in it.
extension DisplayText {
    /// The least that a cursor can pass by: a cluster, or all of `⟨U+202E⟩`, a tab with the blanks that it reaches over.
    package struct Unit: Hashable, Sendable {
        /// How many UTF-8 bytes of the original text it stands for.
        package var bytes: Int
        /// Its cells.
        package var width: Int
        /// Whether it shows something that does not show by itself.
        package var isHidden: Bool
        /// Whether it is a blank that a line may be broken behind.
        package var isBlank: Bool
        /// Whether a line may be broken before it, with no blank there.
        package var isBreakBefore: Bool
        /// Where its glyphs begin.
        var glyph: Int
    }

    /// The units, in order.
    package var units: [Unit] {
        var units: [Unit] = []
        units.reserveCapacity(glyphs.count)
        for index in glyphs.indices {
            let glyph = glyphs[index]
            if let last = units.indices.last, glyph.isContinuation || glyph.source == 0 {
                units[last].width += glyph.width
                units[last].bytes += glyph.source
            } else {
                units.append(
                    Unit(
                        bytes: glyph.source, width: glyph.width, isHidden: glyph.role == .hidden,
                        isBlank: glyph.isBreakingSpace, isBreakBefore: index > 0 && isBreak(before: index),
                        glyph: index))
            }
        }
        return units
    }

    /// The text of some of its own units, which lie side by side.
    package func text(of units: ArraySlice<Unit>, before next: Unit?) -> DisplayText {
        guard let first = units.first else { return DisplayText() }
        let width = units.reduce(0) { $0 + $1.width }
        return piece(first.glyph..<(next?.glyph ?? glyphs.count), width: width, start: start)
    }
}
