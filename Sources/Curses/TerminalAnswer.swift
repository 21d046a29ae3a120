package import Terminal

/// What a terminal has told about itself when it was asked.
package enum TerminalAnswer: Hashable, Sendable {
    /// The colour of its ground.
    case ground(Ground)
    /// Its kind and version, as it gives them when asked for its secondary attributes.
    case kind(Int, version: Int)

    /// What to ask: the colour of the ground, then the kind. Nearly all terminals answer the second.
    static let question = Array("\u{1B}]11;?\u{1B}\\\u{1B}[>c".utf8)

    /// Whether a terminal can be asked: others would print the question. The names are the beginnings of `TERM`.
    static func canBeAsked(_ term: String) -> Bool {
        names.contains { term.hasPrefix($0) }
    }

    private static let names = [
        "xterm", "rxvt", "tmux", "foot", "alacritty", "konsole", "vte", "gnome", "kitty", "st-", "mlterm", "mintty",
        "wezterm",
        "contour", "ghostty",
    ]

    /// Reads a string of the terminal's, without its frame: `11;rgb:ffff/ffff/ffff`, with one to four digits a part.
    init?(string: [UInt8]) {
        let fields = string.split(separator: UInt8(ascii: ";"), maxSplits: 1)
        guard fields.count == 2, fields[0].elementsEqual("11".utf8),
            let colon = fields[1].firstIndex(of: UInt8(ascii: ":")), fields[1].starts(with: "rgb".utf8)
        else { return nil }
        let parts = fields[1][(colon + 1)...].split(separator: UInt8(ascii: "/")).prefix(3).compactMap {
            digits -> Double? in
            guard (1...4).contains(digits.count), let value = Int(String(decoding: digits, as: UTF8.self), radix: 16)
            else { return nil }
            return Double(value) / Double(1 << (4 * digits.count) - 1)
        }
        guard parts.count == 3 else { return nil }
        self = .ground(Ground(red: parts[0], green: parts[1], blue: parts[2]))
    }

    /// Reads the numbers of a report of kind and version.
    init?(numbers: [Int]) {
        guard numbers.count >= 2 else { return nil }
        self = .kind(numbers[0], version: numbers[1])
    }

    /// Whether it is xterm, even if it claims to be another.
    var isXterm: Bool {
        guard case .kind(let kind, let version) = self else { return false }
        return [0, 1, 2, 18, 19, 24, 32, 41, 61, 64, 65].contains(kind) && (200...999).contains(version)
    }

    /// Whether it turns right-to-left text around and obeys a left-to-right mark: VTE since 0.58, and Konsole.
    var isTurning: Bool {
        guard case .kind(let kind, let version) = self else { return false }
        return (kind == 1 || kind == 61 || kind == 65) && (5_800...9_999).contains(version)
            || (kind == 0 || kind == 1) && version == 115
    }
}
