import Seeded

/// Makes texts out of everything that has a rule, in random order.
enum HostileText {
    /// Pieces that meet all rules: letters, marks, blanks, controls, joiners, emoji and their parts.
    static let pieces: [String] = [
        "a", "b", " ", "  ", "ā", "Ж", "中", "ｗ", "👍", "👍🏽", "👩\u{200D}👩\u{200D}👧", "❤\u{FE0F}", "❤", "1\u{FE0F}\u{20E3}",
        "🇱🇻", "\u{1F1F1}", "\u{301}", "\u{302}", "\u{303}", "\u{20DD}", "\u{200D}", "\u{200C}", "\u{200B}", "\u{FE0F}",
        "\u{FE0E}", "\u{E0041}", "\u{E0100}", "\u{202E}", "\u{2066}", "\u{061C}", "\u{1B}", "\u{1B}[2J", "\r", "\n",
        "\r\n", "\t", "\u{7F}", "\u{85}", "\u{9B}", "\u{AD}", "\u{115F}", "\u{3164}", "\u{2800}", "\u{2028}",
        "\u{E000}",
        "\u{FFFE}", "\u{0378}", "\u{FFF9}", "⟨U+202E⟩", "⟨", "U+", "␛", "क", "\u{94D}", "ष", "\u{93E}", "م", "\u{64E}",
        "ש", "\u{5B8}", "ก", "\u{E34}", "한", "\u{1100}", "\u{1161}", "\u{11A8}", "\u{A0}", "\u{3000}", "…", "×3⟩",
        "\u{1F3FB}", "\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}", "\u{1F3F4}\u{E0067}", "。", "（",
    ]

    /// A text of so many pieces.
    static func random(_ count: Int, using generator: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<count {
            let piece = pieces[Int(generator.next() % UInt64(pieces.count))]
            for _ in 0...(generator.next() % 8 == 0 ? 5 : 0) {
                text.unicodeScalars.append(contentsOf: piece.unicodeScalars)
            }
        }
        return text
    }
}
