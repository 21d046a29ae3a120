import JSON
import Moderation
import Terminal

extension Author {
    /// Reads `{"name", "email"?, "site"?, "address"?}`.
    init(_ node: JSONNode) throws(InputFault) {
        let fields = try ObjectFields(node, "an author", allowed: ["name", "email", "site", "address"])
        self.init(
            name: try fields.requiredText("name"), email: try fields.optionalText("email"),
            site: try fields.optionalText("site"), address: try fields.optionalText("address"))
    }
}

extension Source {
    /// Reads `{"system", "id"}`; `nil` when both are `""`, by which forms say that nothing was filled in.
    init?(_ node: JSONNode) throws(InputFault) {
        let fields = try ObjectFields(node, "a source", allowed: ["system", "id"])
        if try fields.text("system")?.utf8.isEmpty == true, try fields.text("id")?.utf8.isEmpty == true { return nil }
        self.init(system: try fields.requiredText("system"), id: try fields.requiredText("id"))
    }
}
