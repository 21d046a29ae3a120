/// The names and signs that keys are written with, in settings, in help and in tests alike.
///
/// | written | key |
/// |---|---|
/// | `j` `A` `ā` `#` | the character |
/// | `^D` | control and a letter, written in upper case, or one of `\ ] ^ _ @` |
/// | `<space>` `<enter>` `<tab>` `<esc>` `<bs>` `<del>` `<ins>` `<up>` `<down>` `<left>` `<right>` `<home>` `<end>` `<pgup>` `<pgdn>` `<f1>` | by name |
/// | `<backtab>` | tab with shift |
/// | `<lt>` `<caret>` | the characters `<` and `^`, which begin the forms above |
/// | `<alt-j>` `<ctrl-left>` `<ctrl-alt-x>` `<alt-space>` | with modifiers |
///
/// Alt with `]`, `P`, `X`, `^` or `_` is not a key: a terminal's own strings begin like that.
///
/// Names may be written in either case and with the longer words that the table of names lists; printing uses the first.
package enum KeyNotation {
    /// Names of keys; the first of several for the same key is printed.
    static let names: [(name: String, code: Key.Code)] = [
        ("space", .character(" ")), ("lt", .character("<")), ("caret", .character("^")), ("gt", .character(">")),
        ("enter", .enter), ("return", .enter), ("tab", .tab), ("backtab", .backTab), ("s-tab", .backTab),
        ("esc", .escape), ("escape", .escape), ("bs", .backspace), ("backspace", .backspace),
        ("del", .delete), ("delete", .delete), ("ins", .insert), ("insert", .insert),
        ("up", .up), ("down", .down), ("left", .left), ("right", .right), ("home", .home), ("end", .end),
        ("pgup", .pageUp), ("pageup", .pageUp), ("pgdn", .pageDown), ("pagedown", .pageDown),
    ]

    /// Characters that are written by name.
    private static let named: Set<Character> = [" ", "<", "^"]

    /// Reads the key that a notation begins with, and drops it; `nil` if it begins with none.
    package static func takeKey(from rest: inout Substring) -> Key? {
        guard let first = rest.popFirst() else { return nil }
        switch first {
        case "^": return rest.popFirst().flatMap(control)
        case "<":
            guard let end = rest.firstIndex(of: ">") else { return nil }
            defer { rest = rest[rest.index(after: end)...] }
            return key(named: rest[..<end])
        default: return isPrintable(first) ? .character(first) : nil
        }
    }

    /// The notation of a key.
    static func notation(of key: Key) -> String {
        if case .character(let character) = key.code {
            if !key.control && !key.alt && !named.contains(character) { return String(character) }
            if key.control && !key.alt, control(character) == key { return "^" + character.uppercased() }
        }
        var text = "<"
        if key.control { text += "ctrl-" }
        if key.alt { text += "alt-" }
        return text + name(of: key.code) + ">"
    }

    private static func key(named text: Substring) -> Key? {
        var name = text
        var key = Key(.escape)
        while true {
            let lower = name.lowercased()
            if lower.hasPrefix("ctrl-"), name.count > 5, !key.control {
                key.control = true
                name = name.dropFirst(5)
            } else if lower.hasPrefix("alt-"), name.count > 4, !key.alt {
                key.alt = true
                name = name.dropFirst(4)
            } else {
                break
            }
        }
        if let only = name.first, name.count == 1, key.control || key.alt, isPrintable(only) {
            if key.alt, !key.control, beginsAnswer(only) { return nil }
            key.code = .character(only)
            return key
        }
        let lower = name.lowercased()
        if let found = names.first(where: { $0.name == lower }) {
            if key.alt, !key.control, case .character("^") = found.code { return nil }
            key.code = found.code
            return key
        }
        guard lower.first == "f", let number = Int(lower.dropFirst()), (1...63).contains(number) else { return nil }
        key.code = .function(number)
        return key
    }

    private static func name(of code: Key.Code) -> String {
        switch code {
        case .function(let number): "f\(number)"
        case .character(let character) where character != ">" && !named.contains(character): String(character)
        default: names.first { $0.code == code }?.name ?? ""
        }
    }

    /// The key that `^` and a sign stand for.
    private static func control(_ sign: Character) -> Key? {
        guard let ascii = sign.asciiValue else { return nil }
        switch ascii {
        case 0x61...0x7A: return .control(sign)
        case 0x41...0x5A: return .control(Character(Unicode.Scalar(ascii + 0x20)))
        case 0x40, 0x5C...0x5F: return .control(sign)
        default: return nil
        }
    }

    /// Whether ESC and a character begin a string that a terminal sends: OSC, DCS, SOS, PM or APC.
    package static func beginsAnswer(_ character: Character) -> Bool {
        switch character {
        case "]", "P", "X", "^", "_": true
        default: false
        }
    }

    /// Whether a character stands for itself.
    private static func isPrintable(_ character: Character) -> Bool {
        guard let first = character.unicodeScalars.first else { return false }
        return first.value > 0x20 && !(0x7F...0x9F).contains(first.value)
    }
}

extension Key {
    /// Reads one key, as in `j`, `^D` or `<pgdn>`; `nil` if that is not the notation of exactly one.
    package init?(notation: String) {
        var rest = notation[...]
        guard let key = KeyNotation.takeKey(from: &rest), rest.isEmpty else { return nil }
        self = key
    }

    /// How the key is written.
    package var notation: String { KeyNotation.notation(of: self) }
}
