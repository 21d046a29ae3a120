package import Wording

/// All actions, each once, in the order of the help.
package enum Registry {
    package static let all: [Action] = deciding + moving + tagging + finding + looking + program

    private static let byID: [ActionID: Action] = Dictionary(
        all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    /// The action that goes by a name on the line after `:`, which opens that line and so is none of its words.
    static func action(named name: String) -> Action? {
        all.first {
            ($0.id.rawValue.utf8.elementsEqual(name.utf8) || $0.verb?.utf8.elementsEqual(name.utf8) ?? false)
                && $0.id != .command
        }
    }

    /// The action of a name; every name has one, which a test checks.
    package static func action(_ id: ActionID) -> Action? { byID[id] }
}
