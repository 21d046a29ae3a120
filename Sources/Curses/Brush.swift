import CNcurses
import Terminal

/// How curses, and the bytes beside it, draw one style.
struct Brush {
    /// For curses.
    var attributes: attr_t
    var pair: Int16
    /// For what is written beside curses.
    var bytes: [UInt8]
}

/// The brushes of all styles, made once.
struct Brushes {
    private var brushes: [Brush]

    /// Makes the brushes; the colours of curses must have been started if there are any.
    init(theme: Theme, hasColors: Bool, capabilities: Capabilities) {
        brushes = []
        let highest = Role.allCases.map { Int($0.rawValue) }.max() ?? 0
        for index in 0..<(highest + 1) * 2 {
            let role = Role(rawValue: UInt8(index / 2)) ?? .text
            let look = theme.look(of: Style(role, isCurrent: index % 2 == 1), hasColors: hasColors)
            var attributes = shim_normal()
            if look.isBold { attributes |= shim_bold() }
            if look.isDim { attributes |= shim_dim() }
            if look.isUnderlined { attributes |= shim_underline() }
            if look.isReversed { attributes |= shim_reverse() }
            brushes.append(
                Brush(
                    attributes: attributes, pair: Int16((look.color?.rawValue ?? -1) + 1),
                    bytes: capabilities.look(
                        bold: look.isBold, dim: look.isDim, underlined: look.isUnderlined, reversed: look.isReversed,
                        color: look.color?.rawValue)))
        }
    }

    /// The brush of a style.
    subscript(style: Style) -> Brush { brushes[Int(style.role.rawValue) * 2 + (style.isCurrent ? 1 : 0)] }
}
