/// A key as the terminal reports it.
package struct Key: Hashable, Sendable {
    package enum Code: Hashable, Sendable {
        /// A character that stands for itself, space included.
        case character(Character)
        case enter, tab, backTab, escape, backspace, delete, insert
        case up, down, left, right, home, end, pageUp, pageDown
        case function(Int)
    }

    package var code: Code
    package var control: Bool
    package var alt: Bool

    package init(_ code: Code, control: Bool = false, alt: Bool = false) {
        self.code = code
        self.control = control
        self.alt = alt
    }

    /// The key that types a character.
    package static func character(_ character: Character) -> Key { Key(.character(character)) }
    /// A letter typed with the control key down, given in lower case.
    package static func control(_ letter: Character) -> Key { Key(.character(letter), control: true) }
}

extension Key {
    /// The key at the same place of a Latin keyboard: `a` for `ф`, `[` for `х`. Any other key is itself.
    ///
    /// For use outside text fields, so that a moderator with a Cyrillic layout need not switch it off to move and
    /// decide. The places are those of the Russian layout (ЙЦУКЕН), and for other letters those of the Ukrainian and
    /// Belarusian ones.
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
