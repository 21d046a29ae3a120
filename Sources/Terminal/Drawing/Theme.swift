/// Something in the settings' `theme` that is left out; the built-in look is used instead.
package enum ThemeProblem: Hashable, Sendable {
    case unknownRole(String)
    /// Hidden characters must not be made to look like text.
    case fixedRole(String)
    case badLook(role: String, String)
}

/// The look of every role, with colours and without.
package struct Theme: Hashable, Sendable {
    /// The looks that settings have changed.
    private var changed: [Role: Look] = [:]
    /// The terminal's ground, if settings name it.
    package private(set) var ground: Ground?

    package init() {}

    /// Takes the looks of roles from settings.
    ///
    /// - Parameter words: By the role's name, as in `found` and `yellow underline`; `dark` or `light` for `ground`.
    package static func read(_ words: [String: String]) -> (theme: Theme, problems: [ThemeProblem]) {
        var theme = Theme()
        var problems: [ThemeProblem] = []
        for (name, words) in words.sorted(by: { $0.key < $1.key }) {
            let role = Role.allCases.first { "\($0)" == name }
            if name == "ground", let ground = Ground(rawValue: words) {
                theme.ground = ground
            } else if role == nil, name != "ground" {
                problems.append(.unknownRole(name))
            } else if role == .hidden {
                problems.append(.fixedRole(name))
            } else if let role, let look = Look(words: words) {
                theme.changed[role] = look
            } else {
                problems.append(.badLook(role: name, words))
            }
        }
        return (theme, problems)
    }

    /// The look of a style.
    ///
    /// - Parameter hasColors: Without them, a colour is dropped, and what would then look like plain text is marked
    ///   in another way where it has to be.
    package func look(of style: Style, hasColors: Bool) -> Look {
        var look = changed[style.role] ?? (hasColors ? Theme.colored(style.role) : Theme.plain(style.role))
        if !hasColors { look.color = nil }
        // In a reversed row everything is turned around, so that what is reversed remains the exception.
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
