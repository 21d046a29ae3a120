/// The look of every role, with colours and without.
package struct Theme: Hashable, Sendable {
    /// What settings have changed.
    private var changed: [Role: Look] = [:]
    /// What the terminal writes on, if settings say so.
    package private(set) var ground: Ground?

    package init() {}

    /// Takes the looks of roles from settings.
    ///
    /// - Parameter words: By the role's name, as in `found` and `yellow underline`; `dark` or `light` for `ground`.
    /// - Returns: The theme, and the names whose role or look doesn't exist; these keep the built-in look.
    package static func read(_ words: [String: String]) -> (theme: Theme, mistakes: [String]) {
        var theme = Theme()
        var mistakes: [String] = []
        for (name, look) in words.sorted(by: { $0.key < $1.key }) {
            if name == "ground", let ground = Ground(rawValue: look) {
                theme.ground = ground
                continue
            }
            // What is hidden must not be made to look like text.
            if let role = Role.allCases.first(where: { "\($0)" == name }), role != .hidden, let look = Look(words: look)
            {
                theme.changed[role] = look
            } else {
                mistakes.append(name)
            }
        }
        return (theme, mistakes)
    }

    /// The look of a style.
    ///
    /// - Parameter hasColors: Without them, a colour is dropped, and what would then look like plain text is told by other
    ///   means where it has to be.
    package func look(of style: Style, hasColors: Bool) -> Look {
        var look = changed[style.role] ?? (hasColors ? Theme.colored(style.role) : Theme.plain(style.role))
        if !hasColors { look.color = nil }
        // In a reversed row everything is turned around, so that the reversed remains the exception.
        if style.isCurrent { look.isReversed = style.role == .current || !look.isReversed }
        return look
    }

    private static func colored(_ role: Role) -> Look {
        switch role {
        case .text, .field: Look()
        // The first line and the row below it must not melt into one.
        case .bar: Look(.cyan, reversed: true)
        case .current: Look(reversed: true)
        case .tagged: Look(.cyan, bold: true)
        case .quiet: Look(dim: true)
        case .strong: Look(bold: true)
        case .approved, .inserted: Look(.green)
        case .rejected, .removed: Look(.red)
        case .deferred: Look(.yellow)
        case .found: Look(.yellow, underlined: true)
        case .hidden: Look(.magenta, reversed: true)
        case .error: Look(.red, bold: true)
        }
    }

    private static func plain(_ role: Role) -> Look {
        switch role {
        case .text, .field, .quiet, .approved, .rejected, .deferred: Look()
        case .bar: Look(bold: true, underlined: true)
        case .current, .hidden: Look(reversed: true)
        case .strong, .tagged, .error: Look(bold: true)
        case .found, .removed, .inserted: Look(underlined: true)
        }
    }
}
