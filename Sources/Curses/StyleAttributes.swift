import CNcurses
import Terminal

/// How curses, and the bytes written past it, draw one style.
struct StyleAttributes: Equatable {
    /// For curses.
    var attributes: attr_t
    var pair: Int16
    /// For what is written past curses.
    var bytes: [UInt8]
}

/// The attributes of all styles, made once for a ground.
struct StyleTable: Equatable {
    private var styles: [StyleAttributes]
    /// The shade of every pair of colours.
    private var shades: [Int16: Int16] = [:]

    /// Makes the table.
    ///
    /// - Parameter ground: The colour of the terminal's ground, if it is known.
    init(theme: Theme, ground: Ground?, hasColors: Bool, capabilities: Capabilities) {
        styles = []
        let highest = Role.allCases.map { Int($0.rawValue) }.max() ?? 0
        for index in 0..<(highest + 1) * 2 {
            let role = Role(rawValue: UInt8(index / 2)) ?? .text
            let look = theme.look(of: Style(role, isCurrent: index % 2 == 1), hasColors: hasColors)
            var attributes = shim_normal()
            if look.isBold { attributes |= shim_bold() }
            if look.isDim { attributes |= shim_dim() }
            if look.isUnderlined { attributes |= shim_underline() }
            if look.isReversed { attributes |= shim_reverse() }
            let shade = look.color?.shade(on: ground, of: capabilities.colors)
            let pair = shade == nil ? 0 : Int16((look.color?.rawValue ?? -1) + 1)
            if let shade { shades[pair] = Int16(truncatingIfNeeded: shade) }
            styles.append(
                StyleAttributes(
                    attributes: attributes, pair: pair,
                    bytes: capabilities.look(
                        bold: look.isBold, dim: look.isDim, underlined: look.isUnderlined, reversed: look.isReversed,
                        color: shade)))
        }
    }

    /// Tells curses the shades; its colours must have been started.
    func mixColors() {
        guard !shades.isEmpty else { return }
        let background: Int16 = use_default_colors() == OK ? -1 : 0
        for (pair, shade) in shades { init_pair(pair, shade, background) }
    }

    /// The attributes of a style.
    subscript(style: Style) -> StyleAttributes { styles[Int(style.role.rawValue) * 2 + (style.isCurrent ? 1 : 0)] }
}
