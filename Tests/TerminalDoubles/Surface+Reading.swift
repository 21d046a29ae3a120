package import Terminal

extension Surface {
    /// The rows as text, for people who compare frames: blanks at the end of a row are left out.
    package func textLines() -> [String] {
        lines { string(of: $0) }
    }

    /// The rows as one letter a cell for its role (``Role/letter``), upper case in a reversed row. Plain text is a blank, or
    /// `T` in a reversed row; blanks at the end of a row are left out.
    package func styledLines() -> [String] {
        lines {
            let letter = $0.role.letter
            let sign = $0.isCurrent ? (letter == " " ? "T" : letter.uppercased()) : letter
            return $0.width == 2 ? sign + sign : sign
        }
    }

    private func lines(_ sign: (Glyph) -> String) -> [String] {
        (0..<size.rows).map { row in
            var line = ""
            for column in 0..<size.columns {
                let glyph = glyph(row: row, column: column)
                if glyph.width > 0 { line += sign(glyph) }
            }
            while line.utf8.last == 0x20 { line.unicodeScalars.removeLast() }
            return line
        }
    }
}

extension Role {
    /// One letter that stands for the role where frames are written as text.
    package var letter: String {
        switch self {
        case .text: " "
        case .bar: "b"
        case .current: "c"
        case .tagged: "t"
        case .quiet: "q"
        case .strong: "s"
        case .approved: "a"
        case .rejected: "r"
        case .deferred: "w"
        case .found: "f"
        case .hidden: "h"
        case .removed: "-"
        case .inserted: "+"
        case .error: "e"
        case .field: "_"
        }
    }
}
