/// Text that is safe to show and whose width is known: the only thing that a surface or the plain output accepts.
///
/// A piece of program text written as a literal is the program's own words. A `String` that is interpolated, or
/// passed to ``init(stranger:)``, is a stranger's text: a comment, a name, a title, a file name, a note, an error
/// message of the system. There is no other way in, so nothing that a stranger wrote reaches a terminal as it is.
///
/// ## What is shown instead
///
/// Everything that could act on the terminal, or that a reader would not see, is shown where it stands, as what it is, in
/// the role ``Role/hidden``, which no text can have:
///
/// - Controls as their pictures: `␛` for ESC, `␍`, `␊`, `␡`; U+0080 to U+009F as `⟨U+0085⟩`. A tab is `␉`; in the lines of a
///   longer text (``lines(stranger:)``) blanks up to the next eighth column follow it.
/// - As `⟨U+202E⟩`: bidirectional controls, characters without width, soft hyphens, fillers, U+2028 and U+2029, annotation
///   marks, tags, variation selectors, private use, noncharacters, and what Unicode has not assigned.
/// - A combining mark without a base to stand on (at the start, after a blank, after something hidden), and every mark
///   beyond the fourth on one base. What begins a piece of text never joins what stood before that piece.
/// - The same one three times or more in a row as `⟨U+200B×28⟩`, so that a flood stays short.
/// - A stranger's own control pictures, and `⟨` before `U+`, as `⟨U+241B⟩`, so that ``plain`` can be read back
///   without doubt even where roles are not seen.
///
/// Left as they are, because people write with them: a ZERO WIDTH JOINER or NON-JOINER between two letters of a script that
/// joins (Arabic, Indic, Mongolian and their like); joiners, skin tones and VARIATION SELECTOR-16 inside an emoji; the flags
/// of two regional indicators, and of England, Scotland and Wales; up to four marks on a base.
///
/// ## Cells
///
/// Text is cut into what a terminal puts into one place: a base, one or two cells wide, and what has no width and belongs to
/// it. That is narrower than Unicode's grapheme clusters on purpose: terminals place a Devanagari vowel sign in a cell of its
/// own. Pictures that share one place, as a family does, take two cells and a third for the sign `⁺`: a screen shows all of them where
/// nothing stands behind, and elsewhere the first with the sign.
///
/// A character that each terminal places in its own way is shown as `⟨U+1FAE9⟩` too (``Placement/refused``). Right-to-left
/// text is placed in logical order, the first letter leftmost; a terminal that reorders does so by itself.
///
/// Making, cutting and wrapping take time and memory in proportion to the text, whatever is in it.
package struct DisplayText: Sendable {
    /// The clusters, in order.
    var glyphs: [Glyph]
    /// The clusters of more than one scalar that ``glyphs`` refer to.
    var clusters: [String]
    /// How many cells it takes.
    package internal(set) var width: Int
    /// Where it begins in the original text, in UTF-8 bytes; other than 0 in lines that were cut out of a longer text.
    package internal(set) var start: Int

    /// Makes an empty text.
    package init() {
        glyphs = []
        clusters = []
        width = 0
        start = 0
    }

    /// Makes one line of a stranger's text safe; a line feed in it is shown as `␊`.
    package init(stranger text: String) {
        self.init()
        append(text, by: .stranger)
    }

    /// Makes the beginning of a stranger's text safe, as much as fits, and ends it with `…` if there is more. Takes time
    /// in proportion to `width`, not to the text.
    ///
    /// - Parameter width: The most cells.
    package init(stranger text: String, truncatedTo width: Int) {
        self.init()
        append(text, by: .stranger, upTo: width)
        self = truncated(to: width)
    }

    /// Whether there is nothing in it.
    package var isEmpty: Bool { glyphs.isEmpty }

    /// How many UTF-8 bytes of the original text it stands for.
    package var sourceCount: Int { glyphs.reduce(0) { $0 + $1.source } }

    /// The safe text without styles, for output to a terminal.
    package var plain: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(glyphs.count + glyphs.count / 4)
        for glyph in glyphs where !glyph.isMore {
            if glyph.isCluster {
                bytes += clusters[glyph.clusterIndex].utf8
            } else if glyph.scalar < 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: glyph.scalar))
            } else if let scalar = Unicode.Scalar(glyph.scalar) {
                bytes += UTF8.encode(scalar) ?? .init()
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Joins two texts.
    package static func + (left: DisplayText, right: DisplayText) -> DisplayText {
        var text = left
        text += right
        return text
    }

    /// Appends a text to this one.
    package static func += (left: inout DisplayText, right: DisplayText) {
        left.width += right.width
        guard !right.clusters.isEmpty else {
            left.glyphs += right.glyphs
            return
        }
        let offset = left.clusters.count
        left.clusters += right.clusters
        left.glyphs.reserveCapacity(left.glyphs.count + right.glyphs.count)
        for var glyph in right.glyphs {
            if glyph.isCluster { glyph.clusterIndex += offset }
            left.glyphs.append(glyph)
        }
    }

    /// Adds what a glyph shows to a string.
    func append(_ glyph: Glyph, to string: inout String) {
        if glyph.isCluster {
            string += clusters[glyph.clusterIndex]
        } else if let scalar = Unicode.Scalar(glyph.scalar) {
            string.unicodeScalars.append(scalar)
        }
    }
}

/// Two texts are equal when they look alike: the same clusters in the same roles, whatever they were made from.
extension DisplayText: Hashable {
    package static func == (left: DisplayText, right: DisplayText) -> Bool {
        guard left.width == right.width, left.glyphs.count == right.glyphs.count else { return false }
        for (one, other) in zip(left.glyphs, right.glyphs) {
            if one.isCluster && other.isCluster {
                guard one.style == other.style,
                    isSameBytes(left.clusters[one.clusterIndex], right.clusters[other.clusterIndex])
                else { return false }
            } else if one.look != other.look {
                return false
            }
        }
        return true
    }

    package func hash(into hasher: inout Hasher) {
        for glyph in glyphs {
            hasher.combine(glyph.style)
            if glyph.isCluster {
                for byte in clusters[glyph.clusterIndex].utf8 { hasher.combine(byte) }
            } else {
                hasher.combine(glyph.scalar)
            }
        }
    }
}

/// A literal is the program's own words; what is interpolated into it is made safe by its type.
extension DisplayText: ExpressibleByStringInterpolation {
    /// Takes the program's own words.
    package init(stringLiteral words: String) {
        self.init()
        append(words, by: .program)
    }

    package init(stringInterpolation: StringInterpolation) {
        self = stringInterpolation.text
    }

    /// Collects the pieces of an interpolated literal. There is deliberately no overload for arbitrary values.
    package struct StringInterpolation: StringInterpolationProtocol {
        var text = DisplayText()

        package init(literalCapacity: Int, interpolationCount: Int) {
            text.glyphs.reserveCapacity(literalCapacity + interpolationCount * 8)
        }

        /// Adds the program's own words.
        package mutating func appendLiteral(_ words: String) { text.append(words, by: .program) }
        /// Adds a stranger's text, made safe.
        package mutating func appendInterpolation(_ stranger: String) { text.append(stranger, by: .stranger) }
        /// Adds a stranger's text, made safe.
        package mutating func appendInterpolation(_ stranger: Substring) {
            text.append(String(stranger), by: .stranger)
        }
        /// Adds a stranger's character, made safe.
        package mutating func appendInterpolation(_ stranger: Character) {
            text.append(String(stranger), by: .stranger)
        }
        /// Adds a text that is safe already.
        package mutating func appendInterpolation(_ safe: DisplayText) { text += safe }
        /// Adds a number.
        package mutating func appendInterpolation(_ number: some BinaryInteger) {
            text.append(String(number), by: .program)
        }
    }
}
