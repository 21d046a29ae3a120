package import Wording

/// All actions, each once, in the order of the help.
package enum Registry {
    package static let all: [Action] = deciding + moving + tagging + finding + looking + program

    private static let byID: [ActionID: Action] = Dictionary(
        all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

    /// The action of a name; every name has one, which a test checks.
    package static func action(_ id: ActionID) -> Action? { byID[id] }
}
