extension Key {
    /// The key at the same place of a Latin keyboard: `a` for `ф`, `[` for `х`. Any other key is itself.
    ///
    /// For use outside of text fields, so that whoever has a Cyrillic layout switched on need not switch it off to move and
    /// decide. The places are those of the Russian layout (ЙЦУКЕН), with the letters that the Ukrainian and Belarusian ones
    /// have instead.
    package var onLatinKeyboard: Key {
        guard case .character(let character) = code, let latin = Key.latinPlaces[character] else { return self }
        return Key(.character(latin), control: control, alt: alt)
    }

    private static let latinPlaces: [Character: Character] = {
        let places: [(cyrillic: String, latin: String)] = [
            ("йцукенгшщзхъ", "qwertyuiop[]"), ("фывапролджэ", "asdfghjkl;'"), ("ячсмитьбю", "zxcvbnm,."), ("ё", "`"),
            ("ЙЦУКЕНГШЩЗХЪ", "QWERTYUIOP{}"), ("ФЫВАПРОЛДЖЭ", "ASDFGHJKL:\""), ("ЯЧСМИТЬБЮ", "ZXCVBNM<>"), ("Ё", "~"),
            ("іїєґў", "s]'\\o"), ("ІЇЄҐЎ", "S}\"|O"), ("№", "#"),
        ]
        var table: [Character: Character] = [:]
        for row in places {
            for (cyrillic, latin) in zip(row.cyrillic, row.latin) { table[cyrillic] = latin }
        }
        return table
    }()
}
