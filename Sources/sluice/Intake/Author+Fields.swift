import JSON
import Moderation
import Terminal

extension Author {
    /// Reads `{"name", "email"?, "site"?, "address"?}`.
    init(_ node: JSONNode) throws(InputFault) {
        let fields = try ObjectFields(node, "an author", allowed: ["name", "email", "site", "address"])
        self.init(
            name: try fields.requiredText("name"), email: try fields.text("email"), site: try fields.text("site"),
            address: try fields.text("address"))
    }
}

extension Source {
    /// Reads `{"system", "id"}`.
    init(_ node: JSONNode) throws(InputFault) {
        let fields = try ObjectFields(node, "a source", allowed: ["system", "id"])
        self.init(system: try fields.requiredText("system"), id: try fields.requiredText("id"))
    }
}
