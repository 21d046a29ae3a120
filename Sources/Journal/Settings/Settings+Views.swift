import JSON
import Moderation
import Text

extension Settings {
    /// Takes `views`: in their order, no name and no key twice.
    mutating func readViews(_ members: inout JSONFields) throws(JSONError) {
        guard let nodes = try members.optionalArray("views") else { return }
        var views: [NamedView] = []
        for node in nodes {
            guard views.count < NamedView.most else {
                throw JSONError(position: node.position, reason: "views: at most \(NamedView.most)")
            }
            var members = try JSONFields(node, named: "a view")
            let name = try members.text("name")
            let key = try members.optionalText("key")
            let query = try members.text("query")
            let order = try members.optionalText("order")
            try members.end()
            guard NamedView.canBeNamed(name.text) else {
                throw name.mistake("name: expected one line of 1 to \(NamedView.longestName) bytes, without \"")
            }
            guard views.named(name.text) == nil else { throw name.mistake("name: another view has the same one") }
            var view = NamedView(name: name.text, query: try query.query(of: "view"))
            if let key {
                guard let sign = NamedView.keys.first(where: { String($0).utf8.elementsEqual(key.text.utf8) }) else {
                    throw key.mistake("key: expected one of \(String(NamedView.keys))")
                }
                guard views.keyed(sign) == nil else { throw key.mistake("key: another view has the same one") }
                view.key = sign
            }
            if let order {
                let known = Order.allCases.map(\.rawValue).joined(separator: ", ")
                view.order = try order.value(orSay: "order: expected one of \(known)") { Order(rawValue: $0) }
            }
            views.append(view)
        }
        self.views = views
    }
}

extension JSONText {
    /// Reads the text as a query that names no view.
    fileprivate func query(of what: String) throws(JSONError) -> Query {
        let query: Query
        do throws(QueryError) {
            query = try Query(text)
        } catch {
            let reason = error.problem.english(hasSuggestion: error.suggestion != nil)
            let meant = error.suggestion.map { "; did you mean \"\($0)\"?" } ?? ""
            throw mistake("query, column \(error.column): \(reason)\(meant)")
        }
        guard !query.namesView else { throw mistake("query: a \(what)'s query can't name a view") }
        return query
    }
}
