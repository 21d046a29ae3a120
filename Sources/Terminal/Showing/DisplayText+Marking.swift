extension DisplayText {
    /// The same text in a role. What is hidden stays marked as hidden.
    package func styled(_ role: Role) -> DisplayText {
        var text = self
        for index in text.glyphs.indices where text.glyphs[index].role != .hidden { text.glyphs[index].role = role }
        return text
    }

    /// The same text with some ranges in a role. What is hidden stays marked as hidden.
    ///
    /// - Parameter ranges: In UTF-8 bytes of the original text; a cluster is marked when a range touches it.
    package func marking(_ ranges: [Range<Int>], as role: Role) -> DisplayText {
        var text = self
        text.mark(Marking.sorted(ranges.map { Marking($0, as: role) }))
        return text
    }

    /// The first column of what a place in the original text is shown as; the end for a place beyond it.
    ///
    /// - Parameter offset: In UTF-8 bytes of the original text that ``start`` counts in.
    package func column(of offset: Int) -> Int {
        var source = start
        var column = 0
        var lastStart = 0
        for glyph in glyphs {
            if !glyph.isContinuation {
                if source > offset { return lastStart }
                lastStart = column
            }
            source += glyph.source
            column += glyph.width
        }
        return source > offset ? lastStart : column
    }

    /// The place in the original text that a column shows, in UTF-8 bytes that ``start`` counts in: the start of the unit
    /// that covers the column, or the end for a column beyond the text.
    package func offset(at column: Int) -> Int {
        var source = start
        var unit = start
        var place = 0
        for glyph in glyphs {
            if !glyph.isContinuation { unit = source }
            source += glyph.source
            place += glyph.width
            if place > column { return unit }
        }
        return source
    }

    /// Marks what sorted ranges touch.
    mutating func mark(_ markings: [Marking]) {
        guard !markings.isEmpty else { return }
        var next = 0
        var active: [Marking] = []
        var offset = start
        var role: Role?
        for index in glyphs.indices {
            let glyph = glyphs[index]
            if !glyph.isContinuation {
                let end = offset + glyph.source
                while next < markings.count, markings[next].range.lowerBound < end {
                    active.append(markings[next])
                    next += 1
                }
                active.removeAll { $0.range.upperBound <= offset }
                role = active.last?.role
            }
            if let role, glyph.role != .hidden { glyphs[index].role = role }
            offset += glyph.source
        }
    }
}

/// A range of an original text and the role it is to be shown in.
package struct Marking: Hashable, Sendable {
    /// In UTF-8 bytes of the original text.
    package var range: Range<Int>
    package var role: Role

    package init(_ range: Range<Int>, as role: Role) {
        self.range = range
        self.role = role
    }

    /// In the order of their beginnings, without empty ones; of those that overlap the later one wins.
    static func sorted(_ markings: [Marking]) -> [Marking] {
        markings.filter { !$0.range.isEmpty }.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }
}
