import Moderation
package import Terminal

/// The place where an action's keys count: the screen on top.
package enum Scope: CaseIterable, Sendable {
    case list, full, help, history, statistics, releases, messages

    static let comments: Set<Scope> = [.list, .full]
    static let everywhere = Set(Scope.allCases)
    static let over: Set<Scope> = [.help, .history, .statistics, .releases, .messages]
}

/// Whether an action can be done now, or why not.
package enum Availability: Equatable {
    case yes
    /// One clause without a full stop, such as "already pending".
    case no(DisplayText)
}

/// What made an action run: a key and when it came, or its name on the command line.
struct Press {
    var key: Key?
    var at: Int64
}

/// Something that the moderator can do: the one source of the key map, the hints, the help, the completion of `:`,
/// the man page and the README's table.
package struct Action: Sendable {
    package let id: ActionID
    /// Its keys unless settings say otherwise, in key notation.
    package let keys: [String]
    package let scopes: Set<Scope>
    let available: @Sendable (Model) -> Availability
    let perform: @Sendable (inout Model, Press) -> [Effect]

    init(
        _ id: ActionID, keys: [String], in scopes: Set<Scope>,
        available: @escaping @Sendable (Model) -> Availability = { _ in .yes },
        perform: @escaping @Sendable (inout Model, Press) -> [Effect]
    ) {
        self.id = id
        self.keys = keys
        self.scopes = scopes
        self.available = available
        self.perform = perform
    }
}
