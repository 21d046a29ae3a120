import Moderation
package import Terminal
package import Wording

/// Which key does what on which screen: the registry's keys, with those that settings bind elsewhere.
package struct KeyMap: Sendable {
    private var actions: [Scope: [Key: ActionID]] = [:]
    private var keys: [ActionID: [Key]] = [:]

    /// Something in the settings' `keys` that was left out, the default used instead.
    struct Problem {
        var name: String
        var problem: KeyProblem
    }

    /// Binds what the settings say; a mistake leaves that action with its own keys and is told.
    static func make(from settings: [String: [String]]) -> (KeyMap, [Problem]) {
        var problems: [Problem] = []
        var bound: [ActionID: [Key]] = [:]
        for (name, notations) in settings.sorted(by: { $0.key < $1.key }) {
            guard let id = ActionID(rawValue: name) else {
                problems.append(Problem(name: name, problem: .unknownAction))
                continue
            }
            var own: [Key] = []
            for notation in notations {
                guard let key = Key(notation: notation) else {
                    problems.append(Problem(name: name, problem: .badNotation(notation)))
                    continue
                }
                own.append(key)
            }
            if !own.isEmpty { bound[id] = own }
        }
        var map = KeyMap()
        // Those that settings bind come last, so that a key which is taken names its owner.
        for action in Registry.all where bound[action.id] == nil {
            map.bind(action, to: action.keys.compactMap { Key(notation: $0) })
        }
        for action in Registry.all {
            guard let own = bound[action.id] else { continue }
            if let (key, owner) = map.conflict(action, own, rebound: bound) {
                problems.append(Problem(name: action.id.rawValue, problem: .taken(key.notation, owner)))
                map.bind(action, to: action.keys.compactMap { Key(notation: $0) })
            } else {
                map.bind(action, to: own)
            }
        }
        return (map, problems)
    }

    package func action(_ key: Key, in scope: Scope) -> ActionID? { actions[scope]?[key] }

    /// The first key of an action, as it is written in hints; `nil` when it has none.
    package func notation(_ id: ActionID) -> String? { keys[id]?.first.map(\.title) }

    package func keys(of id: ActionID) -> [Key] { keys[id] ?? [] }

    private mutating func bind(_ action: Action, to own: [Key]) {
        keys[action.id] = own
        for scope in action.scopes {
            for key in own where actions[scope]?[key] == nil {
                actions[scope, default: [:]][key] = action.id
            }
        }
    }

    private func conflict(_ action: Action, _ own: [Key], rebound: [ActionID: [Key]]) -> (Key, ActionID)? {
        for scope in action.scopes {
            for key in own {
                if let owner = actions[scope]?[key], owner != action.id { return (key, owner) }
            }
        }
        return nil
    }
}

extension Key {
    /// The key as hints and help write it: `Space`, `Enter`, `^T`.
    var title: String {
        switch code {
        case .character(" ") where !control && !alt: "Space"
        case .enter: "Enter"
        case .tab: "Tab"
        case .escape: "Esc"
        case .backspace: "Backspace"
        case .delete: "Delete"
        case .up: "↑"
        case .down: "↓"
        case .left: "←"
        case .right: "→"
        case .home: "Home"
        case .end: "End"
        case .pageUp: "PgUp"
        case .pageDown: "PgDn"
        default: notation
        }
    }
}
