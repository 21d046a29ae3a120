import CNcurses

/// What the terminal can do, as bytes to send: read from terminfo once, so that nothing has to be looked up where
/// memory may not be allocated.
struct Capabilities {
    /// How many colours are used; 0 if none.
    let colors: Int
    private let setForeground: String?
    private let reset: [UInt8]
    private let bold: [UInt8]
    private let dim: [UInt8]
    private let underline: [UInt8]
    private let reverse: [UInt8]
    private let position: String
    /// If the terminal has no second screen: leads to a new row for what comes after this program.
    let newRow: [UInt8]
    /// Leaves the modes of keypad and screen, shows the cursor, resets colours: what a shell expects to find.
    let restore: [UInt8]
    /// Whether it understands the control sequences of ECMA-48, and so the switches of xterm, which other terminals ignore.
    let isANSI: Bool
    /// What the terminal's named keys send.
    let keys: [(sequence: [UInt8], name: String)]

    /// Switches bracketed paste.
    static let pasteOn = Array("\u{1B}[?2004h".utf8)
    static let pasteOff = Array("\u{1B}[?2004l".utf8)
    /// Switch off, and on again, that a text which reaches the edge goes on in the next row.
    let wrapOff: [UInt8]
    let wrapOn: [UInt8]
    /// Switches the report of buttons and wheel.
    static let mouseOn = Array("\u{1B}[?1000h\u{1B}[?1006h".utf8)
    static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)

    /// Makes a key with alt send ESC and the key, which xterm has to be told: by default it sends a letter, `â` for
    /// alt and b. The earlier setting is saved there, and restored.
    static let altOn = Array("\u{1B}[?1036;1039s\u{1B}[?1036h\u{1B}[?1039h".utf8)
    static let altOff = Array("\u{1B}[?1036;1039r".utf8)

    /// Asks terminfo, which must have been set up.
    init(colors: Int) {
        reset = Capabilities.bytes("sgr0")
        bold = Capabilities.bytes("bold")
        dim = Capabilities.bytes("dim")
        underline = Capabilities.bytes("smul")
        reverse = Capabilities.bytes("rev")
        position = Capabilities.string("cup") ?? ""
        isANSI = position.contains("\u{1B}[")
        self.colors = colors
        setForeground = colors >= 8 ? Capabilities.string("setaf") : nil
        wrapOff = isANSI ? Array("\u{1B}[?7l".utf8) : []
        wrapOn = isANSI ? Array("\u{1B}[?7h".utf8) : []
        var restore = isANSI ? wrapOn + Capabilities.mouseOff + Capabilities.pasteOff : []
        restore += reset + Capabilities.bytes("op") + Capabilities.bytes("rmkx")
        newRow = Capabilities.string("rmcup") == nil ? Array("\r\n".utf8) : []
        restore += Capabilities.bytes("rmcup") + newRow
        restore += Capabilities.bytes("cnorm")
        self.restore = restore
        keys = Capabilities.namesOfKeys.compactMap { name in
            let sequence = Capabilities.bytes(name)
            return sequence.count > 1 && sequence[0] == 0x1B ? (sequence, name) : nil
        }
    }

    /// Moves the cursor.
    func position(row: Int, column: Int) -> [UInt8] {
        position.withCString { Capabilities.bytes(of: shim_filled($0, row, column)) }
    }

    /// Switches to a style from any other.
    func look(bold isBold: Bool, dim isDim: Bool, underlined: Bool, reversed: Bool, color: Int?) -> [UInt8] {
        var bytes = reset
        if isBold { bytes += bold }
        if isDim { bytes += dim }
        if underlined { bytes += underline }
        if reversed { bytes += reverse }
        if let color, let setForeground { bytes += Capabilities.bytes(of: shim_filled(setForeground, color, 0)) }
        return bytes
    }

    private static let namesOfKeys =
        [
            "kcuu1", "kcud1", "kcub1", "kcuf1", "khome", "kend", "kpp", "knp", "kich1", "kdch1", "kcbt",
        ] + (1...24).map { "kf\($0)" }

    /// A terminfo string as it is, or `nil`.
    static func string(_ name: String) -> String? {
        shim_string(name).map { String(cString: $0) }
    }

    private static func bytes(_ name: String) -> [UInt8] { bytes(of: shim_string(name)) }

    /// A terminfo string without its notes about how long to wait, which no terminal has needed for decades.
    private static func bytes(of string: UnsafePointer<CChar>?) -> [UInt8] {
        guard let string else { return [] }
        var bytes: [UInt8] = []
        var rest = String(cString: string).utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "$"), rest.first == UInt8(ascii: "<"),
                let end = rest.firstIndex(of: UInt8(ascii: ">"))
            {
                rest = rest[rest.index(after: end)...]
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}
