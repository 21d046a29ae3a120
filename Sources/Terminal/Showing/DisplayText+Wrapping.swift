extension DisplayText {
    /// The cells that ``quoted`` puts before a line.
    package static let quoteWidth = 2

    /// The text as one line of what a stranger wrote, behind a sign that none of the program's own lines begins with,
    /// so that nobody can write what passes for the program's words, even where there is no colour.
    package var quoted: DisplayText {
        isEmpty ? ("│" as DisplayText).styled(.quiet) : "\(("│" as DisplayText).styled(.quiet)) \(self)"
    }

    /// Breaks the text into lines at most so many cells wide.
    ///
    /// Lines are broken at blanks, and beside East Asian characters, which are written without them. The blanks at a
    /// break belong to no line; those at the beginning of the text and within a line stay. A word longer than a line
    /// begins a line of its own and is cut where the line is full, without breaking `⟨U+202E⟩` if that fits at all.
    /// An empty text is one empty line.
    ///
    /// - Parameter width: In cells; less than 2, which can't hold a wide character, counts as 2.
    package func wrapped(to width: Int) -> [DisplayText] {
        let width = max(width, 2)
        guard self.width > width else { return [self] }
        var lines: [DisplayText] = []
        var line = Line(first: 0, start: start)
        var index = 0
        while index < glyphs.count {
            let (end, unitWidth, unitSource) = unit(at: index)
            if line.width + unitWidth > width, line.first < index {
                if glyphs[index].isBreakingSpace {
                    // The line ends before all of the blanks; the next one begins after them.
                    let blanks = line.place.flatMap { $0.next == index ? $0 : nil }
                    lines.append(
                        piece(
                            line.first..<(blanks?.end ?? index), width: blanks?.width ?? line.width, start: line.start))
                    var next = index
                    var source = line.source
                    while next < glyphs.count, glyphs[next].isBreakingSpace {
                        source += glyphs[next].source
                        next += 1
                    }
                    line = Line(first: next, start: source)
                    index = next
                    continue
                }
                if isBreak(before: index) { line.notePlace(at: index) }
                if let place = line.place {
                    lines.append(piece(line.first..<place.end, width: place.width, start: line.start))
                    line = Line(
                        first: place.next, start: place.source, width: line.width - place.nextWidth, source: line.source
                    )
                } else {
                    lines.append(piece(line.first..<index, width: line.width, start: line.start))
                    line = Line(first: index, start: line.source)
                }
                continue
            }
            if unitWidth > width {
                // A unit wider than the line is cut where it must be.
                line.width += glyphs[index].width
                line.source += glyphs[index].source
                index += 1
                while index < end {
                    if line.width + glyphs[index].width > width {
                        lines.append(piece(line.first..<index, width: line.width, start: line.start))
                        line = Line(first: index, start: line.source)
                    }
                    line.width += glyphs[index].width
                    line.source += glyphs[index].source
                    index += 1
                }
                continue
            }
            if glyphs[index].isBreakingSpace {
                line.noteBlank(at: index, source: unitSource, width: unitWidth)
            } else if line.first < index, isBreak(before: index) {
                line.notePlace(at: index)
            }
            line.width += unitWidth
            line.source += unitSource
            index = end
        }
        if line.first < glyphs.count || lines.isEmpty {
            lines.append(piece(line.first..<glyphs.count, width: line.width, start: line.start))
        }
        return lines
    }

    /// The unit that begins at a glyph: where it ends, its cells and its bytes.
    private func unit(at index: Int) -> (end: Int, width: Int, source: Int) {
        var end = index + 1
        var width = glyphs[index].width
        var source = glyphs[index].source
        while end < glyphs.count, glyphs[end].isContinuation {
            width += glyphs[end].width
            source += glyphs[end].source
            end += 1
        }
        return (end, width, source)
    }

    /// Whether a line may be broken before a glyph although no blank stands there: beside a wide character that isn't an
    /// opening or closing sign.
    func isBreak(before index: Int) -> Bool {
        let glyph = glyphs[index]
        let previous = glyphs[index - 1]
        guard glyph.width == 2 || previous.width == 2 else { return false }
        if previous.isBreakingSpace { return false }
        return !DisplayText.closing.contains(glyph.isCluster ? 0 : glyph.scalar)
            && !DisplayText.opening.contains(previous.isCluster ? 0 : previous.scalar)
    }

    /// Signs that don't begin a line.
    private static let closing: Set<UInt32> = Set(
        ")]}.,:;!?%»”’、。，．：；！？）］｝」』】〉》〕ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…".unicodeScalars.map(\.value))
    /// Signs that don't end a line.
    private static let opening: Set<UInt32> = Set("([{«“‘（［｛「『【〈《〔".unicodeScalars.map(\.value))
}

/// A line that is being filled.
private struct Line {
    /// The last place where it may be broken: it ends before glyph `end`, the next one begins at `next`.
    struct Place {
        var end: Int
        var width: Int
        var next: Int
        var nextWidth: Int
        var source: Int
    }

    /// Its first glyph, and that one's place in the original text.
    var first: Int
    var start: Int
    /// The cells, and the place in the original text, reached so far.
    var width = 0
    var source: Int
    var place: Place?

    init(first: Int, start: Int, width: Int = 0, source: Int? = nil) {
        self.first = first
        self.start = start
        self.width = width
        self.source = source ?? start
    }

    /// A blank is about to be added: the line may end before it, or before the blanks that it follows.
    mutating func noteBlank(at index: Int, source bytes: Int, width cells: Int) {
        // Blanks at the beginning are an indentation, not a place to break at.
        guard width > indentation else {
            indentation += cells
            return
        }
        if let last = place, last.next == index {
            place?.next = index + 1
            place?.nextWidth = width + cells
            place?.source = source + bytes
        } else {
            place = Place(
                end: index, width: width, next: index + 1, nextWidth: width + cells, source: source + bytes)
        }
    }

    /// The line may be broken before this glyph, with nothing left out.
    mutating func notePlace(at index: Int) {
        place = Place(end: index, width: width, next: index, nextWidth: width, source: source)
    }

    private var indentation = 0
}
