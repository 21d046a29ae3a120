import Moderation
import Terminal
import Text
import Wording

/// Which key does what on which screen: the registry's keys, and those that the settings bind.
struct KeyMap: Sendable {
    private var actions: [Scope: [Key: ActionID]] = [:]
    /// The argument of a key's action, where the settings bind the two together: `"reject spam"`.
    private var arguments: [Scope: [Key: String]] = [:]
    private var keys: [ActionID: [Key]] = [:]

    /// A mistake in the settings' `keys`: that member is left out, and the default is used.
    struct Problem {
        var name: String
        var problem: KeyProblem
    }

    /// What the settings bind to keys: an action, perhaps with an argument.
    private struct Binding {
        var action: Action
        var argument: String
        var name: String
        var keys: [Key]
    }

    /// Binds what the settings say; after a mistake the action keeps its own keys, and the mistake is told.
    static func make(from settings: [String: [String]]) -> (KeyMap, [Problem]) {
        var problems: [Problem] = []
        let bindings = bindings(settings, &problems)
        var bound: [ActionID: [Key]] = [:]
        for binding in bindings where binding.argument.isEmpty { bound[binding.action.id] = binding.keys }
        var map = KeyMap()
        // The actions that the settings bind come last, so that a key which is taken names its owner.
        for action in Registry.all where bound[action.id] == nil {
            map.bind(action, to: action.keys.compactMap { Key(notation: $0) })
        }
        for action in Registry.all {
            guard let own = bound[action.id] else { continue }
            if let (key, owner) = map.owner(ofAnyOf: own, on: action), owner != action.id {
                problems.append(Problem(name: action.id.rawValue, problem: .taken(key.notation, owner)))
                map.bind(action, to: action.keys.compactMap { Key(notation: $0) })
            } else {
                map.bind(action, to: own)
            }
        }
        for binding in bindings where !binding.argument.isEmpty {
            if let (key, owner) = map.owner(ofAnyOf: binding.keys, on: binding.action) {
                problems.append(Problem(name: binding.name, problem: .taken(key.notation, owner)))
                continue
            }
            for scope in binding.action.scopes {
                for key in binding.keys {
                    map.actions[scope, default: [:]][key] = binding.action.id
                    map.arguments[scope, default: [:]][key] = binding.argument
                }
            }
        }
        return (map, problems)
    }

    /// Reads the settings; what can't be read is left out and told.
    private static func bindings(_ settings: [String: [String]], _ problems: inout [Problem]) -> [Binding] {
        var bindings: [Binding] = []
        for (name, notations) in settings.sorted(by: { $0.key < $1.key }) {
            let word = String(name.prefix { $0 != " " })
            let argument = String(name.dropFirst(word.count)).trimmed
            guard let id = ActionID(rawValue: word), let action = Registry.action(id) else {
                problems.append(Problem(name: name, problem: .unknownAction))
                continue
            }
            guard argument.isEmpty || action.argument != nil else {
                problems.append(Problem(name: name, problem: .takesNothing(word)))
                continue
            }
            var keys: [Key] = []
            for notation in notations {
                guard let key = Key(notation: notation) else {
                    problems.append(Problem(name: name, problem: .badNotation(notation)))
                    continue
                }
                keys.append(key)
            }
            if !keys.isEmpty { bindings.append(Binding(action: action, argument: argument, name: name, keys: keys)) }
        }
        return bindings
    }

    func action(_ key: Key, in scope: Scope) -> ActionID? { actions[scope]?[key] }

    /// Whether a key does an action on some screen, with or without an argument.
    func isKey(_ key: Key, of id: ActionID) -> Bool { actions.values.contains { $0[key] == id } }

    /// The argument that the settings bind to a key together with its action.
    func argument(_ key: Key, in scope: Scope) -> String? { arguments[scope]?[key] }

    /// The first key of an action, as it is written in hints; `nil` when it has none.
    func notation(_ id: ActionID) -> String? { keys[id]?.first.map(\.title) }

    func keys(of id: ActionID) -> [Key] { keys[id] ?? [] }

    private mutating func bind(_ action: Action, to own: [Key]) {
        keys[action.id] = own
        for scope in action.scopes {
            for key in own where actions[scope]?[key] == nil {
                actions[scope, default: [:]][key] = action.id
            }
        }
    }

    /// The action that already has one of some keys, on a screen where `action` counts too.
    private func owner(ofAnyOf own: [Key], on action: Action) -> (Key, ActionID)? {
        for scope in action.scopes {
            for key in own {
                if let owner = actions[scope]?[key] { return (key, owner) }
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
