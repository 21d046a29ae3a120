import Text

/// What is shown where only ASCII is possible: as many signs as the original takes cells.
package enum ASCIIForm {
    /// The ASCII form of a cluster: a letter without its marks, a likeness for lines and quotes, `?` for everything else.
    ///
    /// - Parameters:
    ///   - cluster: One cluster of a ``DisplayText``.
    ///   - width: Its cells, 1 or 2.
    package static func of(_ cluster: String, width: Int) -> String {
        guard let scalar = cluster.unicodeScalars.first else { return "" }
        let sign = scalar.isASCII ? Character(scalar) : likenesses[scalar] ?? letter(scalar) ?? "?"
        return String(repeating: String(sign), count: max(width, 1))
    }

    private static func letter(_ scalar: Unicode.Scalar) -> Character? {
        guard scalar.properties.isAlphabetic else { return nil }
        let folded = Folding.fold(String(Character(scalar)))
        guard folded.count == 1, let byte = folded.first, (0x61...0x7A).contains(byte) else { return nil }
        let isUpper = scalar.properties.isUppercase
        return Character(Unicode.Scalar(isUpper ? byte - 0x20 : byte))
    }

    private static let likenesses: [Unicode.Scalar: Character] = {
        let rows: [(String, Character)] = [
            ("─━═‐‑‒–—―", "-"), ("│┃║", "|"), ("┌┐└┘├┤┬┴┼", "+"), ("█", "#"), ("▒▓", "%"), ("░", ":"), ("…", "~"),
            ("←⟨‹", "<"), ("→⟩›↳", ">"), ("↑", "^"), ("↓", "v"), ("„“”«»", "\""), ("‘’‚", "'"), ("·•", "."), ("×", "x"),
            ("⁺", "+"),
            ("\u{A0}\u{202F}\u{2003}\u{2002}\u{2009}\u{3000}", " "),
        ]
        var table: [Unicode.Scalar: Character] = [:]
        for (signs, likeness) in rows {
            for scalar in signs.unicodeScalars { table[scalar] = likeness }
        }
        return table
    }()
}
