/// Where a text stands in a place wider than itself.
package enum Alignment: Hashable, Sendable {
    case left, right
}

extension DisplayText {
    /// At most so many cells; a cut is shown by `…` in the last one. A shown hidden character is kept whole or left out.
    package func truncated(to width: Int) -> DisplayText {
        guard self.width > width else { return self }
        guard width > 0 else { return DisplayText() }
        let (count, used) = prefix(fitting: width - 1)
        var text = self
        let first = glyphs[count]
        text.glyphs.removeSubrange(count...)
        let role = first.role == .hidden ? Role.text : first.role
        text.glyphs.append(Glyph(0x2026, width: 1, role: role))
        text.width = used + 1
        return text
    }

    /// At least so many cells, filled with blanks; a wider text stays as it is.
    package func padded(to width: Int, alignment: Alignment = .left) -> DisplayText {
        let missing = width - self.width
        guard missing > 0 else { return self }
        let before =
            switch alignment {
            case .left: 0
            case .right: missing
            }
        var text = self
        text.glyphs.reserveCapacity(glyphs.count + missing)
        text.glyphs.insert(contentsOf: repeatElement(.blank, count: before), at: 0)
        text.glyphs.append(contentsOf: repeatElement(.blank, count: missing - before))
        text.width = width
        return text
    }

    /// Exactly so many cells: cut with `…`, or filled with blanks.
    package func fitted(to width: Int, alignment: Alignment = .left) -> DisplayText {
        let text = truncated(to: width)
        return text.padded(to: width, alignment: alignment)
    }

    /// Texts for one column: each as wide as the widest.
    package static func column(_ texts: [DisplayText], alignment: Alignment = .left) -> [DisplayText] {
        let width = texts.map(\.width).max() ?? 0
        return texts.map { $0.padded(to: width, alignment: alignment) }
    }

    /// A run of blanks.
    package static func blanks(_ count: Int) -> DisplayText { DisplayText().padded(to: count) }

    /// How many glyphs fit into a width without breaking a unit, and the cells they take.
    func prefix(fitting width: Int) -> (count: Int, width: Int) {
        var unit = 0
        var unitWidth = 0
        var used = 0
        for index in glyphs.indices {
            if !glyphs[index].isContinuation {
                unit = index
                unitWidth = used
            }
            used += glyphs[index].width
            if used > width { return (unit, unitWidth) }
        }
        return (glyphs.count, used)
    }

    /// A piece of this text.
    func piece(_ range: Range<Int>, width: Int, start: Int) -> DisplayText {
        var text = DisplayText()
        text.glyphs = Array(glyphs[range])
        text.clusters = clusters
        text.width = width
        text.start = start
        return text
    }
}

/// For text fields: the units of a text, so that a cursor can stand in it.
extension DisplayText {
    /// The least that a cursor can pass: a cluster, or all of `⟨U+202E⟩`, or a tab with the blanks that it covers.
    package struct Unit: Hashable, Sendable {
        /// How many UTF-8 bytes of the original text it stands for.
        package var bytes: Int
        /// Its cells.
        package var width: Int
        /// Whether it shows something that does not show by itself.
        package var isHidden: Bool
        /// Whether it is a blank after which a line may be broken.
        package var isBlank: Bool
        /// Whether a line may be broken before it without a blank there.
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
